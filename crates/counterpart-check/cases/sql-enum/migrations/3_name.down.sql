ALTER TYPE public.service RENAME VALUE 'twilio_sid' TO 'twilio';

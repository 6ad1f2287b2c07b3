ALTER TYPE public.service RENAME VALUE 'twilio' TO 'twilio_sid';

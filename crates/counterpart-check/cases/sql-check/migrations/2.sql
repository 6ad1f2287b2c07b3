ALTER TABLE keys DROP CONSTRAINT keys_name_check;
ALTER TABLE keys ADD CONSTRAINT keys_name_known
  CHECK (name = ANY (ARRAY['github'::text, 'openai'::text, 'twilio_sid'::text]));

ALTER DOMAIN service DROP CONSTRAINT service_check;
ALTER DOMAIN service ADD CONSTRAINT known CHECK (VALUE IN ('github', 'openai', 'stripe', 'twilio_sid'));

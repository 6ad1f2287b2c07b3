ALTER TABLE keys DROP CONSTRAINT known;
ALTER TABLE keys ADD CONSTRAINT known CHECK (name IN ('github', 'openai', 'stripe', 'twilio_sid'));

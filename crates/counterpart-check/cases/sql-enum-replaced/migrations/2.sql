ALTER TYPE service RENAME TO service_old;
CREATE TYPE service AS ENUM ('github', 'openai', 'stripe', 'twilio_sid');
ALTER TABLE keys ALTER COLUMN name TYPE service USING name::text::service;
DROP TYPE service_old;

-- migrate:up
CREATE TYPE service AS ENUM ('github', 'openai', 'stripe', 'twilio_sid');

-- migrate:down
DROP TYPE service;

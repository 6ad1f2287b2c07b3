CREATE TYPE service AS ENUM ('github', 'openai', 'stripe', 'twilio_sid', 'slack');
CREATE TABLE keys (name service);

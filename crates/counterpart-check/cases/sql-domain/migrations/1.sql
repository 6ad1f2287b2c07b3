CREATE DOMAIN service AS text CHECK (VALUE IN ('github', 'openai'));
CREATE TABLE keys (name service);

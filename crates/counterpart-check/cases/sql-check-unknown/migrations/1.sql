CREATE TABLE keys (name text CHECK (name IN ('github', 'openai') OR name ~ '^(stripe|twilio)'));

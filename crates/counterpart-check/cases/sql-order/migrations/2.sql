CREATE TABLE keys (name text, CONSTRAINT known CHECK (name IN ('github', 'openai')));

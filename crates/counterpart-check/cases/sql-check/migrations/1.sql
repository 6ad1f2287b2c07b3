CREATE TABLE keys (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (name IN ('github', 'openai', 'stripe'))
);

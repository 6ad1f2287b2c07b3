CREATE TABLE IF NOT EXISTS people (
  id text PRIMARY KEY,
  full_name text,
  state text,
  old text
);

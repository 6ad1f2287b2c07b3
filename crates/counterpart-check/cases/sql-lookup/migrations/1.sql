CREATE TABLE services (name text PRIMARY KEY, label text);
INSERT INTO services (name, label) VALUES
  ('github', 'GitHub'),
  ('open_ai', 'OpenAI'),
  ('slack', NULL);
CREATE TABLE keys (service text NOT NULL REFERENCES services);

CREATE TYPE key AS ENUM ('github', 'openai', 'stripe');
CREATE TYPE kept AS ENUM ('github', 'openai', 'stripe');
CREATE TABLE rows (
  name text CHECK (name IN ('github', 'openai', 'stripe')),
  other text CHECK (other IN ('github', 'openai', 'stripe')),
  CONSTRAINT not_yet CHECK (name <> 'stripe'),
  CONSTRAINT no_longer CHECK (other <> 'stripe')
);
ALTER TABLE rows DROP CONSTRAINT no_longer;
DELETE FROM pg_enum WHERE enumlabel = 'stripe' AND enumtypid = 'key'::regtype;

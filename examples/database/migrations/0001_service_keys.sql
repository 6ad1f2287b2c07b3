-- The keys of outside services, one row for each that was ever set.

CREATE TYPE service_key_name AS ENUM (
  'github',
  'supabase',
  'vercel',
  'openai',
  'anthropic',
  'stripe',
  'twilio_sid',
  'twilio_auth',
  'resend'
);

CREATE TABLE service_keys (
  account_id uuid NOT NULL,
  name service_key_name NOT NULL,
  -- Encrypted by the server; NULL is a key that was removed.
  value bytea,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, name)
);

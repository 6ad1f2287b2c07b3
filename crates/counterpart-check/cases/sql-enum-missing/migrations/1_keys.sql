CREATE TYPE service AS ENUM (
  'github',
  'opnai',
  'stripe'
);
CREATE TABLE keys (name service NOT NULL);

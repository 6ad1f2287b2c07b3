DO $$ BEGIN
  CREATE TYPE service AS ENUM ('github', 'openai', 'stripe');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;

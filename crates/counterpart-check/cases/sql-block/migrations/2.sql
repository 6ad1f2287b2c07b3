DO $$ BEGIN
  IF current_setting('app.beta') = 'on' THEN
    ALTER TYPE service ADD VALUE 'twilio_sid';
  END IF;
END $$;

-- Voice, errors and pictures; and keys that come from the environment of the server.

ALTER TYPE service_key_name ADD VALUE 'vapi';
ALTER TYPE service_key_name ADD VALUE 'sentry';
ALTER TYPE service_key_name ADD VALUE 'cloudinary';
ALTER TYPE service_key_name ADD VALUE 'pexels';
ALTER TYPE service_key_name ADD VALUE 'midjourney';

ALTER TABLE sync_results DROP CONSTRAINT sync_results_source;
ALTER TABLE sync_results
  ADD CONSTRAINT sync_results_source CHECK (source IN ('server', 'local', 'env'));

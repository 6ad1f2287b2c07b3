ALTER TYPE service ADD VALUE IF NOT EXISTS 'stripe' AFTER 'openai';
ALTER TYPE service ADD VALUE 'twilio';

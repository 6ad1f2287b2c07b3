CREATE TABLE other (a text,,);
CREATE TYPE service AS ENUM ('github', 'openai', 'stripe');

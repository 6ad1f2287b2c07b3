UPDATE services SET name = 'openai' WHERE name = 'open_ai';
DELETE FROM services WHERE name IN ('slack');
INSERT INTO services VALUES ('stripe', 'Stripe') ON CONFLICT DO NOTHING;

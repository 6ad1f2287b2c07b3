CREATE TABLE t (id int, key text CHECK (key IN ('github', 'openai', 'stripe')), CONSTRAINT t_other FOREIGN KEY (id) REFERENCES other (id));
ALTER TABLE t
    ALTER CONSTRAINT t_other NOT DEFERRABLE INITIALLY IMMEDIATE,
    DROP CONSTRAINT t_key_check,
    ADD CHECK (key IN ('github', 'openai', 'stripe', 'twilio_sid'));

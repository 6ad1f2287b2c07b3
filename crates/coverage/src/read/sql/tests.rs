//! Each form of SQL, and what a folder of files declares.

use std::path::Path;

use crate::read::shown;

fn declares(files: &[&str]) -> String {
    let facts: Vec<_> = files.iter().map(|text| super::read(Path::new("1.up.sql"), text)).collect();
    let problems: String = facts.iter().map(shown::facts).collect();
    shown::merged(&super::merged(&facts.iter().collect::<Vec<_>>())) + &problems
}

#[test]
fn try_out() {
    println!(
        "{}",
        declares(&[
            "CREATE TYPE public.service AS ENUM ('github', 'gitlab');\nCREATE TABLE IF NOT EXISTS keys (id serial primary key, name service NOT NULL, kind text CHECK (kind IN ('a', 'b') OR kind IS NULL), \"serviceKey\" text, level int, CONSTRAINT lv CHECK (level = ANY (ARRAY[1,2])), CHECK ((kind = 'a' AND level IS NULL) OR (kind = 'b' AND level IS NOT NULL)));",
            "ALTER TYPE service ADD VALUE IF NOT EXISTS 'openai' BEFORE 'gitlab'; ALTER TYPE service RENAME VALUE 'github' TO 'gh';\n-- migrate:down\nDROP TYPE service;",
            "ALTER TABLE keys DROP CONSTRAINT keys_kind_check; ALTER TABLE keys ADD CONSTRAINT k2 CHECK (((kind)::text = ANY ((ARRAY['a'::character varying, 'c'::character varying])::text[])));",
            "DO $$ BEGIN CREATE TYPE mood AS ENUM ('sad', 'ok'); EXCEPTION WHEN duplicate_object THEN null; END $$;\nDO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'm2') THEN CREATE TYPE m2 AS ENUM ('x'); END IF; END $$;",
            "CREATE TABLE services (name text primary key, label text);\nINSERT INTO services (name, label) VALUES ('github', 'GitHub'), ('gitlab', NULL);\nDELETE FROM services WHERE name = 'gitlab'; UPDATE services SET name = 'gh' WHERE name = 'github';\nALTER TABLE keys ADD COLUMN svc text REFERENCES services;",
            "CREATE DOMAIN dom AS text CONSTRAINT d1 CHECK (VALUE IN ('p', 'q'));\nALTER DOMAIN dom DROP CONSTRAINT d1; ALTER DOMAIN dom ADD CONSTRAINT d2 CHECK (VALUE IN ('p','q','r'));",
            "CREATE TABLE `m` (`id` int AUTO_INCREMENT, `s` ENUM('it''s', 'b\\'c') NOT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB;\nALTER TABLE `m` MODIFY COLUMN `s` ENUM('x','y');",
            "SELECT garbage FROM; CREATE TABLE broken (a text,,); CREATE TABLE fine (b text);",
            "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO services VALUES ('no'); END; $$ LANGUAGE plpgsql;\nCREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO services VALUES ('no'); END;\nCOPY services (name) FROM stdin;\nslack\n\\.\n ALTER TABLE fine RENAME TO better; ALTER TABLE better RENAME COLUMN b TO c;",
        ])
    );
}

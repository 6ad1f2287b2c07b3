//! Each form of SQL, and what a folder of files declares.

use std::path::Path;

use crate::facts::Part;
use crate::read::shown;

/// What files declare together, then the places of what cannot be parsed.
#[track_caller]
fn declares(files: &[&str], expected: &str) {
    let read = |text: &&str| super::read(Path::new("1.up.sql"), text);
    let facts: Vec<_> = files.iter().map(read).collect();
    let merged = shown::merged(&super::merged(&facts.iter().collect::<Vec<_>>()));
    let problems: String = facts.iter().map(shown::facts).collect();
    let text = merged + &problems;
    let lines = |text: &str| {
        let lines = text.lines().map(|line| line.trim().to_owned());
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(lines(&text), lines(expected), "{files:?}");
}

#[test]
fn an_enum_is_changed_by_later_files() {
    declares(
        &[
            "CREATE TYPE public.service AS ENUM ('github', 'gitlab');",
            "alter type service add value if not exists 'openai' before 'gitlab';
             ALTER TYPE service ADD VALUE IF NOT EXISTS 'github';
             ALTER TYPE public.\"service\" ADD VALUE 'x' AFTER 'github';",
            "ALTER TYPE service RENAME VALUE 'github' TO 'gh'; ALTER TYPE service RENAME TO svc;",
        ],
        r#"svc: variants ["gh"@2 "x"@1 "openai"@1 "gitlab"@0]"#,
    );
    // The way to take a value out of an enum.
    declares(
        &[
            "CREATE TYPE s AS ENUM ('a', 'b'); CREATE TABLE t (c s NOT NULL DEFAULT 'a', d s[]);",
            "ALTER TYPE s RENAME TO s_old; CREATE TYPE s AS ENUM ('a');
             ALTER TABLE t ALTER COLUMN c TYPE s USING c::text::s; DROP TYPE s_old;",
        ],
        r#"s: variants ["a"@1]
           t: fields ["c"@0 "d"@0]
           t.c: variants ["a"@1]"#,
    );
}

#[test]
fn checks_list_what_they_admit() {
    for (check, expected) in [
        ("c IN ('a', 'b')", Some(r#"["a"@0 "b"@0]"#)),
        ("c = ANY (ARRAY['a', 'b'])", Some(r#"["a"@0 "b"@0]"#)),
        ("((c)::text = ANY ((ARRAY['a'::character varying])::text[]))", Some(r#"["a"@0]"#)),
        ("c = ANY ('{a,b}'::text[])", Some(r#"["a"@0 "b"@0]"#)),
        ("c = 'a' OR c = 'b' OR c IS NULL", Some(r#"["a"@0 "b"@0]"#)),
        ("c IN ('a', 'b') AND c <> 'b'", Some(r#"["a"@0]"#)),
        ("c IN ('a', 'b') AND c IN ('b', 'z')", Some(r#"["b"@0]"#)),
        ("(c = 'a' AND d > 0) OR (c = 'b' AND d IS NULL)", Some(r#"["a"@0 "b"@0]"#)),
        ("c IN ('a') OR c LIKE 'x%'", Some(r#"["a"@0 ???@0]"#)),
        ("c IN ('a', 'b') AND length(c) > 1", Some("[???@0]")),
        ("lower(c) IN ('a', 'b')", Some("[???@0]")),
        ("c NOT IN ('a')", None),
        ("c <> ''", None),
        ("c IS NOT NULL", None),
        ("d IN (1, 2)", None),
    ] {
        let text = format!("CREATE TABLE t (c text CHECK ({check}), d int);");
        let facts = super::read(Path::new("1.sql"), &text);
        let merged = super::merged(&[&facts]);
        let shown = shown::merged(&merged);
        let line = shown.lines().find_map(|line| line.strip_prefix("t.c: variants "));
        assert_eq!(line, expected, "{check}");
        assert_eq!(facts.problems, [], "{check}");
    }
}

#[test]
fn constraints_are_dropped_and_added_by_name() {
    let table =
        "CREATE TABLE t (c text CHECK (c IN ('a')), CONSTRAINT named CHECK (c IN ('a', 'z')));";
    declares(
        &[table, "ALTER TABLE t DROP CONSTRAINT t_c_check, DROP CONSTRAINT IF EXISTS named;
                  ALTER TABLE ONLY public.t ADD CONSTRAINT t_c_check CHECK (c IN ('a', 'b')) NOT VALID;"],
        r#"t: fields ["c"@0]
           t.c: variants ["a"@1 "b"@1]"#,
    );
    declares(
        &[
            table,
            "ALTER TABLE t RENAME CONSTRAINT named TO other; ALTER TABLE t DROP CONSTRAINT other;",
        ],
        r#"t: fields ["c"@0]
           t.c: variants ["a"@0]"#,
    );
    declares(
        &[
            "CREATE DOMAIN d AS text CONSTRAINT d1 CHECK (VALUE IN ('p'));",
            "ALTER DOMAIN d DROP CONSTRAINT d1; ALTER DOMAIN d ADD CONSTRAINT d2 CHECK (VALUE IN ('p', 'q'));",
        ],
        r#"d: variants ["p"@1 "q"@1]"#,
    );
}

#[test]
fn columns_come_and_go() {
    declares(
        &[
            "CREATE TABLE IF NOT EXISTS t (id serial PRIMARY KEY, \"serviceKey\" text, old text);",
            "CREATE TABLE IF NOT EXISTS t (other text);
             ALTER TABLE t ADD COLUMN IF NOT EXISTS label varchar(10), DROP COLUMN old;
             ALTER TABLE t RENAME COLUMN label TO title; ALTER TABLE t RENAME TO u;",
        ],
        r#"u: fields ["id"@0 "serviceKey"@0 "title"@1]"#,
    );
    declares(
        &["CREATE TABLE a (LIKE b); CREATE TABLE c AS SELECT 1 AS x;"],
        "a: fields [???@0]
         c: fields [???@0]",
    );
    declares(
        &["CREATE TABLE auth.t (a text); CREATE TABLE t (b text); DROP TABLE auth.t;"],
        r#"t: fields ["b"@0]"#,
    );
}

#[test]
fn mysql_columns_have_enums_of_their_own() {
    declares(
        &[
            "CREATE TABLE `m` (`id` int AUTO_INCREMENT, `s` ENUM('it''s','b\\'c') NOT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB;",
            "ALTER TABLE `m` MODIFY COLUMN `s` ENUM('x','y') NOT NULL; ALTER TABLE m CHANGE s z ENUM('x');",
        ],
        r#"m: fields ["id"@0 "z"@1]
           m.z: variants ["x"@1]"#,
    );
}

#[test]
fn rows_are_values_where_nothing_else_says_which_there_are() {
    declares(
        &[
            "CREATE TABLE s (name text PRIMARY KEY, label text);
             INSERT INTO s (name, label) VALUES ('github', 'GitHub'), ('gitlab', NULL) ON CONFLICT DO NOTHING;
             INSERT INTO s VALUES ('slack', upper('s'));",
            "DELETE FROM s WHERE name IN ('gitlab'); UPDATE s SET name = 'gh' WHERE name = 'github';",
            "CREATE TABLE k (svc text REFERENCES s, other int REFERENCES nowhere(id),
                             chk text CHECK (chk IN ('a', 'b')));
             INSERT INTO k (svc, chk) VALUES ('slack', 'a');",
        ],
        r#"s: fields ["name"@0 "label"@0]
           s.name: array ["gh"@1 "slack"@0]
           s.label: array ["GitHub"@0 ???@0]
           k: fields ["svc"@2 "other"@2 "chk"@2]
           k.svc: variants ["gh"@1 "slack"@0]
           k.chk: variants ["a"@2 "b"@2]"#,
    );
    declares(
        &["CREATE TABLE s (name text); INSERT INTO s VALUES ('a'), ('b');
           DELETE FROM s WHERE name LIKE 'a%'; INSERT INTO s SELECT name FROM t;"],
        r#"s: fields ["name"@0]
           s.name: array [?"a"@0 ?"b"@0 ???@0]"#,
    );
    declares(
        &[
            "CREATE TABLE s (id int, name text);\nCOPY public.s (id, name) FROM stdin;\n1\tgithub\n2\t\\N\n\\.\nINSERT INTO s VALUES (3, 'x');",
        ],
        r#"s: fields ["id"@0 "name"@0]
           s.id: array ["1"@0 "2"@0 "3"@0]
           s.name: array ["github"@0 "x"@0]"#,
    );
}

#[test]
fn blocks_guard_what_they_make() {
    declares(
        &[
            "DO $$ BEGIN CREATE TYPE a AS ENUM ('x'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
             DO $body$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'b') THEN
                 CREATE TYPE b AS ENUM ('y'); END IF; END $body$ LANGUAGE plpgsql;",
            "DO $$ BEGIN IF (SELECT true) THEN ALTER TYPE a ADD VALUE 'z'; END IF; END $$;
             DO $$ BEGIN EXECUTE 'ALTER TYPE b ADD VALUE ''w'''; END $$;",
        ],
        r#"a: variants ["x"@0 ???@1]
           b: variants ["y"@0 ???@1]"#,
    );
    declares(
        &["CREATE TABLE s (name text);
           CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO s VALUES ('no'); END; $$ LANGUAGE plpgsql;
           CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO s VALUES ('no'); SELECT CASE WHEN 1 THEN 2 END; INSERT INTO s VALUES ('no'); END;
           INSERT INTO s VALUES ('yes');"],
        r#"s: fields ["name"@0]
           s.name: array ["yes"@0]"#,
    );
}

#[test]
fn what_takes_back_is_not_applied() {
    let create = "CREATE TYPE s AS ENUM ('a');";
    for marker in [
        "-- migrate:down",
        "-- +goose Down",
        "-- +migrate Down",
        "-- Down Migration",
        "--rollback",
        "-- down",
    ] {
        let text = format!("-- migrate:up\n{create}\n{marker}\nDROP TYPE s;\n");
        declares(&[&text], r#"s: variants ["a"@0]"#);
    }
    declares(&["-- scale down the keys\nCREATE TYPE s AS ENUM ('a');"], r#"s: variants ["a"@0]"#);
    for (path, empty) in [
        ("1_keys.down.sql", true),
        ("1/down.sql", true),
        ("U3__keys.sql", true),
        ("1_keys.up.sql", false),
        ("V3__scale_down.sql", false),
        ("Users__all.sql", false),
    ] {
        assert_eq!(super::read(Path::new(path), create).statements.is_empty(), empty, "{path}");
    }
}

#[test]
fn what_no_dialect_parses_is_told_and_the_rest_is_applied() {
    declares(
        &[
            "SELECT garbage FROM;\nCREATE TABLE broken (a text,,);\nCREATE TYPE s AS ENUM ('a');\n  ALTER TYPE s ADD VALUE 'b' SOMEWHERE;\nCREATE TABLE fine (b text);",
        ],
        r#"s: variants ["a"@0 ???@0]
           fine: fields ["b"@0]
           ! 2:29
           ! 4:30"#,
    );
    // Comments and strings hide what separates statements.
    declares(
        &[
            "CREATE TABLE t (a text /* ; /* ; */ */, -- ;\n b text DEFAULT ';', c text DEFAULT E'\\';', d text DEFAULT $$;$$);\n\\connect db\nCREATE TABLE u (a text)",
        ],
        r#"t: fields ["a"@0 "b"@0 "c"@0 "d"@0]
           u: fields ["a"@0]"#,
    );
}

#[test]
fn places_count_in_the_file() {
    let text = "/* ä */ CREATE TYPE s AS ENUM ('ü', 'b',\n  'c'); CREATE TABLE t (x ENUM('x'));";
    let facts = super::read(Path::new("1.sql"), text);
    let at = |text: &str| {
        let found = facts.mentions.iter().find(|it| it.text == text);
        found.map(|it| (it.at.line, it.at.column, it.name))
    };
    assert_eq!(at("s"), Some((1, 21, true)));
    assert_eq!(at("ü"), Some((1, 32, false)));
    assert_eq!(at("b"), Some((1, 37, false)));
    assert_eq!(at("c"), Some((2, 3, false)));
    assert_eq!(at("x"), Some((2, 25, true)));
    assert_eq!(at("CREATE"), None);
    // Values know their places too, though the syntax tree does not.
    let text = "\n CREATE TYPE s AS ENUM ('a',\n 'b'); ALTER TYPE s ADD VALUE\n  'c' BEFORE 'a';\nALTER TYPE s RENAME VALUE 'b' TO 'd';";
    let facts = super::read(Path::new("1.sql"), text);
    let parts = super::merged(&[&facts]).remove(0).listings.remove(0).parts;
    let places = parts.iter().map(|(_, part)| match part {
        Part::One { at, .. } => (at.line, at.column),
        _ => (0, 0),
    });
    assert_eq!(places.collect::<Vec<_>>(), [(4, 3), (2, 25), (5, 34)]);
}

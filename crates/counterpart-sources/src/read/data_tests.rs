//! Each form of JSON, TOML, YAML and `.env` files, and what is read of it.

use std::path::Path;

use super::{env, json, shown, toml, yaml};
use crate::facts::Facts;

type Read = fn(&Path, &str) -> Facts;

#[track_caller]
fn reads(read: Read, text: &str, expected: &str) {
    let shown = shown::facts(&read(Path::new("file"), text));
    let lines = |text: &str| {
        let lines = text.lines().map(|line| line.trim().to_owned());
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(lines(&shown), lines(expected), "{text}");
}

#[test]
fn json_lists_keys_and_elements() {
    reads(
        json::read,
        r#"{"a": {"b": ["x", 1, null]}, "l": [{"k": "p"}, {"k": "q", "n": 2}], "s": "t"}"#,
        r#"[]: keys ["a" "l" "s"]
           a: keys ["b"]
           a.b: array ["x" "1" "null"]
           l: array [???]
           l.[].k: array ["p" "q"]
           l.[].n: array [??? "2"]"#,
    );
    reads(json::read, r#"["a", ["b"]]"#, r#"[]: array ["a" ???]"#);
    reads(
        json::read,
        r#"[{"k": "a"}]"#,
        r#"[]: array [???]
           [].k: array ["a"]"#,
    );
    reads(json::read, "{\"a\": }", "! 1:7");
    reads(json::read, "\u{feff}{\"a\": 1}", r#"[]: keys ["a"]"#);
}

#[test]
fn toml_lists_keys_and_elements() {
    reads(
        toml::read,
        "z = 1\n[services.github]\nenv = \"X\"\n[services.\"a b\"]\n[[l]]\nk = \"p\"\n[[l]]\nk = 'q'\n[m]\nlist = [\"a\", true]\na.b = 1\n",
        r#"[]: keys ["z" "services" "l" "m"]
           services: keys ["github" "a b"]
           services.github: keys ["env"]
           services.a b: keys []
           l: array [???]
           l.[].k: array ["p" "q"]
           m: keys ["list" "a"]
           m.list: array ["a" "true"]
           m.a: keys ["b"]"#,
    );
    let facts = toml::read(Path::new("file"), "a = 1\nb = = 2\nc = 3\n");
    assert!(!facts.problems.is_empty());
    assert!(facts.problems.iter().all(|problem| problem.at.line == 2), "{:?}", facts.problems);
    assert!(shown::facts(&facts).contains(r#""a""#));
}

#[test]
fn yaml_lists_keys_and_elements() {
    reads(
        yaml::read,
        "services:\n  github: {env: X}\n  'gitlab': 1\nlist:\n  - a\n  - \"b\"\n  - yes\nrows:\n  - k: p\n  - k: q\n",
        r#"[]: keys ["services" "list" "rows"]
           services: keys ["github" "gitlab"]
           services.github: keys ["env"]
           list: array ["a" "b" "yes"]
           rows: array [???]
           rows.[].k: array ["p" "q"]"#,
    );
    reads(
        yaml::read,
        "base: &b {a: 1, c: 2}\nnext:\n  <<: *b\n  a: 3\n  d: 4\nlist: &l [x]\nagain: *l\n",
        r#"[]: keys ["base" "next" "list" "again"]
           base: keys ["a" "c"]
           next: keys ["a" "d" "c"]
           list: array ["x"]
           again: array ["x"]"#,
    );
    reads(yaml::read, "a: 1\n---\nb: 2\n", "[]: keys [\"a\"]\n[]: keys [\"b\"]");
    reads(yaml::read, "? [x]\n: 1\nb: 2\n", "[]: keys [??? \"b\"]");
    let facts = yaml::read(Path::new("file"), "a: 1\nb: [x\nc: 2\n");
    assert_eq!(facts.problems.len(), 1);
    // What grows or nests without end is not followed.
    let bomb = (0..30).fold("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, at| {
        let alias = format!("*a{at}, ").repeat(9);
        text + &format!("a{}: &a{} [{alias}]\n", at + 1, at + 1)
    });
    assert!(yaml::read(Path::new("file"), &bomb).declarations.len() > 1);
    let deep = ["[".repeat(100_000), "- ".repeat(10_000)];
    assert!(deep.iter().all(|text| yaml::read(Path::new("file"), text).declarations.len() < 200));
}

#[test]
fn env_files_list_their_keys() {
    reads(
        env::read,
        "# GITHUB=no\n\nexport GITHUB_TOKEN=\"a\nSLACK=no\nb\" # end\nEMPTY=\n B_2 = 'x=y'\nALONE\nYAML: z\n!!\n",
        r#"[]: keys ["GITHUB_TOKEN" "EMPTY" "B_2" "ALONE" "YAML"]
           ! 10:1"#,
    );
    let facts = env::read(Path::new(".env"), "TOKEN=s3cret\n");
    let texts: Vec<_> = facts.mentions.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["TOKEN"], "a value may be a secret");
}

#[test]
fn places_are_those_of_keys_and_values() {
    let readers: [(Read, &str); 3] = [
        (json::read, "{\"ü\": \"x\",\n \"k\": [\"v\"]}"),
        (toml::read, "\"ü\" = \"x\"\n k = [ \"v\" ]\n"),
        (yaml::read, "\"ü\": x\nl:\n - k: v\n"),
    ];
    let expected = [(2, 2, 2, 8), (2, 2, 2, 8), (3, 4, 3, 7)];
    for ((read, text), expected) in readers.into_iter().zip(expected) {
        let facts = read(Path::new("file"), text);
        let at = |text: &str| {
            let found = facts.mentions.iter().find(|it| it.text == text);
            found.map_or((0, 0), |it| (it.at.line, it.at.column))
        };
        let ((key_line, key), (line, value)) = (at("k"), at("v"));
        assert_eq!((key_line, key, line, value), expected, "{text}");
    }
}

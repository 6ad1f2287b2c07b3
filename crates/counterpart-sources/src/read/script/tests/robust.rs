//! Places, sources that are broken, and sources that nest without end.

use std::fmt::Write as _;
use std::path::Path;

use super::{check, read};
use crate::facts::Span;

#[test]
fn columns_are_characters() {
    let line = "const ä = \"😀\", b = [\"ü\",\t\"x\"];";
    let source = format!("\u{feff}// é\r\n{line}\n{}\"y\"", " ".repeat(600));
    let facts = read(Path::new("a.ts"), &source);
    let at = |text: &str| {
        let mention = facts.mentions.iter().find(|mention| mention.text == text).unwrap();
        let Span { line, column, length } = mention.at;
        (line, column, length)
    };
    assert_eq!(at("ä"), (2, 7, 2));
    assert_eq!(at("😀"), (2, 11, 6));
    assert_eq!(at("ü"), (2, 21, 4));
    assert_eq!(at("x"), (2, 26, 3));
    assert_eq!(at("y"), (3, 601, 3));
}

#[test]
fn mentions_are_strings_names_and_keys() {
    let source = "import a from './m'; const o = { 'k': `t`, n: a.p }; type T = 'u'; <E f='v'/>;";
    let facts = read(Path::new("a.tsx"), source);
    let texts: Vec<(&str, bool)> =
        facts.mentions.iter().map(|mention| (mention.text.as_str(), mention.name)).collect();
    let expected = [
        ("./m", false),
        ("E", true),
        ("T", true),
        ("a", true),
        ("a", true),
        ("f", true),
        ("k", true),
        ("n", true),
        ("o", true),
        ("p", true),
        ("t", false),
        ("u", false),
        ("v", false),
    ];
    assert_eq!(texts, expected);
}

#[test]
fn errors_are_told_and_the_rest_is_read() {
    check(&[
        (
            r#"var A = ["a"]; var A = ["b"];"#,
            &[concat!(
                r#"A: Array "a" -(<it is assigned again>)"#,
                r#" ; Array "b" -(<it is assigned again>)"#
            )],
        ),
        ("const = [", &["problem: Unexpected token"]),
    ]);
    let facts = read(Path::new("a.ts"), "const a = 1;\n  const = 2;\n");
    assert_eq!(facts.problems[0].at, Span { line: 2, column: 9, length: 1 });
}

#[test]
fn a_name_declared_again_and_again_has_a_few_parts_each_time() {
    for count in [10, 1000] {
        let facts = read(Path::new("a.ts"), &"const a = { ...a, ...a };\n".repeat(count));
        let listings = facts.declarations.iter().flat_map(|declaration| &declaration.listings);
        let parts: usize = listings.map(|listing| listing.parts.len()).sum();
        assert!(parts <= 4 * count, "{parts} parts of {count} declarations");
    }
}

#[test]
fn javascript_may_hold_jsx_and_be_a_module_or_a_script() {
    for name in ["a.js", "a.mjs", "a.cjs", "a.jsx", "a.tsx"] {
        let facts = read(Path::new(name), "export const C = () => <a b=\"c\" />;");
        assert_eq!(facts.problems, [], "{name}");
    }
    for source in ["with (x) { y(); }", "return 1;", "import.meta.x;", "await x;"] {
        assert_eq!(read(Path::new("a.js"), source).problems, [], "{source}");
    }
}

#[test]
fn no_nesting_is_too_deep() {
    let repeated = |part: &str, times: usize| part.repeat(times);
    for times in [140, 3_000, 30_000] {
        let mut sources = vec![
            format!("x = {}{}", repeated("[", times), repeated("]", times)),
            format!("x = {}1{}", repeated("{a:", times), repeated("}", times)),
            format!("x = {}{}", repeated("<a>", times), repeated("</a>", times)),
            format!("x = {}1", repeated("!", times)),
            format!("x = {}1", repeated("a ? b : ", times)),
            format!("x = \"a\"{}", repeated(" + \"a\"", times)),
            format!("if (a === \"b\") {{}}{}", repeated(" else if (a === \"b\") {}", times)),
            format!("f(){}", repeated(".then(() => { g(); })", times)),
            format!("type X = {}D", repeated("A extends B ? C : ", times)),
        ];
        let mut wide = String::new();
        for index in 0..times {
            let _ = write!(wide, "const x{index} = [\"a\"]; x{index}.push(f());");
        }
        sources.push(wide);
        for source in sources {
            let facts = read(Path::new("a.tsx"), &source);
            assert!(facts.declarations.len() <= times);
        }
    }
    let arrows = format!("x = {}1", repeated("(a, b) => ", 20_000));
    assert_eq!(read(Path::new("a.ts"), &arrows).problems, []);
    for deep in ["[", "(a, b) => ", "A<x, ", "[\")\", "] {
        let facts = read(Path::new("a.ts"), &repeated(deep, 400_000));
        assert_eq!(facts.problems[0].message, "it nests too deeply to be read", "{deep}");
    }
}

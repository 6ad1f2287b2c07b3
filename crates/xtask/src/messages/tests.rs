//! The list is complete: texts of every kind are in it.

use std::path::{Path, PathBuf};

use super::{collect, rust, script};
use crate::folders;

fn texts_of(file: &str, source: &str) -> Vec<(usize, String, String)> {
    let mut messages = Vec::new();
    let path = Path::new(file);
    if path.extension().is_some_and(|ending| ending == "js") {
        script::collect(path, source, &mut messages).expect("JavaScript");
    } else {
        rust::collect(path, source, &mut messages).expect("Rust");
    }
    messages.into_iter().map(|it| (it.line, it.position, it.text)).collect()
}

fn at(line: usize, position: &str, text: &str) -> (usize, String, String) {
    (line, position.to_owned(), text.to_owned())
}

#[test]
fn rust_texts_are_found_where_they_are_shown() {
    let source = r#"
        const RULE: Rule = Rule { id: "one-word", summary: "a summary", help: "help!" };
        codes! { /// A code of this table.
            Broken = "CP0001", Error, "do this now", "And this is why."; }
        fn f(x: &str) -> String {
            if x.starts_with("not a message") { eprintln!("stopped"); }
            match x { "a pattern here" => "an arm of it".to_owned(), _ => format!("{x} and {x} are it") }
        }
        #[derive(clap::Args)]
        struct Options {
            /// Help of an argument.
            deep: bool,
        }
        #[derive(Clone)]
        struct Other {
            /// Documentation of a field.
            #[serde(rename = "not this one")]
            deep: bool,
        }
        #[cfg(test)]
        mod tests { fn t() { println!("nothing of tests"); } }
    "#;
    assert_eq!(
        texts_of("crates/counterpart-check/src/a.rs", source),
        [
            at(2, "summary", "a summary"),
            at(2, "help", "help!"),
            at(3, "codes", " A code of this table."),
            at(4, "codes", "do this now"),
            at(4, "codes", "And this is why."),
            at(6, "eprintln", "stopped"),
            at(7, "", "an arm of it"),
            at(7, "format", "{x} and {x} are it"),
            at(11, "help", " Help of an argument."),
        ]
    );
}

#[test]
fn script_texts_are_found() {
    let source =
        "const a = 'use it';\nconst key = \"keyword\";\nthrow new Error(`no ${a} of\nthis`);";
    assert_eq!(texts_of("runtime.js", source), [at(1, "", "use it"), at(3, "", "no {} of\nthis")]);
}

#[test]
fn every_kind_of_message_of_the_repository_is_in_the_list() {
    let messages = collect(folders::root()).expect("the sources");
    let has = |text: &str| messages.iter().any(|message| message.text.contains(text));
    for code in counterpart_compiler::diagnostic::Code::ALL {
        for text in [code.summary(), code.help(), code.explanation()] {
            // A summary of several lines stands in several literals.
            let shown = text.lines().next().unwrap_or_default().trim();
            assert!(shown.is_empty() || has(shown), "{}: {shown}", code.id());
        }
    }
    // The same once more by another way: lines of tables, found by their text.
    for message in &messages {
        let source = std::fs::read_to_string(folders::root().join(&message.file)).expect("a file");
        assert!(message.line >= 1 && message.line <= source.lines().count());
    }
    for (file, line, text) in table_lines() {
        let there = messages.iter().any(|message| {
            message.file == file && message.line == line && message.text.starts_with(&text)
        });
        assert!(there, "{}:{line}: {text}", file.display());
    }
    assert!(has("must have at most {"), "violations of Rust");
    assert!(has("must be a JSON value"), "violations of JavaScript");
}

/// Lines such as `summary: "…",` of every file: the file, the line, and the first word of the text.
fn table_lines() -> Vec<(PathBuf, usize, String)> {
    let mut found = Vec::new();
    let mut open = vec![folders::root().join("crates")];
    while let Some(folder) = open.pop() {
        for path in folders::entries(&folder).expect("a folder") {
            let name = folders::name(&path);
            if path.is_dir() {
                let skipped = ["cases", "tests", "target", "node_modules", "xtask"];
                if !skipped.contains(&name.as_str()) {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|ending| ending == "rs") && name != "tests.rs" {
                let text = std::fs::read_to_string(&path).expect("a file");
                let file = path.strip_prefix(folders::root()).expect("inside").to_owned();
                let own = text.split("#[cfg(test)]").next().unwrap_or_default();
                for (index, line) in own.lines().enumerate() {
                    let fields = ["summary", "explanation", "instead", "help"];
                    let value = fields
                        .iter()
                        .find_map(|field| line.trim().strip_prefix(field)?.strip_prefix(": \""));
                    if let Some(word) = value.and_then(|value| value.split([' ', '"', '\\']).next())
                        && !word.is_empty()
                    {
                        found.push((file.clone(), index + 1, word.to_owned()));
                    }
                }
            }
        }
    }
    assert!(found.len() > 50, "there are tables of rules");
    found
}

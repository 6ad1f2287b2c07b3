//! Which literals are texts for a user.

use std::path::Path;

/// Fields, calls and macros that show even a single word to a user.
const SHOW: &[&str] = &[
    "summary",
    "explanation",
    "instead",
    "help",
    "message",
    "label",
    "title",
    "about",
    "remark",
    "because",
    "reason",
    "note",
    "sentence",
    "println",
    "print",
    "eprintln",
    "eprint",
    "complain",
];

/// Calls that search for their argument, or only tests see.
const SEARCH: &[&str] = &[
    "starts_with",
    "ends_with",
    "contains",
    "strip_prefix",
    "strip_suffix",
    "split",
    "split_once",
    "rsplit_once",
    "trim_start_matches",
    "trim_end_matches",
    "find",
    "is_ident",
    "expect",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
];

/// Whether a literal in a position is a text for a user.
pub fn is_message(file: &Path, position: &str, text: &str) -> bool {
    if SEARCH.contains(&position) {
        return false;
    }
    let plain = without_placeholders(text);
    let words = plain.split_whitespace().filter(|word| is_word(word)).count();
    let shown = SHOW.contains(&position);
    let heading = ["crates/counterpart-cli", "crates/counterpart-report"]
        .iter()
        .any(|folder| file.starts_with(folder))
        && plain.trim().starts_with(|letter: char| letter.is_ascii_uppercase())
        && plain.trim().chars().skip(1).any(|letter| letter.is_ascii_lowercase());
    words >= 2 || (words == 1 && (shown || heading || plain.trim().contains(' ')))
}

/// Whether a text is code for a target language.
pub fn is_code(text: &str) -> bool {
    const SIGNS: &[&str] = &[
        "=>",
        ");",
        "};",
        "</",
        " = {",
        "({",
        "#[",
        "=\"",
        ": #",
        "{\"",
        "use ::",
        "CREATE TABLE",
        "SELECT ",
        "var(--",
        "viewBox",
        "px ",
        "rem;",
        "typeof ",
        "freeze$",
        "import {",
    ];
    const STARTS: &[&str] = &[
        "const ",
        "function ",
        "export ",
        "import ",
        "let ",
        "fn ",
        "pub ",
        "declare ",
        "return ",
        "readonly ",
        "for (",
        "if (",
    ];
    let starts = STARTS.iter().any(|start| text.starts_with(start));
    (starts || SIGNS.iter().any(|sign| text.contains(sign))) && !text.contains(". ")
}

/// A generated file, whose texts are those of its contracts.
pub fn is_generated(file: &Path) -> bool {
    file == Path::new("crates/counterpart-report/src/contracts.rs")
}

/// A word of a sentence: two letters or more, or `a`, with punctuation around it.
fn is_word(word: &str) -> bool {
    let core = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let letters = core.chars().all(|letter| letter.is_alphabetic() || "'’-".contains(letter));
    letters && (core.chars().count() > 1 || core == "a")
}

/// The text with `{…}` left out.
fn without_placeholders(text: &str) -> String {
    let mut depth = 0_usize;
    let kept = text.chars().filter(|letter| match letter {
        '{' => {
            depth += 1;
            false
        }
        '}' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    kept.collect()
}

//! Regular expressions that engines read differently, over texts in which that shows. Both halves
//! are to say what Node's own engine says of the expression as written.

use counterpart_compiler::project::Formats;
use counterpart_compiler::resolve::Draft;
use serde_json::{Value, json};

use super::case::Case;
use super::compare::problems;
use super::query::{Reply, Session};
use crate::Outcome;

const PATTERNS: [&str; 66] = [
    // What a dot leaves out, and where a text ends.
    r"^a.b$",
    r"^.$",
    r"a$",
    r"^a$",
    r"^$",
    r"[^]",
    r"[]",
    r"^[^]b",
    r"(?!)",
    r"(?=)a",
    // Classes of ASCII, with and without lookarounds beside them.
    r"^\d$",
    r"^(?!x)\d$",
    r"^\D$",
    r"^\w$",
    r"^(?!x)\w$",
    r"^\W$",
    r"^\s$",
    r"^(?!x)\s$",
    r"^\S$",
    r"^(?!x)\S$",
    r"^[\d]$",
    r"^(?!x)[^\d]$",
    r"^[^\s\S]$",
    r"^[\W_]$",
    // Boundaries of words.
    r"\ba\b",
    r"\Ba",
    r"a\B",
    r"^\b",
    r"\B$",
    r"(?:\b)+a",
    r"é\b",
    // Escapes.
    r"^\cJ$",
    r"^\cj$",
    r"^[\cJ]$",
    r"^[\b]$",
    r"^\0$",
    r"^\x41$",
    r"^\u0041$",
    r"^\u{41}$",
    r"^\u{1F600}$",
    r"^\uD83D\uDE00$",
    r"^[\uD83D\uDE00]$",
    r"\uD83D",
    r"^[\uD800-\uDFFF]$",
    r"^[^\uD800-\uDFFF]$",
    r"^\/-?$|^[\-\/]$",
    // What is an operation in other engines.
    r"^[a&&b]$",
    r"^[a~~b]$",
    r"^[+--]$|^[[]$",
    r"^[[a]$",
    r"^[[:alpha:]$",
    r"^[!--]$",
    r"^[^^]$",
    // Properties of Unicode.
    r"^\p{L}$",
    r"^\P{L}$",
    r"^[\p{Lu}\d]$",
    r"^[^\P{Nd}]$",
    r"^\p{Script=Greek}$",
    r"^\p{ASCII_Hex_Digit}$",
    // Groups.
    r"^(?<n>a|b)\k<n>$",
    r"^(a)?\1b$",
    r"^(?:(a)|b)\1$",
    r"^(?=(a+))\1b",
    r"(?<=a+)b",
    r"(?<!a)b",
    r"^(?:(?=a)){2}a",
];

const TEXTS: [&str; 56] = [
    "",
    "a",
    "b",
    "c",
    "ab",
    "aa",
    "bb",
    "ba",
    "aab",
    "aaab",
    "cb",
    "A",
    "a\rb",
    "a\nb",
    "a\u{2028}b",
    "a\u{85}b",
    "a b",
    "a\n",
    "a\r",
    "0",
    "৩",
    "𝟘",
    "_",
    "-",
    "/",
    "/-",
    "é",
    "éa",
    "aé",
    "aa a",
    "ſ",
    "K",
    " ",
    "\n",
    "\r",
    "\t",
    "\u{b}",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\u{180e}",
    "\0",
    "\u{8}",
    "&",
    "~",
    "[",
    "[]",
    "^",
    ":",
    ":]",
    "😀",
    "\u{d7ff}",
    "\u{e000}",
    "Ω",
    "!",
];

/// Puts all texts to all expressions: how many answers are right, and how many are not.
pub fn check(session: &mut Session) -> Outcome<(usize, usize)> {
    let (mut right, mut wrong) = (0, 0);
    for pattern in PATTERNS {
        let draft = Draft::Draft202012;
        let case = Case {
            draft,
            formats: Formats::Assert,
            schema: json!({ "$schema": draft.uri(), "pattern": pattern }),
            instances: TEXTS.into_iter().map(Value::from).collect(),
        };
        let asked = session.ask(&case, true)?;
        let Reply::Answered(answers) = &asked else {
            println!("pattern {pattern}: it cannot be used");
            wrong += TEXTS.len();
            continue;
        };
        let found = problems(&case, &asked);
        for problem in &found {
            println!("pattern {pattern} on {:?}: {}", TEXTS[problem.instance], problem.detail);
        }
        wrong += found.len();
        right += answers.len() - found.len();
    }
    Ok((right, wrong))
}

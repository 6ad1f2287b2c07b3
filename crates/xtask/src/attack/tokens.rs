//! Makes source files hostile: tokens deleted, doubled and moved, constructs nested, lines repeated.

use counterpart_sources::read::Language;
use fastrand::Rng;

use super::grow::number;

/// How deep a construct is nested at most.
const DEEPEST: usize = 20_000;
/// How often a line is repeated at most.
const OFTENEST: usize = 10_000;
/// The most bytes of a file.
const MOST: usize = 1_000_000;

/// A construct that can be nested: what opens it, what stands inside, and what closes it.
type Construct = (&'static str, &'static str, &'static str);

/// The text, changed in one to three ways.
pub fn changed(rng: &mut Rng, language: Language, text: &str) -> String {
    match rng.u8(0..10) {
        0..=2 => {
            let part = nested(rng, language);
            inserted(rng, text, &part)
        }
        3 => nested(rng, language),
        4 => repeated(rng, text),
        _ => (0..rng.usize(1..4)).fold(text.to_owned(), |text, _| moved(rng, &text)),
    }
}

/// A construct of the language inside itself, 100 to 20,000 times.
fn nested(rng: &mut Rng, language: Language) -> String {
    let constructs = constructs(language);
    let (open, inside, close) = constructs[rng.usize(0..constructs.len())];
    let depth = [100, 500, 2_500, 10_000, DEEPEST][rng.usize(0..5)];
    let depth = depth.min(MOST / (open.len() + close.len()).max(1));
    format!("{}{inside}{}\n", open.repeat(depth), close.repeat(depth))
}

fn constructs(language: Language) -> &'static [Construct] {
    match language {
        Language::Script => &[
            ("[", "", "]"),
            ("({a:", "1", "})"),
            ("f(", "", ")"),
            ("if(a){}else ", "{}", ""),
            ("if(a){", "", "}"),
            ("a?b:", "c", ""),
            ("`${", "a", "}`"),
            ("()=>", "a", ""),
            ("<a>", "", "</a>"),
            ("[...", "a", "]"),
            ("a.b.", "c", ""),
            ("!", "a", ""),
            ("a+", "a", ""),
            ("a&&", "a", ""),
            ("function f(){", "", "}"),
            ("switch(a){default:", "", "}"),
            ("const a={...a,...a};", "", ""),
            ("export const k=[...k,...k] as const;", "", ""),
        ],
        Language::Rust => &[
            ("type A = Vec<", "u8", ">"),
            ("Vec<", "u8", ">"),
            ("fn f(){(", "", ")}"),
            ("[", "", "]"),
            ("if a {} else ", "{}", ""),
            ("match a { _ => ", "a", " }"),
            ("mod m {", "", "}"),
            ("fn f() {", "", "}"),
            ("!", "a", ""),
            ("&", "a", ""),
            ("a + ", "a", ""),
            ("a.b().", "c()", ""),
            ("|x| ", "x", ""),
            ("const A: &[&str] = &[", "", "];"),
            ("m!{", "", "}"),
        ],
        Language::Sql => &[
            ("(", "1", ")"),
            ("SELECT (", "1", ")"),
            ("CHECK (", "a", ")"),
            ("CASE WHEN a THEN ", "1", " END"),
            ("NOT ", "a", ""),
            ("a OR ", "a", ""),
            ("BEGIN ", "", " END;"),
            ("/* ", "", " */"),
            ("CREATE TABLE t (", "a int", ");"),
            ("a IN (", "'a'", ")"),
        ],
        Language::Env => &[("A=${", "a", "}"), ("A=\"", "", "\""), ("A=a\\\n", "", "")],
        Language::Json => &[("[", "", "]"), ("{\"a\":", "1", "}"), ("[[],", "1", "]")],
        Language::Toml => &[
            ("a=[", "", "]"),
            ("{a=", "1", "}"),
            ("a.", "a=1", ""),
            ("[[a]]\n", "", ""),
            ("[a.", "a", "]"),
            ("[", "a", "]"),
        ],
        Language::Yaml => &[
            ("- ", "a", ""),
            ("[", "", "]"),
            ("{a: ", "1", "}"),
            ("? ", "a", ""),
            ("&a [*a, ", "a", "]"),
            ("!!a ", "a", ""),
            ("a: |\n", "", ""),
        ],
        Language::Prisma => &[
            ("model A {", "", "}"),
            ("enum A {\n", "a\n", "}\n"),
            ("@@map([", "", "])"),
            ("@default(", "a", ")"),
            ("a A[]", "", ""),
        ],
    }
}

fn inserted(rng: &mut Rng, text: &str, part: &str) -> String {
    let starts: Vec<usize> = line_starts(text);
    let at = starts[rng.usize(0..starts.len())];
    format!("{}{part}{}", &text[..at], &text[at..])
}

fn line_starts(text: &str) -> Vec<usize> {
    let after = text.match_indices('\n').map(|(at, _)| at + 1);
    [0].into_iter().chain(after).collect()
}

fn repeated(rng: &mut Rng, text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    if lines.is_empty() {
        return String::new();
    }
    let at = rng.usize(0..lines.len());
    let count = number(rng, OFTENEST).min(MOST / (lines[at].len() + 1));
    let mut repeated = lines[..at].join("\n");
    repeated.push('\n');
    repeated.push_str(&format!("{}\n", lines[at]).repeat(count));
    repeated.push_str(&lines[at..].join("\n"));
    repeated
}

/// The text with a token deleted, doubled, or moved to another place.
fn moved(rng: &mut Rng, text: &str) -> String {
    let mut tokens = tokens(text);
    if tokens.is_empty() {
        return String::new();
    }
    let at = rng.usize(0..tokens.len());
    match rng.u8(0..4) {
        0 => drop(tokens.remove(at)),
        1 => tokens.insert(at, tokens[at]),
        2 => {
            let token = tokens.remove(at);
            tokens.insert(rng.usize(0..=tokens.len()), token);
        }
        _ => {
            let end = (at + number(rng, 20)).min(tokens.len());
            drop(tokens.drain(at..end));
        }
    }
    tokens.concat()
}

/// Words, spaces, and every other character by itself.
fn tokens(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' => 0,
        c if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut tokens = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, c) in text.char_indices() {
        let same = last == Some(kind(c)) && kind(c) != 2;
        if !same && at > start {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = Some(kind(c));
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn tokens_hold_the_whole_text() {
        let text = "fn ab() {  a\n}é";
        assert_eq!(tokens(text).concat(), text);
        assert_eq!(tokens(text), ["fn", " ", "ab", "(", ")", " ", "{", "  ", "a", "\n", "}", "é"]);
    }
}

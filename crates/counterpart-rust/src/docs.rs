//! Doc comments. What a contract says is data: it cannot end a comment, start a doctest or hide
//! what it says.

use counterpart_compiler::docs::Notes;
use counterpart_compiler::model::Annotations;
use proc_macro2::TokenStream;
use quote::quote;

/// Up to so many lines have an attribute each. Longer texts are one block.
const MOST_LINES: usize = 1_000;

/// The title, and the description where it is another text.
pub fn said(annotations: &Annotations) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    paragraphs.extend(annotations.title.as_deref().map(inert));
    let description = annotations.description.as_deref().map(inert);
    paragraphs.extend(description.filter(|text| Some(text) != paragraphs.first()));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// The documentation of something with no notes: what the contract says of it, else the sentence
/// `otherwise`.
pub fn of(annotations: &Annotations, otherwise: &str) -> TokenStream {
    with(annotations, otherwise, &Notes::default())
}

/// The documentation of something: what the contract says of it, else the sentence `otherwise`; and
/// what its type does not say.
pub fn with(annotations: &Annotations, otherwise: &str, notes: &Notes) -> TokenStream {
    let mut paragraphs = said(annotations);
    if paragraphs.is_empty() {
        paragraphs.push(otherwise.to_owned());
    }
    paragraphs.extend(remarks(notes));
    paragraphs.extend(bounds(notes));
    paragraphs.extend(
        annotations.default.as_ref().map(|it| format!("Default: {}.", code(&it.to_string()))),
    );
    if !annotations.examples.is_empty() {
        let examples = annotations.examples.iter().map(|it| code(&it.to_string()));
        paragraphs.push(format!("For example: {}.", examples.collect::<Vec<_>>().join(", ")));
    }
    paragraphs.extend(annotations.read_only.then(|| "Only read, never written.".to_owned()));
    paragraphs.extend(annotations.write_only.then(|| "Only written, never read.".to_owned()));
    let lines = lines(&paragraphs.join("\n\n"));
    let deprecated = annotations.deprecated.then(|| quote!(#[deprecated]));
    quote!(#lines #deprecated)
}

/// A doc comment with these texts of the document as its paragraphs; else the sentence `otherwise`.
pub fn texts<'t>(texts: impl IntoIterator<Item = Option<&'t str>>, otherwise: &str) -> TokenStream {
    let mut paragraphs: Vec<String> = texts.into_iter().flatten().map(inert).collect();
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.dedup();
    if paragraphs.is_empty() {
        paragraphs.push(otherwise.to_owned());
    }
    lines(&paragraphs.join("\n\n"))
}

/// What is said of parts that have no docs of their own.
pub fn remarks(notes: &Notes) -> Vec<String> {
    let remarks = notes.remarks.iter();
    remarks.map(|remark| format!("{}: {}", code(&remark.part), inert(&remark.text))).collect()
}

/// The bounds in one line: `minLength` 1, `pattern` `^a`.
fn bounds(notes: &Notes) -> Option<String> {
    let bounds = notes.bounds.iter().map(|(keyword, value)| {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+');
        let value = if value.chars().all(plain) { value.clone() } else { code(value) };
        format!("{} {value}", code(keyword)).trim_end().to_owned()
    });
    let bounds: Vec<_> = bounds.collect();
    (!bounds.is_empty()).then(|| bounds.join(", ") + ".")
}

/// A doc comment with this text.
pub fn lines(text: &str) -> TokenStream {
    let lines =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    let lines: Vec<_> = lines.collect();
    if lines.len() <= MOST_LINES {
        return quote!(#(#[doc = #lines])*);
    }
    // An attribute takes a hundred times the room of its line. The text begins on a line of its own, so that all of
    // its lines are indented alike.
    let block = format!("\n{}\n", lines.join("\n"));
    quote!(#[doc = #block])
}

/// `text` as inline code, whatever it holds.
pub fn code(text: &str) -> String {
    let text: String = text.chars().map(|it| visible(if it == '\n' { ' ' } else { it })).collect();
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 || text.trim() != text || text.is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A text of the contract as lines of Markdown that rustdoc shows and never runs.
fn inert(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut fenced = false;
    let lines = text.lines().map(|line| {
        let line: String = line.chars().map(visible).collect();
        let line = line.trim_end();
        let body = line.trim_start();
        let fence = body.starts_with("```") || body.starts_with("~~~");
        if fence {
            fenced = !fenced;
            // Without a language it would be a doctest, and with some languages too.
            return if fenced { "```text" } else { "```" }.to_owned();
        }
        if fenced { line.to_owned() } else { unindented(line, body) }
    });
    let lines: Vec<_> = lines.collect();
    let end = if fenced { "\n```" } else { "" };
    (lines.join("\n") + end).trim().to_owned()
}

/// A line without what Markdown takes for code by indentation, and without a fence inside.
fn unindented(line: &str, body: &str) -> String {
    const MOST: usize = 3;
    let indent = (line.len() - body.len()).min(MOST);
    let mut kept = " ".repeat(indent);
    let mut before = '\0';
    let mut run = 0;
    for char in body.chars() {
        run = if char == before { run + 1 } else { 1 };
        let repeats_space = char == ' ' && before == ' ';
        let makes_fence = matches!(char, '`' | '~') && run > 2;
        if !repeats_space && !makes_fence {
            kept.push(char);
        }
        before = char;
    }
    kept
}

/// Replaces what cannot stand in a comment: control characters, and those that reorder text.
fn visible(char: char) -> char {
    match char {
        '\n' => '\n',
        '\t' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ if char.is_control() => char::REPLACEMENT_CHARACTER,
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_runs_nothing_and_ends_nothing() {
        assert_eq!(inert("a */ b\r\nc\u{202e}"), "a */ b\nc\u{fffd}");
        assert_eq!(inert("```\npanic!()\n```"), "```text\npanic!()\n```");
        assert_eq!(inert("```rust\nopen"), "```text\nopen\n```");
        assert_eq!(inert("a\n\n        panic!()"), "a\n\n   panic!()");
        assert_eq!(inert("-     panic!()\n> ```x"), "- panic!()\n> ``x");
    }

    #[test]
    fn a_long_text_is_one_attribute() {
        let attributes = |count| lines(&"x\n".repeat(count)).to_string().matches("# [doc").count();
        assert_eq!(attributes(3), 3);
        assert_eq!(attributes(MOST_LINES + 1), 1);
    }

    #[test]
    fn code_holds_backticks() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code(""), "`  `");
    }
}

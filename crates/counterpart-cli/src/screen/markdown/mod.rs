//! Draws Markdown, as the commands write it, for a terminal.

mod inline;
mod table;

use textwrap::{Options, WordSeparator, WordSplitter};

use inline::Style;

/// What an item of a list begins with, and how that is drawn.
const MARKS: [(&str, &str); 3] = [("- [x] ", "✓ "), ("- [ ] ", "☐ "), ("- ", "• ")];

/// A document as a terminal of so many columns shows it: headings, lists and tables are laid out, and
/// lines are broken between words, never in code.
pub fn drawn(document: &str, colored: bool, columns: usize) -> String {
    let style = Style { colored };
    let mut drawn = String::new();
    let mut lines = document.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            let code = lines.by_ref().take_while(|line| !line.starts_with("```"));
            code.for_each(|line| push(&mut drawn, &format!("    {line}")));
        } else if line.starts_with('|') {
            let mut rows = vec![line];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                rows.push(row);
            }
            push(&mut drawn, &table::drawn(&rows, style, columns));
        } else if let Some(heading) = line.strip_prefix('#') {
            let text = heading.trim_start_matches('#');
            let is_title = text.len() == heading.len();
            push(&mut drawn, &style.heading(text.trim_start(), is_title));
        } else {
            push(&mut drawn, &item(line, style, columns));
        }
    }
    drawn
}

fn push(drawn: &mut String, text: &str) {
    drawn.extend([text, "\n"]);
}

/// A paragraph, or an item of a list with what follows below its beginning.
fn item(line: &str, style: Style, columns: usize) -> String {
    let text = line.trim_start();
    let indent = &line[..line.len() - text.len()];
    let mark = MARKS.iter().find_map(|(mark, drawn)| Some((*drawn, text.strip_prefix(mark)?)));
    let (mark, text) = mark.unwrap_or_else(|| text.split_at(number(text)));
    let first = format!("{indent}{mark}");
    let rest = " ".repeat(textwrap::core::display_width(&first));
    let text = style.inline(text);
    let options = options(columns).initial_indent(&first).subsequent_indent(&rest);
    inline::settled(&textwrap::fill(&text, options))
}

/// The length of the number that an item begins with: `2. `.
fn number(text: &str) -> usize {
    let digits = text.len() - text.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    if digits > 0 && text[digits..].starts_with(". ") { digits + 2 } else { 0 }
}

/// How lines are broken: only at spaces, so that a path can be copied.
fn options<'o>(columns: usize) -> Options<'o> {
    Options::new(columns)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false)
}

#[cfg(test)]
mod tests {
    use super::drawn;

    #[test]
    fn a_document_is_laid_out() {
        let document = "# Title\n\n## Part\n\n- [x] done — because `a b c` is \\*there\\*\n- [ ] not \
                        **done**\n  - ✗ inner\n1. first\n";
        let expected = "Title\n═════\n\nPart\n────\n\n✓ done — because\n  `a b c` is *there*\n☐ not \
                        done\n  • ✗ inner\n1. first\n";
        assert_eq!(drawn(document, false, 20), expected);
    }

    #[test]
    fn code_is_not_broken() {
        let witness = r#"{"channel": "email", "priority": "urgent"}"#;
        let text = drawn(&format!("- refuses it (`{witness}`)"), false, 20);
        assert_eq!(text, format!("• refuses it\n  (`{witness}`)\n"));
    }

    #[test]
    fn the_columns_of_a_table_are_aligned_and_wrapped() {
        let table =
            "| system | what to do |\n|---|:-:|\n| api | Remove `a \\| b` there |\n| | x |\n";
        let wide = "system │ what to do\n───────┼───────────────────────\n\
                    api    │ Remove `a | b` there\n       │ x\n";
        let wide = wide.replace("───────────────────────", &"─".repeat(21));
        assert_eq!(drawn(table, false, 60), wide);
        let narrow = drawn(table, false, 24);
        assert!(narrow.lines().all(|line| line.chars().count() <= 24), "{narrow}");
        assert!(narrow.contains("`a | b`"), "{narrow}");
    }

    #[test]
    fn colours_do_not_count_as_width() {
        let text = drawn("- a **b** `c`\n", true, 9);
        assert_eq!(text, "• a \u{1b}[1mb\u{1b}[0m \u{1b}[36mc\u{1b}[0m\n");
    }
}

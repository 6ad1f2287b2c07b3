//! What stands within a line: code, bold text, escaped characters.

/// Stands for a space at which a line must not be broken.
const HELD: char = '\u{e000}';

const BOLD: &str = "\u{1b}[1m";
const CODE: &str = "\u{1b}[36m";
const PLAIN: &str = "\u{1b}[0m";

/// How text is set off.
#[derive(Clone, Copy)]
pub struct Style {
    /// Whether the terminal shows colours.
    pub colored: bool,
}

impl Style {
    /// A heading: bold, or with a line below it.
    pub fn heading(self, text: &str, is_title: bool) -> String {
        let text = settled(&self.inline(text));
        if self.colored {
            return format!("{BOLD}{text}{PLAIN}");
        }
        let line = if is_title { "═" } else { "─" };
        format!("{text}\n{}", line.repeat(textwrap::core::display_width(&text)))
    }

    /// The text of a line. The spaces in code are held together until it is [`settled`].
    pub fn inline(self, text: &str) -> String {
        let mut drawn = String::new();
        let mut rest = text;
        let mut is_bold = false;
        while let Some(char) = rest.chars().next() {
            if let Some((code, behind)) = code(rest) {
                drawn.push_str(&self.code(code));
                rest = behind;
            } else if let Some(behind) = rest.strip_prefix("**") {
                is_bold = !is_bold;
                if self.colored {
                    drawn.push_str(if is_bold { BOLD } else { PLAIN });
                }
                rest = behind;
            } else {
                rest = &rest[char.len_utf8()..];
                let escaped = rest.chars().next().filter(char::is_ascii_punctuation);
                match escaped.filter(|_| char == '\\') {
                    Some(escaped) => {
                        drawn.push(escaped);
                        rest = &rest[escaped.len_utf8()..];
                    }
                    None => drawn.push(char),
                }
            }
        }
        drawn
    }

    fn code(self, code: &str) -> String {
        // The bar of a table is escaped even in code.
        let code = code.replace("\\|", "|").replace(' ', &HELD.to_string());
        if self.colored { format!("{CODE}{code}{PLAIN}") } else { format!("`{code}`") }
    }
}

/// The code at the beginning of a text, without its backticks, and what stands behind it.
fn code(text: &str) -> Option<(&str, &str)> {
    let fence = text.len() - text.trim_start_matches('`').len();
    let (fence, inner) = text.split_at(fence);
    if fence.is_empty() {
        return None;
    }
    let (code, behind) = inner.split_once(fence)?;
    let spaced = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
    Some((spaced.filter(|_| fence.len() > 1).unwrap_or(code), behind))
}

/// A text whose lines are broken.
pub fn settled(text: &str) -> String {
    text.replace(HELD, " ")
}

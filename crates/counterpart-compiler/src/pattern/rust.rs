//! Writes a regular expression for the engine of the Rust half.
//!
//! The text is unambiguous for the engine and for the translation that the validator applies first:
//! classes are flat lists of ranges, `\b` is spelled out for ASCII, and a reference to a group that
//! captured nothing matches the empty text.

use std::fmt::Write;

use super::set::{Item, LAST, Set, without_surrogates};
use super::syntax::{Assertion, Node};

const WORD: &str = "[0-9A-Z_a-z]";

/// The text of a regular expression.
pub fn text(node: &Node) -> Result<String, String> {
    let refers = node.any(&|part| matches!(part, Node::Back(_)));
    // The validator leaves alone what begins with a lookahead.
    let mut writer = Writer { out: String::from(if refers { "(?=)" } else { "" }), refers };
    writer.node(node)?;
    Ok(writer.out)
}

struct Writer {
    out: String,
    /// Whether there are references to groups.
    refers: bool,
}

impl Writer {
    fn node(&mut self, node: &Node) -> Result<(), String> {
        match node {
            Node::Sequence(parts) => parts.iter().try_for_each(|part| self.node(part))?,
            Node::Choice(branches) => {
                for (at, branch) in branches.iter().enumerate() {
                    self.out.push_str(if at == 0 { "" } else { "|" });
                    self.node(branch)?;
                }
            }
            Node::Set(set) => self.set(set),
            Node::Assertion(assertion) => self.assertion(*assertion),
            Node::Look { behind, negative, body } => {
                self.out.push_str(match (behind, negative) {
                    (false, false) => "(?=",
                    (false, true) => "(?!",
                    (true, false) => "(?<=",
                    (true, true) => "(?<!",
                });
                self.node(body)?;
                self.out.push(')');
            }
            Node::Group { capture, body } => {
                self.out.push_str(if capture.is_some() { "(" } else { "(?:" });
                self.node(body)?;
                self.out.push(')');
            }
            Node::Repeat { body, min, max, greedy, span: _ } => {
                self.repeat(body, *min, *max, *greedy)?;
            }
            // Writing to a string does not fail.
            Node::Back(number) => drop(write!(self.out, "(?:(?({number})\\{number}|))")),
        }
        Ok(())
    }

    fn assertion(&mut self, assertion: Assertion) {
        let (one, other) = match assertion {
            Assertion::Start => return self.out.push('^'),
            Assertion::End => return self.out.push('$'),
            Assertion::Boundary => ('!', '='),
            Assertion::NoBoundary => ('=', '!'),
        };
        let before = |sign| format!("(?<{sign}{WORD})");
        let after = |sign| format!("(?{sign}{WORD})");
        let (never, always) = (before('!'), before('='));
        self.out.extend(["(?:", &never, &after(other), "|", &always, &after(one), ")"]);
    }

    fn repeat(
        &mut self,
        body: &Node,
        min: u32,
        max: Option<u32>,
        greedy: bool,
    ) -> Result<(), String> {
        // The engine repeats nothing that is empty. Once is as good as often.
        if body.is_zero_width() {
            if self.refers && body.any(&|part| matches!(part, Node::Group { capture: Some(_), .. }))
            {
                return Err("a group that is referred to is repeated and always empty".to_owned());
            }
            return if min == 0 { Ok(()) } else { self.node(body) };
        }
        self.node(body)?;
        match (min, max) {
            (0, None) => self.out.push('*'),
            (1, None) => self.out.push('+'),
            (0, Some(1)) => self.out.push('?'),
            (min, None) => drop(write!(self.out, "{{{min},}}")),
            (min, Some(max)) if min == max => drop(write!(self.out, "{{{min}}}")),
            (min, Some(max)) => drop(write!(self.out, "{{{min},{max}}}")),
        }
        if !greedy {
            self.out.push('?');
        }
        Ok(())
    }

    fn set(&mut self, set: &Set) {
        if let Some(c) = set.as_one().and_then(char::from_u32) {
            return self.literal(c);
        }
        let start = self.out.len();
        self.out.push_str(if set.negated { "[^" } else { "[" });
        let empty = self.out.len();
        for item in &set.items {
            match item {
                Item::Range(low, high) => {
                    if let Some((low, high)) = without_surrogates(*low, *high) {
                        self.member(low);
                        if low != high {
                            self.out.push('-');
                            self.member(high);
                        }
                    }
                }
                Item::Property { name, negated } => {
                    self.out.extend([if *negated { "\\P{" } else { "\\p{" }, name, "}"]);
                }
            }
        }
        if self.out.len() == empty {
            self.out.truncate(start);
            let sign = if set.negated { "" } else { "^" };
            let _ = write!(self.out, "[{sign}\\u{{0}}-\\u{{{LAST:x}}}");
        }
        self.out.push(']');
    }

    fn literal(&mut self, c: char) {
        match c {
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' => {
                self.out.extend(['\\', c]);
            }
            c if c.is_ascii_graphic() || c == ' ' || c.is_alphanumeric() => self.out.push(c),
            c => self.code(c),
        }
    }

    /// A character in a class, where more of them mean something.
    fn member(&mut self, c: char) {
        if c.is_ascii_alphanumeric() || c == '_' {
            self.out.push(c);
        } else {
            self.code(c);
        }
    }

    fn code(&mut self, c: char) {
        let _ = write!(self.out, "\\u{{{:x}}}", u32::from(c));
    }
}

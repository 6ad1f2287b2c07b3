//! The text of the generated file.

use proc_macro2::{Delimiter, Punct, Spacing, TokenStream, TokenTree};

const INDENT: &str = "    ";

/// A text that grows, with a current indentation.
#[derive(Debug, Default)]
pub struct Text {
    text: String,
    depth: usize,
}

impl Text {
    /// Adds a line comment.
    pub fn note(&mut self, note: &str) {
        self.line(&format!("// {note}"));
    }

    /// Adds items, formatted, with an empty line before them.
    pub fn items(&mut self, tokens: &TokenStream) {
        let file = syn::parse2(tokens.clone()).map(|file| prettyplease::unparse(&file));
        // Should it not parse: not formatted, but the same code.
        let printed = file.unwrap_or_else(|_| tokens.to_string());
        self.gap();
        printed.lines().for_each(|line| self.line(line));
    }

    /// Adds attributes alone, for the block that follows.
    pub fn head(&mut self, attributes: &TokenStream) {
        let item = quote::quote!(#attributes struct Item;);
        let printed = syn::parse2(item).map(|file| prettyplease::unparse(&file));
        let printed = printed.unwrap_or_else(|_| attributes.to_string());
        let lines = printed.lines().filter(|line| *line != "struct Item;");
        lines.for_each(|line| self.line(line));
    }

    /// Adds a macro call with one row to a line.
    pub fn table(&mut self, path: &str, rows: impl IntoIterator<Item = TokenStream>) {
        self.block(&format!("{path}!"), |text| {
            rows.into_iter().for_each(|row| text.line(&compact(row)));
        });
    }

    /// Adds a block, such as a module.
    pub fn block(&mut self, head: &str, body: impl FnOnce(&mut Self)) {
        self.line(&format!("{head} {{"));
        self.depth += 1;
        body(self);
        self.depth -= 1;
        self.line("}");
    }

    /// Adds an empty line, unless a block has just begun.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("{\n") {
            self.text.push('\n');
        }
    }

    /// The finished text.
    pub fn finish(self) -> String {
        self.text
    }

    pub(crate) fn line(&mut self, line: &str) {
        if !line.is_empty() {
            (0..self.depth).for_each(|_| self.text.push_str(INDENT));
            self.text.push_str(line);
        }
        self.text.push('\n');
    }
}

/// The tokens on one line, spaced as in a type or a call.
pub fn compact(tokens: TokenStream) -> String {
    let mut text = String::new();
    write(tokens, &mut text);
    text
}

fn write(tokens: TokenStream, text: &mut String) {
    let mut after_word = false;
    let mut joint = None;
    for token in tokens {
        match token {
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                if after_word {
                    text.push(' ');
                }
                text.push_str(&token.to_string());
                (after_word, joint) = (true, None);
            }
            TokenTree::Punct(punct) => {
                let (before, after) = spaces(joint, &punct);
                text.push_str(if before { " " } else { "" });
                text.push(punct.as_char());
                text.push_str(if after { " " } else { "" });
                after_word = false;
                joint = (punct.spacing() == Spacing::Joint).then(|| punct.as_char());
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                let apart = group.delimiter() == Delimiter::Brace && !text.ends_with(' ');
                text.push_str(if apart { " " } else { "" });
                text.push_str(open);
                write(group.stream(), text);
                text.push_str(close);
                (after_word, joint) = (true, None);
            }
        }
    }
    text.truncate(text.trim_end().len());
}

/// Whether a space stands before and behind a punctuation mark; `joint` is the one it continues.
fn spaces(joint: Option<char>, punct: &Punct) -> (bool, bool) {
    let goes_on = punct.spacing() == Spacing::Joint;
    match (joint, punct.as_char()) {
        (None, '=') => (true, !goes_on),
        (None, ':') => (false, !goes_on),
        (Some('='), '>') | (_, ',') => (false, true),
        (_, _) => (false, false),
    }
}

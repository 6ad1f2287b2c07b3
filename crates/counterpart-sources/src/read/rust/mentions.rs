//! Every string literal and every name of a file.

use proc_macro2::{Delimiter, Ident, Literal, TokenStream, TokenTree};
use syn::Lit;

use super::ident::name;
use super::place;
use crate::facts::Mention;

/// All mentions in `tokens`, sorted. Doc comments are not code and have none.
pub(super) fn of(tokens: TokenStream) -> Vec<Mention> {
    let mut mentions = Vec::new();
    collect(tokens, &mut mentions);
    mentions.sort_unstable();
    mentions
}

fn collect(tokens: TokenStream, mentions: &mut Vec<Mention>) {
    let mut after_hash = false;
    for token in tokens {
        let hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        match token {
            TokenTree::Group(group) => {
                let attribute = after_hash && group.delimiter() == Delimiter::Bracket;
                if !(attribute && is_doc(group.stream())) {
                    collect(group.stream(), mentions);
                }
            }
            TokenTree::Ident(ident) => mentions.extend(of_ident(&ident)),
            TokenTree::Literal(literal) => mentions.extend(of_literal(literal)),
            TokenTree::Punct(_) => {}
        }
        after_hash = hash;
    }
}

fn is_doc(attribute: TokenStream) -> bool {
    matches!(attribute.into_iter().next(), Some(TokenTree::Ident(ident)) if ident == "doc")
}

fn of_ident(ident: &Ident) -> Option<Mention> {
    let written = ident.to_string();
    let text = name(ident);
    let keyword = written == text && is_keyword(&text);
    (!keyword).then(|| Mention { text, at: place::of_span(ident.span()), name: true })
}

fn of_literal(literal: Literal) -> Option<Mention> {
    if literal.to_string().starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let at = place::of_span(literal.span());
    match Lit::new(literal) {
        Lit::Str(text) => Some(Mention { text: text.value(), at, name: false }),
        Lit::ByteStr(bytes) => {
            let text = String::from_utf8(bytes.value()).ok()?;
            Some(Mention { text, at, name: false })
        }
        _ => None,
    }
}

/// Whether a word is a keyword.
pub(super) fn is_keyword(text: &str) -> bool {
    matches!(
        text,
        "_" | "as"
            | "async"
            | "await"
            | "break"
            | "const"
            | "continue"
            | "crate"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "fn"
            | "for"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "pub"
            | "ref"
            | "return"
            | "self"
            | "Self"
            | "static"
            | "struct"
            | "super"
            | "trait"
            | "true"
            | "type"
            | "unsafe"
            | "use"
            | "where"
            | "while"
    )
}

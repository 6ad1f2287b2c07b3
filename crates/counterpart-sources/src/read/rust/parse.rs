//! From text to tokens and items. What cannot be parsed is a problem; what stands around it is
//! read all the same.

use std::borrow::Cow;

use proc_macro2::{TokenStream, TokenTree};
use syn::Item;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};

use super::{depth, place};
use crate::facts::Problem;

/// A file, as far as it can be parsed.
pub(super) struct Parsed {
    pub tokens: TokenStream,
    pub items: Vec<Item>,
    pub problems: Vec<Problem>,
}

/// Parses a file.
pub(super) fn file(source: &str) -> Parsed {
    let text = without_shebang(source);
    let tokens: TokenStream = match text.parse() {
        Ok(tokens) => tokens,
        Err(error) => {
            let problem = Problem { at: place::of_span(error.span()), message: error.to_string() };
            return Parsed { tokens: TokenStream::new(), items: vec![], problems: vec![problem] };
        }
    };
    let (tokens, mut problems) = depth::shallow(tokens);
    if let Ok(file) = syn::parse2::<syn::File>(tokens.clone()) {
        return Parsed { tokens, items: file.items, problems };
    }
    let (items, unparsed) = one_by_one.parse2(tokens.clone()).unwrap_or_default();
    problems.extend(unparsed);
    Parsed { tokens, items, problems }
}

/// A first line for the shell becomes a comment, so that everything keeps its place.
fn without_shebang(text: &str) -> Cow<'_, str> {
    match text.strip_prefix("#!") {
        Some(rest) if !rest.trim_start().starts_with('[') => Cow::Owned(format!("//{rest}")),
        Some(_) | None => Cow::Borrowed(text),
    }
}

fn one_by_one(input: ParseStream) -> syn::Result<(Vec<Item>, Vec<Problem>)> {
    let (mut items, mut problems) = (vec![], vec![]);
    input.call(syn::Attribute::parse_inner)?;
    while !input.is_empty() {
        let ahead = input.fork();
        match ahead.parse::<Item>() {
            Ok(item) => {
                input.advance_to(&ahead);
                items.push(item);
            }
            Err(error) => {
                let at = place::of_span(error.span());
                problems.push(Problem { at, message: error.to_string() });
                skip_item(input)?;
            }
        }
    }
    Ok((items, problems))
}

/// Steps behind the next `;` or `{…}`, where the next item may begin.
fn skip_item(input: ParseStream) -> syn::Result<()> {
    while !input.is_empty() {
        match input.parse::<TokenTree>()? {
            TokenTree::Punct(punct) if punct.as_char() == ';' => break,
            TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace => break,
            TokenTree::Group(_)
            | TokenTree::Punct(_)
            | TokenTree::Ident(_)
            | TokenTree::Literal(_) => {}
        }
    }
    Ok(())
}

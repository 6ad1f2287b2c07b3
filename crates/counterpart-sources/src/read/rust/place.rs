//! From the spans of `proc_macro2` to places in the file.

use quote::ToTokens;
use syn::spanned::Spanned;

use crate::facts::Span;

/// Where `tokens` stand, from the first to the last.
pub(super) fn of(tokens: &(impl Spanned + ?Sized)) -> Span {
    of_span(tokens.span())
}

/// The place of a span.
pub(super) fn of_span(span: proc_macro2::Span) -> Span {
    let start = span.start();
    let bytes = span.byte_range();
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Span {
        line: number(start.line.max(1)),
        column: number(start.column + 1),
        length: number(bytes.end.saturating_sub(bytes.start)),
    }
}

/// The source of `tokens`, as written, in one line.
pub(super) fn written(tokens: &(impl Spanned + ToTokens)) -> String {
    let text = tokens.span().source_text().unwrap_or_else(|| tokens.to_token_stream().to_string());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

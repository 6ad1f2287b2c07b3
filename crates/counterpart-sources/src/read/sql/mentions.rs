//! Every string and every name of a statement.

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token, TokenWithSpan, Word};

use super::literal::Origin;
use crate::facts::Mention;

/// The mentions among `tokens`.
pub(super) fn of(origin: Origin, tokens: &[TokenWithSpan]) -> Vec<Mention> {
    let mention = |token: &TokenWithSpan| {
        let (text, name) = match &token.token {
            Token::Word(word) if is_name(word) => (word.value.clone(), true),
            Token::SingleQuotedString(text)
            | Token::EscapedStringLiteral(text)
            | Token::NationalStringLiteral(text) => (text.clone(), false),
            _ => return None,
        };
        Some(Mention { text, at: origin.place(token.span), name })
    };
    tokens.iter().filter_map(mention).collect()
}

/// Many names of columns are keywords too (`name`, `type`): a keyword in capitals is taken for one.
fn is_name(word: &Word) -> bool {
    word.quote_style.is_some()
        || word.keyword == Keyword::NoKeyword
        || word.value.chars().any(char::is_lowercase)
}

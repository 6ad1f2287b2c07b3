//! One statement by the dialect that can parse it.

use sqlparser::ast::Statement;
use sqlparser::dialect::{Dialect, GenericDialect, MySqlDialect, PostgreSqlDialect, SQLiteDialect};
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, TokenWithSpan, Tokenizer, Word};

/// How deep expressions may nest.
const DEPTH: usize = 100;

/// A statement that no dialect parses: where, counted from its beginning, and why.
#[derive(Debug)]
pub(super) struct Unparsed {
    pub line: u32,
    pub column: u32,
    pub message: String,
}

/// The tokens of a statement, by the first dialect that can take it apart.
pub(super) fn tokens(text: &str) -> Vec<TokenWithSpan> {
    let found = dialects(text)
        .into_iter()
        .find_map(|dialect| Tokenizer::new(&*dialect, text).tokenize_with_location().ok());
    found.unwrap_or_default()
}

/// Parses a statement. Of the errors, that of the first dialect is told.
pub(super) fn statement(text: &str) -> Result<Statement, Unparsed> {
    let mut first = None;
    for dialect in dialects(text) {
        match by(&*dialect, text) {
            Ok(statement) => return Ok(statement),
            Err(error) => {
                first.get_or_insert(error);
            }
        }
    }
    Err(unparsed(first))
}

fn by(dialect: &dyn Dialect, text: &str) -> Result<Statement, ParserError> {
    let mut tokens = Tokenizer::new(dialect, text).tokenize_with_location()?;
    as_table(&mut tokens);
    as_validated(&mut tokens);
    let mut parser =
        Parser::new(dialect).with_recursion_limit(DEPTH).with_tokens_with_locations(tokens);
    let statement = parser.parse_statement()?;
    parser.expect_token(&Token::EOF)?;
    Ok(statement)
}

/// `ALTER DOMAIN` changes constraints in the words of `ALTER TABLE`, which the parser knows.
fn as_table(tokens: &mut [TokenWithSpan]) {
    let mut words = tokens.iter_mut().filter_map(|token| match &mut token.token {
        Token::Word(word) => Some(word),
        _ => None,
    });
    let alters = words.next().is_some_and(|word| word.keyword == Keyword::ALTER);
    if let (true, Some(word)) = (alters, words.next())
        && word.keyword == Keyword::DOMAIN
    {
        let quote_style = None;
        *word = Word { value: "TABLE".to_owned(), quote_style, keyword: Keyword::TABLE };
    }
}

/// `ALTER CONSTRAINT name DEFERRABLE` changes when a constraint is checked, not what it admits. The
/// parser knows `VALIDATE CONSTRAINT name`, which changes as little.
fn as_validated(tokens: &mut Vec<TokenWithSpan>) {
    let keyword = |token: &TokenWithSpan| match &token.token {
        Token::Word(word) => Some(word.keyword),
        _ => None,
    };
    let mut words = tokens.iter().filter_map(keyword);
    if !words.any(|word| word == Keyword::CONSTRAINT) {
        return;
    }
    let mut kept: Vec<TokenWithSpan> = Vec::with_capacity(tokens.len());
    let mut rest = std::mem::take(tokens)
        .into_iter()
        .filter(|token| !matches!(token.token, Token::Whitespace(_)))
        .peekable();
    while let Some(mut token) = rest.next() {
        let alters = keyword(&token) == Some(Keyword::ALTER)
            && rest.peek().and_then(keyword) == Some(Keyword::CONSTRAINT);
        if !alters {
            kept.push(token);
            continue;
        }
        let value = "VALIDATE".to_owned();
        token.token = Token::Word(Word { value, quote_style: None, keyword: Keyword::VALIDATE });
        kept.push(token);
        kept.extend(rest.by_ref().take(2));
        while rest.next_if(|next| !matches!(next.token, Token::Comma | Token::EOF)).is_some() {}
    }
    *tokens = kept;
}

/// The dialects, the likeliest first.
fn dialects(text: &str) -> [Box<dyn Dialect>; 4] {
    let postgres: Box<dyn Dialect> = Box::new(PostgreSqlDialect {});
    let mysql: Box<dyn Dialect> = Box::new(MySqlDialect {});
    let sqlite: Box<dyn Dialect> = Box::new(SQLiteDialect {});
    let generic: Box<dyn Dialect> = Box::new(GenericDialect {});
    let upper = text.to_ascii_uppercase();
    if text.contains('`') || upper.contains("ENGINE") || upper.contains(" ENUM(") {
        [mysql, sqlite, postgres, generic]
    } else {
        [postgres, sqlite, mysql, generic]
    }
}

fn unparsed(error: Option<ParserError>) -> Unparsed {
    let message = error.map_or_else(String::new, |error| match error {
        ParserError::TokenizerError(message) | ParserError::ParserError(message) => message,
        ParserError::RecursionLimitExceeded => "it nests too deep".to_owned(),
    });
    // The parser writes the place behind its sentence.
    let Some((sentence, place)) = message.rsplit_once(" at Line: ") else {
        return Unparsed { line: 1, column: 1, message };
    };
    let mut numbers = place.split(", Column: ").map(|number| number.trim().parse().ok());
    let line = numbers.next().flatten().unwrap_or(1);
    let column = numbers.next().flatten().unwrap_or(1);
    Unparsed { line, column, message: sentence.to_owned() }
}

//! SQL: what each file does to a database, and what a folder of files declares together.
//!
//! | module | |
//! |---|---|
//! | `split` | a file taken apart into statements |
//! | `program` | the statements of a `DO` block |
//! | `parse` | a statement by the dialect that can parse it |
//! | `changes`, `columns`, `rows` | what a statement changes |
//! | `admits` | what a condition admits in a column |
//! | `literal`, `mentions` | values, names and their places |
//! | `order` | which file of a folder comes first |
//! | `catalog` | the database after all statements, and what it declares |

mod admits;
mod catalog;
mod changes;
mod columns;
mod literal;
mod mentions;
mod order;
mod parse;
mod program;
mod rows;
mod split;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::path::Path;

use self::columns::Columns;
use self::literal::Origin;
use super::places::Places;
use crate::facts::{Change, Facts, Merged, Part, Problem, Row, Span, Statement, Written};

/// Reads one file. A migration that takes back (`*.down.sql`) is never applied: nothing is in it.
#[must_use]
pub fn read(path: &Path, text: &str) -> Facts {
    if takes_back(path) {
        return Facts::default();
    }
    let mut reader = Reader { text, places: Places::of(text), facts: Facts::default() };
    for piece in split::pieces(text) {
        if let Some(steps) = program::steps(text, &piece.range) {
            for step in steps {
                reader.statement(&step.range, step.conditional);
            }
        } else if let Some(data) = piece.data {
            reader.copied(&piece.range, data);
        } else {
            reader.statement(&piece.range, false);
        }
    }
    reader.facts.mentions.sort_unstable();
    reader.facts
}

/// What the files of a folder say together: the effect of its migrations, applied in the order
/// given.
#[must_use]
pub fn merged(files: &[&Facts]) -> Vec<Merged> {
    catalog::merged(files)
}

/// Which of two files of a folder is applied first, by their paths.
#[must_use]
pub fn in_order(one: &str, other: &str) -> std::cmp::Ordering {
    order::compare(one, other)
}

/// Whether a file takes a migration back: `3_keys.down.sql`, `down.sql`, `U3__keys.sql`.
fn takes_back(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let lower = stem.to_ascii_lowercase();
    let undo = stem
        .strip_prefix('U')
        .and_then(|rest| rest.split_once("__"))
        .is_some_and(|(version, _)| version.starts_with(|first: char| first.is_ascii_digit()));
    undo || lower == "down" || [".down", ".undo", ".rollback"].iter().any(|it| lower.ends_with(it))
}

struct Reader<'t> {
    text: &'t str,
    places: Places<'t>,
    facts: Facts,
}

impl Reader<'_> {
    fn statement(&mut self, range: &Range<usize>, conditional: bool) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let at = self.places.range(range.start..range.start + first_word(text).len());
        let origin = Origin { line: at.line, column: at.column };
        let tokens = parse::tokens(text);
        self.facts.mentions.extend(mentions::of(origin, &tokens));
        let Some(does) = Does::of(text) else { return };
        let mut push = |change| {
            self.facts.statements.push(Statement { at, change, conditional });
        };
        match does {
            Does::Change => match parse::statement(text) {
                Ok(statement) => {
                    let columns = Columns { tokens };
                    changes::of(origin, &statement, &columns).into_iter().for_each(push);
                }
                Err(error) => {
                    push(obscure(&tokens, "a statement about it could not be parsed"));
                    let at = within(origin, &error);
                    self.facts.problems.push(Problem { at, message: error.message });
                }
            },
            Does::Run => push(obscure(&tokens, "a statement about it is built at run time")),
        }
    }

    /// `COPY table (columns) FROM stdin` with its lines.
    fn copied(&mut self, range: &Range<usize>, data: Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let at = self.places.range(range.start..range.start + first_word(text).len());
        let head = text.get("copy ".len()..).unwrap_or_default();
        let lower = head.to_ascii_lowercase();
        let head = lower.find("from stdin").and_then(|end| head.get(..end)).unwrap_or(head);
        let (table, columns) = head.split_once('(').unwrap_or((head, ""));
        let bare = |name: &str| name.trim().trim_end_matches(')').trim().replace('"', "");
        let table = bare(table);
        let table = table.strip_prefix("public.").unwrap_or(&table).to_owned();
        let columns = columns.split(',').map(bare).filter(|name| !name.is_empty()).collect();
        let mut start = data.start;
        let mut rows = Vec::new();
        for line in self.text.get(data).unwrap_or_default().split_inclusive('\n') {
            let mut from = start;
            let values = line.trim_end_matches(['\r', '\n']).split('\t').map(|value| {
                let at = self.places.range(from..from + value.len());
                from += value.len() + 1;
                copied_value(value, at)
            });
            rows.push(Row { values: values.collect() });
            start += line.len();
        }
        let change = Change::Insert { table, columns, rows };
        self.facts.statements.push(Statement { at, change, conditional: false });
    }
}

fn copied_value(value: &str, at: Span) -> Part {
    match value {
        "\\N" => Part::Without { parts: vec![], at },
        _ if value.contains('\\') => {
            Part::Unknown { at, because: "it is written with escapes".to_owned() }
        }
        _ => Part::One { value: Written::Value(value.to_owned()), at },
    }
}

/// What reading a statement takes.
enum Does {
    /// It may change what is declared.
    Change,
    /// It runs text that is built when it runs.
    Run,
}

impl Does {
    /// By its first words. What only asks, locks or makes something else is read past.
    fn of(text: &str) -> Option<Self> {
        let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let words: Vec<String> =
            words.filter(|word| !word.is_empty()).take(5).map(str::to_ascii_uppercase).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["EXECUTE" | "PERFORM", ..] => Some(Self::Run),
            ["INSERT" | "REPLACE" | "DELETE" | "UPDATE" | "TRUNCATE", ..] => Some(Self::Change),
            ["CREATE" | "ALTER" | "DROP" | "RENAME", rest @ ..] => {
                let kinds = ["TABLE", "TYPE", "DOMAIN"];
                let others = [
                    "INDEX",
                    "VIEW",
                    "TRIGGER",
                    "FUNCTION",
                    "PROCEDURE",
                    "SEQUENCE",
                    "POLICY",
                    "EXTENSION",
                    "SCHEMA",
                    "ROLE",
                    "USER",
                    "DATABASE",
                    "EVENT",
                    "RULE",
                    "AGGREGATE",
                    "CAST",
                    "VIRTUAL",
                ];
                let kind = rest.iter().find(|word| kinds.contains(word) || others.contains(word));
                kind.filter(|word| kinds.contains(word)).map(|_| Self::Change)
            }
            _ => None,
        }
    }
}

/// Something that may change every name it has in it.
fn obscure(tokens: &[sqlparser::tokenizer::TokenWithSpan], because: &str) -> Change {
    use sqlparser::tokenizer::Token;
    let words = tokens.iter().filter_map(|token| match &token.token {
        Token::Word(word) => Some(vec![word.value.clone()]),
        Token::SingleQuotedString(text) => Some(
            text.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .map(str::to_owned)
                .collect(),
        ),
        _ => None,
    });
    Change::Obscure { names: words.flatten().collect(), because: because.to_owned() }
}

fn within(origin: Origin, error: &parse::Unparsed) -> Span {
    let column = if error.line == 1 { error.column + origin.column - 1 } else { error.column };
    Span { line: error.line + origin.line - 1, column, length: 0 }
}

fn first_word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or_default()
}

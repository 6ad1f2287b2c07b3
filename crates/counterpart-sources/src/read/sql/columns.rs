//! Columns, what their types admit, and what is demanded of them.

use sqlparser::ast::{
    ArrayElemTypeDef, ColumnDef, ColumnOption, DataType, EnumMember, Expr, ForeignKeyConstraint,
    Ident, TableConstraint,
};
use sqlparser::tokenizer::{Token, TokenWithSpan};

use super::admits::{Admitted, admitted, names};
use super::literal::{Origin, listing, name, place, place_of};
use crate::facts::{Check, Column, Form, Listing, Part, Span, Written};

/// Reads columns. Values of enums have no places in the syntax tree: they are found among the tokens.
pub(super) struct Columns {
    pub tokens: Vec<TokenWithSpan>,
}

impl Columns {
    /// A column with what is demanded of it.
    pub(super) fn column(&self, origin: Origin, column: &ColumnDef) -> (Column, Vec<Check>) {
        let read = self.plain(origin, &column.name, &column.data_type);
        let column_name = &column.name.value;
        let checks = column.options.iter().filter_map(|option| {
            let own = option.name.as_ref().map(|name| name.value.clone());
            match &option.option {
                ColumnOption::Check(check) => {
                    let own = check.name.as_ref().map(|name| name.value.clone()).or(own);
                    Some(Self::check_of(origin, own, &check.expr, Some(column_name)))
                }
                ColumnOption::ForeignKey(key) => {
                    let own = key.name.as_ref().map(|name| name.value.clone()).or(own);
                    let list = Some(references(origin, key));
                    Some(Check { name: own, columns: vec![(column_name.clone(), list)] })
                }
                _ => None,
            }
        });
        (read, checks.collect())
    }

    /// A column by its type alone.
    pub(super) fn plain(&self, origin: Origin, column: &Ident, data_type: &DataType) -> Column {
        let at = origin.place(column.span);
        Column { name: column.value.clone(), at, admits: self.admits(origin, data_type, at) }
    }

    /// What a type admits: its own values, or all of a named type.
    pub(super) fn admits(&self, origin: Origin, data_type: &DataType, at: Span) -> Option<Listing> {
        match data_type {
            DataType::Enum(members, _) => {
                let values = members.iter().map(|member| match member {
                    EnumMember::Name(value) | EnumMember::NamedValue(value, _) => value,
                });
                Some(self.values(origin, values, at))
            }
            DataType::Set(values) => Some(self.values(origin, values.iter(), at)),
            DataType::Custom(type_name, _) => {
                let part =
                    Part::From { path: vec![name(type_name)], at: place_of(origin, type_name) };
                Some(listing(Form::Variants, at, vec![part]))
            }
            DataType::Array(
                ArrayElemTypeDef::AngleBracket(inner)
                | ArrayElemTypeDef::SquareBracket(inner, _)
                | ArrayElemTypeDef::Parenthesis(inner)
                | ArrayElemTypeDef::Qualified(inner, _),
            ) => self.admits(origin, inner, at),
            _ => None,
        }
    }

    /// Values written as texts, one behind the other.
    pub(super) fn values<'v>(
        &self,
        origin: Origin,
        values: impl Iterator<Item = &'v String>,
        at: Span,
    ) -> Listing {
        let mut from = self.tokens.iter().skip_while(|token| {
            let here = origin.place(token.span);
            (here.line, here.column) < (at.line, at.column)
        });
        let parts = values.map(|value| {
            let found = from.by_ref().find(|token| match &token.token {
                Token::SingleQuotedString(text) | Token::DoubleQuotedString(text) => text == value,
                _ => false,
            });
            let at = found.map_or(at, |token| origin.place(token.span));
            Part::One { value: Written::Value(value.clone()), at }
        });
        listing(Form::Variants, at, parts.collect())
    }

    /// Where a text stands for the last time.
    pub(super) fn place_of_text(&self, origin: Origin, wanted: &str) -> Span {
        let is = |token: &&TokenWithSpan| match &token.token {
            Token::SingleQuotedString(text) => text == wanted,
            _ => false,
        };
        let found = self.tokens.iter().rev().find(is);
        origin.place(found.map_or_else(sqlparser::tokenizer::Span::empty, |token| token.span))
    }

    /// What a constraint of a table demands.
    pub(super) fn constraint(origin: Origin, constraint: &TableConstraint) -> Option<Check> {
        match constraint {
            TableConstraint::Check(check) => {
                let own = check.name.as_ref().map(|name| name.value.clone());
                Some(Self::check_of(origin, own, &check.expr, None))
            }
            TableConstraint::ForeignKey(key) => Some(foreign_key(origin, key)),
            _ => None,
        }
    }

    fn check_of(
        origin: Origin,
        own: Option<String>,
        condition: &Expr,
        column: Option<&String>,
    ) -> Check {
        let mut about: Vec<String> = names(condition);
        about.extend(column.cloned());
        about.sort_unstable_by_key(|name| name.to_lowercase());
        about.dedup_by_key(|name| name.to_lowercase());
        let at = place(origin, condition);
        let columns = about.into_iter().map(|column| {
            let list = Self::check(origin, condition, &column, at);
            (column, list)
        });
        Check { name: own, columns: columns.collect() }
    }

    /// What a condition admits in a column: a list, or only what it excludes from other lists; none
    /// where it does neither.
    pub(super) fn check(
        origin: Origin,
        condition: &Expr,
        column: &str,
        at: Span,
    ) -> Option<Listing> {
        let parts = match admitted(origin, condition, column) {
            Admitted::All => return None,
            Admitted::Except(values) => {
                let part = |value| Part::One { value: Written::Value(value), at };
                vec![Part::Without { parts: values.into_iter().map(part).collect(), at }]
            }
            Admitted::Only(parts) => parts,
            Admitted::Unknown(at) => {
                let because = "the condition is not a list of values".to_owned();
                vec![Part::Unknown { at, because }]
            }
        };
        Some(listing(Form::Variants, at, parts))
    }

    /// Whether a column is the primary key.
    pub(super) fn is_key(column: &ColumnDef) -> bool {
        column.options.iter().any(|it| matches!(it.option, ColumnOption::PrimaryKey(_)))
    }

    /// The column that is the primary key by a constraint of its own.
    pub(super) fn key_of(constraint: &TableConstraint) -> Option<String> {
        match constraint {
            TableConstraint::PrimaryKey(key) => match key.columns.as_slice() {
                [only] => match &only.column.expr {
                    Expr::Identifier(ident) => Some(ident.value.clone()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        }
    }
}

/// A foreign key of one column. One of several lists no values of any of them.
fn foreign_key(origin: Origin, key: &ForeignKeyConstraint) -> Check {
    let own = key.name.as_ref().map(|name| name.value.clone());
    let alone = key.columns.len() == 1;
    let columns = key
        .columns
        .iter()
        .map(|column| (column.value.clone(), alone.then(|| references(origin, key))));
    Check { name: own, columns: columns.collect() }
}

/// All values of the column that a key refers to.
fn references(origin: Origin, key: &ForeignKeyConstraint) -> Listing {
    let at = place_of(origin, &key.foreign_table);
    let column = match key.referred_columns.as_slice() {
        [only] => Some(only.value.clone()),
        _ => None,
    };
    let path = std::iter::once(name(&key.foreign_table)).chain(column).collect();
    listing(Form::Variants, at, vec![Part::From { path, at }])
}

//! A table: columns, constraints and rows.

use super::{Placed, placed, same};
use crate::facts::{Check, Column, Part, Row, Rows, Span, Written};

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    pub name: String,
    pub file: usize,
    pub at: Span,
    pub columns: Vec<TableColumn>,
    pub checks: Vec<Constraint>,
    pub rows: Vec<Vec<(String, Placed)>>,
    /// Columns that are not written out.
    pub others: Option<Placed>,
    pub key: Option<String>,
}

/// A column of a table.
#[derive(Debug)]
pub(super) struct TableColumn {
    pub name: String,
    pub file: usize,
    pub at: Span,
    /// What its type admits.
    pub admits: Option<Vec<Placed>>,
}

/// A constraint.
#[derive(Debug)]
pub(super) struct Constraint {
    /// The names it goes by; those that a database chooses are the database's own.
    pub names: Vec<String>,
    pub columns: Vec<(String, Option<Vec<Placed>>)>,
}

impl TableColumn {
    pub(super) fn new(file: usize, column: &Column) -> Self {
        let Column { name, at, admits } = column;
        let admits = admits.as_ref().map(|list| placed(file, list));
        Self { name: name.clone(), file, at: *at, admits }
    }
}

impl Table {
    pub(super) fn column(&mut self, name: &str) -> Option<&mut TableColumn> {
        self.columns.iter_mut().find(|column| same(&column.name, name))
    }

    /// Adds a column, in place of another if that one is there.
    pub(super) fn add_column(&mut self, instead_of: Option<&str>, column: TableColumn) {
        let replaced = instead_of.unwrap_or(&column.name);
        if let Some(old) = instead_of
            && !same(old, &column.name)
        {
            self.rename_in_checks(old, &column.name);
        }
        match self.columns.iter().position(|old| same(&old.name, replaced)) {
            Some(index) if instead_of.is_some() => self.columns[index] = column,
            // `ADD COLUMN IF NOT EXISTS` leaves the column that is there.
            Some(_) => {}
            None => self.columns.push(column),
        }
    }

    /// Takes a column away, and every constraint that is about it.
    pub(super) fn drop_column(&mut self, name: &str) {
        self.columns.retain(|column| !same(&column.name, name));
        self.checks.retain(|check| check.columns.iter().all(|(column, _)| !same(column, name)));
        for row in &mut self.rows {
            row.retain(|(column, _)| !same(column, name));
        }
    }

    pub(super) fn rename_column(&mut self, from: &str, to: &str, place: (usize, Span)) {
        if let Some(column) = self.column(from) {
            to.clone_into(&mut column.name);
            (column.file, column.at) = place;
        }
        if self.key.as_ref().is_some_and(|key| same(key, from)) {
            self.key = Some(to.to_owned());
        }
        self.rename_in_checks(from, to);
    }

    fn rename_in_checks(&mut self, from: &str, to: &str) {
        let in_checks = self.checks.iter_mut().flat_map(|check| &mut check.columns);
        let in_rows = self.rows.iter_mut().flatten();
        let names = in_checks.map(|(name, _)| name).chain(in_rows.map(|(name, _)| name));
        for name in names.filter(|name| same(name, from)) {
            to.clone_into(name);
        }
    }

    /// Adds a constraint. One without a name gets those that `PostgreSQL` and `MySQL` would choose.
    pub(super) fn add_check(&mut self, file: usize, check: &Check) {
        let about: Vec<_> = check
            .columns
            .iter()
            // A word of the condition that is not a column is a keyword, a function or a type.
            .filter(|(name, _)| self.columns.iter().any(|column| same(&column.name, name)))
            .map(|(name, list)| (name.clone(), list.as_ref().map(|list| placed(file, list))))
            .collect();
        let names = match &check.name {
            Some(name) => vec![name.clone()],
            None => self.chosen_names(&about),
        };
        self.checks.push(Constraint { names, columns: about });
    }

    fn chosen_names(&self, about: &[(String, Option<Vec<Placed>>)]) -> Vec<String> {
        let table = super::apart(&self.name).1;
        let refers = about.iter().any(|(_, list)| {
            list.iter().flatten().any(|(_, part)| matches!(part, Part::From { .. }))
        });
        let kind = if refers { "fkey" } else { "check" };
        let stem = match about {
            [(only, _)] => format!("{table}_{only}_{kind}"),
            _ => format!("{table}_{kind}"),
        };
        let taken = |name: &String| {
            self.checks.iter().flat_map(|check| &check.names).any(|other| same(other, name))
        };
        let numbered = (1..=self.checks.len()).map(|number| format!("{stem}{number}"));
        let postgres = std::iter::once(stem.clone()).chain(numbered).find(|name| !taken(name));
        let mysql = (1..=self.checks.len() + 1)
            .map(|number| format!("{table}_chk_{number}"))
            .find(|name| !taken(name));
        postgres.into_iter().chain(mysql).collect()
    }

    pub(super) fn drop_check(&mut self, name: &str) {
        self.checks.retain(|check| !check.names.iter().any(|own| same(own, name)));
    }

    /// Adds rows, with their values under the names of the columns.
    pub(super) fn insert(&mut self, file: usize, columns: &[String], rows: &[Row]) {
        let own: Vec<String> = self.columns.iter().map(|column| column.name.clone()).collect();
        let columns = if columns.is_empty() { &own } else { columns };
        for row in rows {
            // One part for a row of unknown length stands for every column.
            let unknown = match row.values.as_slice() {
                [only @ Part::Unknown { .. }] => Some(only),
                _ => None,
            };
            let values = columns.iter().enumerate().filter_map(|(index, column)| {
                let part = row.values.get(index).or(unknown)?;
                Some((column.clone(), (file, part.clone())))
            });
            self.rows.push(values.collect());
        }
    }

    /// Removes rows. If it is unknown which, none of the present rows is certain.
    pub(super) fn delete(&mut self, rows: &Rows) {
        match rows {
            Rows::All => self.rows.clear(),
            Rows::With { column, values } => {
                self.rows.retain(|row| !holds(row, column, values));
            }
            Rows::Unknown => {
                for (_, (_, part)) in self.rows.iter_mut().flatten() {
                    uncertain(part, "a DELETE that cannot be followed may remove it");
                }
            }
        }
    }

    /// Changes values of rows.
    pub(super) fn update(&mut self, file: usize, set: &[(String, Part)], rows: &Rows) {
        for row in &mut self.rows {
            let certain = match rows {
                Rows::All => true,
                Rows::With { column, values } if holds(row, column, values) => true,
                Rows::With { column, .. } if tells(row, column) => continue,
                Rows::With { .. } | Rows::Unknown => false,
            };
            for (column, value) in set {
                if let Some((_, part)) = row.iter_mut().find(|(name, _)| same(name, column)) {
                    if certain {
                        *part = (file, value.clone());
                    } else {
                        uncertain(&mut part.1, "an UPDATE that cannot be followed may change it");
                    }
                }
            }
        }
    }
}

fn holds(row: &[(String, Placed)], column: &str, values: &[String]) -> bool {
    row.iter().any(|(name, (_, part))| {
        same(name, column)
            && matches!(part, Part::One { value: Written::Value(it), .. } if values.contains(it))
    })
}

/// Whether it is known what a row has in a column.
fn tells(row: &[(String, Placed)], column: &str) -> bool {
    row.iter().any(|(name, (_, part))| same(name, column) && matches!(part, Part::One { .. }))
}

/// What may or may not be there any more.
pub(super) fn uncertain(part: &mut Part, because: &str) {
    if let Part::One { value, at } | Part::Also { value, at } = part {
        *part = Part::Maybe { value: value.clone(), at: *at, because: because.to_owned() };
    }
}

//! Types, tables and columns as declarations.

use super::table::{Table, TableColumn};
use super::types::Type;
use super::{Catalog, Placed, find, same};
use crate::facts::{Form, Merged, MergedListing, Part, Written};

impl Catalog {
    /// What is declared: a type and a column by the values they admit, a table by its columns.
    pub(super) fn declare(&self) -> Vec<Merged> {
        let types = self.types.iter().map(|it| self.of_type(it));
        let tables = self.tables.iter().flat_map(|table| {
            let columns = table.columns.iter().map(|column| self.of_column(table, column));
            std::iter::once(of_table(table)).chain(columns)
        });
        types.chain(tables).collect()
    }

    fn of_type(&self, it: &Type) -> Merged {
        let listings = self.lists_of_type(it, REFERENCES).into_iter().map(variants).collect();
        Merged { symbol: steps(&it.name), file: it.file, at: it.at, listings }
    }

    fn of_column(&self, table: &Table, column: &TableColumn) -> Merged {
        let symbol = [steps(&table.name), vec![column.name.clone()]].concat();
        let lists = self.lists_of_column(table, column, REFERENCES);
        let mut listings: Vec<_> = lists.into_iter().map(variants).collect();
        listings.extend(rows_alone(table, column, &listings));
        Merged { symbol, file: column.file, at: column.at, listings }
    }

    /// What a type admits, by each of its constraints.
    fn lists_of_type(&self, it: &Type, left: usize) -> Vec<Vec<Placed>> {
        narrowed(it.lists.iter().flat_map(|(_, list)| self.landed(list, left)).collect())
    }

    /// What a column admits, by its type and by each of its constraints.
    fn lists_of_column(
        &self,
        table: &Table,
        column: &TableColumn,
        left: usize,
    ) -> Vec<Vec<Placed>> {
        let demanded = table.checks.iter().flat_map(|check| &check.columns);
        let demanded = demanded.filter(|(name, _)| same(name, &column.name));
        let lists = column.admits.iter().chain(demanded.filter_map(|(_, list)| list.as_ref()));
        narrowed(lists.flat_map(|list| self.landed(list, left)).collect())
    }

    /// A list with what its reference lists in place of it; none when that lists nothing: a type
    /// that is built in, a key that is a number.
    fn landed(&self, list: &[Placed], left: usize) -> Vec<Vec<Placed>> {
        let refers = |(_, part): &&Placed| matches!(part, Part::From { .. });
        let Some((_, Part::From { path, .. })) = list.iter().find(refers) else {
            return vec![list.to_vec()];
        };
        // References may go in a circle, a table's key to itself.
        let Some(left) = left.checked_sub(1) else { return vec![] };
        let own: Vec<Placed> = list.iter().filter(|part| !refers(part)).cloned().collect();
        let mut lists = self.target(path, left);
        if lists.is_empty() && !own.is_empty() {
            return vec![own];
        }
        for list in &mut lists {
            list.extend(own.iter().cloned());
        }
        lists
    }

    /// What a type or a column of another table lists.
    fn target(&self, path: &[String], left: usize) -> Vec<Vec<Placed>> {
        let Some((first, column)) = path.split_first() else { return vec![] };
        if column.is_empty()
            && let Some(it) = self.type_index(first).and_then(|it| self.types.get(it))
        {
            return self.lists_of_type(it, left);
        }
        let table = self.table_index(first).and_then(|it| self.tables.get(it));
        let Some(table) = table else { return vec![] };
        let Some(column) = column.first().or(table.key.as_ref()) else { return vec![] };
        let names = table.columns.iter().map(|column| column.name.as_str());
        let column = find(names, column).and_then(|it| table.columns.get(it));
        let Some(column) = column else { return vec![] };
        let lists = self.lists_of_column(table, column, left);
        let rows = rows(table, column);
        if lists.is_empty() && !rows.is_empty() { vec![rows] } else { lists }
    }
}

/// How many references are followed one after another.
const REFERENCES: usize = 16;

/// Lists without those that only exclude values (`CHECK (key <> 'x')`), which all others lack then.
fn narrowed(lists: Vec<Vec<Placed>>) -> Vec<Vec<Placed>> {
    let excludes = |list: &Vec<Placed>| {
        !list.is_empty() && list.iter().all(|(_, part)| matches!(part, Part::Without { .. }))
    };
    let (excluding, mut lists): (Vec<_>, Vec<_>) = lists.into_iter().partition(excludes);
    for list in &mut lists {
        list.extend(excluding.iter().flatten().cloned());
    }
    lists
}

fn variants(parts: Vec<Placed>) -> MergedListing {
    MergedListing { form: Form::Variants, parts }
}

/// The values in rows say which there are only where nothing says which there may be.
fn rows_alone(
    table: &Table,
    column: &TableColumn,
    others: &[MergedListing],
) -> Option<MergedListing> {
    let mut told = others.iter().flat_map(|list| &list.parts);
    let parts = rows(table, column);
    let alone = told.all(|(_, part)| matches!(part, Part::Unknown { .. })) && !parts.is_empty();
    alone.then_some(MergedListing { form: Form::Array, parts })
}

fn of_table(table: &Table) -> Merged {
    let columns = table.columns.iter().map(|column| {
        let value = Written::Value(column.name.clone());
        (column.file, Part::One { value, at: column.at })
    });
    let parts = columns.chain(table.others.clone()).collect();
    let listings = vec![MergedListing { form: Form::Fields, parts }];
    Merged { symbol: steps(&table.name), file: table.file, at: table.at, listings }
}

/// The values that rows have in a column.
fn rows(table: &Table, column: &TableColumn) -> Vec<Placed> {
    let values = table.rows.iter().flatten().filter(|(name, _)| same(name, &column.name));
    let values = values.filter(|(_, (_, part))| !matches!(part, Part::Without { .. }));
    values.map(|(_, placed)| placed.clone()).collect()
}

fn steps(name: &str) -> Vec<String> {
    name.split('.').map(str::to_owned).collect()
}

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
        let lists = it.lists.iter().filter_map(|(_, list)| self.landed(list));
        let listings = lists.map(|parts| MergedListing { form: Form::Variants, parts });
        Merged { symbol: steps(&it.name), file: it.file, at: it.at, listings: listings.collect() }
    }

    fn of_column(&self, table: &Table, column: &TableColumn) -> Merged {
        let demanded = table.checks.iter().flat_map(|check| &check.columns);
        let demanded = demanded.filter(|(name, _)| same(name, &column.name));
        let lists = column.admits.iter().chain(demanded.filter_map(|(_, list)| list.as_ref()));
        let lists = lists.filter_map(|list| self.landed(list));
        let variants = lists.map(|parts| MergedListing { form: Form::Variants, parts });
        let mut listings: Vec<_> = variants.collect();
        let told = listings.iter().flat_map(|list| &list.parts);
        if told.clone().all(|(_, part)| matches!(part, Part::Unknown { .. })) {
            // Rows say what values there are only where nothing says what values there may be.
            let parts = rows(table, column);
            if !parts.is_empty() {
                listings.push(MergedListing { form: Form::Array, parts });
            }
        }
        let symbol = [steps(&table.name), vec![column.name.clone()]].concat();
        Merged { symbol, file: column.file, at: column.at, listings }
    }

    /// A list with its references landed; none when it refers to something that lists nothing:
    /// a type that is built in, a key that is a number.
    fn landed(&self, list: &[Placed]) -> Option<Vec<Placed>> {
        let [(file, Part::From { path, at })] = list else {
            return Some(list.iter().filter(|(_, part)| self.lands(part)).cloned().collect());
        };
        let path = self.target(path)?;
        Some(vec![(*file, Part::From { path, at: *at })])
    }

    fn lands(&self, part: &Part) -> bool {
        match part {
            Part::From { path, .. } => self.target(path).is_some(),
            Part::One { .. }
            | Part::Also { .. }
            | Part::Maybe { .. }
            | Part::Without { .. }
            | Part::Unknown { .. } => true,
        }
    }

    /// The symbol that a reference means.
    fn target(&self, path: &[String]) -> Option<Vec<String>> {
        let (first, column) = path.split_first()?;
        if let Some(it) = self.type_index(first).and_then(|it| self.types.get(it))
            && column.is_empty()
        {
            return (!it.lists.is_empty()).then(|| steps(&it.name));
        }
        let table = self.tables.get(self.table_index(first)?)?;
        let column = column.first().or(table.key.as_ref())?;
        let names = table.columns.iter().map(|column| column.name.as_str());
        let column = table.columns.get(find(names, column)?)?;
        let lists = column.admits.is_some()
            || table.rows.iter().flatten().any(|(name, _)| same(name, &column.name))
            || table
                .checks
                .iter()
                .flat_map(|check| &check.columns)
                .any(|(name, list)| same(name, &column.name) && list.is_some());
        lists.then(|| [steps(&table.name), vec![column.name.clone()]].concat())
    }
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

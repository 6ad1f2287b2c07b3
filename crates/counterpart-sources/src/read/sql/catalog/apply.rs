//! One statement after the other.

use super::table::{Table, TableColumn, uncertain};
use super::types::{Type, rename_in};
use super::{Catalog, Placed, placed, same};
use crate::facts::{Change, Check, Part, Span, Statement, Written};

impl Catalog {
    /// Applies one statement of `file`.
    pub(super) fn apply(&mut self, file: usize, statement: &Statement) {
        if !statement.conditional || matches!(statement.change, Change::EditEnums { .. }) {
            return self.apply_certain(file, statement);
        }
        let creates = match &statement.change {
            Change::CreateType { name, .. } => Some(self.type_index(name).is_some()),
            Change::CreateTable { name, .. } => Some(self.table_index(name).is_some()),
            Change::AddValue { .. }
            | Change::RenameValue { .. }
            | Change::EditEnums { .. }
            | Change::RenameType { .. }
            | Change::DropType { .. }
            | Change::RenameTable { .. }
            | Change::DropTable { .. }
            | Change::AddColumn { .. }
            | Change::ColumnType { .. }
            | Change::RenameColumn { .. }
            | Change::DropColumn { .. }
            | Change::AddCheck { .. }
            | Change::DropCheck { .. }
            | Change::RenameCheck { .. }
            | Change::Insert { .. }
            | Change::Delete { .. }
            | Change::Update { .. }
            | Change::Obscure { .. } => None,
        };
        match creates {
            // What is there already stays as it is.
            Some(true) => return,
            Some(false) => self.apply_certain(file, statement),
            None => {}
        }
        let because = "a statement about it runs only under a condition";
        self.obscure(file, statement.at, &names(&statement.change), because);
    }

    fn apply_certain(&mut self, file: usize, statement: &Statement) {
        match &statement.change {
            Change::CreateType { name, at, listings } => {
                if self.type_index(name).is_none() {
                    self.types.push(Type::new(file, name, *at, listings));
                }
            }
            Change::AddValue { name, value, at, place } => {
                let part = Part::One { value: Written::Value(value.clone()), at: *at };
                if let Some(it) = self.type_index(name).and_then(|it| self.types.get_mut(it)) {
                    it.add_value(value, (file, part), place);
                }
            }
            Change::RenameValue { name, from, to, at } => {
                let part = Part::One { value: Written::Value(to.clone()), at: *at };
                if let Some(it) = self.type_index(name).and_then(|it| self.types.get_mut(it)) {
                    it.rename_value(from, &(file, part));
                }
            }
            Change::EditEnums { names } => self.edit_enums(file, statement.at, names),
            Change::RenameType { from, to } => self.rename_type(from, to),
            Change::DropType { name } => {
                if let Some(index) = self.type_index(name) {
                    self.types.remove(index);
                }
            }
            Change::CreateTable { name, at, columns, checks, others, key } => {
                if self.tables.iter().any(|table| same(&table.name, name)) {
                    return;
                }
                let mut table = Table {
                    name: name.clone(),
                    file,
                    at: *at,
                    columns: columns.iter().map(|it| TableColumn::new(file, it)).collect(),
                    checks: vec![],
                    rows: vec![],
                    others: others.clone().map(|part| (file, part)),
                    key: key.clone(),
                };
                for check in checks {
                    table.add_check(file, check);
                }
                self.tables.push(table);
            }
            Change::RenameTable { from, to } => self.rename_table(from, to),
            Change::DropTable { name } => {
                if let Some(index) = self.table_index(name) {
                    self.tables.remove(index);
                }
            }
            Change::AddColumn { .. }
            | Change::ColumnType { .. }
            | Change::RenameColumn { .. }
            | Change::DropColumn { .. } => self.apply_to_column(file, &statement.change),
            Change::AddCheck { table, check } => self.add_check(file, table, check),
            Change::DropCheck { table, name } => self.drop_check(table, name),
            Change::RenameCheck { table, from, to } => self.rename_check(table, from, to),
            Change::Insert { table, columns, rows } => {
                if let Some(table) = self.table(table) {
                    table.insert(file, columns, rows);
                }
            }
            Change::Delete { table, rows } => {
                if let Some(table) = self.table(table) {
                    table.delete(rows);
                }
            }
            Change::Update { table, set, rows } => {
                if let Some(table) = self.table(table) {
                    table.update(file, set, rows);
                }
            }
            Change::Obscure { names, because } => {
                self.obscure(file, statement.at, names, because);
            }
        }
    }

    fn apply_to_column(&mut self, file: usize, change: &Change) {
        match change {
            Change::AddColumn { table, instead_of, column, checks } => {
                if let Some(table) = self.table(table) {
                    table.add_column(instead_of.as_deref(), TableColumn::new(file, column));
                    for check in checks {
                        table.add_check(file, check);
                    }
                }
            }
            Change::ColumnType { table, column } => {
                if let Some(old) = self.table(table).and_then(|it| it.column(&column.name)) {
                    old.admits = column.admits.as_ref().map(|list| placed(file, list));
                }
            }
            Change::RenameColumn { table, from, to, at } => {
                if let Some(table) = self.table(table) {
                    table.rename_column(from, to, (file, *at));
                }
                for (_, part) in self.references() {
                    if let Part::From { path, .. } = part
                        && let [other, column] = path.as_mut_slice()
                        && same(other, table)
                        && same(column, from)
                    {
                        to.clone_into(column);
                    }
                }
            }
            Change::DropColumn { table, column } => {
                if let Some(table) = self.table(table) {
                    table.drop_column(column);
                }
            }
            Change::CreateType { .. }
            | Change::AddValue { .. }
            | Change::RenameValue { .. }
            | Change::EditEnums { .. }
            | Change::RenameType { .. }
            | Change::DropType { .. }
            | Change::CreateTable { .. }
            | Change::RenameTable { .. }
            | Change::DropTable { .. }
            | Change::AddCheck { .. }
            | Change::DropCheck { .. }
            | Change::RenameCheck { .. }
            | Change::Insert { .. }
            | Change::Delete { .. }
            | Change::Update { .. }
            | Change::Obscure { .. } => {}
        }
    }

    fn add_check(&mut self, file: usize, table: &str, check: &Check) {
        if let Some(table) = self.table(table) {
            table.add_check(file, check);
        } else if let Some(it) = self.type_index(table).and_then(|it| self.types.get_mut(it)) {
            let about = check.columns.iter().filter(|(column, _)| same(column, "value"));
            let lists = about.filter_map(|(_, list)| list.as_ref());
            it.lists.extend(lists.map(|list| (check.name.clone(), placed(file, list))));
        }
    }

    fn drop_check(&mut self, table: &str, name: &str) {
        if let Some(table) = self.table(table) {
            table.drop_check(name);
        } else if let Some(it) = self.type_index(table).and_then(|it| self.types.get_mut(it)) {
            let chosen = format!("{}_check", it.name);
            it.lists.retain(|(own, _)| !same(own.as_deref().unwrap_or(&chosen), name));
        }
    }

    fn rename_check(&mut self, table: &str, from: &str, to: &str) {
        let Some(table) = self.table(table) else { return };
        for check in &mut table.checks {
            if check.names.iter().any(|name| same(name, from)) {
                check.names = vec![to.to_owned()];
            }
        }
    }

    fn rename_type(&mut self, from: &str, to: &str) {
        let Some(it) = self.type_index(from).and_then(|it| self.types.get_mut(it)) else { return };
        let schema = super::apart(&it.name).0.map(|schema| format!("{schema}."));
        let to = format!("{}{to}", schema.unwrap_or_default());
        let from = std::mem::replace(&mut it.name, to.clone());
        for part in self.references() {
            rename_in(part, &from, &to);
        }
    }

    fn rename_table(&mut self, from: &str, to: &str) {
        let Some(table) = self.table(from) else { return };
        let schema = super::apart(&table.name).0.map(|schema| format!("{schema}."));
        let to = if to.contains('.') { to.to_owned() } else { schema.unwrap_or_default() + to };
        let from = std::mem::replace(&mut table.name, to.clone());
        for part in self.references() {
            rename_in(part, &from, &to);
        }
    }

    /// Every part that may refer to a type or a table.
    fn references(&mut self) -> impl Iterator<Item = &mut Placed> {
        let of_types = self.types.iter_mut().flat_map(|it| &mut it.lists).map(|(_, list)| list);
        let of_tables = self.tables.iter_mut().flat_map(|table| {
            let checks = table.checks.iter_mut().flat_map(|check| &mut check.columns);
            let columns = table.columns.iter_mut().filter_map(|column| column.admits.as_mut());
            columns.chain(checks.filter_map(|(_, list)| list.as_mut()))
        });
        of_types.chain(of_tables).flatten()
    }

    /// Nothing is known any more of the enums that are named; of all, where none is.
    fn edit_enums(&mut self, file: usize, at: Span, names: &[String]) {
        let mentioned = |it: &Type| {
            let last = super::apart(&it.name).1;
            names.iter().any(|other| same(super::apart(other).1, last))
        };
        let any = self.types.iter().any(mentioned);
        let because = "a statement about `pg_enum` may remove its values".to_owned();
        let unknown = Part::Unknown { at, because };
        let part = (file, Part::Without { parts: vec![unknown], at });
        for it in self.types.iter_mut().filter(|it| !any || mentioned(it)) {
            it.lists.iter_mut().for_each(|(_, list)| list.push(part.clone()));
        }
    }

    /// Whatever has one of these names may be otherwise than it seems.
    fn obscure(&mut self, file: usize, at: Span, names: &[String], because: &str) {
        let mentioned = |name: &str| {
            let last = super::apart(name).1;
            names.iter().any(|other| same(super::apart(other).1, last))
        };
        let unknown = (file, Part::Unknown { at, because: because.to_owned() });
        for it in self.types.iter_mut().filter(|it| mentioned(&it.name)) {
            it.lists.iter_mut().for_each(|(_, list)| list.push(unknown.clone()));
        }
        for table in self.tables.iter_mut().filter(|table| mentioned(&table.name)) {
            table.others = Some(unknown.clone());
            let checks = table.checks.iter_mut().flat_map(|check| &mut check.columns);
            let columns = table.columns.iter_mut().filter_map(|column| column.admits.as_mut());
            for list in columns.chain(checks.filter_map(|(_, list)| list.as_mut())) {
                list.push(unknown.clone());
            }
            for (_, (_, part)) in table.rows.iter_mut().flatten() {
                uncertain(part, because);
            }
        }
    }
}

/// What a change is about.
fn names(change: &Change) -> Vec<String> {
    let name = match change {
        Change::CreateType { name, .. }
        | Change::AddValue { name, .. }
        | Change::RenameValue { name, .. }
        | Change::RenameType { from: name, .. }
        | Change::DropType { name }
        | Change::CreateTable { name, .. }
        | Change::RenameTable { from: name, .. }
        | Change::DropTable { name }
        | Change::AddColumn { table: name, .. }
        | Change::ColumnType { table: name, .. }
        | Change::RenameColumn { table: name, .. }
        | Change::DropColumn { table: name, .. }
        | Change::AddCheck { table: name, .. }
        | Change::DropCheck { table: name, .. }
        | Change::RenameCheck { table: name, .. }
        | Change::Insert { table: name, .. }
        | Change::Delete { table: name, .. }
        | Change::Update { table: name, .. } => name,
        Change::EditEnums { names } | Change::Obscure { names, .. } => return names.clone(),
    };
    vec![name.clone()]
}

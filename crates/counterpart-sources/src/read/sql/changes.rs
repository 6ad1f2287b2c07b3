//! Applies parsed statements to the catalog.

use sqlparser::ast::{
    AlterColumnOperation, AlterTable, AlterTableOperation, AlterType, AlterTypeAddValuePosition,
    AlterTypeOperation, CreateDomain, CreateTable, Ident, ObjectName, ObjectType,
    RenameTableNameKind, Statement, TableConstraint, UserDefinedTypeRepresentation,
};

use super::columns::Columns;
use super::literal::{Origin, name, place_of};
use super::rows;
use crate::facts::{Change, Part, ValuePlace};

/// What `statement` changes, one thing after the other.
pub(super) fn of(origin: Origin, statement: &Statement, columns: &Columns) -> Vec<Change> {
    match statement {
        Statement::CreateType {
            name: type_name,
            representation: Some(UserDefinedTypeRepresentation::Enum { labels }),
        } => vec![create_enum(origin, type_name, labels, columns)],
        Statement::CreateDomain(domain) => vec![create_domain(origin, domain, columns)],
        Statement::AlterType(alter) => vec![alter_type(origin, alter, columns)],
        Statement::CreateTable(table) => vec![create_table(origin, table, columns)],
        Statement::AlterTable(alter) => alter_table(origin, alter, columns),
        Statement::RenameTable(renames) => renames
            .iter()
            .map(|it| Change::RenameTable { from: name(&it.old_name), to: name(&it.new_name) })
            .collect(),
        Statement::Drop { object_type, names, .. } => names
            .iter()
            .filter_map(|dropped| match object_type {
                ObjectType::Table => Some(Change::DropTable { name: name(dropped) }),
                ObjectType::Type => Some(Change::DropType { name: name(dropped) }),
                _ => None,
            })
            .collect(),
        Statement::DropDomain(dropped) => vec![Change::DropType { name: name(&dropped.name) }],
        Statement::Insert(insert) => rows::insert(origin, insert).into_iter().collect(),
        Statement::Delete(delete) => rows::delete(origin, delete).into_iter().collect(),
        Statement::Update(update) => rows::update(origin, update).into_iter().collect(),
        Statement::Truncate(truncate) => rows::truncate(truncate),
        _ => vec![],
    }
}

fn create_enum(
    origin: Origin,
    type_name: &ObjectName,
    labels: &[Ident],
    columns: &Columns,
) -> Change {
    let at = place_of(origin, type_name);
    let list = columns.values(origin, labels.iter().map(|label| &label.value), at);
    Change::CreateType { name: name(type_name), at, listings: vec![(None, list)] }
}

fn create_domain(origin: Origin, domain: &CreateDomain, columns: &Columns) -> Change {
    let at = place_of(origin, &domain.name);
    let mut listings: Vec<_> = domain
        .constraints
        .iter()
        .filter_map(|constraint| match constraint {
            TableConstraint::Check(check) => {
                let list = Columns::check(origin, &check.expr, "value", at)?;
                Some((check.name.as_ref().map(|name| name.value.clone()), list))
            }
            _ => None,
        })
        .collect();
    listings.extend(columns.admits(origin, &domain.data_type, at).map(|list| (None, list)));
    Change::CreateType { name: name(&domain.name), at, listings }
}

fn alter_type(origin: Origin, alter: &AlterType, columns: &Columns) -> Change {
    let type_name = name(&alter.name);
    match &alter.operation {
        AlterTypeOperation::Rename(rename) => {
            Change::RenameType { from: type_name, to: rename.new_name.value.clone() }
        }
        AlterTypeOperation::AddValue(add) => Change::AddValue {
            name: type_name,
            value: add.value.value.clone(),
            at: columns.place_of_text(origin, &add.value.value),
            place: match &add.position {
                None => ValuePlace::Last,
                Some(AlterTypeAddValuePosition::Before(other)) => {
                    ValuePlace::Before(other.value.clone())
                }
                Some(AlterTypeAddValuePosition::After(other)) => {
                    ValuePlace::After(other.value.clone())
                }
            },
        },
        AlterTypeOperation::RenameValue(rename) => Change::RenameValue {
            name: type_name,
            from: rename.from.value.clone(),
            to: rename.to.value.clone(),
            at: columns.place_of_text(origin, &rename.to.value),
        },
    }
}

fn create_table(origin: Origin, table: &CreateTable, reader: &Columns) -> Change {
    let (mut columns, mut checks, mut key) = (vec![], vec![], None);
    for definition in &table.columns {
        let (column, demanded) = reader.column(origin, definition);
        if Columns::is_key(definition) {
            key = Some(column.name.clone());
        }
        columns.push(column);
        checks.extend(demanded);
    }
    for constraint in &table.constraints {
        key = key.or_else(|| Columns::key_of(constraint));
        checks.extend(Columns::constraint(origin, constraint));
    }
    let at = place_of(origin, &table.name);
    let written = table.like.is_none() && table.query.is_none() && table.inherits.is_none();
    let others = (!written)
        .then(|| Part::Unknown { at, because: "its columns come from another table".to_owned() });
    Change::CreateTable { name: name(&table.name), at, columns, checks, others, key }
}

fn alter_table(origin: Origin, alter: &AlterTable, columns: &Columns) -> Vec<Change> {
    let table = name(&alter.name);
    alter.operations.iter().flat_map(|it| operation(origin, &table, it, columns)).collect()
}

fn operation(
    origin: Origin,
    table: &str,
    operation: &AlterTableOperation,
    reader: &Columns,
) -> Vec<Change> {
    let table = table.to_owned();
    match operation {
        AlterTableOperation::AddConstraint { constraint, .. } => {
            let checks = Columns::constraint(origin, constraint).into_iter();
            checks.map(|check| Change::AddCheck { table: table.clone(), check }).collect()
        }
        AlterTableOperation::AddColumn { column_def, .. } => {
            let (column, checks) = reader.column(origin, column_def);
            vec![Change::AddColumn { table, instead_of: None, column, checks }]
        }
        AlterTableOperation::ChangeColumn { old_name, new_name, data_type, .. } => {
            let column = reader.plain(origin, new_name, data_type);
            let instead_of = Some(old_name.value.clone());
            vec![Change::AddColumn { table, instead_of, column, checks: vec![] }]
        }
        AlterTableOperation::ModifyColumn { col_name, data_type, .. } => {
            let column = reader.plain(origin, col_name, data_type);
            let instead_of = Some(col_name.value.clone());
            vec![Change::AddColumn { table, instead_of, column, checks: vec![] }]
        }
        AlterTableOperation::AlterColumn {
            column_name,
            op: AlterColumnOperation::SetDataType { data_type, .. },
        } => {
            let column = reader.plain(origin, column_name, data_type);
            vec![Change::ColumnType { table, column }]
        }
        AlterTableOperation::DropConstraint { name, .. }
        | AlterTableOperation::DropForeignKey { name, .. } => {
            vec![Change::DropCheck { table, name: name.value.clone() }]
        }
        AlterTableOperation::DropColumn { column_names, .. } => column_names
            .iter()
            .map(|it| Change::DropColumn { table: table.clone(), column: it.value.clone() })
            .collect(),
        AlterTableOperation::RenameColumn { old_column_name, new_column_name } => {
            vec![Change::RenameColumn {
                table,
                from: old_column_name.value.clone(),
                to: new_column_name.value.clone(),
                at: origin.place(new_column_name.span),
            }]
        }
        AlterTableOperation::RenameTable {
            table_name: RenameTableNameKind::As(new) | RenameTableNameKind::To(new),
        } => vec![Change::RenameTable { from: table, to: name(new) }],
        AlterTableOperation::RenameConstraint { old_name, new_name } => {
            vec![Change::RenameCheck {
                table,
                from: old_name.value.clone(),
                to: new_name.value.clone(),
            }]
        }
        _ => vec![],
    }
}

//! Rows that a statement adds, takes away or changes.

use sqlparser::ast::{
    Assignment, AssignmentTarget, BinaryOperator, Delete, Expr, FromTable, Insert, Query, SetExpr,
    Spanned, TableFactor, TableObject, TableWithJoins, Truncate, Update,
};

use super::literal::{Origin, literal, name, part};
use crate::facts::{Change, Part, Row, Rows};

/// `INSERT`
pub(super) fn insert(origin: Origin, insert: &Insert) -> Option<Change> {
    let TableObject::TableName(table) = &insert.table else { return None };
    let columns: Vec<String> = insert.columns.iter().map(name).collect();
    let (columns, rows) = if insert.assignments.is_empty() {
        (columns, rows(origin, insert.source.as_deref()?))
    } else {
        let set = assigned(origin, &insert.assignments);
        let (columns, values) = set.into_iter().unzip();
        (columns, vec![Row { values }])
    };
    Some(Change::Insert { table: name(table), columns, rows })
}

fn rows(origin: Origin, query: &Query) -> Vec<Row> {
    match &*query.body {
        SetExpr::Values(values) => {
            let row = |row: &Vec<Expr>| Row {
                values: row.iter().map(|expr| value(origin, expr)).collect(),
            };
            values.rows.iter().map(|values| row(&values.content)).collect()
        }
        SetExpr::Query(inner) => rows(origin, inner),
        // The rows of a query are as many as it finds.
        other => {
            let because = "its rows come from a query".to_owned();
            vec![Row { values: vec![Part::Unknown { at: origin.place(other.span()), because }] }]
        }
    }
}

/// A value of a row; NULL and DEFAULT are none of the values that count.
fn value(origin: Origin, expr: &Expr) -> Part {
    part(origin, expr)
        .unwrap_or_else(|| Part::Without { parts: vec![], at: origin.place(expr.span()) })
}

/// `DELETE`
pub(super) fn delete(origin: Origin, delete: &Delete) -> Option<Change> {
    let (FromTable::WithFromKeyword(from) | FromTable::WithoutKeyword(from)) = &delete.from;
    let table = table_of(from.first()?)?;
    if is_catalog_of_enums(&table) {
        return Some(edit_enums(&delete.to_string()));
    }
    let alone = from.len() == 1 && delete.using.is_none() && delete.limit.is_none();
    Some(Change::Delete { table, rows: which(origin, delete.selection.as_ref(), alone) })
}

/// `UPDATE`
pub(super) fn update(origin: Origin, update: &Update) -> Option<Change> {
    let table = table_of(&update.table)?;
    if is_catalog_of_enums(&table) {
        return Some(edit_enums(&update.to_string()));
    }
    let alone = update.from.is_none() && update.limit.is_none();
    let rows = which(origin, update.selection.as_ref(), alone);
    Some(Change::Update { table, set: assigned(origin, &update.assignments), rows })
}

/// `TRUNCATE`
pub(super) fn truncate(truncate: &Truncate) -> Vec<Change> {
    let all = |table: String| Change::Delete { table, rows: Rows::All };
    truncate.table_names.iter().map(|target| all(name(&target.name))).collect()
}

/// Whether a table holds the values of the enums of a `PostgreSQL` database.
fn is_catalog_of_enums(table: &str) -> bool {
    table.eq_ignore_ascii_case("pg_enum") || table.eq_ignore_ascii_case("pg_catalog.pg_enum")
}

/// The enum is named by a text: `enumtypid = 'color'::regtype`, `typname = 'color'`.
fn edit_enums(statement: &str) -> Change {
    let words = statement.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    Change::EditEnums { names: words.filter(|word| !word.is_empty()).map(str::to_owned).collect() }
}

fn assigned(origin: Origin, assignments: &[Assignment]) -> Vec<(String, Part)> {
    let pair = |it: &Assignment| match &it.target {
        AssignmentTarget::ColumnName(column) => Some((name(column), value(origin, &it.value))),
        AssignmentTarget::Tuple(_) => None,
    };
    assignments.iter().filter_map(pair).collect()
}

fn table_of(table: &TableWithJoins) -> Option<String> {
    match &table.relation {
        TableFactor::Table { name: table, .. } => Some(name(table)),
        _ => None,
    }
}

/// Which rows a condition is about.
fn which(origin: Origin, condition: Option<&Expr>, alone: bool) -> Rows {
    if !alone {
        return Rows::Unknown;
    }
    let Some(condition) = condition else { return Rows::All };
    selected(origin, condition).unwrap_or(Rows::Unknown)
}

fn selected(origin: Origin, condition: &Expr) -> Option<Rows> {
    match condition {
        Expr::Nested(inner) => selected(origin, inner),
        Expr::BinaryOp { left, op: BinaryOperator::Eq, right } => {
            let (column, value) = match (column(left), column(right)) {
                (Some(column), None) => (column, right),
                (None, Some(column)) => (column, left),
                (None, None) | (Some(_), Some(_)) => return None,
            };
            Some(Rows::With { column, values: vec![literal(origin, value)?.0] })
        }
        Expr::InList { expr, list, negated: false } => {
            let values = list.iter().map(|item| Some(literal(origin, item)?.0));
            Some(Rows::With { column: column(expr)?, values: values.collect::<Option<_>>()? })
        }
        _ => None,
    }
}

fn column(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Identifier(ident) => Some(ident.value.clone()),
        Expr::CompoundIdentifier(steps) => steps.last().map(|last| last.value.clone()),
        Expr::Nested(inner) => column(inner),
        Expr::Cast { expr, .. } => column(expr),
        _ => None,
    }
}

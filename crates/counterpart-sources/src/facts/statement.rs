//! The effect of an SQL file on a database, statement by statement.
//!
//! A name stands as written, without the schema that is the usual one: `public.service_keys` is
//! `service_keys`, `billing.plans` stays. Names are compared without regard to case.

use serde::{Deserialize, Serialize};

use super::{Listing, Part, Span};

/// One statement that changes what is declared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Where it begins.
    pub at: Span,
    /// What it does.
    pub change: Change,
    /// Whether it runs under a condition that is not known: `IF EXISTS (SELECT …) THEN …`.
    pub conditional: bool,
}

/// What a statement does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// A type or a domain comes to be: `CREATE TYPE … AS ENUM`, `CREATE DOMAIN … CHECK`.
    CreateType {
        /// Its name.
        name: String,
        /// Where the name stands.
        at: Span,
        /// What it admits.
        listings: Vec<(Option<String>, Listing)>,
    },
    /// `ALTER TYPE … ADD VALUE`
    AddValue {
        /// The type.
        name: String,
        /// The value.
        value: String,
        /// Where the value stands.
        at: Span,
        /// Where among the others it goes.
        place: ValuePlace,
    },
    /// `ALTER TYPE … RENAME VALUE`
    RenameValue {
        /// The type.
        name: String,
        /// The old value.
        from: String,
        /// The new one.
        to: String,
        /// Where the new one stands.
        at: Span,
    },
    /// `DELETE FROM pg_enum`, `UPDATE pg_enum`: values of enums are taken away or changed.
    EditEnums {
        /// The names that the statement mentions, the enums among them; all enums if it mentions
        /// none.
        names: Vec<String>,
    },
    /// `ALTER TYPE … RENAME TO`
    RenameType {
        /// The old name.
        from: String,
        /// The new one.
        to: String,
    },
    /// `DROP TYPE`, `DROP DOMAIN`
    DropType {
        /// Its name.
        name: String,
    },
    /// `CREATE TABLE`
    CreateTable {
        /// Its name.
        name: String,
        /// Where the name stands.
        at: Span,
        /// Its columns.
        columns: Vec<Column>,
        /// What is demanded of its rows.
        checks: Vec<Check>,
        /// Columns that are not written out: `LIKE other`, `AS SELECT …`.
        others: Option<Part>,
        /// The column that is the primary key, if it is one.
        key: Option<String>,
    },
    /// `ALTER TABLE … RENAME TO`
    RenameTable {
        /// The old name.
        from: String,
        /// The new one.
        to: String,
    },
    /// `DROP TABLE`
    DropTable {
        /// Its name.
        name: String,
    },
    /// `ADD COLUMN`; also a column that is redefined (`MODIFY COLUMN`, `CHANGE COLUMN`).
    AddColumn {
        /// The table.
        table: String,
        /// The column it replaces.
        instead_of: Option<String>,
        /// The column.
        column: Column,
        /// What is demanded of it.
        checks: Vec<Check>,
    },
    /// `ALTER COLUMN … TYPE`
    ColumnType {
        /// The table.
        table: String,
        /// The column with its new type.
        column: Column,
    },
    /// `RENAME COLUMN`
    RenameColumn {
        /// The table.
        table: String,
        /// The old name.
        from: String,
        /// The new one.
        to: String,
        /// Where the new one stands.
        at: Span,
    },
    /// `DROP COLUMN`
    DropColumn {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// `ADD CONSTRAINT … CHECK`, `ADD FOREIGN KEY`; of a table or a domain.
    AddCheck {
        /// The table or domain.
        table: String,
        /// What is demanded.
        check: Check,
    },
    /// `DROP CONSTRAINT`; of a table or a domain.
    DropCheck {
        /// The table or domain.
        table: String,
        /// The name of the constraint.
        name: String,
    },
    /// `RENAME CONSTRAINT`
    RenameCheck {
        /// The table or domain.
        table: String,
        /// The old name.
        from: String,
        /// The new one.
        to: String,
    },
    /// `INSERT INTO … VALUES`
    Insert {
        /// The table.
        table: String,
        /// The columns as named; empty for all of the table's.
        columns: Vec<String>,
        /// The rows.
        rows: Vec<Row>,
    },
    /// `DELETE FROM … WHERE column IN (…)`, `TRUNCATE`
    Delete {
        /// The table.
        table: String,
        /// The rows that go.
        rows: Rows,
    },
    /// `UPDATE … SET column = 'b' WHERE column = 'a'`
    Update {
        /// The table.
        table: String,
        /// What the columns become.
        set: Vec<(String, Part)>,
        /// The rows that change.
        rows: Rows,
    },
    /// Something that cannot be followed and may change any of these.
    Obscure {
        /// The names it mentions, types and tables among them.
        names: Vec<String>,
        /// Why it cannot be followed, as the end of a sentence: "the value is computed".
        because: String,
    },
}

/// Where a new value of an enum goes among the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ValuePlace {
    /// Behind all others.
    Last,
    /// Before this one.
    Before(String),
    /// Behind this one.
    After(String),
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub at: Span,
    /// What its type admits: an `ENUM(…)` of its own, or all of a named type.
    pub admits: Option<Listing>,
}

/// Something demanded of rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Its name, if it has one of its own.
    pub name: Option<String>,
    /// The columns it is about, and what it admits there. A column whose values it does not list
    /// has no listing. A foreign key admits all of a column of another table: a
    /// [`Part::From`] with the table and, unless it is the primary key, the column.
    pub columns: Vec<(String, Option<Listing>)>,
}

/// Which rows a statement is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rows {
    /// All.
    All,
    /// Those with one of these values in a column.
    With {
        /// The column.
        column: String,
        /// The values.
        values: Vec<String>,
    },
    /// It cannot be decided.
    Unknown,
}

/// A row that is inserted: what stands in each column, where that is a literal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its values, in the order of the columns.
    pub values: Vec<Part>,
}

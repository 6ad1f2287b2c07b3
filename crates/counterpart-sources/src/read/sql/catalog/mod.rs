//! The database as it stands after all statements, and what it declares.
//!
//! | module | |
//! |---|---|
//! | `types` | enums and domains |
//! | `table` | a table: columns, constraints and rows |
//! | `apply` | one statement after the other |
//! | `declare` | types, tables and columns as declarations |

mod apply;
mod declare;
mod table;
mod types;

use table::Table;
use types::Type;

use crate::facts::{Facts, Listing, Merged, Part};

/// A part with the file that wrote it.
type Placed = (usize, Part);

/// Everything that is declared.
#[derive(Debug, Default)]
struct Catalog {
    types: Vec<Type>,
    tables: Vec<Table>,
}

/// Applies the statements of all files, in the order given.
pub(super) fn merged(files: &[&Facts]) -> Vec<Merged> {
    let mut catalog = Catalog::default();
    for (file, facts) in files.iter().enumerate() {
        for statement in &facts.statements {
            catalog.apply(file, statement);
        }
    }
    catalog.declare()
}

impl Catalog {
    fn type_index(&self, name: &str) -> Option<usize> {
        find(self.types.iter().map(|it| it.name.as_str()), name)
    }

    fn table_index(&self, name: &str) -> Option<usize> {
        find(self.tables.iter().map(|it| it.name.as_str()), name)
    }

    fn table(&mut self, name: &str) -> Option<&mut Table> {
        let index = self.table_index(name)?;
        self.tables.get_mut(index)
    }
}

/// The position of `wanted` among `names`: as it is written, or, if one of both names a schema and
/// the other does not, where only one fits.
fn find<'n>(names: impl Iterator<Item = &'n str> + Clone, wanted: &str) -> Option<usize> {
    let exact = names.clone().position(|name| name.eq_ignore_ascii_case(wanted));
    exact.or_else(|| {
        let (schema, last) = apart(wanted);
        let mut fitting = names.enumerate().filter(|(_, name)| {
            let (other, other_last) = apart(name);
            last.eq_ignore_ascii_case(other_last) && (schema.is_none() || other.is_none())
        });
        let (index, _) = fitting.next()?;
        fitting.next().is_none().then_some(index)
    })
}

fn apart(name: &str) -> (Option<&str>, &str) {
    name.rsplit_once('.').map_or((None, name), |(schema, last)| (Some(schema), last))
}

/// Whether two names are one.
fn same(left: &str, right: &str) -> bool {
    left.eq_ignore_ascii_case(right)
}

/// The parts of a listing with their file.
fn placed(file: usize, list: &Listing) -> Vec<Placed> {
    list.parts.iter().map(|part| (file, part.clone())).collect()
}

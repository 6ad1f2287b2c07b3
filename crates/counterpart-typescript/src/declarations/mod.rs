//! The declarations of one contract: its `.d.ts`, and what in it comes from where.

mod constants;
mod docs;
mod items;
mod objects;
mod print;
mod syntax;
mod types;
mod union;
mod writer;

use counterpart_compiler::model::{ContractId, Shape};

use crate::plan::{Plan, Scope};

pub use writer::Mapping;
use writer::Writer;

/// A declaration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declarations {
    /// Its text, without a reference to its source map.
    pub text: String,
    /// What in it comes from which place of a schema document.
    pub mappings: Vec<Mapping>,
}

/// Prints the types of shapes, where definitions are called what `scope` says.
#[must_use]
pub fn type_text(plan: &Plan<'_>, scope: &Scope, shape: &Shape) -> String {
    print::text(&types::Types { plan, scope }.of(shape, None))
}

/// Declares a contract.
#[must_use]
pub fn declarations(plan: &Plan, contract: ContractId, scope: &Scope) -> Declarations {
    let types = types::Types { plan, scope };
    let mut out = Writer::default();
    for line in items::header(&types, contract) {
        out.line(&line);
    }
    for item in items::items(&types, contract) {
        out.end_line();
        print::item(&mut out, &item);
    }
    let (text, mappings) = out.finish();
    Declarations { text, mappings }
}

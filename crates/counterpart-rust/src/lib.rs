//! Contracts as Rust modules.
//!
//! [`emit`] turns a model into one file with a module for each contract. It decides first (the
//! `plan` module: names, derived traits) and prints second: `checks`, the static data that the
//! evaluator of the `counterpart` crate reads, and `items`, one file for each kind of type. The
//! generated code uses no other crate by name.

// A new variant of our own enums must break every match that gives it a meaning.
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

mod checks;
mod constants;
mod docs;
mod documents;
mod holds;
mod items;
mod operations;
mod plan;
mod print;
mod printing;
mod schemas;
mod target;
mod types;

use counterpart_compiler::Files;
use counterpart_compiler::model::{Model, Supply};
use counterpart_compiler::project::CodeSettings;

pub use checks::Checks;
pub use printing::{NotRust, Printing};
pub use target::{MARKER, TARGET};

/// The id of the target.
pub const ID: &str = "rust";

/// The path of the generated file.
pub const FILE: &str = "contracts.rs";

/// Prints the Rust modules of every contract that is generated here, as the file [`FILE`].
#[must_use]
pub fn emit(model: &Model, settings: CodeSettings, printing: &Printing) -> Files {
    let plan = plan::Plan::of(model, settings, printing);
    let mut text = print::Text::default();
    text.note(&format!("{MARKER} from JSON Schema documents. Edit those, not this."));
    documents::print(&plan, &mut text);
    plan.checks.print(&plan.checks_module, &mut text);
    for (id, contract) in model.contracts() {
        match contract.supply {
            Supply::Generated => items::contract(&plan, id, &mut text),
            Supply::External(_) => {}
        }
    }
    let mut files = Files::default();
    files.add(FILE, text.finish());
    files
}

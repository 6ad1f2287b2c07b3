//! Infers the types that hold the instances of schemas, and names them.
//!
//! ```text
//! seeds      which schemas are definitions: the entries, and what references lead to
//! authored   the names of what the author named; names makes them fit for every target
//! facts      what a conjunction of schemas says, gathered through allOf and $ref
//! admitted   which kinds of value it admits
//! form       which kind of type that takes
//! home       the path of an inline type, which is its name
//! variants   the names of the variants of unions
//! infer      facts → Shape; inline objects, enums, unions and tuples become definitions
//! settle     what needs all shapes: discriminators, unions that share properties
//! cycles     definitions that contain each other
//! constants  the types of typed constants
//! ```

mod admitted;
mod authored;
mod conjunction;
mod constants;
mod constrain;
mod contract_names;
mod cycles;
mod declared;
mod facts;
mod form;
mod gather;
mod home;
mod infer;
mod inline_names;
mod names;
mod objects;
mod path;
mod planner;
mod seeds;
mod settle;
mod trivial;
mod unions;
mod variants;

pub use contract_names::Collision;
pub use seeds::{Named, Seed, seeds};

use crate::diagnostic::Diagnostic;
use crate::model::{Contract, ContractId, Definition, DefinitionId, Schemas};
use crate::project::{ProjectFile, Undeclared};
use crate::source::Sources;
use planner::Planner;

/// The result of [`plan`].
#[derive(Clone, Debug)]
pub struct Plan {
    /// The contracts, in the order of their seeds.
    pub contracts: Vec<Contract>,
    /// The definitions of all contracts.
    pub definitions: Vec<Definition>,
    /// The schemas, with those of merged definitions added.
    pub schemas: Schemas,
    /// The diagnostics.
    pub diagnostics: Vec<Diagnostic>,
}

/// Names every definition and infers its type.
#[must_use]
pub fn plan(sources: &Sources, schemas: Schemas, seeds: Vec<Seed>, settings: &ProjectFile) -> Plan {
    let mut planner = Planner::new(sources, schemas, seeds, settings);
    planner.name_authored();
    shape_all(&mut planner);
    planner.name_inline();
    let mut definitions = std::mem::take(&mut planner.definitions);
    let keep_all = settings.undeclared == Undeclared::Keep;
    settle::settle(&mut definitions, &planner.closed_if_alone, keep_all);
    cycles::mark(&mut definitions);
    let Planner { contracts, schemas, diagnostics, .. } = planner;
    Plan { contracts, definitions, schemas, diagnostics }
}

/// Infers the type of every definition and constant. Definitions that are hoisted on the way follow
/// the one they were hoisted from.
fn shape_all(planner: &mut Planner<'_>) {
    let authored = u32::try_from(planner.definitions.len()).unwrap_or(u32::MAX);
    for id in (0..authored).map(DefinitionId) {
        planner.name_list(id);
    }
    for id in (0..authored).map(DefinitionId) {
        shape_with_hoisted(planner, id);
    }
    for contract in 0..planner.contracts.len() {
        for constant in 0..planner.contracts[contract].constants.len() {
            shape_constant(planner, contract, constant);
        }
    }
}

fn shape_with_hoisted(planner: &mut Planner<'_>, first: DefinitionId) {
    let mut stack = vec![first];
    while let Some(id) = stack.pop() {
        let contract = planner.definitions[id.0 as usize].contract;
        planner.contracts[contract.0 as usize].definitions.push(id);
        let conjunction = planner.conjunctions[id.0 as usize].clone();
        let shape = planner.build(id, &conjunction);
        planner.definitions[id.0 as usize].shape = shape;
        let hoisted = std::mem::take(&mut planner.hoisted);
        stack.extend(hoisted.into_iter().rev());
    }
}

fn shape_constant(planner: &mut Planner<'_>, contract: usize, index: usize) {
    let constant = planner.contracts[contract].constants[index].clone();
    let name = planner.names.pascal(&constant.name.to_lowercase());
    let id = ContractId(u32::try_from(contract).unwrap_or(u32::MAX));
    let shape = constants::shape(planner, id, &name, constant.schema, &constant.value);
    planner.contracts[contract].constants[index].shape = shape;
    let hoisted = std::mem::take(&mut planner.hoisted);
    for id in hoisted {
        shape_with_hoisted(planner, id);
    }
}

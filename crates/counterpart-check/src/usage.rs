//! The definitions that the systems of a product use.

use std::collections::{BTreeSet, HashSet};

use counterpart_compiler::model::DefinitionId;
use counterpart_compiler::project::System;

use crate::config::subjects;
use crate::context::Context;
use crate::contract::{Subject, reach};
use crate::sources::hash;

/// What the systems of a product use of the contracts.
pub struct Used {
    /// The definitions and constants that some system uses, in whatever way.
    pub subjects: BTreeSet<Subject>,
    texts: HashSet<u64>,
}

impl Used {
    /// What the project file names and the sources mention.
    pub fn of(context: &Context<'_>) -> Self {
        let texts: HashSet<u64> = context
            .sources
            .ids()
            .flat_map(|file| context.sources.texts(file).hashes().to_vec())
            .collect();
        let model = context.contracts.model;
        let systems = context.project.settings.systems.values();
        let mut named: Vec<Subject> =
            systems.flat_map(|system| subjects(context.contracts, &all_names(system))).collect();
        let mentioned = |name: &str| texts.contains(&hash(name));
        for (id, definition) in model.definitions() {
            let list = definition.list.as_deref();
            if mentioned(&definition.name) || list.is_some_and(mentioned) {
                named.push(Subject::Definition(id));
            }
        }
        for (id, contract) in model.contracts() {
            for (position, constant) in contract.constants.iter().enumerate() {
                if mentioned(&constant.name) {
                    named.push(Subject::Constant(id, position));
                }
            }
        }
        let parts_of = |subject: &Subject| match subject {
            Subject::Definition(id) => vec![*id],
            Subject::Constant(..) => context.contracts.definitions_of(*subject),
        };
        let definitions = reach(model, named.iter().flat_map(parts_of));
        let definitions = definitions.into_iter().map(Subject::Definition);
        Self { subjects: named.into_iter().chain(definitions).collect(), texts }
    }

    /// Whether some source mentions a text.
    pub fn mentions(&self, text: &str) -> bool {
        self.texts.contains(&hash(text))
    }
}

/// The definitions that a system's data is made of, in one direction.
pub fn flow(context: &Context<'_>, names: &[String]) -> BTreeSet<DefinitionId> {
    let definitions =
        subjects(context.contracts, names).into_iter().filter_map(|subject| match subject {
            Subject::Definition(id) => Some(id),
            Subject::Constant(..) => None,
        });
    reach(context.contracts.model, definitions)
}

fn all_names(system: &System) -> Vec<String> {
    let flows = system.reads.iter().chain(&system.writes);
    let implements = system.implements.iter().map(|implements| &implements.contract);
    let live = system.live.iter().map(|live| &live.contract);
    flows.chain(implements).chain(live).cloned().collect()
}

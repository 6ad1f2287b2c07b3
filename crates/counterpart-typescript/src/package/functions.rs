//! What the functions of a JavaScript module are called, here and where they are exported; and which
//! of them the encoders call, so that imports and checks are known before anything is printed.
//!
//! The verdict about the definition `Foo` is `$Foo`, its violations are `$Foo$`, its encoder is `$$Foo`;
//! those of another contract have the name of its module in between: `$common$Foo`. No definition has a
//! `$` in its name.

use counterpart_compiler::model::{ContractId, Definition, DefinitionId, Kinds, SchemaId};

use super::imports::{Imports, RUNTIME};
use crate::encode::{Encoder, Names, Need, Uses};
use crate::plan::Plan;
use crate::validators::{Import, Root};

/// The functions that one contract's module holds or imports.
pub struct Functions<'p> {
    plan: &'p Plan<'p>,
    contract: ContractId,
    /// The encoders of the contract's definitions, in their order.
    pub encoders: Vec<(DefinitionId, Encoder)>,
    uses: Uses,
}

impl<'p> Functions<'p> {
    /// Decides for the module of `contract`.
    pub fn of(plan: &'p Plan<'p>, need: &Need, contract: ContractId) -> Self {
        let ids = plan.model[contract].definitions.iter().filter(|id| need.has(**id));
        let encoders: Vec<_> =
            ids.map(|id| (*id, Encoder::of(need, &plan.model[*id].shape))).collect();
        let mut uses = Uses::default();
        for (_, encoder) in &encoders {
            uses.add(encoder);
        }
        Self { plan, contract, encoders, uses }
    }

    /// The checks to be written: of every definition, and of the schemas encoders ask about.
    pub fn roots(&self) -> Vec<Root> {
        let definitions = self.plan.model[self.contract].definitions.iter().map(|id| {
            let definition = &self.plan.model[*id];
            Root {
                name: check_name(definition),
                schema: definition.schema,
                kinds: definition.kinds,
                reports: true,
            }
        });
        let mut tests: Vec<SchemaId> = self.uses.schemas.iter().copied().collect();
        tests.sort_unstable();
        let tests = tests.into_iter().map(|schema| Root {
            name: self.schema_test(schema),
            schema,
            kinds: Kinds::ALL,
            reports: false,
        });
        definitions.chain(tests).collect()
    }

    /// Where the check of a schema is, if another module holds it.
    pub fn elsewhere(&self, schema: SchemaId) -> Option<Import> {
        self.import(self.plan.definition_of(schema)?, "$")
    }

    /// Adds the imports of what encoders call.
    pub fn add_imports(&self, imports: &mut Imports) {
        for helper in &self.uses.helpers {
            imports.add(RUNTIME, helper.name());
        }
        let encoders = self.uses.encoders.iter().map(|id| (id, "$$"));
        let tests = self.uses.tests.iter().map(|id| (id, "$"));
        for (id, prefix) in encoders.chain(tests) {
            if let Some(Import { module, exported, name }) = self.import(*id, prefix) {
                imports.add_as(&module, &exported, &name);
            }
        }
    }

    /// How a function of a definition is imported, if another module holds it.
    fn import(&self, definition: DefinitionId, prefix: &str) -> Option<Import> {
        let definition = &self.plan.model[definition];
        if definition.contract == self.contract {
            return None;
        }
        Some(Import {
            module: self.plan.specifier(definition.contract),
            exported: format!("{prefix}{}", definition.name),
            name: self.local(definition, prefix),
        })
    }

    /// What a function of a definition is called here.
    fn local(&self, definition: &Definition, prefix: &str) -> String {
        if definition.contract == self.contract {
            return format!("{prefix}{}", definition.name);
        }
        let namespace = self.plan.namespace(definition.contract);
        format!("{prefix}{namespace}${}", definition.name)
    }
}

impl Names for Functions<'_> {
    fn encoder(&self, definition: DefinitionId) -> String {
        self.local(&self.plan.model[definition], "$$")
    }

    fn test(&self, definition: DefinitionId) -> String {
        self.local(&self.plan.model[definition], "$")
    }

    fn schema_test(&self, schema: SchemaId) -> String {
        let number = self.uses.schemas.get_index_of(&schema).map_or(0, |index| index + 1);
        format!("$$test{number}$")
    }
}

/// The check of a definition in its own module.
pub fn check_name(definition: &Definition) -> String {
    format!("${}", definition.name)
}

/// The encoder of a definition in its own module.
pub fn encoder_name(definition: &Definition) -> String {
    format!("$${}", definition.name)
}

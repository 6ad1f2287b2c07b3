//! What the functions of a JavaScript module are called, here and where they are exported.
//!
//! The check of the definition `Foo` is `$Foo`, its encoder `$$Foo`; those of another contract
//! have the name of its module in between: `$common$Foo`. No definition has a `$` in its name.

use std::cell::RefCell;
use std::collections::BTreeMap;

use counterpart_compiler::model::{ContractId, Definition, DefinitionId, Kinds, SchemaId};

use super::imports::Imports;
use crate::encode::Names;
use crate::plan::Plan;
use crate::validators::{Import, Root};

/// The functions that one contract's module holds or imports.
pub struct Functions<'p> {
    plan: &'p Plan<'p>,
    contract: ContractId,
    /// Imported functions, by their names here: their modules and exported names.
    foreign: RefCell<BTreeMap<String, (String, String)>>,
    used: RefCell<Vec<String>>,
    tests: RefCell<BTreeMap<SchemaId, String>>,
}

impl<'p> Functions<'p> {
    /// The functions of `contract`.
    pub fn new(plan: &'p Plan<'p>, contract: ContractId) -> Self {
        Self {
            plan,
            contract,
            foreign: RefCell::default(),
            used: RefCell::default(),
            tests: RefCell::default(),
        }
    }

    /// The checks to be written: of every definition, and of the schemas encoders ask about.
    pub fn roots(&self) -> Vec<Root> {
        let definitions = self.plan.model[self.contract].definitions.iter().map(|id| {
            let definition = &self.plan.model[*id];
            Root {
                name: check_name(definition),
                schema: definition.schema,
                kinds: definition.kinds,
            }
        });
        let tests = self.tests.borrow();
        let tests = tests.iter().map(|(schema, name)| Root {
            name: name.clone(),
            schema: *schema,
            kinds: Kinds::ALL,
        });
        definitions.chain(tests).collect()
    }

    /// Where the check of a schema is, if another module holds it.
    pub fn elsewhere(&self, schema: SchemaId) -> Option<Import> {
        let definition = &self.plan.model[self.plan.definition_of(schema)?];
        if definition.contract == self.contract {
            return None;
        }
        let name = self.local(definition, "$");
        Some(Import { module: self.plan.specifier(definition.contract), name })
    }

    /// Adds the imports of the functions that encoders call, and of those in `names`.
    pub fn add_imports(&self, names: impl Iterator<Item = String>, imports: &mut Imports) {
        let foreign = self.foreign.borrow();
        for local in self.used.borrow().iter().cloned().chain(names) {
            if let Some((module, exported)) = foreign.get(&local) {
                imports.add_as(module, exported, &local);
            }
        }
    }

    /// What a function of a definition is called here.
    fn local(&self, definition: &Definition, prefix: &str) -> String {
        let exported = format!("{prefix}{}", definition.name);
        if definition.contract == self.contract {
            return exported;
        }
        let namespace = self.plan.namespace(definition.contract);
        let local = format!("{prefix}{namespace}${}", definition.name);
        let module = self.plan.specifier(definition.contract);
        self.foreign.borrow_mut().insert(local.clone(), (module, exported));
        local
    }

    fn called(&self, definition: DefinitionId, prefix: &str) -> String {
        let local = self.local(&self.plan.model[definition], prefix);
        self.used.borrow_mut().push(local.clone());
        local
    }
}

impl Names for Functions<'_> {
    fn encoder(&self, definition: DefinitionId) -> String {
        self.called(definition, "$$")
    }

    fn test(&self, definition: DefinitionId) -> String {
        self.called(definition, "$")
    }

    fn schema_test(&self, schema: SchemaId) -> String {
        let mut tests = self.tests.borrow_mut();
        let next = tests.len() + 1;
        tests.entry(schema).or_insert_with(|| format!("$$test{next}$")).clone()
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

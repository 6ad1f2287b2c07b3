//! How the module of a half names what other modules hold.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use counterpart_compiler::model::service::Typed;
use counterpart_compiler::model::{ContractId, DefinitionId, Supply};

use crate::escape::js_string;
use crate::plan::Plan;

/// The names that a module uses of others. They have a `$`, which no name of an operation has.
pub struct Imports<'p> {
    plan: &'p Plan<'p>,
    /// The support module: its path, and the names used of it.
    support: &'static str,
    used: RefCell<BTreeSet<&'static str>>,
    /// The contracts whose types are used.
    types: RefCell<BTreeSet<ContractId>>,
    /// The values that are used of contracts: what each is exported as, and its name here.
    values: RefCell<BTreeMap<ContractId, BTreeMap<String, String>>>,
}

impl<'p> Imports<'p> {
    /// No imports yet, for a module one folder below the top of the package.
    pub fn new(plan: &'p Plan<'p>, support: &'static str) -> Self {
        let (used, types, values) = Default::default();
        Self { plan, support, used, types, values }
    }

    /// A name of the support module.
    pub fn support(&self, name: &'static str) -> String {
        self.used.borrow_mut().insert(name);
        name.to_owned()
    }

    /// The type of a definition.
    pub fn of(&self, definition: DefinitionId) -> String {
        let definition = &self.plan.model[definition];
        self.types.borrow_mut().insert(definition.contract);
        format!("{}.{}", self.namespace(definition.contract), definition.name)
    }

    /// The type of a schema; `unknown` where it has no name.
    pub fn typed(&self, typed: Option<&Typed>) -> String {
        let definition = typed.and_then(Typed::definition);
        definition.map_or_else(|| "unknown".to_owned(), |definition| self.of(definition))
    }

    /// The companion of a definition's type.
    pub fn companion(&self, definition: DefinitionId) -> String {
        let name = self.plan.model[definition].name.clone();
        self.value(definition, name)
    }

    /// The function that lists the violations of a definition.
    pub fn check(&self, definition: DefinitionId) -> Option<String> {
        let contract = self.plan.model[definition].contract;
        let (_, scope) = self.plan.contracts().find(|(id, _)| *id == contract)?;
        let name = scope.functions(definition)?.check.clone();
        Some(self.value(definition, name))
    }

    fn value(&self, definition: DefinitionId, exported: String) -> String {
        let contract = self.plan.model[definition].contract;
        let local = format!("{}${exported}", self.namespace(contract));
        self.values.borrow_mut().entry(contract).or_default().insert(exported, local.clone());
        local
    }

    fn namespace(&self, contract: ContractId) -> String {
        format!("${}", self.plan.namespace(contract))
    }

    fn specifier(&self, contract: ContractId) -> String {
        let specifier = self.plan.specifier(contract);
        match &self.plan.model[contract].supply {
            Supply::Generated => format!(".{specifier}"),
            Supply::External(_) => specifier,
        }
    }

    /// The statements of a declaration file.
    pub fn types(&self) -> String {
        let mut text = String::new();
        for contract in &*self.types.borrow() {
            let from = js_string(&self.specifier(*contract));
            let _ = writeln!(text, "import type * as {} from {from};", self.namespace(*contract));
        }
        self.print_support(&mut text, "import type");
        text
    }

    /// The statements of a module.
    pub fn values(&self) -> String {
        let mut text = String::new();
        for (contract, names) in &*self.values.borrow() {
            let names = names.iter().map(|(exported, local)| format!("{exported} as {local}"));
            let names: Vec<_> = names.collect();
            let from = js_string(&self.specifier(*contract));
            let _ = writeln!(text, "import {{ {} }} from {from};", names.join(", "));
        }
        self.print_support(&mut text, "import");
        text
    }

    fn print_support(&self, text: &mut String, word: &str) {
        let used: Vec<_> = self.used.borrow().iter().copied().collect();
        if !used.is_empty() {
            let _ = writeln!(
                text,
                "{word} {{ {} }} from \"../support/{}\";",
                used.join(", "),
                self.support
            );
        }
    }
}

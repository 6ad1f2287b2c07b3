//! What one module is made of while it is written: its functions, its constants, its imports.

use std::collections::BTreeMap;

use counterpart_compiler::model::{SchemaId, Schemas};
use indexmap::IndexMap;

use super::block::Block;
use super::js::Js;
use super::nesting::Nesting;

/// A schema of more constraints than this (with all it holds inline) gets a function of its own,
/// so that no function outgrows what engines optimise.
const INLINE: usize = 48;

/// A function that another module holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The module: `./common.js`.
    pub module: String,
    /// The name it is exported under.
    pub exported: String,
    /// Its name here.
    pub name: String,
}

/// What a function does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Says whether a value is admitted.
    Verdict,
    /// Reports what is wrong with a value.
    Violations,
    /// Marks the properties that a schema looks at.
    MarkProperties,
    /// Marks the items that a schema looks at.
    MarkItems,
}

/// A module while it is written.
pub struct Unit<'m> {
    /// Every schema.
    pub schemas: &'m Schemas,
    /// Which schemas count levels.
    pub nesting: &'m Nesting,
    /// Where the functions of schemas are that another module holds.
    pub elsewhere: &'m dyn Fn(SchemaId) -> Option<Import>,
    /// Names imported, by module: each with the name it is exported under.
    pub imports: BTreeMap<String, BTreeMap<String, String>>,
    functions: IndexMap<(Role, SchemaId), String>,
    written: usize,
    constants: IndexMap<String, String>,
    weights: BTreeMap<SchemaId, usize>,
    names: usize,
}

impl<'m> Unit<'m> {
    /// A module whose exported functions are these; a schema listed twice has the first name.
    pub fn new(
        schemas: &'m Schemas,
        nesting: &'m Nesting,
        exported: &[(String, SchemaId, bool)],
        elsewhere: &'m dyn Fn(SchemaId) -> Option<Import>,
    ) -> Self {
        let mut functions = IndexMap::new();
        for (name, schema, reports) in exported {
            functions.entry((Role::Verdict, *schema)).or_insert_with(|| name.clone());
            if *reports {
                let name = || format!("{name}$");
                functions.entry((Role::Violations, *schema)).or_insert_with(name);
            }
        }
        Self {
            schemas,
            nesting,
            elsewhere,
            imports: BTreeMap::new(),
            functions,
            written: 0,
            constants: IndexMap::new(),
            weights: BTreeMap::new(),
            names: 0,
        }
    }

    /// A name of the runtime.
    pub fn runtime(&mut self, name: &'static str) -> Js {
        self.import("./support/runtime.js", name, name)
    }

    /// A name of the formats.
    pub fn format(&mut self, name: &'static str) -> Js {
        self.import("./support/formats.js", name, name)
    }

    fn import(&mut self, module: &str, exported: &str, name: &str) -> Js {
        let names = self.imports.entry(module.to_owned()).or_default();
        names.insert(name.to_owned(), exported.to_owned());
        Js::name(name)
    }

    /// The function with this role for a schema; it is written later if it is not yet.
    pub fn function(&mut self, role: Role, schema: SchemaId) -> Js {
        if let Some(name) = self.functions.get(&(role, schema)) {
            return Js::name(name);
        }
        let suffix = match role {
            Role::Verdict => Some(""),
            Role::Violations => Some("$"),
            Role::MarkProperties | Role::MarkItems => None,
        };
        if let (Some(suffix), Some(import)) = (suffix, (self.elsewhere)(schema)) {
            let [exported, name] = [import.exported, import.name].map(|name| name + suffix);
            return self.import(&import.module, &exported, &name);
        }
        let name = self.fresh("$");
        self.functions.insert((role, schema), name.as_str().to_owned());
        name
    }

    /// The next function that is named and not yet written.
    pub fn next_function(&mut self) -> Option<(Role, SchemaId, String)> {
        let ((role, schema), name) = self.functions.get_index(self.written)?;
        self.written += 1;
        Some((*role, *schema, name.clone()))
    }

    /// The name of the function of a schema, where this module has one.
    pub fn name_of(&self, role: Role, schema: SchemaId) -> Option<&str> {
        self.functions.get(&(role, schema)).map(String::as_str)
    }

    /// A constant of the module with this value; equal values share one.
    pub fn constant(&mut self, value: &Js) -> Js {
        if let Some(name) = self.constants.get(value.as_str()) {
            return Js::name(name);
        }
        let name = self.fresh("$");
        self.constants.insert(value.as_str().to_owned(), name.as_str().to_owned());
        name
    }

    /// The constants, in the order in which they were met.
    pub fn constants(&self) -> Block {
        let mut block = Block::default();
        for (value, name) in &self.constants {
            block.define(&Js::name(name), &Js::name(value));
        }
        block
    }

    /// A name nothing else in the module has. Names of definitions are identifiers, so none is
    /// the same with the digits left out.
    pub fn fresh(&mut self, letter: &str) -> Js {
        self.names += 1;
        Js::name(format!("{letter}{}", self.names))
    }

    /// Whether a child schema is written where it stands.
    pub fn is_inline(&mut self, schema: SchemaId) -> bool {
        let named =
            [Role::Verdict, Role::Violations].map(|role| self.name_of(role, schema).is_some());
        named == [false, false] && self.weight(schema) <= INLINE
    }

    fn weight(&mut self, schema: SchemaId) -> usize {
        if let Some(weight) = self.weights.get(&schema) {
            return *weight;
        }
        // A cycle without a reference does not exist; should one, it gets a function.
        self.weights.insert(schema, INLINE + 1);
        let schemas = self.schemas;
        let mut weight = 0;
        for constraint in &schemas[schema].constraints {
            weight += 1;
            for child in constraint.meaning.subschemas() {
                let inner = self.weight(child);
                weight += if inner > INLINE { 1 } else { inner };
            }
        }
        self.weights.insert(schema, weight);
        weight
    }
}

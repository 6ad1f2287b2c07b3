//! Schemas as straight-line JavaScript: a function for each definition that checks a value.
//!
//! A function `(v, c, p, e)` serves both ways of asking. Without a collector `c` it returns `false`
//! at the first violation, and no path is ever built; with one it reports every violation to it
//! and goes on, `p` and `e` being the instance path and the evaluation path so far. Functions trust
//! that the value is JSON within the depth limit: the companion has looked at that before.
//!
//! Generated names cannot meet those of definitions: helpers of the runtime end in `$`, and what
//! is private to a module is `$` or one letter with a number.

mod arrays;
mod check;
mod js;
mod logic;
mod marks;
mod objects;
mod pattern;
mod rules;
mod scalars;
mod site;
mod test;
mod unevaluated;
mod unions;
mod unit;

use std::collections::{BTreeMap, BTreeSet};

use counterpart_compiler::model::{Kinds, Recheck, SchemaId, Schemas};

use js::{Block, Js};
use site::Site;
pub use unit::Import;
use unit::{Role, Unit};

/// The JavaScript that every generated module imports: `./support/runtime.js`.
pub const RUNTIME: &str = include_str!("../runtime/runtime.js");
/// The formats that generated modules import: `./support/formats.js`.
pub const FORMATS: &str = include_str!("../runtime/formats.js");

/// A function to be exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// Its name.
    pub name: String,
    /// What it checks.
    pub schema: SchemaId,
    /// The kinds of value it accepts; others it refuses, whatever the schema says.
    pub kinds: Kinds,
}

/// The functions of one module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleText {
    /// Their text.
    pub text: String,
    /// What it imports, by module: names here, with the names they are exported under. The runtime is
    /// `./support/runtime.js`, the formats are `./support/formats.js`: no contract is in a folder.
    pub imports: BTreeMap<String, BTreeMap<String, String>>,
}

/// Writes the functions for `roots`, and for every schema they reach. `elsewhere` says which
/// schemas another module checks.
#[must_use]
pub fn validators(
    schemas: &Schemas,
    roots: &[Root],
    elsewhere: &dyn Fn(SchemaId) -> Option<Import>,
) -> ModuleText {
    let (plain, narrowed): (Vec<_>, Vec<_>) =
        roots.iter().partition(|root| covers(schemas, root.schema, root.kinds));
    let exported: Vec<_> = plain.iter().map(|root| (root.name.clone(), root.schema)).collect();
    let public: BTreeSet<_> = plain.iter().map(|root| root.name.as_str()).collect();
    let mut unit = Unit::new(schemas, &exported, elsewhere);
    let mut functions = Block::default();
    for root in narrowed {
        let body = unit.narrowed(root);
        functions.function(&format!("export function {}(v, c, p, e)", root.name), body);
    }
    while let Some((role, schema, name)) = unit.next_function() {
        let export = if public.contains(name.as_str()) { "export " } else { "" };
        let (parameters, mut body) = match role {
            Role::Check => ("v, c, p, e", unit.whole(schema)),
            Role::MarkProperties | Role::MarkItems => ("v, t, c", unit.mark_function(role, schema)),
        };
        if let Some(recheck) = schemas.recheck(schema).filter(|_| role == Role::Check) {
            let inner = unit.fresh("$");
            functions.function(&format!("function {}({parameters})", inner.as_str()), body);
            body = unit.remembered(&inner, recheck);
        }
        functions.function(&format!("{export}function {name}({parameters})"), body);
    }
    for root in plain {
        functions.append(unit.alias(root));
    }
    let mut text = String::new();
    unit.constants().print(&mut text, 0);
    functions.print(&mut text, 0);
    ModuleText { text, imports: unit.imports }
}

/// Whether the schema itself admits no other kinds.
fn covers(schemas: &Schemas, schema: SchemaId, kinds: Kinds) -> bool {
    schemas[schema].kinds().within(kinds)
}

impl Unit<'_> {
    /// The body of the function of a schema.
    fn whole(&mut self, schema: SchemaId) -> Block {
        let mut body = self.check(schema, &Site::top());
        body.give(&Js::boolean(true));
        body
    }

    /// The body of a function whose verdict is remembered, so that no value is checked twice.
    fn remembered(&mut self, inner: &Js, recheck: Recheck) -> Block {
        let always = Js::boolean(recheck == Recheck::Always);
        let once = self.runtime("once$").call([inner.clone(), always]).pure();
        let once = self.constant(&once);
        let mut body = Block::default();
        let arguments = ["v", "c", "p", "e"].map(Js::name);
        body.give(&Js::name("c").then(&inner.call(arguments), &once.call([Js::name("v")])));
        body
    }

    /// The body of a function that admits some kinds of what a schema admits.
    fn narrowed(&mut self, root: &Root) -> Block {
        let site = Site::top();
        let mut body = Block::default();
        let refusal = self.refuse_type(root.kinds, &site);
        body.when(&self.is_of(&site.value, root.kinds, Kinds::ALL).not(), refusal);
        body.append(self.delegate(root.schema, &site));
        body.give(&Js::boolean(true));
        body
    }

    /// The function of a root whose schema has the function of another root.
    fn alias(&mut self, root: &Root) -> Block {
        let mut block = Block::default();
        if let Some(name) = self.check_name(root.schema).filter(|name| *name != root.name) {
            let mut body = Block::default();
            body.give(&Js::name(name).call(["v", "c", "p", "e"].map(Js::name)));
            block.function(&format!("export function {}(v, c, p, e)", root.name), body);
        }
        block
    }
}

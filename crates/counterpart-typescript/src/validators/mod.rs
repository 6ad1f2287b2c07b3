//! Schemas as straight-line JavaScript: a function for each definition that checks a value.
//!
//! Each schema that needs one has two functions. `(v)` says whether the value is admitted: it ends at the
//! first refusal, builds no path, and reads only what the schema asks about. Where a schema could look at
//! more levels than a value may nest, it is `(v, d)`, with the levels that are left. `(v, c, p, e)` adds
//! every violation to the list `c`, `p` and `e` being the instance path and the evaluation path so far; it
//! trusts that the value is JSON within the limit, which is looked at before.
//!
//! Generated names cannot meet those of definitions: helpers of the runtime end in `$`, and what
//! is private to a module is `$` or one letter with a number.

mod absence;
mod arrays;
mod block;
mod check;
mod js;
mod logic;
mod marks;
mod nesting;
mod objects;
mod pattern;
mod reads;
mod rules;
mod scalars;
mod site;
mod test;
mod unevaluated;
mod unions;
mod unit;

use std::collections::{BTreeMap, BTreeSet};

use counterpart_compiler::model::{Kinds, Recheck, SchemaId, Schemas};

pub use absence::refuses_absence;
use block::Block;
use js::Js;
pub use nesting::Nesting;
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
    /// Whether there is a function for the violations, called as this with a `$` behind.
    pub reports: bool,
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
/// schemas another module checks, and with which function for the verdict.
#[must_use]
pub fn validators(
    schemas: &Schemas,
    nesting: &Nesting,
    roots: &[Root],
    elsewhere: &dyn Fn(SchemaId) -> Option<Import>,
) -> ModuleText {
    let (plain, narrowed): (Vec<_>, Vec<_>) =
        roots.iter().partition(|root| covers(schemas, root.schema, root.kinds));
    let exported: Vec<_> =
        plain.iter().map(|root| (root.name.clone(), root.schema, root.reports)).collect();
    let public: BTreeSet<_> =
        plain.iter().flat_map(|root| [root.name.clone(), format!("{}$", root.name)]).collect();
    let mut unit = Unit::new(schemas, nesting, &exported, elsewhere);
    let mut functions = Block::default();
    for root in narrowed {
        for role in root.roles() {
            let body = unit.narrowed(root, role);
            functions.function(&unit.head("export ", &root.named(role), role, root.schema), body);
        }
    }
    while let Some((role, schema, name)) = unit.next_function() {
        let export = if public.contains(&name) { "export " } else { "" };
        let mut body = match role {
            Role::Verdict | Role::Violations => unit.whole(role, schema),
            Role::MarkProperties | Role::MarkItems => unit.mark_function(role, schema),
        };
        let recheck = schemas.recheck(schema).filter(|recheck| match role {
            Role::Verdict => true,
            Role::Violations => *recheck == Recheck::Always,
            Role::MarkProperties | Role::MarkItems => false,
        });
        if let Some(recheck) = recheck {
            let inner = unit.fresh("$");
            functions.function(&unit.head("", inner.as_str(), role, schema), body);
            body = unit.remembered(&inner, role, schema, recheck);
        }
        functions.function(&unit.head(export, &name, role, schema), body);
    }
    for root in plain {
        for role in root.roles() {
            functions.append(unit.alias(root, role));
        }
    }
    let mut text = String::new();
    unit.constants().print(&mut text, 0);
    functions.print(&mut text, 0);
    ModuleText { text, imports: unit.imports }
}

impl Root {
    fn roles(&self) -> impl Iterator<Item = Role> + use<> {
        std::iter::once(Role::Verdict).chain(self.reports.then_some(Role::Violations))
    }

    fn named(&self, role: Role) -> String {
        let suffix = if role == Role::Violations { "$" } else { "" };
        format!("{}{suffix}", self.name)
    }
}

/// Whether the schema itself admits no other kinds.
fn covers(schemas: &Schemas, schema: SchemaId, kinds: Kinds) -> bool {
    schemas[schema].kinds().within(kinds)
}

impl Unit<'_> {
    /// The head of a function.
    fn head(&self, export: &str, name: &str, role: Role, schema: SchemaId) -> String {
        format!("{export}function {name}({})", self.parameters(role, schema).join(", "))
    }

    fn parameters(&self, role: Role, schema: SchemaId) -> &'static [&'static str] {
        match role {
            Role::Verdict if self.nesting.counts(schema) => &["v", "d"],
            Role::Verdict => &["v"],
            Role::Violations => &["v", "c", "p", "e"],
            Role::MarkProperties | Role::MarkItems => &["v", "t", "c"],
        }
    }

    fn top(&self, role: Role, schema: SchemaId) -> Site {
        if role == Role::Violations {
            Site::violations()
        } else {
            Site::verdict(self.nesting.counts(schema))
        }
    }

    /// The body of the function of a schema.
    fn whole(&mut self, role: Role, schema: SchemaId) -> Block {
        let mut body = self.check(schema, &self.top(role, schema));
        if role == Role::Verdict {
            body.give(&Js::boolean(true));
        }
        body
    }

    /// The body of a function whose answer is remembered, so that no value is checked twice.
    fn remembered(&mut self, inner: &Js, role: Role, schema: SchemaId, recheck: Recheck) -> Block {
        let once = if role == Role::Violations {
            self.runtime("again$").call([inner.clone()])
        } else {
            let always = Js::boolean(recheck == Recheck::Always);
            self.runtime("once$").call([inner.clone(), always])
        };
        let once = self.constant(&once.pure());
        let call = once.call(self.parameters(role, schema).iter().map(|name| Js::name(*name)));
        let mut body = Block::default();
        if role == Role::Violations {
            body.run(&call);
        } else {
            body.give(&call);
        }
        body
    }

    /// The body of a function that admits some kinds of what a schema admits.
    fn narrowed(&mut self, root: &Root, role: Role) -> Block {
        let site = self.top(role, root.schema);
        let mut body = Block::default();
        let refusal = self.refuse_type(root.kinds, &site);
        body.when(&self.is_of(&site.value, root.kinds, Kinds::ALL).not(), refusal);
        body.append(self.delegate(root.schema, &site));
        if role == Role::Verdict {
            body.give(&Js::boolean(true));
        }
        body
    }

    /// The function of a root whose schema has the function of another root.
    fn alias(&mut self, root: &Root, role: Role) -> Block {
        let mut block = Block::default();
        let named = root.named(role);
        if let Some(name) = self.name_of(role, root.schema).filter(|name| *name != named) {
            let mut body = Block::default();
            let parameters = self.parameters(role, root.schema);
            body.give(&Js::name(name).call(parameters.iter().map(|name| Js::name(*name))));
            block.function(&self.head("export ", &named, role, root.schema), body);
        }
        block
    }
}

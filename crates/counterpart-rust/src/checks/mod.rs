//! The private module that holds what the evaluator reads: every schema that a definition needs, as
//! static data. Schemas that say the same are one static, and what no program asks for is not
//! linked.

mod literals;
mod reading;
mod rules;
mod strings;
mod unions;

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use counterpart_compiler::model::{
    Definition, DefinitionId, Kinds, Model, SchemaId, Shape, Supply,
};
use counterpart_compiler::project::{CodeSettings, Undeclared};

use crate::print::Text;
pub use rules::bits;

/// The schemas of the module, each with the name of its static.
#[derive(Debug)]
pub struct Checks {
    names: HashMap<SchemaId, String>,
    lines: Vec<String>,
    plans: Vec<String>,
}

/// The module while it is written.
struct Writer<'m> {
    model: &'m Model,
    undeclared: Undeclared,
    /// The schemas that stand by themselves: definitions, and what references lead to.
    named: HashSet<SchemaId>,
    names: HashMap<SchemaId, String>,
    queue: VecDeque<SchemaId>,
    /// The schemas that stand inside others, by what they say.
    parts: HashMap<String, String>,
    patterns: BTreeMap<String, String>,
    lines: Vec<String>,
    /// How many newtypes are being looked through.
    newtypes: usize,
}

impl Checks {
    /// Writes the schemas of every contract that is generated here.
    #[must_use]
    pub fn of(model: &Model, settings: CodeSettings) -> Self {
        let roots = roots(model);
        let references = model.schemas.iter().flat_map(|(_, schema)| schema.references());
        let mut writer = Writer {
            model,
            undeclared: settings.undeclared,
            named: roots.iter().copied().chain(references).collect(),
            names: HashMap::new(),
            queue: VecDeque::new(),
            parts: HashMap::new(),
            patterns: BTreeMap::new(),
            lines: Vec::new(),
            newtypes: 0,
        };
        for root in roots {
            writer.name(root);
        }
        writer.empty();
        let plans = writer.plans();
        writer.empty();
        Self { names: writer.names, lines: writer.lines, plans }
    }

    /// The statics, an item of Rust each.
    #[must_use]
    pub fn statics(&self) -> &[String] {
        &self.lines
    }

    /// The name of the static of a definition's schema, or of one that tells a variant apart.
    #[must_use]
    pub fn name(&self, schema: SchemaId) -> &str {
        self.names.get(&schema).map_or(rules::ANY, String::as_str)
    }

    /// The name of the static that says how a definition is read.
    #[must_use]
    pub fn plan_name(id: DefinitionId) -> String {
        reading::plan_name(id)
    }

    /// The bits of the kinds that the evaluator asks for besides the schema of a definition.
    #[must_use]
    pub fn kinds(model: &Model, definition: &Definition) -> u8 {
        let covered = model.schemas[definition.schema].kinds().within(definition.kinds);
        bits(if covered { Kinds::ALL } else { definition.kinds })
    }

    /// Prints the module.
    pub(crate) fn print(&self, module: &str, text: &mut Text) {
        text.gap();
        text.line("#[allow(clippy::all, clippy::pedantic)]");
        text.block(&format!("mod {module}"), |text| {
            text.line("use ::counterpart::__private::check::*;");
            text.gap();
            self.lines.iter().chain(&self.plans).for_each(|line| text.line(line));
        });
    }
}

/// The schemas of definitions, and those that tell the variants of unions apart.
fn roots(model: &Model) -> Vec<SchemaId> {
    let generated = |(_, contract): &(_, &counterpart_compiler::model::Contract)| {
        contract.supply == Supply::Generated
    };
    let contracts = model.contracts().filter(generated);
    let definitions = contracts.flat_map(|(_, contract)| &contract.definitions);
    definitions.flat_map(|id| roots_of(&model[*id])).collect()
}

fn roots_of(definition: &Definition) -> Vec<SchemaId> {
    let mut found = vec![definition.schema];
    if let Shape::Union(union) = &definition.shape {
        found.extend(union.variants.iter().filter_map(|variant| variant.schema));
    }
    found
}

impl Writer<'_> {
    /// Writes the schemas that have a name and no static yet.
    fn empty(&mut self) {
        while let Some(schema) = self.queue.pop_front() {
            let rules = self.rules(schema);
            let name = self.names.get(&schema).cloned().unwrap_or_default();
            self.schema(&name, &rules);
        }
    }

    /// The name of a schema's static; one that is not written yet comes later.
    fn name(&mut self, schema: SchemaId) -> String {
        if let Some(name) = self.names.get(&schema) {
            return name.clone();
        }
        if self.named.contains(&schema) {
            let name = format!("S{}", self.names.len() + self.parts.len());
            self.names.insert(schema, name.clone());
            self.queue.push_back(schema);
            return name;
        }
        let rules = self.rules(schema);
        if rules == "&[]" {
            return rules::ANY.to_owned();
        }
        if let Some(name) = self.parts.get(&rules) {
            return name.clone();
        }
        let name = format!("S{}", self.names.len() + self.parts.len());
        self.schema(&name, &rules);
        self.parts.insert(rules, name.clone());
        name
    }

    fn schema(&mut self, name: &str, rules: &str) {
        self.lines.push(format!("pub(super) static {name}: Schema = Schema({rules});"));
    }
}

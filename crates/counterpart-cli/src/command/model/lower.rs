//! After `lower`: what each definition admits, as a tree of constraints.

use std::collections::HashMap;
use std::fmt::Write as _;

use counterpart_compiler::model::{Applied, Contract, Meaning, Model, SchemaId};
use counterpart_report::sanitize_line;
use serde_json::{Map, Value, json};

use super::{Said, place};

/// Describes one contract.
pub fn contract(model: &Model, contract: &Contract) -> Said {
    let names = model.definitions.iter().map(|definition| {
        let contract = &model[definition.contract].name;
        (definition.schema, format!("{contract}#{}", definition.name))
    });
    let tree = Tree { model, names: names.collect() };
    let mut text = format!("{}  {}\n", contract.name, contract.uri);
    let mut definitions = Vec::new();
    for id in &contract.definitions {
        let definition = &model[*id];
        let at = model.sources.locate(definition.place);
        let _ = writeln!(text, "  {}  {at}", definition.name);
        tree.print(definition.schema, 2, &mut text);
        definitions.push(json!({
            "name": definition.name,
            "place": place(&model.sources, definition.place),
            "assertions": tree.data(definition.schema),
        }));
    }
    let data = json!({"name": contract.name, "uri": contract.uri, "definitions": definitions});
    Said { text, data }
}

/// Prints schemas as trees; references end at the name of what they lead to.
struct Tree<'m> {
    model: &'m Model,
    names: HashMap<SchemaId, String>,
}

impl Tree<'_> {
    fn print(&self, id: SchemaId, depth: usize, text: &mut String) {
        let schema = &self.model.schemas[id];
        let indent = "  ".repeat(depth);
        if schema.admits_all() {
            let _ = writeln!(text, "{indent}anything");
        }
        for constraint in &schema.constraints {
            let parameter = match self.parameter(&constraint.meaning) {
                Value::Null => String::new(),
                Value::String(name) if constraint.meaning.reference().is_some() => name,
                value @ (Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Array(_)
                | Value::Object(_)) => value.to_string(),
            };
            let line = format!("{indent}{} {parameter}", constraint.keyword);
            let _ = writeln!(text, "{}", sanitize_line(line.trim_end()));
            for Applied { part, schema } in constraint.meaning.applied() {
                let _ = writeln!(text, "{indent}  {}", sanitize_line(&part.to_string()));
                self.print(schema, depth + 2, text);
            }
        }
    }

    fn data(&self, id: SchemaId) -> Value {
        let constraints = self.model.schemas[id].constraints.iter().map(|constraint| {
            let parameter = self.parameter(&constraint.meaning);
            let mut data = json!({"keyword": constraint.keyword.name()});
            if !parameter.is_null() {
                data["parameter"] = parameter;
            }
            let applied = constraint.meaning.applied();
            if !applied.is_empty() {
                let below = applied.into_iter();
                let below =
                    below.map(|Applied { part, schema }| (part.to_string(), self.data(schema)));
                data["schemas"] = below.collect::<Map<_, _>>().into();
            }
            data
        });
        constraints.collect()
    }

    /// What a constraint compares with; of a reference, the name of its target.
    fn parameter(&self, meaning: &Meaning) -> Value {
        meaning.reference().map_or_else(|| meaning.parameter(), |target| self.target(target).into())
    }

    fn target(&self, id: SchemaId) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| {
            let location = self.model.sources.locate(self.model.schemas[id].place);
            format!("{}#{}", location.path.display(), location.pointer)
        })
    }
}

//! After `lower`: what each definition admits, as a tree of assertions.

use std::collections::HashMap;
use std::fmt::Write as _;

use counterpart_compiler::model::{Contract, Model, Rule, SchemaId};
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
        for assertion in &schema.assertions {
            let Parts { parameter, schemas } = parts(&assertion.rule);
            let parameter = match &assertion.rule {
                Rule::Reference(target) => self.target(*target),
                _ if parameter.is_null() => String::new(),
                _ => parameter.to_string(),
            };
            let _ = writeln!(
                text,
                "{}",
                format!("{indent}{} {parameter}", assertion.keyword).trim_end()
            );
            for (label, schema) in schemas {
                let _ = writeln!(text, "{indent}  {label}");
                self.print(schema, depth + 2, text);
            }
        }
    }

    fn data(&self, id: SchemaId) -> Value {
        let assertions = self.model.schemas[id].assertions.iter().map(|assertion| {
            let Parts { parameter, schemas } = parts(&assertion.rule);
            let parameter = match &assertion.rule {
                Rule::Reference(target) => self.target(*target).into(),
                _ => parameter,
            };
            let mut data = json!({"keyword": assertion.keyword});
            if !parameter.is_null() {
                data["parameter"] = parameter;
            }
            if !schemas.is_empty() {
                let below = schemas.into_iter().map(|(label, schema)| (label, self.data(schema)));
                data["schemas"] = below.collect::<Map<_, _>>().into();
            }
            data
        });
        assertions.collect()
    }

    fn target(&self, id: SchemaId) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| {
            let location = self.model.sources.locate(self.model.schemas[id].place);
            format!("{}#{}", location.path.display(), location.pointer)
        })
    }
}

/// A rule taken apart: what it compares with, and the schemas it applies.
struct Parts {
    parameter: Value,
    schemas: Vec<(String, SchemaId)>,
}

impl Parts {
    fn of(parameter: impl Into<Value>) -> Self {
        Self { parameter: parameter.into(), schemas: Vec::new() }
    }

    fn one(schema: SchemaId) -> Self {
        Self::labelled([("each".to_owned(), schema)])
    }

    fn numbered(schemas: &[SchemaId]) -> Self {
        Self::labelled(schemas.iter().enumerate().map(|(at, schema)| (at.to_string(), *schema)))
    }

    fn labelled(schemas: impl IntoIterator<Item = (String, SchemaId)>) -> Self {
        Self { parameter: Value::Null, schemas: schemas.into_iter().collect() }
    }
}

fn parts(rule: &Rule) -> Parts {
    match rule {
        Rule::Never | Rule::UniqueItems | Rule::Reference(_) => Parts::of(Value::Null),
        Rule::Type(kinds) => Parts::of(format!("{kinds:?}")),
        Rule::Enum(values) => Parts::of(values.clone()),
        Rule::Const(value) => Parts::of(value.clone()),
        Rule::Maximum { limit, exclusive } | Rule::Minimum { limit, exclusive } => {
            Parts::of(json!({"limit": limit, "exclusive": exclusive}))
        }
        Rule::MultipleOf(number) => Parts::of(number.clone()),
        Rule::MaxLength(count)
        | Rule::MinLength(count)
        | Rule::MaxItems(count)
        | Rule::MinItems(count)
        | Rule::MaxProperties(count)
        | Rule::MinProperties(count) => Parts::of(*count),
        Rule::Pattern(text) | Rule::ContentEncoding(text) => Parts::of(text.clone()),
        Rule::Format(format) => Parts::of(format.name()),
        Rule::ContentMediaType { media_type, encoding } => {
            Parts::of(json!({"mediaType": media_type, "encoding": encoding}))
        }
        Rule::Required(names) => Parts::of(names.clone()),
        Rule::DependentRequired(pairs) => Parts::of(
            pairs.iter().map(|(key, names)| (key.clone(), json!(names))).collect::<Map<_, _>>(),
        ),
        Rule::Contains { schema, min, max } => {
            Parts { parameter: json!({"min": min, "max": max}), ..Parts::one(*schema) }
        }
        Rule::Items { from, schema } => {
            Parts { parameter: json!({"from": from}), ..Parts::one(*schema) }
        }
        Rule::UnevaluatedItems(schema)
        | Rule::AdditionalProperties(schema)
        | Rule::PropertyNames(schema)
        | Rule::UnevaluatedProperties(schema)
        | Rule::Not(schema) => Parts::one(*schema),
        Rule::PrefixItems(schemas)
        | Rule::AllOf(schemas)
        | Rule::AnyOf(schemas)
        | Rule::OneOf(schemas) => Parts::numbered(schemas),
        Rule::Properties(pairs)
        | Rule::PatternProperties(pairs)
        | Rule::DependentSchemas(pairs) => {
            Parts::labelled(pairs.iter().map(|(key, schema)| (format!("{key:?}"), *schema)))
        }
        Rule::If { condition, then, otherwise } => {
            let named = [("if", Some(*condition)), ("then", *then), ("else", *otherwise)];
            let there = named.into_iter().filter_map(|(label, id)| Some((label.to_owned(), id?)));
            Parts::labelled(there)
        }
    }
}

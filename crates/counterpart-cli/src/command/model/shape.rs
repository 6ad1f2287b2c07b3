//! After `shape`: the definitions and constants of a contract, with their types.

use std::fmt::Write as _;

use counterpart_compiler::model::{
    Contract, ContractId, Definition, DefinitionId, Enum, Model, Object, Origin, Rest, Shape,
    Supply, Union,
};
use counterpart_compiler::target::{TargetNames, Targets};
use counterpart_report::sanitize_line;
use serde_json::{Map, Value, json};

use super::notation::Notation;
use super::{Said, place};

/// What contracts and their parts are called, by target.
struct Names(Vec<(&'static str, TargetNames)>);

impl Names {
    fn of(model: &Model, targets: &Targets) -> Self {
        let ids = targets.iter().map(|(target, _)| target.id);
        Self(ids.zip(targets.names(model)).collect())
    }

    fn modules(&self, contract: ContractId) -> Value {
        let modules = self.0.iter().map(|(id, names)| (*id, names.module(contract)));
        modules.map(|(id, name)| (id.to_owned(), name.into())).collect::<Map<_, _>>().into()
    }

    /// A field or variant, in the targets in which it has a name of its own.
    fn part(&self, definition: DefinitionId, position: usize) -> Map<String, Value> {
        let parts = self.0.iter();
        let parts = parts.filter_map(|(id, names)| Some((*id, names.part(definition, position)?)));
        parts.map(|(id, name)| (id.to_owned(), name.into())).collect()
    }
}

/// Describes one contract.
pub fn contract(model: &Model, contract: &Contract, targets: &Targets) -> Said {
    let same = |(id, other): (ContractId, &Contract)| (other.name == contract.name).then_some(id);
    let Some(id) = model.contracts().find_map(same) else {
        return Said { text: String::new(), data: Value::Null };
    };
    let notation = Notation { model, contract: id };
    let names = Names::of(model, targets);
    let supply = match &contract.supply {
        Supply::Generated => "generated".to_owned(),
        Supply::External(external) => {
            format!("from {}", external.modules().collect::<Vec<_>>().join(" and "))
        }
    };
    let mut text =
        format!("{}  {}\n  digest {}\n  {supply}\n", contract.name, contract.uri, contract.digest);
    let mut definitions = Vec::new();
    for definition in &contract.definitions {
        let said = self::definition(&notation, &names, *definition, &model[*definition]);
        text.push_str(&said.text);
        definitions.push(said.data);
    }
    let mut constants = Vec::new();
    for constant in &contract.constants {
        let shape = notation.shape(&constant.shape);
        let _ = writeln!(text, "  const {}: {shape}", constant.name);
        constants.push(json!({
            "name": constant.name,
            "type": shape,
            "value": constant.value,
            "place": place(&model.sources, constant.place),
        }));
    }
    let data = json!({
        "name": contract.name,
        "modules": names.modules(id),
        "uri": contract.uri,
        "digest": contract.digest,
        "supply": supply,
        "definitions": definitions,
        "constants": constants,
    });
    Said { text, data }
}

fn definition(
    notation: &Notation,
    names: &Names,
    id: DefinitionId,
    definition: &Definition,
) -> Said {
    let name = &definition.name;
    let origin = match definition.origin {
        Origin::Root => "root",
        Origin::Authored => "authored",
        Origin::Referenced => "referenced",
        Origin::Hoisted => "hoisted",
    };
    let list = definition.list.as_ref().map(|list| format!(" listed as {list}"));
    let (kind, lines, details) = body(notation, names, id, &definition.shape);
    let mut text = format!("  {kind} {name}{}\n", list.unwrap_or_default());
    for line in lines {
        let _ = writeln!(text, "    {}", sanitize_line(&line));
    }
    let data = json!({
        "name": name,
        "origin": origin,
        "list": definition.list,
        "place": place(&notation.model.sources, definition.place),
        "kind": kind,
        "of": details,
    });
    Said { text, data }
}

/// The kind of a type, its parts as lines, and its parts as data.
fn body(
    notation: &Notation,
    names: &Names,
    id: DefinitionId,
    shape: &Shape,
) -> (&'static str, Vec<String>, Value) {
    match shape {
        Shape::Object(object) => fields(notation, names, id, object),
        Shape::Union(union) => variants(notation, union),
        Shape::Enum(list) => values(names, id, list),
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Reference(_) => {
            let line = notation.shape(shape);
            ("type", vec![line.clone()], line.into())
        }
    }
}

/// The values of an enum; a line begins with the name of the first target that names variants.
fn values(names: &Names, id: DefinitionId, list: &Enum) -> (&'static str, Vec<String>, Value) {
    let mut lines = Vec::new();
    let mut data = Vec::new();
    for (at, value) in list.values.iter().enumerate() {
        let called = names.part(id, at);
        let first = called.values().next().and_then(Value::as_str);
        lines.push(match first {
            Some(name) => format!("{name} = {}", value.value),
            None => value.value.to_string(),
        });
        data.push(json!({"names": called, "value": value.value}));
    }
    lines.extend(list.open.then(|| "any other string".to_owned()));
    (if list.open { "open enum" } else { "enum" }, lines, data.into())
}

fn fields(
    notation: &Notation,
    names: &Names,
    id: DefinitionId,
    object: &Object,
) -> (&'static str, Vec<String>, Value) {
    let mut lines = Vec::new();
    let mut data = Vec::new();
    for (at, field) in object.fields.iter().enumerate() {
        let shape = notation.shape(&field.shape);
        let mark = if field.required { "" } else { "?" };
        lines.push(format!("{:?}{mark}: {shape}", field.key));
        let (key, called, required) = (&field.key, names.part(id, at), field.required);
        data.push(json!({"key": key, "names": called, "required": required, "type": shape}));
    }
    let rest = match &object.rest {
        Rest::Closed => "nothing else".to_owned(),
        Rest::Ignored => "anything else, ignored".to_owned(),
        Rest::Kept(shape) => format!("others: {}", notation.shape(shape)),
        Rest::Prefixed(prefixes, shape) => {
            format!("others from {}: {}", prefixes.join(", "), notation.shape(shape))
        }
    };
    lines.push(rest.clone());
    let choices = object.choices.iter().map(|choice| {
        let sets: Vec<String> = choice.iter().map(|set| set.join(" and ")).collect();
        format!("at least: {}", sets.join(", or "))
    });
    lines.extend(choices);
    let data = json!({"fields": data, "rest": rest, "choices": object.choices});
    ("object", lines, data)
}

fn variants(notation: &Notation, union: &Union) -> (&'static str, Vec<String>, Value) {
    let mut lines = Vec::new();
    let mut data = Vec::new();
    for (at, variant) in union.variants.iter().enumerate() {
        let shape = notation.shape(&variant.shape);
        let values = union.tag.as_ref().and_then(|tag| tag.values.get(at));
        let tagged = values.map(|values| format!(" when {}", values.join(" or ")));
        lines.push(format!("{}: {shape}{}", variant.name, tagged.unwrap_or_default()));
        data.push(json!({"name": variant.name, "type": shape, "tag": values}));
    }
    let key = union.tag.as_ref().map(|tag| &tag.key);
    if let Some(key) = key {
        lines.push(format!("told apart by {key:?}"));
    }
    ("union", lines, json!({"variants": data, "tag": key}))
}

//! After `shape`: the definitions and constants of a contract, with their types.

use std::fmt::Write as _;

use counterpart_compiler::model::{
    Contract, ContractId, Definition, Model, Object, Origin, Rest, Shape, Supply, Union,
};
use serde_json::{Value, json};

use super::notation::Notation;
use super::{Said, place};

/// Describes one contract.
pub fn contract(model: &Model, contract: &Contract) -> Said {
    let same = |(id, other): (ContractId, &Contract)| (other.name == contract.name).then_some(id);
    let Some(id) = model.contracts().find_map(same) else {
        return Said { text: String::new(), data: Value::Null };
    };
    let notation = Notation { model, contract: id };
    let supply = match &contract.supply {
        Supply::Generated => "generated".to_owned(),
        Supply::External { rust, typescript } => format!("from {rust} and {typescript}"),
    };
    let mut text =
        format!("{}  {}\n  digest {}\n  {supply}\n", contract.name, contract.uri, contract.digest);
    let mut definitions = Vec::new();
    for definition in contract.definitions.iter().map(|id| &model[*id]) {
        let said = self::definition(&notation, definition);
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
        "module": contract.module,
        "uri": contract.uri,
        "digest": contract.digest,
        "supply": supply,
        "definitions": definitions,
        "constants": constants,
    });
    Said { text, data }
}

fn definition(notation: &Notation, definition: &Definition) -> Said {
    let name = &definition.name;
    let origin = match definition.origin {
        Origin::Root => "root",
        Origin::Authored => "authored",
        Origin::Referenced => "referenced",
        Origin::Hoisted => "hoisted",
    };
    let list = definition.list.as_ref().map(|list| format!(" listed as {list}"));
    let (kind, lines, details) = body(notation, &definition.shape);
    let mut text = format!("  {kind} {name}{}\n", list.unwrap_or_default());
    for line in lines {
        let _ = writeln!(text, "    {line}");
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
fn body(notation: &Notation, shape: &Shape) -> (&'static str, Vec<String>, Value) {
    match shape {
        Shape::Object(object) => fields(notation, object),
        Shape::Union(union) => variants(notation, union),
        Shape::Enum(list) => {
            let values = list.values.iter();
            let lines = values.clone().map(|value| format!("{} = {}", value.name, value.value));
            let open = list.open.then(|| "any other string".to_owned());
            let data: Value =
                values.clone().map(|v| json!({"name": v.name, "value": v.value})).collect();
            let kind = if list.open { "open enum" } else { "enum" };
            (kind, lines.chain(open).collect(), data)
        }
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
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

fn fields(notation: &Notation, object: &Object) -> (&'static str, Vec<String>, Value) {
    let mut lines = Vec::new();
    let mut data = Vec::new();
    for field in &object.fields {
        let shape = notation.shape(&field.shape);
        let mark = if field.required { "" } else { "?" };
        lines.push(format!("{:?}{mark}: {shape}", field.key));
        let (key, name, required) = (&field.key, &field.name, field.required);
        data.push(json!({"key": key, "name": name, "required": required, "type": shape}));
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

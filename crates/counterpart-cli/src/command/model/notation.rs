//! A shape in one line.

use counterpart_compiler::model::{
    ContractId, DefinitionId, Enum, Kind, Kinds, Model, Scalar, Shape, Text,
};

/// Writes shapes as seen from one contract: definitions of others carry the contract's name.
pub struct Notation<'m> {
    /// The model that definitions are looked up in.
    pub model: &'m Model,
    /// The contract that is described.
    pub contract: ContractId,
}

impl Notation<'_> {
    /// The shape in one line.
    pub fn shape(&self, shape: &Shape) -> String {
        match shape {
            Shape::Any(kinds) => self::kinds(*kinds),
            Shape::Never => "never".to_owned(),
            Shape::Scalar(scalar) => self::scalar(scalar),
            Shape::Nullable(inner) => format!("{} or null", self.shape(inner)),
            Shape::Constant(value) => value.to_string(),
            Shape::Enum(list) => self::list(list),
            Shape::Object(object) => format!("object of {} fields", object.fields.len()),
            Shape::Map(map) => {
                let values = self.shape(&map.values);
                map.keys.map_or_else(
                    || format!("map to {values}"),
                    |keys| format!("map from {} to {values}", self.name(keys)),
                )
            }
            Shape::Array(array) => {
                let items = self.shape(&array.items);
                match (array.min, array.max) {
                    (0, None) => format!("array of {items}"),
                    (min, None) => format!("array of {min} or more {items}"),
                    (min, Some(max)) => format!("array of {min} to {max} {items}"),
                }
            }
            Shape::Tuple(tuple) => {
                let items: Vec<String> = tuple.items.iter().map(|item| self.shape(item)).collect();
                let rest = tuple.rest.as_ref().map(|rest| format!(", then {}", self.shape(rest)));
                format!(
                    "tuple of {} ({}{})",
                    tuple.required,
                    items.join(", "),
                    rest.unwrap_or_default()
                )
            }
            Shape::Union(union) => {
                let all: Vec<String> =
                    union.variants.iter().map(|variant| self.shape(&variant.shape)).collect();
                all.join(" | ")
            }
            Shape::Reference(id) => self.name(*id),
        }
    }

    /// The name of a definition.
    pub fn name(&self, id: DefinitionId) -> String {
        let definition = &self.model[id];
        if definition.contract == self.contract {
            return definition.name.clone();
        }
        format!("{}.{}", self.model[definition.contract].name, definition.name)
    }
}

fn list(list: &Enum) -> String {
    let values: Vec<String> = list.values.iter().map(|value| value.value.to_string()).collect();
    let open = if list.open { " | string" } else { "" };
    values.join(" | ") + open
}

fn scalar(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Null => "null".to_owned(),
        Scalar::Boolean => "boolean".to_owned(),
        Scalar::Integer { min, max, width: _ } => match (min, max) {
            (None, None) => "integer".to_owned(),
            (Some(min), None) => format!("integer from {min}"),
            (None, Some(max)) => format!("integer to {max}"),
            (Some(min), Some(max)) => format!("integer from {min} to {max}"),
        },
        Scalar::Number => "number".to_owned(),
        Scalar::String(text) => self::text(text),
    }
}

fn text(text: &Text) -> String {
    let mut words = Vec::new();
    if text.secret {
        words.push("secret");
    }
    if text.bounded {
        words.push("bounded");
    }
    words.push("string");
    let words = words.join(" ");
    match text.format {
        None => words,
        Some(format) if text.asserted => format!("{words} as {}", format.name()),
        Some(format) => format!("{words} annotated as {}", format.name()),
    }
}

fn kinds(kinds: Kinds) -> String {
    if kinds == Kinds::ALL {
        return "anything".to_owned();
    }
    let name = |kind| match kind {
        Kind::Null => "null",
        Kind::Boolean => "boolean",
        Kind::Integer => "integer",
        Kind::Fraction => "fraction",
        Kind::String => "string",
        Kind::Array => "array",
        Kind::Object => "object",
    };
    let names: Vec<&str> =
        Kind::ALL.into_iter().filter(|kind| kinds.has(*kind)).map(name).collect();
    format!("any {}", names.join(" or "))
}

//! The types of a model as a programmer writes them with serde's derives, without any check: what
//! reading and writing are compared with.

use std::fmt::Write as _;

use counterpart_compiler::model::{
    Definition, Enum, Model, Object, Rest, Scalar, Shape, Tuple, Union, Variant,
};
use serde_json::Value;

/// Every definition as a type that [`name`] gives.
pub fn print(model: &Model) -> String {
    let mut text = "use std::collections::BTreeMap;\n\nuse serde::{Deserialize, Serialize};\n\
                    use serde_json::Value;\n"
        .to_owned();
    for (id, definition) in model.definitions() {
        let _ = write!(
            text,
            "\n#[derive(Serialize, Deserialize)]\n{}",
            Item { model, definition }.print(&name(id.index()))
        );
    }
    text
}

/// The name of the type of a definition, by its index.
pub fn name(index: usize) -> String {
    format!("T{index}")
}

/// A definition that is printed.
struct Item<'m> {
    model: &'m Model,
    definition: &'m Definition,
}

impl Item<'_> {
    fn print(&self, name: &str) -> String {
        match &self.definition.shape {
            Shape::Object(object) => format!("pub struct {name} {{\n{}}}\n", self.fields(object)),
            Shape::Enum(list) if list.is_strings() => {
                format!("pub enum {name} {{\n{}}}\n", values(list))
            }
            Shape::Enum(_) => newtype(name, "Value"),
            Shape::Tuple(tuple) => newtype(name, &self.tuple(tuple)),
            Shape::Union(union) => self.union(name, union),
            shape @ (Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Nullable(_)
            | Shape::Constant(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Reference(_)) => newtype(name, &self.of(shape)),
        }
    }

    fn fields(&self, object: &Object) -> String {
        let mut text = String::new();
        for (at, field) in object.fields.iter().enumerate() {
            // One that can have a single value needs no place.
            if field.required && field.constant().is_some() {
                continue;
            }
            let made = self.of(&field.shape);
            let key = &field.key;
            let _ = match (field.required, &field.shape) {
                (true, _) => {
                    writeln!(text, "    #[serde(rename = {key:?})]\n    pub f{at}: {made},")
                }
                (false, shape) => {
                    let is_optional = matches!(shape, Shape::Nullable(_));
                    let made = if is_optional { made } else { format!("Option<{made}>") };
                    let skip = "default, skip_serializing_if = \"Option::is_none\"";
                    writeln!(text, "    #[serde(rename = {key:?}, {skip})]\n    pub f{at}: {made},")
                }
            };
        }
        match &object.rest {
            Rest::Kept(shape) => {
                let made = Self::behind(shape);
                let _ = writeln!(
                    text,
                    "    #[serde(flatten)]\n    pub rest: BTreeMap<String, {made}>,"
                );
            }
            // No derive keeps names by their prefix.
            Rest::Closed | Rest::Ignored | Rest::Prefixed(..) => {}
        }
        text
    }

    fn tuple(&self, tuple: &Tuple) -> String {
        if tuple.required < tuple.items.len() || tuple.rest.is_some() {
            return "Vec<Value>".to_owned();
        }
        let items = tuple.items.iter().map(|item| self.of(item) + ", ");
        format!("({})", items.collect::<String>())
    }

    fn union(&self, name: &str, union: &Union) -> String {
        let tags = union.tag.as_ref().and_then(|tag| {
            let is_alone = |values: &Vec<String>| values.len() == 1;
            let fits = tag.values.iter().all(is_alone)
                && union.variants.iter().all(|variant| self.is_tagged(variant, &tag.key));
            fits.then_some(tag)
        });
        let mut text = match tags {
            Some(tag) => format!("#[serde(tag = {:?})]\npub enum {name} {{\n", tag.key),
            None => format!("#[serde(untagged)]\npub enum {name} {{\n"),
        };
        for (at, variant) in union.variants.iter().enumerate() {
            if let Some(value) = tags.and_then(|tag| tag.values.get(at)?.first()) {
                let _ = writeln!(text, "    #[serde(rename = {value:?})]");
            }
            let _ = writeln!(text, "    V{at}({}),", self.of(&variant.shape));
        }
        text + "}\n"
    }

    /// Whether a variant is an object whose tag is no field.
    fn is_tagged(&self, variant: &Variant, tag: &str) -> bool {
        let Shape::Reference(id) = &variant.shape else { return false };
        let Shape::Object(object) = &self.model[*id].shape else { return false };
        let mut fields = object.fields.iter();
        fields.any(|field| field.key == tag && field.required && field.constant().is_some())
    }

    /// The type of a shape.
    fn of(&self, shape: &Shape) -> String {
        match shape {
            Shape::Reference(id) => {
                let cycle = self.definition.cycle;
                let made = name(id.index());
                let is_boxed = cycle.is_some() && cycle == self.model[*id].cycle;
                if is_boxed { format!("Box<{made}>") } else { made }
            }
            Shape::Nullable(inner) => format!("Option<{}>", self.of(inner)),
            shape @ (Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Enum(_)
            | Shape::Object(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Union(_)) => Self::behind(shape),
        }
    }

    /// The type of a shape behind a pointer, where nothing needs a box.
    fn behind(shape: &Shape) -> String {
        match shape {
            Shape::Scalar(scalar) => self::scalar(scalar).to_owned(),
            Shape::Constant(Value::String(_)) => "String".to_owned(),
            Shape::Nullable(inner) => format!("Option<{}>", Self::behind(inner)),
            Shape::Map(map) => format!("BTreeMap<String, {}>", Self::behind(&map.values)),
            Shape::Array(array) => format!("Vec<{}>", Self::behind(&array.items)),
            Shape::Reference(id) => name(id.index()),
            // The last four stand only at the top of a definition.
            Shape::Any(_)
            | Shape::Never
            | Shape::Constant(_)
            | Shape::Enum(_)
            | Shape::Object(_)
            | Shape::Tuple(_)
            | Shape::Union(_) => "Value".to_owned(),
        }
    }
}

fn newtype(name: &str, made: &str) -> String {
    format!("#[serde(transparent)]\npub struct {name}(pub {made});\n")
}

fn values(list: &Enum) -> String {
    let mut text = String::new();
    for (at, value) in list.values.iter().enumerate() {
        let _ = writeln!(text, "    #[serde(rename = {})]\n    V{at},", value.value);
    }
    if list.open {
        text += "    #[serde(untagged)]\n    Other(String),\n";
    }
    text
}

const fn scalar(scalar: &Scalar) -> &'static str {
    match scalar {
        Scalar::Null => "()",
        Scalar::Boolean => "bool",
        Scalar::Integer { min: Some(0..), .. } => "u64",
        Scalar::Integer { .. } => "i64",
        Scalar::Number => "f64",
        Scalar::String(_) => "String",
    }
}

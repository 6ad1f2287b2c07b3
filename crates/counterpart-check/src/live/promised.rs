//! The declared keys that an answer has nowhere.
//!
//! A declared property is promised, required or not: a system that never sends it has forgotten it.
//! Of the items of a list, one that has it is enough, since what is optional may be absent of some.

use counterpart_compiler::json::pointer;
use counterpart_compiler::model::{Kind, Model, Object, Shape, Union};
use counterpart_compiler::source::Place;
use indexmap::IndexMap;
use serde_json::Value;

use super::{Fault, at};

/// What one place of the answer promises, and has.
#[derive(Default)]
struct Keys {
    /// The keys, each with its place in the contract and whether some object there has it.
    promised: IndexMap<String, (Option<Place>, bool)>,
}

/// Everything promised that `body` lacks.
pub(super) fn lacking(model: &Model, shape: &Shape, body: &Value) -> Vec<Fault> {
    let mut walk = Walk { model, places: IndexMap::new() };
    walk.value(shape, body, &mut String::new());
    let faults = walk.places.iter().flat_map(|(pointer, keys)| {
        let lacking = keys.promised.iter().filter(|(_, (_, found))| !found);
        lacking.map(|(key, (place, _))| Fault {
            pointer: pointer.clone(),
            key: Some(key.clone()),
            what: format!("lacks the declared key `{key}` {}", at(pointer)),
            place: *place,
        })
    });
    faults.collect()
}

struct Walk<'m> {
    model: &'m Model,
    places: IndexMap<String, Keys>,
}

impl Walk<'_> {
    fn value(&mut self, shape: &Shape, value: &Value, pointer: &mut String) {
        // The answer grows smaller with every step but that to a definition, and a definition that
        // is only a reference to itself holds nothing.
        let mut shape = shape;
        for _ in 0..=self.model.definitions.len() {
            match shape {
                Shape::Reference(id) => shape = &self.model[*id].shape,
                Shape::Nullable(inner) => shape = inner,
                Shape::Any(_)
                | Shape::Never
                | Shape::Scalar(_)
                | Shape::Constant(_)
                | Shape::Enum(_)
                | Shape::Object(_)
                | Shape::Map(_)
                | Shape::Array(_)
                | Shape::Tuple(_)
                | Shape::Union(_) => break,
            }
        }
        match (shape, value) {
            (Shape::Object(object), Value::Object(members)) => {
                self.object(object, members, pointer);
            }
            (Shape::Map(map), Value::Object(members)) => {
                if let Some(keys) = map.keys
                    && let Shape::Enum(keys) = &self.model[keys].shape
                {
                    let keys = keys.values.iter().filter_map(|key| key.value.as_str());
                    for key in keys {
                        self.promise(pointer, key, None, members.contains_key(key));
                    }
                }
                for (key, value) in members {
                    self.below(&map.values, value, pointer, &pointer::step(key));
                }
            }
            (Shape::Array(array), Value::Array(items)) => {
                for item in items {
                    self.below(&array.items, item, pointer, "*");
                }
            }
            (Shape::Tuple(tuple), Value::Array(items)) => {
                for (position, item) in items.iter().enumerate() {
                    let shape = tuple.items.get(position).or(tuple.rest.as_deref());
                    if let Some(shape) = shape {
                        self.below(shape, item, pointer, &position.to_string());
                    }
                }
            }
            (Shape::Union(union), _) => {
                if let Some(shape) = variant(union, value) {
                    self.value(shape, value, pointer);
                }
            }
            // Where the kinds differ, the validator has said so.
            (
                Shape::Any(_)
                | Shape::Never
                | Shape::Scalar(_)
                | Shape::Constant(_)
                | Shape::Nullable(_)
                | Shape::Enum(_)
                | Shape::Object(_)
                | Shape::Map(_)
                | Shape::Array(_)
                | Shape::Tuple(_)
                | Shape::Reference(_),
                _,
            ) => {}
        }
    }

    fn object(
        &mut self,
        object: &Object,
        members: &serde_json::Map<String, Value>,
        pointer: &mut String,
    ) {
        for field in &object.fields {
            let value = members.get(&field.key);
            if !field.annotations.write_only {
                self.promise(pointer, &field.key, Some(field.place), value.is_some());
            }
            if let Some(value) = value {
                self.below(&field.shape, value, pointer, &pointer::step(&field.key));
            }
        }
    }

    fn promise(&mut self, pointer: &str, key: &str, place: Option<Place>, found: bool) {
        let keys = self.places.entry(pointer.to_owned()).or_default();
        let known = keys.promised.entry(key.to_owned()).or_insert((place, false));
        known.1 |= found;
    }

    fn below(&mut self, shape: &Shape, value: &Value, pointer: &mut String, step: &str) {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(step);
        self.value(shape, value, pointer);
        pointer.truncate(length);
    }
}

/// The variant that a value is of, where its tag or its kind tells.
fn variant<'u>(union: &'u Union, value: &Value) -> Option<&'u Shape> {
    if let Some(tag) = &union.tag {
        let own = value.get(&tag.key)?.as_str()?;
        let position =
            tag.values.iter().position(|values| values.iter().any(|value| value == own))?;
        return union.variants.get(position).map(|variant| &variant.shape);
    }
    let mut fitting = union.variants.iter().filter(|variant| variant.kinds.has(Kind::of(value)));
    let only = fitting.next()?;
    fitting.next().is_none().then_some(&only.shape)
}

//! The parts of a definition: what a system that implements it handles.

use std::rc::Rc;

use counterpart_compiler::model::{DefinitionId, EnumValue, Rest, Shape};
use counterpart_compiler::source::Location;
use serde_json::Value;

use super::{Contracts, Subject, tags, text};

/// The parts of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What they are.
    pub kind: Kind,
    /// The parts, in the order of the contract.
    pub list: Vec<Part>,
    /// Whether others are admitted as well: an open enum, an open object.
    pub open: bool,
}

/// What the parts of a definition are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The values of an enum.
    Values,
    /// The values of the tag that distinguishes the variants of a union.
    Tags,
    /// The fields of an object.
    Fields,
    /// The keys of a table.
    Keys,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The value, tag, field or key: a string's own text, of another value its JSON.
    pub text: String,
    /// The names of its variant or field in generated code, where it has others than its text.
    pub names: Vec<String>,
    /// Where the contract says it.
    pub place: Location,
}

impl Part {
    /// Whether generated code calls it so.
    pub fn goes_by(&self, name: &str) -> bool {
        self.text == name || self.names.iter().any(|known| known == name)
    }
}

impl Contracts<'_> {
    /// The parts of a subject; none where it has none, as a string has none. Computed once.
    pub fn parts(&self, subject: Subject) -> Option<Rc<Parts>> {
        if let Some(known) = self.parts.borrow().get(&subject) {
            return known.clone();
        }
        let parts = self.parts_of(subject).map(Rc::new);
        self.parts.borrow_mut().insert(subject, parts.clone());
        parts
    }

    fn parts_of(&self, subject: Subject) -> Option<Parts> {
        match subject {
            Subject::Definition(id) => self.parts_of_definition(id),
            Subject::Constant(contract, _) => {
                let constant = self.constant(subject, contract);
                let (kind, texts): (_, Vec<String>) = match &constant.value {
                    Value::Object(entries) => (Kind::Keys, entries.keys().cloned().collect()),
                    Value::Array(items) => (Kind::Values, items.iter().map(text).collect()),
                    Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                        return None;
                    }
                };
                let parts = texts.into_iter().zip(&constant.parts);
                let list = parts.map(|(text, place)| Part {
                    text,
                    names: Vec::new(),
                    place: self.locate(*place),
                });
                Some(Parts { kind, list: list.collect(), open: false })
            }
        }
    }

    fn parts_of_definition(&self, id: DefinitionId) -> Option<Parts> {
        let (id, shape) = self.shape(id);
        let place = self.model[id].place;
        match shape {
            Shape::Enum(list) => {
                let part = |(at, value): (usize, &EnumValue)| Part {
                    text: text(&value.value),
                    names: self.called(id, at),
                    place: self.locate(value.at),
                };
                let values = list.values.iter().enumerate().map(part).collect();
                Some(Parts { kind: Kind::Values, list: values, open: list.open })
            }
            Shape::Union(union) => {
                let part = |(variant, text): (usize, &String)| {
                    let variant = &union.variants[variant];
                    let place =
                        variant.schema.map_or(place, |schema| self.model.schemas[schema].place);
                    Part {
                        text: text.clone(),
                        names: vec![variant.name.clone()],
                        place: self.locate(place),
                    }
                };
                let list = tags(union)?.map(part).collect();
                Some(Parts { kind: Kind::Tags, list, open: false })
            }
            Shape::Object(object) => {
                let fields = object.fields.iter().enumerate().map(|(at, field)| Part {
                    text: field.key.clone(),
                    names: self.called(id, at),
                    place: self.locate(field.place),
                });
                let open = object.rest != Rest::Closed;
                Some(Parts { kind: Kind::Fields, list: fields.collect(), open })
            }
            Shape::Map(map) => {
                let keys = self.parts_of_definition(map.keys?)?;
                Some(Parts { kind: Kind::Keys, ..keys })
            }
            Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Nullable(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Reference(_) => None,
        }
    }

    /// What the targets call a field or a variant, by its position.
    fn called(&self, id: DefinitionId, position: usize) -> Vec<String> {
        let names = self.targets.iter().filter_map(|target| target.part(id, position));
        names.map(str::to_owned).collect()
    }
}

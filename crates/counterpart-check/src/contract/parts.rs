//! The parts of a definition: what a system that implements it handles.

use counterpart_compiler::model::{DefinitionId, EnumValue, Rest, Shape};
use counterpart_compiler::source::{Document, Location, NodeId, Place};
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
    /// The values by which the variants of a union are told apart.
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
    /// The parts of a subject; none where it has none, as a string has none.
    pub fn parts(&self, subject: Subject) -> Option<Parts> {
        match subject {
            Subject::Definition(id) => self.parts_of_definition(id),
            Subject::Constant(contract, _) => {
                let constant = self.constant(subject, contract);
                let part = |text: String, step: &str| {
                    let place = self.step(constant.place, &["const", step]);
                    Part { text, names: Vec::new(), place: self.locate(place) }
                };
                let (kind, list) = match &constant.value {
                    Value::Object(entries) => {
                        let parts = entries.keys().map(|key| part(key.clone(), key));
                        (Kind::Keys, parts.collect())
                    }
                    Value::Array(items) => {
                        let parts = items.iter().enumerate();
                        let parts = parts.map(|(at, item)| part(text(item), &at.to_string()));
                        (Kind::Values, parts.collect())
                    }
                    _ => return None,
                };
                Some(Parts { kind, list, open: false })
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
                    place: self.locate(self.value_place(place, &value.value)),
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

    /// Where a schema names a value: in `enum`, in `const`, or in one of its branches.
    fn value_place(&self, place: Place, value: &Value) -> Place {
        let document = &self.model.sources[place.document];
        find_value(document, place.node, value, 0)
            .map_or(place, |node| Place { document: place.document, node })
    }

    /// The node below a place, or the place itself.
    fn step(&self, place: Place, steps: &[&str]) -> Place {
        let document = &self.model.sources[place.document];
        let child = |node: NodeId, step: &&str| {
            let step = counterpart_compiler::source::pointer_step(step);
            document.at_pointer(node, &format!("/{step}"))
        };
        let node = steps.iter().try_fold(place.node, child).unwrap_or(place.node);
        Place { document: place.document, node }
    }
}

fn find_value(document: &Document, schema: NodeId, value: &Value, depth: usize) -> Option<NodeId> {
    let constant = document.get(schema, "const").filter(|node| document.value(*node) == *value);
    if constant.is_some() || depth > 4 {
        return constant;
    }
    let items = |keyword: &'static str| {
        let list = document.get(schema, keyword);
        (0..).map_while(move |at| document.at_pointer(list?, &format!("/{at}")))
    };
    items("enum")
        .find(|node| document.value(*node) == *value)
        .or_else(|| items("oneOf").find_map(|at| find_value(document, at, value, depth + 1)))
        .or_else(|| items("anyOf").find_map(|at| find_value(document, at, value, depth + 1)))
}

//! Descriptions of parts that have no docs of their own: the items of an array, a branch, a
//! condition. They stand in the docs of what is around them.

use std::collections::BTreeMap;

use crate::model::{Annotations, ContractId, DefinitionId, Model, Shape};
use crate::source::{NodeId, Place};

/// What is said of a part that has no docs of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The part, as seen from what the docs are about: `items`, `then/properties/reason`.
    pub part: String,
    /// What is said of it.
    pub text: String,
}

/// Whose docs hold a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Definition(DefinitionId),
    Field(DefinitionId, usize),
    Constant(ContractId, usize),
    Contract(ContractId),
}

/// The remarks of a model.
#[derive(Clone, Debug, Default)]
pub struct Remarks {
    by_owner: BTreeMap<Owner, Vec<Remark>>,
}

impl Remarks {
    /// Finds every description that no docs hold otherwise, and whose docs are the nearest.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let owners = owners(model);
        let mut remarks = Self::default();
        for (_, schema) in model.schemas.iter() {
            let Some(text) = schema.annotations.description.as_deref() else { continue };
            let Some((at, owner)) = nearest(model, &owners, schema.place) else { continue };
            if text.trim().is_empty() || says(model, owner, text) {
                continue;
            }
            let list = remarks.by_owner.entry(owner).or_default();
            if list.iter().all(|remark| remark.text != text) {
                let part = part(model, at, schema.place);
                list.push(Remark { part, text: text.to_owned() });
            }
        }
        remarks
    }

    /// Those in the docs of a definition.
    #[must_use]
    pub fn of_definition(&self, id: DefinitionId) -> &[Remark] {
        self.of_owner(Owner::Definition(id))
    }

    /// Those in the docs of a field, by its position.
    #[must_use]
    pub fn of_field(&self, id: DefinitionId, at: usize) -> &[Remark] {
        self.of_owner(Owner::Field(id, at))
    }

    /// Those in the docs of a constant, by its position.
    #[must_use]
    pub fn of_constant(&self, id: ContractId, at: usize) -> &[Remark] {
        self.of_owner(Owner::Constant(id, at))
    }

    /// Those in the docs of a contract itself.
    #[must_use]
    pub fn of_contract(&self, id: ContractId) -> &[Remark] {
        self.of_owner(Owner::Contract(id))
    }

    fn of_owner(&self, owner: Owner) -> &[Remark] {
        self.by_owner.get(&owner).map_or(&[], Vec::as_slice)
    }
}

/// What has docs of its own, by its place. A definition comes before the field that holds it.
fn owners(model: &Model) -> BTreeMap<Place, Owner> {
    let mut owners = BTreeMap::new();
    for (id, definition) in model.definitions() {
        owners.entry(definition.place).or_insert(Owner::Definition(id));
    }
    for (id, definition) in model.definitions() {
        for place in &definition.conjunction {
            owners.entry(*place).or_insert(Owner::Definition(id));
        }
    }
    for (id, definition) in model.definitions() {
        if let Shape::Object(object) = &definition.shape {
            for (at, field) in object.fields.iter().enumerate() {
                owners.entry(field.place).or_insert(Owner::Field(id, at));
            }
        }
    }
    for (id, contract) in model.contracts() {
        for (at, constant) in contract.constants.iter().enumerate() {
            owners.entry(constant.place).or_insert(Owner::Constant(id, at));
        }
        let root = Place { document: contract.document, node: NodeId::ROOT };
        owners.entry(root).or_insert(Owner::Contract(id));
    }
    owners
}

/// The nearest owner at or around a place, with its own place.
fn nearest(
    model: &Model,
    owners: &BTreeMap<Place, Owner>,
    place: Place,
) -> Option<(NodeId, Owner)> {
    let document = &model.sources[place.document];
    let at = |node| Some((node, *owners.get(&Place { node, ..place })?));
    let mut around = std::iter::successors(Some(place.node), |node| document.parent(*node));
    around.find_map(at)
}

/// Whether the docs of an owner, or of its values and variants, have this description.
fn says(model: &Model, owner: Owner, text: &str) -> bool {
    let has = |annotations: &Annotations| annotations.description.as_deref() == Some(text);
    let of_contract = |id: ContractId| has(&model[id].annotations);
    match owner {
        Owner::Contract(id) => of_contract(id),
        Owner::Constant(id, at) => has(&model[id].constants[at].annotations),
        Owner::Field(id, at) => match &model[id].shape {
            Shape::Object(object) => has(&object.fields[at].annotations),
            Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Nullable(_)
            | Shape::Enum(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Union(_)
            | Shape::Reference(_) => false,
        },
        Owner::Definition(id) => {
            has(&model[id].annotations)
                || match &model[id].shape {
                    Shape::Enum(list) => list.values.iter().any(|value| has(&value.annotations)),
                    Shape::Union(union) => {
                        union.variants.iter().any(|variant| has(&variant.annotations))
                    }
                    Shape::Object(object) => {
                        object.fields.iter().any(|field| has(&field.annotations))
                    }
                    Shape::Any(_)
                    | Shape::Never
                    | Shape::Scalar(_)
                    | Shape::Constant(_)
                    | Shape::Nullable(_)
                    | Shape::Map(_)
                    | Shape::Array(_)
                    | Shape::Tuple(_)
                    | Shape::Reference(_) => false,
                }
        }
    }
}

/// The way from an owner to a part of it.
fn part(model: &Model, owner: NodeId, part: Place) -> String {
    let document = &model.sources[part.document];
    let (around, whole) = (document.pointer(owner), document.pointer(part.node));
    whole.strip_prefix(&around).unwrap_or(&whole).trim_start_matches('/').to_owned()
}

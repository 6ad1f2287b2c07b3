//! Which definitions hold which: a change of a part is a change of the whole.

use std::collections::{BTreeSet, HashMap};

use counterpart_compiler::model::{ContractId, DefinitionId, Model, Rest, Shape};

/// For every definition, those that hold it, on however long a way.
pub struct Dependents(HashMap<DefinitionId, Vec<DefinitionId>>);

impl Dependents {
    /// Those of a model.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let mut direct: HashMap<DefinitionId, Vec<DefinitionId>> = HashMap::new();
        for (id, definition) in model.definitions() {
            let mut held = Vec::new();
            references(&definition.shape, &mut held);
            for part in held {
                direct.entry(part).or_default().push(id);
            }
        }
        Self(direct)
    }

    /// The definitions that hold this one, in the order of the model, without itself.
    #[must_use]
    pub fn holding(&self, id: DefinitionId) -> BTreeSet<DefinitionId> {
        let mut found = BTreeSet::new();
        let mut open = vec![id];
        while let Some(at) = open.pop() {
            let next = self.0.get(&at).into_iter().flatten();
            open.extend(next.filter(|holder| **holder != id && found.insert(**holder)));
        }
        found
    }
}

fn references(shape: &Shape, into: &mut Vec<DefinitionId>) {
    match shape {
        Shape::Any(_) | Shape::Never | Shape::Scalar(_) | Shape::Constant(_) | Shape::Enum(_) => {}
        Shape::Nullable(inner) => references(inner, into),
        Shape::Object(object) => {
            object.fields.iter().for_each(|field| references(&field.shape, into));
            match &object.rest {
                Rest::Closed | Rest::Ignored => {}
                Rest::Kept(shape) | Rest::Prefixed(_, shape) => references(shape, into),
            }
        }
        Shape::Map(map) => {
            into.extend(map.keys);
            references(&map.values, into);
        }
        Shape::Array(array) => references(&array.items, into),
        Shape::Tuple(tuple) => {
            tuple.items.iter().chain(tuple.rest.as_deref()).for_each(|item| references(item, into));
        }
        Shape::Union(union) => {
            union.variants.iter().for_each(|variant| references(&variant.shape, into));
        }
        Shape::Reference(id) => into.push(*id),
    }
}

/// The definition that the project file names: `service-keys#ServiceKeyName`, or a contract alone
/// for its root.
#[must_use]
pub fn named(model: &Model, name: &str) -> Option<DefinitionId> {
    let (contract, definition) =
        name.split_once('#').map_or((name, None), |(contract, name)| (contract, Some(name)));
    let same = |(id, known): (ContractId, &counterpart_compiler::model::Contract)| {
        (known.name == contract).then_some(id)
    };
    let contract = model.contracts().find_map(same)?;
    match definition {
        None => model.root(contract),
        Some(name) => {
            let mut all = model[contract].definitions.iter().copied();
            all.find(|id| model[*id].name == name)
        }
    }
}

//! Contracts and their definitions.

use std::collections::BTreeMap;

use serde_json::Value;

use super::annotations::Annotations;
use super::external::External;
use super::ids::{ContractId, DefinitionId, SchemaId, ServiceId};
use super::kinds::Kinds;
use super::known::Known;
use super::schema::Schemas;
use super::service::Service;
use super::shape::Shape;
use crate::source::{DocumentId, Place, Sources};

/// What the compiler understood: every contract with its definitions.
#[derive(Clone, Debug)]
pub struct Model {
    /// The documents, for places.
    pub sources: Sources,
    /// Every schema.
    pub schemas: Schemas,
    /// The contracts, sorted by name; documents they refer to come as contracts of their own.
    pub contracts: Vec<Contract>,
    /// The definitions of all contracts.
    pub definitions: Vec<Definition>,
    /// The services, sorted by key.
    pub services: Vec<Service>,
    /// For each document of `sources`, in their order, how other validators are to know it.
    pub known: Vec<Known>,
    /// The schemas of which nothing is known, because a reference leads nowhere: each admits no one
    /// knows what. With the URI, as far as there is one, that the reference meant. Their place is
    /// that of the reference's text. Empty unless the
    /// [`Input`](crate::resolve::Input::tolerant) asked for it.
    pub gaps: BTreeMap<SchemaId, String>,
}

impl Model {
    /// Every contract with its id.
    pub fn contracts(&self) -> impl Iterator<Item = (ContractId, &Contract)> {
        (0u32..).map(ContractId).zip(&self.contracts)
    }

    /// Every definition with its id.
    pub fn definitions(&self) -> impl Iterator<Item = (DefinitionId, &Definition)> {
        (0u32..).map(DefinitionId).zip(&self.definitions)
    }

    /// Every service with its id.
    pub fn services(&self) -> impl Iterator<Item = (ServiceId, &Service)> {
        (0u32..).map(ServiceId).zip(&self.services)
    }

    /// How other validators are to know a document.
    #[must_use]
    pub fn known(&self, document: DocumentId) -> &Known {
        &self.known[document.index()]
    }

    /// The root definition of a contract, where its document asserts something at the top.
    #[must_use]
    pub fn root(&self, contract: ContractId) -> Option<DefinitionId> {
        let mut all = self[contract].definitions.iter().copied();
        all.find(|id| self[*id].origin == Origin::Root)
    }
}

impl std::ops::Index<ContractId> for Model {
    type Output = Contract;

    fn index(&self, id: ContractId) -> &Contract {
        &self.contracts[id.0 as usize]
    }
}

impl std::ops::Index<DefinitionId> for Model {
    type Output = Definition;

    fn index(&self, id: DefinitionId) -> &Definition {
        &self.definitions[id.0 as usize]
    }
}

impl std::ops::Index<ServiceId> for Model {
    type Output = Service;

    fn index(&self, id: ServiceId) -> &Service {
        &self.services[id.0 as usize]
    }
}

/// One schema document.
#[derive(Clone, Debug)]
pub struct Contract {
    /// Its key, the file stem: `service-keys`. Targets make the name of its module from it.
    pub name: String,
    /// Its URI: `$id`, else one made from its file name. What references resolve against.
    pub uri: String,
    /// The document.
    pub document: DocumentId,
    /// What the document says of itself.
    pub annotations: Annotations,
    /// SHA-256 of the documents its meaning depends on (its own and those it refers to), as
    /// compact JSON: 64 hexadecimal digits. Insignificant white space does not change it.
    pub digest: String,
    /// Its definitions, in source order, each hoisted one behind the one it was hoisted from.
    pub definitions: Vec<DefinitionId>,
    /// Its typed constants, in source order.
    pub constants: Vec<Constant>,
    /// The documents that validating its instances needs, its own first; without the
    /// meta-schemas of the drafts, which every validator knows.
    pub documents: Vec<DocumentId>,
    /// Where its types come from.
    pub supply: Supply,
}

/// Where the types of a contract come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Supply {
    /// Generated here.
    Generated,
    /// Generated elsewhere; referred to by these modules.
    External(External),
}

/// A named type.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The name in every target, unique in its contract.
    pub name: String,
    /// The contract it belongs to.
    pub contract: ContractId,
    /// What it says to a reader.
    pub annotations: Annotations,
    /// Where it stands.
    pub place: Place,
    /// What it admits.
    pub schema: SchemaId,
    /// The schemas of the documents whose conjunction it is; one, save where a union's variant was
    /// merged with what stands beside the union. Not empty.
    pub conjunction: Vec<Place>,
    /// The kinds of value it is about; the conjunction may admit others, which have types of their
    /// own.
    pub kinds: Kinds,
    /// The type that holds what it admits.
    pub shape: Shape,
    /// How it came to be.
    pub origin: Origin,
    /// The name of the constant that lists its values, where it has one.
    pub list: Option<String>,
    /// The cycle of definitions that it is in, if it is in one: each contains the next other than
    /// through an array or a map.
    pub cycle: Option<u32>,
}

/// How a definition came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The document itself.
    Root,
    /// An entry of `$defs` or `definitions`.
    Authored,
    /// A schema that a `$ref` points at, elsewhere in the document.
    Referenced,
    /// An inline object, enum, union or tuple that got a name of its own.
    Hoisted,
}

/// A typed constant: a `$defs` entry with `const` under a `SCREAMING_SNAKE` key.
#[derive(Clone, Debug)]
pub struct Constant {
    /// Its name in every target.
    pub name: String,
    /// What it says to a reader.
    pub annotations: Annotations,
    /// Where it stands.
    pub place: Place,
    /// The schema it stands in.
    pub schema: SchemaId,
    /// Its type.
    pub shape: Shape,
    /// Its value, which meets its schema.
    pub value: Value,
    /// Where its value is written.
    pub at: Place,
    /// Where the items of its value, or its properties, are written, in their order. Empty where its
    /// value is not an array or an object.
    pub parts: Vec<Place>,
}

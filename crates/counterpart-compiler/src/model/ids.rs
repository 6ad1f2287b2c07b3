//! The ids of contracts, definitions, schemas and services.

/// The index of a [`Contract`](super::Contract) in its [`Model`](super::Model).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContractId(pub(crate) u32);

impl ContractId {
    /// The position in [`Model::contracts`](super::Model#structfield.contracts), from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The index of a [`Definition`](super::Definition) in its [`Model`](super::Model).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DefinitionId(pub(crate) u32);

impl DefinitionId {
    /// The position in [`Model::definitions`](super::Model#structfield.definitions), from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The index of a [`Schema`](super::Schema) in its [`Schemas`](super::Schemas).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub(crate) u32);

impl SchemaId {
    /// The position in [`Schemas`](super::Schemas), from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The index of a [`Service`](super::Service) in its [`Model`](super::Model).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceId(pub(crate) u32);

impl ServiceId {
    /// The position in [`Model::services`](super::Model#structfield.services), from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

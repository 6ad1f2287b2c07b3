//! The ids of documents and of the values in them.

/// The index of a [`Document`](super::Document) in its [`Sources`](super::Sources).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub(crate) u32);

impl DocumentId {
    /// The position in [`Sources`](super::Sources), from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The index of a value in its [`Document`](super::Document).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    /// The value of the document itself.
    pub const ROOT: Self = Self(0);

    /// Its position among the values of its document, from 0.
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A value in a document. Cheap to copy; [`Sources::locate`](super::Sources::locate) gives its
/// file, line and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The document.
    pub document: DocumentId,
    /// The value in it.
    pub node: NodeId,
}

//! The contracts of another revision, read from git without a checkout.
//!
//! | module | contents |
//! |---|---|
//! | [`repository`] | the repository that holds a folder |
//! | [`revision`] | a commit by any name that git knows, and the one that a branch came from |
//! | [`release`] | release tags in the order of their versions |
//! | [`changes`] | which files changed between two revisions, or since one |
//! | [`tree`] | the files of a revision, as the compiler reads them |
//! | [`mod@snapshot`] | the contracts of a revision, a folder or a file, compiled |

pub mod changes;
pub mod release;
pub mod repository;
pub mod revision;
pub mod snapshot;
pub mod tree;

pub use changes::{Change, ChangeKind};
pub use release::Release;
pub use repository::Repository;
pub use revision::Revision;
pub use snapshot::{Snapshot, snapshot};
pub use tree::RevisionTree;

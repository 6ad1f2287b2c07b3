//! The contracts of one version, with the settings of that time.

use counterpart_compiler::model::Model;
use counterpart_compiler::project::ProjectFile;

/// The contracts of one version.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'m> {
    /// As a person knows it: `v1.2.0`, `old.json`.
    pub name: &'m str,
    /// The contracts.
    pub model: &'m Model,
    /// The settings of that time.
    pub settings: &'m ProjectFile,
}

//! Reads the project file: the settings of the project, and the section of each target.

use serde::Deserialize as _;
use toml::de::{DeTable, Deserializer};

use super::file::ProjectFile;
use crate::target::{Registry, SectionError, Target, Targets};

impl ProjectFile {
    /// Reads the text of a project file for the targets of a registry.
    ///
    /// # Errors
    /// When it is not TOML, or states what a project file or a section may not state.
    pub fn read(text: &str, registry: Registry) -> Result<Self, SectionError> {
        let mut file = DeTable::parse(text)?;
        let targets = Targets::configure(registry, file.get_mut())?;
        check_external(file.get_ref(), registry)?;
        let settings = Self::deserialize(Deserializer::from(file))?;
        Ok(Self { targets, ..settings })
    }
}

/// Whether every entry of `[extern]` names a module for each target that refers to it, and for no
/// other.
fn check_external(file: &DeTable<'_>, registry: Registry) -> Result<(), SectionError> {
    let entries = file.get("extern").and_then(|value| value.get_ref().as_table());
    for entry in entries.into_iter().flat_map(DeTable::values) {
        let Some(modules) = entry.get_ref().as_table() else { continue };
        let known = || registry.iter().filter(|target| target.external.is_some());
        if let Some(key) = modules.keys().find(|key| known().all(|it| it.id != key.get_ref())) {
            let names: Vec<_> = known().map(|target| format!("`{}`", target.id)).collect();
            let message =
                format!("unknown target `{}`, expected {}", key.get_ref(), names.join(" or "));
            return Err(SectionError { message, span: Some(key.span()) });
        }
        let missing = |target: &&&'static Target| !modules.contains_key(target.id);
        if let Some(target) = known().find(missing) {
            let message = format!("missing field `{}`", target.id);
            return Err(SectionError { message, span: Some(entry.span()) });
        }
    }
    Ok(())
}

//! Reads the project file: the settings of the project, and the section of each target.

use std::borrow::Cow;

use serde::Deserialize as _;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::file::ProjectFile;
use crate::target::{External, Registry, SectionError, Targets};

impl ProjectFile {
    /// Reads the text of a project file for the targets of a registry.
    ///
    /// # Errors
    /// When it is not TOML, or states what a project file or a section may not state.
    pub fn read(text: &str, registry: Registry) -> Result<Self, SectionError> {
        let mut file = DeTable::parse(text)?;
        check_characters(file.get_ref())?;
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
        let missing = |target: &&&'static crate::target::Target| !modules.contains_key(target.id);
        if let Some(target) = known().find(missing) {
            let message = format!("missing field `{}`", target.id);
            return Err(SectionError { message, span: Some(entry.span()) });
        }
        for (key, module) in modules {
            let Some(target) = known().find(|target| target.id == key.get_ref()) else { continue };
            let is_module = target.external.map(|External { is_module, .. }| is_module);
            let text = module.get_ref().as_str();
            if is_module.zip(text).is_some_and(|(is_module, text)| !is_module(text)) {
                let message = format!("this is not the name of a {} module", target.name);
                return Err(SectionError { message, span: Some(module.span()) });
            }
        }
    }
    Ok(())
}

/// Whether every key and string of the file is one line of visible text. They are printed in
/// messages, pages and generated code, where a line break or a change of direction could pretend to
/// be something else.
fn check_characters(table: &DeTable<'_>) -> Result<(), SectionError> {
    for (key, value) in table {
        check_text(key)?;
        check_value(value)?;
    }
    Ok(())
}

fn check_value(value: &Spanned<DeValue<'_>>) -> Result<(), SectionError> {
    match value.get_ref() {
        DeValue::String(text) => check_text(&Spanned::new(value.span(), text.clone())),
        DeValue::Table(table) => check_characters(table),
        DeValue::Array(items) => items.iter().try_for_each(check_value),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            Ok(())
        }
    }
}

fn check_text(text: &Spanned<Cow<'_, str>>) -> Result<(), SectionError> {
    let hidden = |char: &char| {
        char.is_control()
            || matches!(char, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    match text.get_ref().chars().find(hidden) {
        None => Ok(()),
        Some(char) => Err(SectionError {
            message: format!("the character U+{:04X} cannot be part of a setting", u32::from(char)),
            span: Some(text.span()),
        }),
    }
}

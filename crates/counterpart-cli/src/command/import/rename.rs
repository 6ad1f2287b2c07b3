//! The entries of `[rename]` in `counterpart.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use counterpart_build::output::{Mode, Place, write_file};
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::model::{DefinitionId, Model};
use counterpart_compiler::project::FILE_NAME;
use toml_edit::{DocumentMut, Item, Table, value};

/// The entries by which definitions get the names that typify gives. A definition that corresponds
/// to two types of typify keeps its name, and so does one whose type corresponds to another
/// definition as well.
pub fn wanted(model: &Model, pairs: &[(String, DefinitionId)]) -> Vec<(String, String)> {
    let mut by_type: BTreeMap<&str, Vec<DefinitionId>> = BTreeMap::new();
    let mut by_definition: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (name, id) in pairs {
        by_type.entry(name).or_default().push(*id);
        by_definition.entry(id.index()).or_default().push(name);
    }
    let unique = |name: &str, id: DefinitionId| {
        by_type[name].len() == 1 && by_definition[&id.index()].len() == 1
    };
    let mut wanted = Vec::new();
    for (name, id) in pairs {
        let definition = &model[*id];
        if definition.name != *name && unique(name, *id) && is_first(model, *id) {
            wanted.push((place(model, *id), name.clone()));
        }
    }
    wanted.sort();
    wanted
}

/// Whether a definition is the one that an entry for its place means: several types can be made from
/// one schema.
pub fn is_first(model: &Model, id: DefinitionId) -> bool {
    let place = model[id].place;
    let first = model.definitions().find(|(_, definition)| definition.place == place);
    first.is_none_or(|(first, _)| first == id)
}

/// The place of a definition, as `[rename]` names it.
fn place(model: &Model, id: DefinitionId) -> String {
    let place = model[id].place;
    let contract = model.contracts.iter().find(|contract| contract.document == place.document);
    let name = contract.map_or("", |contract| contract.name.as_str());
    format!("{name}#{}", model.sources[place.document].pointer(place.node))
}

/// Adds the entries to the project file; one that is there gets the new name.
pub fn write(folder: &Path, renames: &[(String, String)]) -> Result<(), Diagnostic> {
    if renames.is_empty() {
        return Ok(());
    }
    let path = folder.join(FILE_NAME);
    let unreadable = |reason: &dyn std::fmt::Display| {
        Diagnostic::new(Code::Unreadable, format!("{} cannot be read: {reason}", path.display()))
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(unreadable(&error)),
    };
    let mut document = text.parse::<DocumentMut>().map_err(|error| unreadable(&error))?;
    let table = document.entry("rename").or_insert_with(|| Item::Table(Table::new()));
    if let Some(table) = table.as_table_like_mut() {
        for (place, name) in renames {
            table.insert(place, value(name.as_str()));
        }
    }
    write_file(&Place::trusted(&path), &document.to_string(), None, Mode::Write).map(|_| ())
}

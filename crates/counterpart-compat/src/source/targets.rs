//! The types and names of both versions in the code of one target.

use counterpart_compiler::model::{DefinitionId, Shape};
use counterpart_compiler::target::{TargetNames, TypeText};

use crate::edition::Edition;

/// One target that generates code.
pub struct TargetTypes<'m> {
    /// Its id.
    pub id: &'static str,
    old: TypeText<'m>,
    new: TypeText<'m>,
    /// Whether an expression that creates an object names every field.
    pub literals_name_every_field: bool,
    /// What modules, fields and variants were called.
    pub old_names: TargetNames,
    /// What they are called.
    pub new_names: TargetNames,
}

/// The targets of the new version's settings that generate code, with what definitions are called.
pub fn of<'m>(
    old: Edition<'m>,
    new: Edition<'m>,
    old_name: &'m dyn Fn(DefinitionId) -> String,
    new_name: &'m dyn Fn(DefinitionId) -> String,
) -> Vec<TargetTypes<'m>> {
    let targets = new.settings.targets.iter().filter_map(|(target, emitter)| {
        Some(TargetTypes {
            id: target.id,
            literals_name_every_field: emitter.literals_name_every_field(),
            old: emitter.types(old.model, old.settings.code(), old_name)?,
            new: emitter.types(new.model, new.settings.code(), new_name)?,
            old_names: emitter.names(old.model),
            new_names: emitter.names(new.model),
        })
    });
    targets.collect()
}

impl TargetTypes<'_> {
    /// A type of the old version, as a sentence shows it.
    pub fn old_text(&self, shape: &Shape) -> String {
        kind(shape).map_or_else(|| format!("`{}`", (self.old)(shape)), str::to_owned)
    }

    /// A type of the new version, as a sentence shows it.
    pub fn new_text(&self, shape: &Shape) -> String {
        kind(shape).map_or_else(|| format!("`{}`", (self.new)(shape)), str::to_owned)
    }
}

/// What a definition is that is an item of its own in every target.
const fn kind(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Enum(_) => Some("an enum"),
        Shape::Object(_) => Some("an object"),
        Shape::Tuple(_) => Some("a tuple"),
        Shape::Union(_) => Some("a union"),
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Reference(_) => None,
    }
}

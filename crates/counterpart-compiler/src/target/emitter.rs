//! A target with the settings of a project: what it makes of a model.

use std::any::Any;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::files::Files;
use crate::model::{CodeSettings, ContractId, DefinitionId, Model, Shape};
use crate::tree::Tree;

/// A target with the settings of a project.
pub trait Emitter: fmt::Debug + Send + Sync {
    /// The settings themselves, for the crate of the target, which alone knows their type.
    fn as_any(&self) -> &dyn Any;

    /// Where its files go, relative to the project's folder; none where the project asks for none.
    fn output(&self) -> Option<Output>;

    /// The same with its output at another place.
    fn at(&self, place: &Path) -> Arc<dyn Emitter>;

    /// Prints a model. Paths are relative to the output; of an [`Output::File`] there is one.
    fn emit(&self, model: &Model, settings: CodeSettings) -> Files;

    /// What contracts and their parts are called in the generated code.
    fn names(&self, model: &Model) -> TargetNames;

    /// What gives the type of a shape in the generated code, as a programmer writes it; none where no
    /// code is generated. `name` says what definitions are called. Two shapes that may stand in another
    /// shape are the same type exactly when their texts are the same.
    fn types<'m>(
        &'m self,
        model: &'m Model,
        settings: CodeSettings,
        name: &'m dyn Fn(DefinitionId) -> String,
    ) -> Option<TypeText<'m>>;

    /// Whether an expression that creates an object names every field of its type. Then a new field
    /// breaks such code even where the field is optional, as it breaks struct literals in Rust.
    fn literals_name_every_field(&self) -> bool {
        false
    }

    /// The name under which programs import the generated code, where it has one.
    fn package(&self) -> Option<&str>;

    /// The present version of the generated package of the project in `folder`, where it is known.
    fn version(&self, tree: &dyn Tree, folder: &Path) -> Option<String>;
}

/// Gives the text of a shape's type.
pub type TypeText<'m> = Box<dyn Fn(&Shape) -> String + 'm>;

/// Where the files of a target go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// A folder that holds nothing else.
    Folder(PathBuf),
    /// One file in a folder of others.
    File {
        /// Its path.
        path: PathBuf,
        /// What the first line of a generated file contains: a file without it is not overwritten.
        marker: &'static str,
    },
}

impl Output {
    /// The folder or the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Folder(path) | Self::File { path, .. } => path,
        }
    }
}

/// What contracts and their parts are called in the code of one target. Definitions, constants
/// and lists have the names of the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetNames {
    /// The module of each contract, in the order of the model.
    pub modules: Vec<String>,
    /// For each definition, in the order of the model, the names of its parts: of an object its
    /// fields, of an enum its variants, in their order. Empty where parts have no names of their
    /// own in this target.
    pub parts: Vec<Vec<String>>,
}

impl TargetNames {
    /// The module of a contract.
    #[must_use]
    pub fn module(&self, contract: ContractId) -> &str {
        self.modules.get(contract.index()).map_or("", String::as_str)
    }

    /// What the field or variant of a definition is called, by its position.
    #[must_use]
    pub fn part(&self, definition: DefinitionId, position: usize) -> Option<&str> {
        self.parts.get(definition.index())?.get(position).map(String::as_str)
    }
}

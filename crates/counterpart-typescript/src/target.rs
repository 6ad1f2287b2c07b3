//! TypeScript as a target: its settings, and what it offers to those who know no target.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use counterpart_compiler::model::{DefinitionId, Model};
use counterpart_compiler::project::CodeSettings;
use counterpart_compiler::target::{
    Emitter, Output, Target, TargetNames, TypeText, section_schema,
};
use counterpart_compiler::{Files, Tree};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::declarations::type_text;
use crate::package::emit;
use crate::plan::{Plan, RESERVED, Scope};

/// The id of the target.
pub const ID: &str = "typescript";

/// TypeScript.
pub static TARGET: Target = Target {
    id: ID,
    name: "TypeScript",
    reserved: RESERVED,
    external: Some("Its TypeScript module: `@acme/contracts/common`."),
    default: || Arc::new(TypeScriptOutput::default()),
    configure: |section| Ok(Arc::new(section.read::<TypeScriptOutput>()?)),
    schema: |generator| {
        section_schema::<TypeScriptOutput>(generator, "The TypeScript that is generated.")
    },
};

/// The TypeScript that is generated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TypeScriptOutput {
    /// The folder of the npm package.
    pub folder: String,
    /// The name of the npm package.
    pub package: String,
    /// Its version.
    pub version: String,
    /// Whether its manifest says `private`, so that npm refuses to publish it.
    pub private: bool,
    /// Its licence, as an SPDX expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// The address of its repository.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
    /// What types of open objects say of properties they do not declare.
    pub open: Open,
}

impl Default for TypeScriptOutput {
    fn default() -> Self {
        Self {
            folder: "bindings/typescript".to_owned(),
            package: "contracts".to_owned(),
            version: "0.1.0".to_owned(),
            private: false,
            license: None,
            repository: None,
            open: Open::default(),
        }
    }
}

/// What TypeScript types of open objects say of properties they do not declare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Open {
    /// Nothing, so that a typo in an object literal is caught.
    #[default]
    Closed,
    /// An index signature of `unknown`.
    Index,
}

impl Emitter for TypeScriptOutput {
    fn output(&self) -> Option<Output> {
        Some(Output::Folder(PathBuf::from(&self.folder)))
    }

    fn at(&self, place: &Path) -> Arc<dyn Emitter> {
        Arc::new(Self { folder: place.to_string_lossy().into_owned(), ..self.clone() })
    }

    fn emit(&self, model: &Model, settings: CodeSettings) -> Files {
        emit(model, settings, self)
    }

    /// Fields and variants have the keys of the model.
    fn names(&self, model: &Model) -> TargetNames {
        let modules = crate::plan::namespaces(model);
        TargetNames { modules, parts: Vec::new() }
    }

    fn types<'m>(
        &'m self,
        model: &'m Model,
        settings: CodeSettings,
        name: &'m dyn Fn(DefinitionId) -> String,
    ) -> Option<TypeText<'m>> {
        let plan = Plan::new(model, settings, self);
        let scope = Scope::named(model, name);
        Some(Box::new(move |shape| type_text(&plan, &scope, shape)))
    }

    fn package(&self) -> Option<&str> {
        Some(&self.package)
    }

    /// The version that the settings state, where they state any.
    fn version(&self, _: &dyn Tree, _: &Path) -> Option<String> {
        (*self != Self::default()).then(|| self.version.clone())
    }
}

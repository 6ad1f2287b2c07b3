//! TypeScript as a target: its settings, and what it offers to those who know no target.

use std::any::Any;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use counterpart_compiler::model::{DefinitionId, Model};
use counterpart_compiler::project::CodeSettings;
use counterpart_compiler::target::{
    Emitter, External, Output, SectionError, Target, TargetNames, TypeText, section_schema,
};
use counterpart_compiler::{Files, Tree};

use crate::declarations::type_text;
use crate::npm;
use crate::package::emit;
use crate::plan::{Plan, RESERVED, Scope};
use crate::settings::{ID, TypeScriptOutput};

/// TypeScript.
pub static TARGET: Target = Target {
    id: ID,
    name: "TypeScript",
    reserved: RESERVED,
    external: Some(External {
        says: "Its TypeScript module: `@acme/contracts/common`.",
        is_module: npm::is_specifier,
    }),
    default: || Arc::new(TypeScriptOutput::default()),
    configure: |section| {
        let output = section.read::<TypeScriptOutput>()?;
        match output.fault() {
            None => Ok(Arc::new(output)),
            Some(message) => Err(SectionError { message, span: None }),
        }
    },
    schema: |generator| {
        section_schema::<TypeScriptOutput>(generator, "The TypeScript that is generated.")
    },
};

impl Emitter for TypeScriptOutput {
    fn as_any(&self) -> &dyn Any {
        self
    }

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

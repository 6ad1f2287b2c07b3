//! Schemas compiled to their model alone.

use counterpart_build::TARGETS;
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Draft, Input, SourceFile};
use counterpart_compiler::{Compiled, compile_input};
use serde_json::Value;

/// The model of documents, each with its file; `None` where one is refused.
pub fn compiled(documents: &[(&str, &Value)], draft: Draft) -> Option<Compiled> {
    let contracts = documents.iter().map(|(name, schema)| SourceFile {
        name: name.into(),
        path: name.into(),
        bytes: schema.to_string().into_bytes(),
    });
    let input = Input { contracts: contracts.collect(), default_draft: draft, ..Input::default() };
    compile_input(input, &settings()).ok()
}

/// The settings of a project that states none.
pub fn settings() -> ProjectFile {
    ProjectFile::of(TARGETS)
}

//! One version of a schema, compiled. Formats are annotations; unresolved references are gaps.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_compat::judge::Judge;
use counterpart_compat::question::Side;
use counterpart_compiler::compile_input;
use counterpart_compiler::model::{Annotations, DefinitionId, Model, Schema, SchemaId};
use counterpart_compiler::project::{Formats, ProjectFile, Urls};
use counterpart_compiler::resolve::{Input, SourceFile};
use counterpart_compiler::source::{NodeId, Place};

use crate::Outcome;

/// A version of a schema, and its root.
pub struct Version {
    model: Model,
    schema: SchemaId,
    /// None where the root asserts nothing.
    definition: Option<DefinitionId>,
}

impl Version {
    /// Compiles a version. The error says why it does not compile.
    pub fn read(
        path: &Path,
        urls: &BTreeMap<String, String>,
    ) -> Outcome<Result<Self, Vec<String>>> {
        let folder = path.parent().unwrap_or(path);
        let name = PathBuf::from(path.file_name().unwrap_or_default());
        let contract = SourceFile { name, path: path.to_owned(), bytes: std::fs::read(path)? };
        let input = Input {
            contracts: vec![contract],
            root: folder.to_owned(),
            urls: Urls::new(folder, urls),
            tolerant: true,
            ..Input::default()
        };
        let settings = ProjectFile { formats: Formats::Annotate, ..ProjectFile::of(TARGETS) };
        Ok(match compile_input(input, &settings) {
            Ok(compiled) => Ok(Self::of(compiled.model, path)),
            Err(diagnostics) => {
                let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
                Err(errors.map(ToString::to_string).collect())
            }
        })
    }

    fn of(mut model: Model, path: &Path) -> Self {
        let document = model.sources.iter().find(|(_, document)| document.path == path);
        let Some((document, _)) = document else { unreachable!("the document was just read") };
        let contract = model.contracts().find(|(_, contract)| contract.document == document);
        let definition = contract.and_then(|(contract, _)| model.root(contract));
        let schema = definition.map(|definition| model[definition].schema);
        let schema = schema.unwrap_or_else(|| {
            let place = Place { document, node: NodeId::ROOT };
            let (annotations, constraints) = (Annotations::default(), Vec::new());
            model.schemas.add(Schema { place, annotations, constraints })
        });
        Self { model, schema, definition }
    }

    /// The root, as the engine is asked about it.
    pub fn side(&self) -> Side<'_> {
        Side { model: &self.model, schema: self.schema }
    }

    /// Where a place is: its JSON Pointer.
    pub fn pointer(&self, place: Place) -> String {
        self.model.sources.locate(place).pointer
    }

    /// The validators of the root. None are needed where it admits everything.
    pub fn judge(&self) -> Result<Option<Judge>, String> {
        let judge = self
            .definition
            .map(|definition| Judge::new(&self.model, definition, Formats::Annotate));
        judge.transpose().map_err(|reason| reason.because)
    }
}

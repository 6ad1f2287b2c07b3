//! Schemas compiled for a question, with the validators that know them.

#![allow(dead_code, clippy::expect_used, clippy::panic, reason = "each test uses a part of it")]

pub mod instances;
pub mod schemas;
pub mod table;

use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_compat::compare;
use counterpart_compat::evaluate::admits;
use counterpart_compat::judge::Judge;
use counterpart_compat::question::{Options, Outcome, Side};
use counterpart_compat::truth::Truth as Holds;
use counterpart_compiler::compile_input;
use counterpart_compiler::model::{DefinitionId, Model};
use counterpart_compiler::project::{Content, Formats, ProjectFile};
use counterpart_compiler::resolve::{Draft, Input, SourceFile};
use serde_json::Value;

/// A schema, compiled.
pub struct Schema {
    /// As it was written.
    pub text: Value,
    /// What the compiler understood.
    pub model: Model,
    /// Its root.
    pub root: DefinitionId,
    draft: Draft,
    formats: Formats,
}

/// A draft by the number or date it is known by.
pub fn draft(name: &str) -> Draft {
    match name {
        "4" => Draft::Draft4,
        "6" => Draft::Draft6,
        "7" => Draft::Draft7,
        "2019-09" => Draft::Draft201909,
        "2020-12" => Draft::Draft202012,
        other => panic!("there is no draft {other}"),
    }
}

impl Schema {
    /// Compiles a schema, whose formats annotate; why it cannot be, else.
    pub fn read(text: &Value, draft: Draft) -> Result<Self, String> {
        Self::compile(text, draft, false, Formats::Annotate)
    }

    /// Compiles a schema, whose formats assert.
    pub fn read_asserting(text: &Value, draft: Draft) -> Result<Self, String> {
        Self::compile(text, draft, false, Formats::Assert)
    }

    /// Compiles a schema around what is not known of it.
    pub fn read_around_gaps(text: &Value, draft: Draft) -> Result<Self, String> {
        Self::compile(text, draft, true, Formats::Annotate)
    }

    fn compile(
        text: &Value,
        draft: Draft,
        tolerant: bool,
        formats: Formats,
    ) -> Result<Self, String> {
        let contract = SourceFile {
            name: "schema.json".into(),
            path: "schema.json".into(),
            bytes: text.to_string().into_bytes(),
        };
        let contracts = vec![contract];
        let input = Input { contracts, default_draft: draft, tolerant, ..Input::default() };
        // What drafts 6 and 7 assert of contents is compared, too.
        let content = Content::Draft;
        let settings = ProjectFile { formats, content, ..ProjectFile::of(TARGETS) };
        let model = compile_input(input, &settings)
            .map_err(|found| format!("{:?}", found.iter().find(|one| one.is_error())))?
            .model;
        let own = model.contracts().find(|(_, contract)| contract.name == "schema");
        let (contract, _) = own.ok_or("there is no contract")?;
        let root = model.root(contract).ok_or("nothing is asserted at the top")?;
        Ok(Self { text: text.clone(), model, root, draft, formats })
    }

    /// The root, for a question.
    pub fn side(&self) -> Side<'_> {
        Side { model: &self.model, schema: self.model[self.root].schema }
    }

    /// Whether it admits a value, as this crate evaluates it.
    pub fn admits(&self, value: &Value) -> Holds {
        admits(&self.model, self.model[self.root].schema, value)
    }

    /// The judge of its root.
    pub fn judge(&self) -> Judge {
        Judge::new(&self.model, self.root, self.formats).expect("a judge")
    }

    /// A validator that knows nothing of the compiler.
    pub fn validator(&self) -> jsonschema::Validator {
        let draft = match self.draft {
            Draft::Draft4 => jsonschema::Draft::Draft4,
            Draft::Draft6 => jsonschema::Draft::Draft6,
            Draft::Draft7 => jsonschema::Draft::Draft7,
            Draft::Draft201909 => jsonschema::Draft::Draft201909,
            Draft::Draft202012 => jsonschema::Draft::Draft202012,
        };
        let options = jsonschema::options().with_draft(draft).should_validate_formats(false);
        options.build(&self.text).expect("a validator")
    }
}

/// Whether everything the writer admits meets the reader.
pub fn ask(writer: &Schema, reader: &Schema) -> Outcome {
    compare(writer.side(), reader.side(), &Options::default())
}

/// A folder of the corpus, where it is there.
pub fn corpus(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus").join(folder);
    path.is_dir().then_some(path)
}

//! The Rust half without building it: calls the runtime as generated code does, with data made at
//! run time.

use std::cell::Cell;

use counterpart::__private::{Assertion, ContractData, DefinitionData, Document, Rewritten};
use counterpart::{Contract, Decode, Decoded};
use counterpart_compiler::model::{ContractId, Model};
use counterpart_compiler::project::Formats;
use counterpart_compiler::source::{DocumentId, NodeId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The root of a contract as a validator built at run time.
#[derive(Clone, Copy)]
pub struct RustHalf(&'static DefinitionData);

/// Its verdict and violations on an instance.
pub struct Said {
    /// The verdict.
    pub valid: bool,
    /// The violations.
    pub violations: Vec<Value>,
}

impl RustHalf {
    /// Describes the root of a contract. Its data is never freed.
    pub fn new(model: &Model, contract: ContractId, formats: Formats) -> Option<Self> {
        let root = &model[model.root(contract)?];
        let documents = model[contract].documents.iter().map(|it| leak(document(model, *it)));
        let assertion = match formats {
            Formats::Assert => Assertion::Assert,
            Formats::Annotate => Assertion::Annotate,
            Formats::Draft => Assertion::Draft,
        };
        let documents: Vec<&'static Document> = documents.collect();
        let data = ContractData::new("", documents.leak(), assertion, 128, |_| false);
        let uri = model.known(root.place.document).uris.first()?;
        let dialect = dialect(model, root.place.document);
        let schema = json!({ "$schema": dialect, "$ref": uri }).to_string();
        let definition = DefinitionData::new(leak(data), schema.leak(), None);
        Some(Self(leak(definition)))
    }

    /// Asks it.
    pub fn ask(self, instance: &Value) -> Said {
        ASKED.set(Some(self.0));
        let violations = Root::violations(instance);
        Said {
            valid: Root::is_valid(instance),
            violations: violations.iter().map(|it| json!(it)).collect(),
        }
    }
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn document(model: &Model, document: DocumentId) -> Document {
    let known = model.known(document);
    let uri: &'static str = known.uris.first().cloned().unwrap_or_default().leak();
    let text = |mut value: Value| -> &'static str {
        if let Some(members) = value.as_object_mut() {
            members.entry("$schema").or_insert_with(|| dialect(model, document).into());
        }
        value.to_string().leak()
    };
    let rewritten = known.rewritten.as_ref().map(|rewritten| {
        let patterns = rewritten.patterns.iter();
        let patterns =
            patterns.map(|(rust, written)| (&*rust.clone().leak(), &*written.clone().leak()));
        let patterns: Vec<(&'static str, &'static str)> = patterns.collect();
        Rewritten { text: text(rewritten.value.clone()), patterns: patterns.leak() }
    });
    let value = model.sources[document].value(NodeId::ROOT);
    // Alone it has no other URI that anything refers to.
    Document { uri, uris: vec![uri].leak(), text: text(value), rewritten }
}

fn dialect(model: &Model, document: DocumentId) -> &str {
    &model.known(document).schema
}

thread_local! {
    static ASKED: Cell<Option<&'static DefinitionData>> = const { Cell::new(None) };
}

static NONE: ContractData = ContractData::new("", &[], Assertion::Draft, 128, |_| false);
static NOTHING: DefinitionData = DefinitionData::new(&NONE, "true", None);

/// The type that stands for the schema.
#[derive(Serialize, Deserialize)]
struct Root(Value);

impl Decode for Root {
    fn decode(value: Value) -> Decoded<Self> {
        Ok(Self(value))
    }
}

impl Contract for Root {
    const NAME: &'static str = "Root";
    const SCHEMA: &'static str = "true";
    const DIGEST: &'static str = "";

    fn definition() -> &'static DefinitionData {
        ASKED.get().unwrap_or(&NOTHING)
    }
}

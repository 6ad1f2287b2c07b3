//! Contracts and definitions as generated code describes them, and the checks made of that.

use std::sync::OnceLock;

use jsonschema::{Draft, Resource, Validator};
use serde_json::{Map, Value, json};

use crate::depth;
use crate::document::Document;
use crate::registry;
use crate::rewritten::Rewritten;
use crate::violation::{Violation, Violations};

/// How `format` is treated in a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assertion {
    /// A string of another format is refused.
    Assert,
    /// It refuses nothing.
    Annotate,
    /// Each draft decides.
    Draft,
}

/// The data that all definitions of one contract share. It has no interior mutability: the constant
/// [`DIGEST`](crate::Contract::DIGEST) is read from a `static` of this type.
#[derive(Debug)]
pub struct ContractData {
    /// SHA-256 of its documents.
    pub digest: &'static str,
    /// Its own document, then those it refers to.
    pub documents: &'static [&'static Document],
    /// How `format` is treated.
    pub formats: Assertion,
    /// How deep an instance may nest.
    pub depth: usize,
    /// The compiled validator: takes `{"name": instance}` and checks the instance against the
    /// schema it knows under that name.
    pub accepts: fn(&Value) -> bool,
}

impl ContractData {
    /// Describes a contract.
    #[must_use]
    pub const fn new(
        digest: &'static str,
        documents: &'static [&'static Document],
        formats: Assertion,
        depth: usize,
        accepts: fn(&Value) -> bool,
    ) -> Self {
        Self { digest, documents, formats, depth, accepts }
    }

    /// Whether the schema of this name in the compiled validator accepts `value`, and the value. The
    /// value is moved into a wrapper and out again, so it is not copied.
    pub(crate) fn accepts_as(&self, schema: &str, value: Value) -> (Value, bool) {
        let mut wrapper = Map::with_capacity(1);
        wrapper.insert(schema.to_owned(), value);
        let mut wrapper = Value::Object(wrapper);
        let accepted = (self.accepts)(&wrapper);
        (wrapper.get_mut(schema).map(Value::take).unwrap_or_default(), accepted)
    }

    /// Builds the validator of a schema that refers to the contract's documents.
    pub(crate) fn build(&'static self, schema: &str) -> Result<RunTime, String> {
        let mut schema: Value = serde_json::from_str(schema).map_err(said)?;
        self.redirect(&mut schema)?;
        let options = jsonschema::options().with_registry(registry::of(self)?);
        let options = match self.formats {
            Assertion::Assert => options.should_validate_formats(true),
            Assertion::Annotate => options.should_validate_formats(false),
            Assertion::Draft => options,
        };
        let Some(document) = self.whole(&schema) else {
            let validator = options.build(&schema).map_err(said)?;
            return Ok(RunTime { validator, refers: true });
        };
        let value: Value = document.read().map_err(said)?;
        let options = options.with_base_uri(document.uri);
        Ok(RunTime { validator: options.build(&value).map_err(said)?, refers: false })
    }

    /// The document that a schema does nothing but refer to, if the draft has references that
    /// depend on the way to them: behind a reference that enters a document, `jsonschema` forgets
    /// that the way leads through the document once it goes on inside it.
    fn whole(&self, schema: &Value) -> Option<&'static Document> {
        let dynamic = matches!(
            Resource::from_contents(schema.clone()).draft(),
            Draft::Draft201909 | Draft::Draft202012
        );
        let reference = schema.get("$ref").filter(|_| dynamic)?;
        self.documents.iter().find(|document| document.uri == reference).copied()
    }

    /// Makes the references of a definition's schema lead to the same places in the documents that
    /// validators read.
    fn redirect(&self, schema: &mut Value) -> Result<(), String> {
        if let Some(Value::Array(branches)) = schema.get_mut("allOf") {
            branches.iter_mut().try_for_each(|branch| self.redirect(branch))?;
        }
        let Some(Value::String(reference)) = schema.get_mut("$ref") else { return Ok(()) };
        let Some((uri, fragment)) = reference.split_once('#') else { return Ok(()) };
        if let Some(document) = self.documents.iter().find(|document| document.uri == uri) {
            *reference = format!("{uri}#{}", document.fragment(fragment).map_err(said)?);
        }
        Ok(())
    }

    /// The rewritten ones among its documents.
    fn rewritten(&self) -> impl Iterator<Item = &Rewritten> {
        self.documents.iter().filter_map(|document| document.rewritten.as_ref())
    }
}

/// A validator that is built at run time.
#[derive(Debug)]
pub struct RunTime {
    /// The validator.
    pub validator: Validator,
    /// Whether its schema only refers to that of the definition.
    pub refers: bool,
}

pub(crate) fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// One definition.
#[derive(Debug)]
pub struct DefinitionData {
    /// The contract it belongs to.
    pub contract: &'static ContractData,
    schema: &'static str,
    /// Its name in the compiled validator, if that knows it.
    compiled: Option<&'static str>,
    validator: OnceLock<Result<RunTime, String>>,
}

impl DefinitionData {
    /// Describes a definition.
    #[must_use]
    pub const fn new(
        contract: &'static ContractData,
        schema: &'static str,
        compiled: Option<&'static str>,
    ) -> Self {
        Self { contract, schema, compiled, validator: OnceLock::new() }
    }

    fn run_time(&'static self) -> Result<&'static RunTime, &'static str> {
        let validator = self.validator.get_or_init(|| self.contract.build(self.schema));
        validator.as_ref().map_err(String::as_str)
    }

    pub(crate) fn is_valid(&'static self, value: &Value) -> bool {
        !depth::exceeds(value, self.contract.depth)
            && self.run_time().is_ok_and(|it| it.validator.is_valid(value))
    }

    pub(crate) fn violations(&'static self, value: &Value) -> Vec<Violation> {
        if depth::exceeds(value, self.contract.depth) {
            return vec![Violation::depth(self.contract.depth)];
        }
        match self.run_time() {
            Ok(run_time) => {
                let mut violations = crate::violation::of(run_time, value);
                self.contract.rewritten().for_each(|it| it.restore(&mut violations));
                violations
            }
            Err(reason) => vec![Violation::unusable(reason)],
        }
    }

    /// Gives `value` back if it meets the contract.
    pub(crate) fn checked(&'static self, value: Value) -> Result<Value, Violations> {
        if depth::exceeds(&value, self.contract.depth) {
            let violation = Violation::depth(self.contract.depth);
            depth::discard(value);
            return Err(Violations::one(violation));
        }
        let (value, accepted) = self.accepts(value);
        if accepted {
            return Ok(value);
        }
        // Should the two validators ever disagree, the refusal stands, and says at least that much.
        match self.violations(&value) {
            none if none.is_empty() => Err(Violations::one(Violation::unusable("refused"))),
            violations => Err(Violations::new(violations)),
        }
    }

    /// Whether `value` meets the contract, and the value. No copy is made.
    fn accepts(&'static self, value: Value) -> (Value, bool) {
        if let Some(name) = self.compiled {
            return self.contract.accepts_as(name, value);
        }
        let accepted = self.run_time().is_ok_and(|it| it.validator.is_valid(&value));
        (value, accepted)
    }

    /// The schema with every document inside, as a bundle of 2020-12.
    pub(crate) fn bundle(&self) -> Value {
        let mut schema: Value = serde_json::from_str(self.schema).unwrap_or_default();
        let documents = self.contract.documents.iter().filter_map(|document| {
            let mut value: Value = serde_json::from_str(document.text).ok()?;
            if let Some(members) = value.as_object_mut() {
                members.entry("$id").or_insert_with(|| json!(document.uri));
            }
            Some((document.uri.to_owned(), value))
        });
        let documents: Map<_, _> = documents.collect();
        if let Some(members) = schema.as_object_mut() {
            members.insert("$defs".to_owned(), Value::Object(documents));
        }
        schema
    }
}

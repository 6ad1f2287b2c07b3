//! Contracts and definitions as generated code describes them, and the checks made of that.

use std::sync::OnceLock;

use jsonschema::{Registry, Resource, Validator};
use serde_json::{Map, Value, json};

use crate::depth;
use crate::rewritten::Rewritten;
use crate::union;
use crate::violation::{Violation, Violations};

/// A schema document.
#[derive(Debug)]
pub struct Document {
    /// Every URI that leads to it, its own first.
    pub uris: &'static [&'static str],
    /// Its JSON.
    pub text: &'static str,
    /// What the validator reads instead, where that is something else.
    pub rewritten: Option<Rewritten>,
}

/// What `format` means in a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assertion {
    /// A string of another format is refused.
    Assert,
    /// It refuses nothing.
    Annotate,
    /// Each draft decides.
    Draft,
}

/// What the definitions of one contract share.
#[derive(Debug)]
pub struct ContractData {
    /// SHA-256 of its documents.
    pub digest: &'static str,
    /// Its own document, then those it refers to.
    pub documents: &'static [&'static Document],
    /// What `format` means.
    pub formats: Assertion,
    /// How deep an instance may nest.
    pub depth: usize,
    /// The compiled validator: takes `{"name": instance}` and checks the instance against the
    /// schema it knows under that name.
    pub accepts: fn(&Value) -> bool,
    registry: OnceLock<Result<Registry<'static>, String>>,
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
        Self { digest, documents, formats, depth, accepts, registry: OnceLock::new() }
    }

    fn registry(&'static self) -> Result<&'static Registry<'static>, &'static str> {
        let build = || {
            let mut documents = Vec::with_capacity(self.documents.len());
            for document in self.documents {
                let text = document.rewritten.as_ref().map_or(document.text, |it| it.text);
                let value: Value = serde_json::from_str(text).map_err(said)?;
                let resource = Resource::from_contents(value);
                documents.extend(document.uris.iter().map(|uri| (*uri, resource.clone())));
            }
            Registry::new().extend(documents).map_err(said)?.prepare().map_err(said)
        };
        self.registry.get_or_init(build).as_ref().map_err(String::as_str)
    }

    /// Builds the validator of a schema that refers to the contract's documents.
    pub(crate) fn build(&'static self, schema: &str) -> Result<Validator, String> {
        let mut schema: Value = serde_json::from_str(schema).map_err(said)?;
        self.redirect(&mut schema)?;
        let options = jsonschema::options().with_registry(self.registry()?);
        let options = match self.formats {
            Assertion::Assert => options.should_validate_formats(true),
            Assertion::Annotate => options.should_validate_formats(false),
            Assertion::Draft => options,
        };
        options.build(&schema).map_err(said)
    }

    /// Makes the references of a definition's schema lead to the same places in the documents that
    /// the validator reads.
    fn redirect(&self, schema: &mut Value) -> Result<(), String> {
        if let Some(Value::Array(branches)) = schema.get_mut("allOf") {
            branches.iter_mut().try_for_each(|branch| self.redirect(branch))?;
        }
        let Some(Value::String(reference)) = schema.get_mut("$ref") else { return Ok(()) };
        let Some((uri, fragment)) = reference.split_once('#') else { return Ok(()) };
        let mut documents = self.documents.iter();
        let document = documents.find(|document| document.uris.contains(&uri));
        if let Some(rewritten) = document.and_then(|document| document.rewritten.as_ref()) {
            let value: Value = serde_json::from_str(rewritten.text).map_err(said)?;
            let pointer = rewritten.pointer(&value, &percent_decoded(fragment));
            *reference = format!("{uri}#{}", percent_encoded(&pointer));
        }
        Ok(())
    }

    /// The rewritten ones among its documents.
    fn rewritten(&self) -> impl Iterator<Item = &Rewritten> {
        self.documents.iter().filter_map(|document| document.rewritten.as_ref())
    }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        match (byte, digit(ahead.next()), digit(ahead.next())) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn percent_encoded(pointer: &str) -> String {
    pointer.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
            text.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
        text
    })
}

fn said(error: impl std::fmt::Display) -> String {
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
    validator: OnceLock<Result<Validator, String>>,
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

    fn validator(&'static self) -> Result<&'static Validator, &'static str> {
        let validator = self.validator.get_or_init(|| self.contract.build(self.schema));
        validator.as_ref().map_err(String::as_str)
    }

    pub(crate) fn is_valid(&'static self, value: &Value) -> bool {
        !depth::exceeds(value, self.contract.depth)
            && self.validator().is_ok_and(|validator| validator.is_valid(value))
    }

    pub(crate) fn violations(&'static self, value: &Value) -> Vec<Violation> {
        if depth::exceeds(value, self.contract.depth) {
            return vec![Violation::depth(self.contract.depth)];
        }
        match self.validator() {
            Ok(validator) => {
                let mut violations = crate::violation::of(validator, value);
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
            return union::accepts(self.contract, name, value);
        }
        let accepted = self.validator().is_ok_and(|validator| validator.is_valid(&value));
        (value, accepted)
    }

    /// The schema with every document inside, as a bundle of 2020-12.
    pub(crate) fn bundle(&self) -> Value {
        let mut schema: Value = serde_json::from_str(self.schema).unwrap_or_default();
        let documents = self.contract.documents.iter().filter_map(|document| {
            let uri = document.uris.first()?;
            let mut value: Value = serde_json::from_str(document.text).ok()?;
            if let Some(members) = value.as_object_mut() {
                members.entry("$id").or_insert_with(|| json!(uri));
            }
            Some(((*uri).to_owned(), value))
        });
        let documents: Map<_, _> = documents.collect();
        if let Some(members) = schema.as_object_mut() {
            members.insert("$defs".to_owned(), Value::Object(documents));
        }
        schema
    }
}

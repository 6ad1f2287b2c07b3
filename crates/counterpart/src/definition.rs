//! Contracts and definitions as generated code describes them, and the checks made of that.

use serde_json::{Map, Value, json};

use crate::check;
use crate::check::schema::{KindSet, SchemaRef};
use crate::depth;
use crate::document::Document;
use crate::read::plan::Plan;
use crate::violation::{Violation, Violations};

/// The data that all definitions of one contract share. It has no interior mutability: the constant
/// [`DIGEST`](crate::Contract::DIGEST) is read from a `static` of this type.
#[derive(Debug)]
pub struct ContractData {
    /// SHA-256 of its documents.
    pub digest: &'static str,
    /// Its own document, then those it refers to.
    pub documents: &'static [&'static Document],
    /// How deep an instance may nest.
    pub depth: usize,
    /// How many violations are reported.
    pub violations: usize,
}

/// One definition.
#[derive(Debug)]
pub struct DefinitionData {
    /// The contract it belongs to.
    pub contract: &'static ContractData,
    /// Its schema in JSON: a reference into a document.
    pub text: &'static str,
    /// What it admits.
    pub schema: SchemaRef,
    /// The kinds of value it is about; the schema may admit others.
    pub kinds: KindSet,
    /// How it is read.
    pub plan: &'static Plan,
}

impl DefinitionData {
    pub(crate) fn is_valid(&self, value: &Value) -> bool {
        !depth::exceeds(value, self.contract.depth) && self.is_met(value)
    }

    fn is_met(&self, value: &Value) -> bool {
        check::is_met(self.schema, self.kinds, value)
    }

    pub(crate) fn violations(&self, value: &Value) -> Vec<Violation> {
        if depth::exceeds(value, self.contract.depth) {
            return vec![Violation::depth(self.contract.depth)];
        }
        self.listed(value)
    }

    /// The violations of a value that is known not to nest beyond the limit.
    fn listed(&self, value: &Value) -> Vec<Violation> {
        let limit = self.contract.violations;
        Violation::list(check::violations(self.schema, self.kinds, value, limit), limit)
    }

    /// Gives `value` back if it meets the contract.
    pub(crate) fn checked(&self, value: Value) -> Result<Value, Violations> {
        if depth::exceeds(&value, self.contract.depth) {
            let violation = Violation::depth(self.contract.depth);
            depth::discard(value);
            return Err(Violations::one(violation));
        }
        if self.is_met(&value) { Ok(value) } else { Err(Violations::new(self.listed(&value))) }
    }

    /// The same for a value that is known not to nest beyond the limit, and that is most probably
    /// refused.
    pub(crate) fn suspected(&self, value: Value) -> Result<Value, Violations> {
        let found = self.listed(&value);
        if found.is_empty() { Ok(value) } else { Err(Violations::new(found)) }
    }

    /// The schema with every document inside, as a bundle of 2020-12.
    pub(crate) fn bundle(&self) -> Value {
        let mut schema: Value = serde_json::from_str(self.text).unwrap_or_default();
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

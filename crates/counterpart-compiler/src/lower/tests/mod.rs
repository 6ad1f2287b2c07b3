//! Tests of lowering, one peculiarity at a time.

mod drafts;
mod dynamic;
mod keywords;

use std::path::Path;

use serde_json::Value;

use super::Lowered;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ArrayConstraint, Logic, Meaning, ObjectConstraint, Schema, SchemaId};
use crate::project::Formats;
use crate::resolve::{Draft, Input, SourceFile, resolve};
use crate::source::{DocumentId, NodeId, Place};

const ROOT: Place = Place { document: DocumentId(0), node: NodeId::ROOT };

/// Contracts `(name, schema)`, lowered from the root of the first.
fn lower_all(contracts: &[(&str, Value)], draft: Draft, formats: Formats) -> Lowered {
    lower_input(input(contracts, draft), formats)
}

fn input(contracts: &[(&str, Value)], draft: Draft) -> Input {
    let contracts = contracts.iter().map(|(name, schema)| SourceFile {
        name: name.into(),
        path: name.into(),
        bytes: schema.to_string().into_bytes(),
    });
    let root = Path::new("/no/such/folder").to_owned();
    let contracts = contracts.collect();
    Input { contracts, root, default_draft: draft, ..Input::default() }
}

fn lower_input(input: Input, formats: Formats) -> Lowered {
    let resolution = resolve(input);
    // The tests write keywords of every draft, which is a warning in others.
    assert!(!resolution.diagnostics.iter().any(Diagnostic::is_error));
    super::lower(&resolution.graph, [ROOT], formats)
}

fn lower(schema: Value, draft: Draft) -> Lowered {
    lower_all(&[("a.json", schema)], draft, Formats::Assert)
}

impl Lowered {
    fn root(&self) -> SchemaId {
        self.by_place[&ROOT]
    }

    /// A schema as text: `keyword: meaning` for each constraint, the schemas in it spelled out.
    fn text(&self, id: SchemaId) -> String {
        self.text_below(id, 8)
    }

    fn text_below(&self, id: SchemaId, depth: usize) -> String {
        let schema: &Schema = &self.schemas[id];
        if depth == 0 {
            return "…".to_owned();
        }
        let constraints = schema.constraints.iter().map(|constraint| {
            format!("{}: {}", constraint.keyword, self.meaning(&constraint.meaning, depth - 1))
        });
        format!("{{{}}}", constraints.collect::<Vec<_>>().join(", "))
    }

    fn meaning(&self, meaning: &Meaning, depth: usize) -> String {
        match meaning {
            Meaning::Never => "Never".to_owned(),
            Meaning::Enum(literals) => {
                let values: Vec<_> = literals.iter().map(|literal| &literal.value).collect();
                format!("Enum({values:?})")
            }
            Meaning::Const(literal) => format!("Const({:?})", literal.value),
            Meaning::Type(kinds) => format!("{kinds:?}"),
            Meaning::Number(number) => format!("{number:?}"),
            Meaning::String(string) => format!("{string:?}"),
            Meaning::Array(array) => self.array(array, depth),
            Meaning::Object(object) => self.object(object, depth),
            Meaning::Logic(logic) => self.logic(logic, depth),
            Meaning::Reference(id) => self.text_below(*id, depth),
        }
    }

    fn array(&self, array: &ArrayConstraint, depth: usize) -> String {
        match array {
            ArrayConstraint::PrefixItems(ids) => self.many(ids, depth),
            ArrayConstraint::Items { from, schema } => {
                format!("from {from} {}", self.text_below(*schema, depth))
            }
            ArrayConstraint::Contains { schema, min, max } => {
                format!("{min}..{max:?} {}", self.text_below(*schema, depth))
            }
            ArrayConstraint::UnevaluatedItems(id) => self.text_below(*id, depth),
            ArrayConstraint::MaxItems(_)
            | ArrayConstraint::MinItems(_)
            | ArrayConstraint::UniqueItems => format!("{array:?}"),
        }
    }

    fn object(&self, object: &ObjectConstraint, depth: usize) -> String {
        match object {
            ObjectConstraint::AdditionalProperties(id)
            | ObjectConstraint::PropertyNames(id)
            | ObjectConstraint::UnevaluatedProperties(id) => self.text_below(*id, depth),
            ObjectConstraint::Properties(entries)
            | ObjectConstraint::PatternProperties(entries)
            | ObjectConstraint::DependentSchemas(entries) => {
                let entries = entries.iter();
                let entries =
                    entries.map(|(name, id)| format!("{name}: {}", self.text_below(*id, depth)));
                format!("({})", entries.collect::<Vec<_>>().join(", "))
            }
            ObjectConstraint::Required(_)
            | ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::MinProperties(_)
            | ObjectConstraint::DependentRequired(_) => format!("{object:?}"),
        }
    }

    fn logic(&self, logic: &Logic, depth: usize) -> String {
        match logic {
            Logic::AllOf(ids) | Logic::AnyOf(ids) | Logic::OneOf(ids) => self.many(ids, depth),
            Logic::Not(id) => self.text_below(*id, depth),
            Logic::If { condition, then, otherwise } => {
                let branch = |id: &Option<SchemaId>| {
                    id.map_or("-".to_owned(), |id| self.text_below(id, depth))
                };
                let condition = self.text_below(*condition, depth);
                format!("{condition} ? {} : {}", branch(then), branch(otherwise))
            }
        }
    }

    fn many(&self, ids: &[SchemaId], depth: usize) -> String {
        let texts = ids.iter().map(|id| self.text_below(*id, depth));
        format!("[{}]", texts.collect::<Vec<_>>().join(", "))
    }

    fn codes(&self) -> Vec<Code> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
    }
}

/// The root of a schema without fault, as text.
fn text(schema: Value, draft: Draft) -> String {
    let lowered = lower(schema, draft);
    assert_eq!(lowered.diagnostics, []);
    lowered.text(lowered.root())
}

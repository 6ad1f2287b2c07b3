//! Tests of lowering, one peculiarity at a time.

mod drafts;
mod dynamic;
mod keywords;

use std::path::Path;

use serde_json::Value;

use super::Lowered;
use crate::diagnostic::Code;
use crate::model::{Rule, Schema, SchemaId};
use crate::project::Formats;
use crate::resolve::{Draft, Input, SourceFile, resolve};
use crate::source::{DocumentId, NodeId, Place};

const ROOT: Place = Place { document: DocumentId(0), node: NodeId::ROOT };

/// Contracts `(name, schema)`, lowered from the root of the first.
fn lower_all(contracts: &[(&str, Value)], draft: Draft, formats: Formats) -> Lowered {
    let contracts = contracts.iter().map(|(name, schema)| SourceFile {
        name: name.into(),
        path: name.into(),
        bytes: schema.to_string().into_bytes(),
    });
    let root = Path::new("/no/such/folder").to_owned();
    let contracts = contracts.collect();
    let resolution = resolve(Input { contracts, root, default_draft: draft, ..Input::default() });
    assert_eq!(resolution.diagnostics, []);
    super::lower(&resolution.graph, [ROOT], formats)
}

fn lower(schema: Value, draft: Draft) -> Lowered {
    lower_all(&[("a.json", schema)], draft, Formats::Assert)
}

impl Lowered {
    fn root(&self) -> SchemaId {
        self.by_place[&ROOT]
    }

    /// A schema as text: `keyword: rule` for each assertion, the schemas in it spelled out.
    fn text(&self, id: SchemaId) -> String {
        self.text_below(id, 8)
    }

    fn text_below(&self, id: SchemaId, depth: usize) -> String {
        let schema: &Schema = &self.schemas[id];
        if depth == 0 {
            return "…".to_owned();
        }
        let assertions = schema.assertions.iter().map(|assertion| {
            format!("{}: {}", assertion.keyword, self.rule(&assertion.rule, depth - 1))
        });
        format!("{{{}}}", assertions.collect::<Vec<_>>().join(", "))
    }

    fn rule(&self, rule: &Rule, depth: usize) -> String {
        let one = |id: &SchemaId| self.text_below(*id, depth);
        let many =
            |ids: &[SchemaId]| format!("[{}]", ids.iter().map(one).collect::<Vec<_>>().join(", "));
        let named = |entries: &[(String, SchemaId)]| {
            let entries = entries.iter().map(|(name, id)| format!("{name}: {}", one(id)));
            format!("({})", entries.collect::<Vec<_>>().join(", "))
        };
        match rule {
            Rule::PrefixItems(ids) | Rule::AllOf(ids) | Rule::AnyOf(ids) | Rule::OneOf(ids) => {
                many(ids)
            }
            Rule::Items { from, schema } => format!("from {from} {}", one(schema)),
            Rule::Contains { schema, min, max } => format!("{min}..{max:?} {}", one(schema)),
            Rule::UnevaluatedItems(id)
            | Rule::AdditionalProperties(id)
            | Rule::PropertyNames(id)
            | Rule::UnevaluatedProperties(id)
            | Rule::Not(id)
            | Rule::Reference(id) => one(id),
            Rule::Properties(entries)
            | Rule::PatternProperties(entries)
            | Rule::DependentSchemas(entries) => named(entries),
            Rule::If { condition, then, otherwise } => {
                let branch = |id: &Option<SchemaId>| id.as_ref().map_or("-".to_owned(), one);
                format!("{} ? {} : {}", one(condition), branch(then), branch(otherwise))
            }
            Rule::Type(kinds) => format!("{kinds:?}"),
            Rule::Never
            | Rule::Enum(_)
            | Rule::Const(_)
            | Rule::Maximum { .. }
            | Rule::Minimum { .. }
            | Rule::MultipleOf(_)
            | Rule::MaxLength(_)
            | Rule::MinLength(_)
            | Rule::Pattern(_)
            | Rule::Format(_)
            | Rule::ContentEncoding(_)
            | Rule::ContentMediaType { .. }
            | Rule::MaxItems(_)
            | Rule::MinItems(_)
            | Rule::UniqueItems
            | Rule::Required(_)
            | Rule::MaxProperties(_)
            | Rule::MinProperties(_)
            | Rule::DependentRequired(_) => format!("{rule:?}"),
        }
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

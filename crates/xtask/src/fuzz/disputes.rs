//! Known faults of the judges, where their verdict does not count.

use counterpart_compiler::project::Formats;
use counterpart_compiler::resolve::Draft;
use serde_json::Value;

use super::case::Case;

/// A reason not to count the verdicts of judges.
struct Dispute {
    /// The reason.
    reason: &'static str,
    /// Whether it holds for a schema and an instance.
    holds: fn(&Case, &Value) -> bool,
}

const DISPUTES: [Dispute; 5] = [
    Dispute {
        reason: "what a format is the judges do not agree on; the official suite is the judge there",
        holds: |case, _| case.formats == Formats::Assert && mentions(&case.schema, &["format"]),
    },
    Dispute {
        reason: "ajv and boon divide doubles, so that remainders beyond 2^52 and of decimal fractions are lost",
        holds: |case, _| mentions(&case.schema, &["multipleOf"]),
    },
    Dispute {
        reason: "`dependencies` is not a keyword of newer drafts, but this judge still reads it",
        holds: |case, _| case.draft > Draft::Draft7 && mentions(&case.schema, &["dependencies"]),
    },
    Dispute {
        reason: "ajv and hyperjump take a property `__proto__` for the prototype",
        holds: |case, instance| {
            let named = |value: &Value| value.to_string().contains("\"__proto__\"");
            named(&case.schema) || named(instance)
        },
    },
    Dispute {
        reason: "up to draft 7 what stands beside $ref means nothing; ajv and boon heed it",
        holds: |case, _| case.draft <= Draft::Draft7 && has_siblings_of_ref(&case.schema),
    },
];

/// The reason not to count the verdicts on an instance, if there is one.
pub fn of(case: &Case, instance: usize) -> Option<&'static str> {
    let instance = &case.instances[instance];
    DISPUTES.iter().find(|dispute| (dispute.holds)(case, instance)).map(|dispute| dispute.reason)
}

fn mentions(schema: &Value, keywords: &[&str]) -> bool {
    any_object(schema, &|members| keywords.iter().any(|keyword| members.contains_key(*keyword)))
}

fn has_siblings_of_ref(schema: &Value) -> bool {
    any_object(schema, &|members| members.contains_key("$ref") && members.len() > 1)
}

fn any_object(value: &Value, holds: &impl Fn(&serde_json::Map<String, Value>) -> bool) -> bool {
    match value {
        Value::Object(members) => {
            holds(members) || members.values().any(|value| any_object(value, holds))
        }
        Value::Array(items) => items.iter().any(|item| any_object(item, holds)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

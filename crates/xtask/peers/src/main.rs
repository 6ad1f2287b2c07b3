//! Answers, a line of JSON for each, what another tool makes of two versions of a schema.
//!
//! The argument is the tool: `jsoncompat`, `canonical`, or `generate`. A job is `{"writer": schema, "reader":
//! schema, "documents": {url: schema}}`; an answer is `{"verdict": "safe" | "breaking" | "unknown",
//! "witness": …, "because": …}`. The job of `generate` is `{"schema": schema, "count": number}`, and
//! its answer `{"instances": […]}`: instances of the schema, as far as any can be made.

mod upgrade;

use std::io::{BufRead as _, Write as _};

use jsoncompat::{CompatibilityResult, Role, SchemaDocument, analyze_compat};
use json_schema_fuzz::{GenerationConfig, ValueGenerator};
use jsonschema::Registry;
use jsonschema::canonical::{self, Satisfiability};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use serde_json::{Value, json};

fn main() {
    let tool = std::env::args().nth(1).unwrap_or_default();
    let answer = match tool.as_str() {
        "jsoncompat" => jsoncompat,
        "canonical" => canonical,
        "generate" => generate,
        other => panic!("there is no peer {other:?}"),
    };
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let job: Value = serde_json::from_str(&line).expect("a job is JSON");
        let answer = answer(&job).unwrap_or_else(|because| unknown(&because));
        let mut out = std::io::stdout().lock();
        writeln!(out, "{answer}").and_then(|()| out.flush()).expect("someone reads");
    }
}

/// `jsoncompat` as it comes: a proof, a generated counterexample, or neither.
fn jsoncompat(job: &Value) -> Result<Value, String> {
    let explain = |error: &dyn std::fmt::Display| error.to_string();
    let read = |value| {
        SchemaDocument::from_json(&upgrade::upgrade(value)).map_err(|error| explain(&error))
    };
    let (writer, reader) = (read(&job["writer"])?, read(&job["reader"])?);
    // The role of a serializer is the strict question: is every value of the second schema one of
    // the first?
    let result = analyze_compat(&reader, &writer, Role::Serializer);
    Ok(match result.map_err(|error| explain(&error))? {
        CompatibilityResult::Compatible => json!({"verdict": "safe"}),
        CompatibilityResult::Incompatible { counterexample, .. } => {
            json!({"verdict": "breaking", "witness": counterexample})
        }
        CompatibilityResult::Unknown { reason } => unknown(&reason),
    })
}

/// The difference of the canonical forms of the whole schemas: empty or not.
fn canonical(job: &Value) -> Result<Value, String> {
    let explain = |error: &dyn std::fmt::Display| error.to_string();
    let documents = job["documents"].as_object().into_iter().flatten();
    let mut registry = Registry::new();
    for (url, document) in documents {
        registry = registry.add(url, document).map_err(|error| explain(&error))?;
    }
    let registry = registry.prepare().map_err(|error| explain(&error))?;
    let form = |value| {
        let options = canonical::options().with_registry(&registry).offline();
        options.should_validate_formats(false).canonicalize(value).map_err(|error| explain(&error))
    };
    let (writer, reader) = (form(&job["writer"])?, form(&job["reader"])?);
    let difference = writer.subtract(&reader).map_err(|error| explain(&error))?;
    Ok(match difference.satisfiability() {
        Satisfiability::No => json!({"verdict": "safe"}),
        Satisfiability::Yes => json!({"verdict": "breaking"}),
        _ => unknown("the difference may be empty or not"),
    })
}

/// Instances made by the generator of `jsoncompat`, the same on every run.
fn generate(job: &Value) -> Result<Value, String> {
    let explain = |error: &dyn std::fmt::Display| error.to_string();
    let schema = upgrade::upgrade(&job["schema"]);
    let schema = SchemaDocument::from_json(&schema).map_err(|error| explain(&error))?;
    let mut rng = StdRng::seed_from_u64(5);
    let count = usize::try_from(job["count"].as_u64().unwrap_or(0)).unwrap_or(0);
    let config = GenerationConfig::new(6);
    let instances = (0..count).map_while(|_| ValueGenerator::generate(&schema, config, &mut rng).ok());
    Ok(json!({"instances": instances.collect::<Vec<Value>>()}))
}

fn unknown(because: &str) -> Value {
    json!({"verdict": "unknown", "because": because})
}

//! The skeleton of a keyword: its line in the table of the model, its constraint, its lowering, its
//! sample in the law of keywords, and its line in `docs/violations.md`.
//!
//! Every other place is an exhaustive match that does not compile until it is extended, or is listed
//! as left to do. A prover that is not extended knows nothing of the keyword: *unknown*, never *safe*.

use std::path::Path;

use clap::ValueEnum;

use super::skeleton::{Skeleton, append_to_list};
use crate::Outcome;

/// What a keyword constrains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Numbers, by a number.
    Number,
    /// Strings, by a count.
    String,
    /// Arrays, by a count.
    Array,
    /// Objects, by a count.
    Object,
}

/// What differs between the kinds.
struct Words {
    /// The variant of `Group`, and of `Meaning`.
    group: &'static str,
    /// The enum of the constraints.
    constraint: &'static str,
    /// The file of the constraints below `model/constraint/`.
    file: &'static str,
    /// The file below `lower/`, and a text in it before which a keyword is read.
    lowering: (&'static str, &'static str),
    /// The type of the parameter, and how the reader takes it from the schema.
    parameter: (&'static str, &'static str),
    /// A constraint of the same parameter, whose arm it shares.
    like: &'static str,
    /// The function of the samples that makes one for the kind.
    sample: &'static str,
    /// The files in which the compiler names matches to extend.
    matches: &'static [&'static str],
}

const MODEL: &str = "crates/counterpart-compiler/src/model/constraint";
const LOWER: &str = "crates/counterpart-compiler/src/lower";
const SAMPLES: &str = "crates/counterpart-compat/tests/keywords/samples.rs";
const VIOLATIONS: &str = "docs/violations.md";

impl Kind {
    const fn words(self) -> Words {
        match self {
            Self::Number => NUMBER,
            Self::String => STRING,
            Self::Array => ARRAY,
            Self::Object => OBJECT,
        }
    }
}

const NUMBER: Words = Words {
    group: "Number",
    constraint: "NumberConstraint",
    file: "number.rs",
    lowering: ("numbers.rs", "        if let Some(divisor) = self.number(\"multipleOf\")"),
    parameter: ("Number", "number"),
    like: "Self::MultipleOf(limit)",
    sample: "number",
    matches: &[
        "crates/counterpart-compiler/src/shape/constrain.rs",
        "crates/counterpart-compiler/src/docs/bounds.rs",
        "crates/counterpart-typescript/src/validators/scalars.rs",
        "crates/counterpart-rust/src/checks/rules.rs",
        "crates/counterpart-compat/src/evaluate/numbers.rs",
        "crates/counterpart-compat/src/term/lower/constraints.rs",
        "crates/counterpart-impact/src",
    ],
};

const STRING: Words = Words {
    group: "String",
    constraint: "StringConstraint",
    file: "string.rs",
    lowering: ("strings.rs", "            if let Some(pattern) = self.text(\"pattern\")"),
    parameter: ("u64", "count"),
    like: "Self::MinLength(limit)",
    sample: "string",
    matches: &[
        "crates/counterpart-compiler/src/docs/bounds.rs",
        "crates/counterpart-typescript/src/validators/scalars.rs",
        "crates/counterpart-rust/src/checks/strings.rs",
        "crates/counterpart-compat/src/strings/constraint.rs",
    ],
};

const ARRAY: Words = Words {
    group: "Array",
    constraint: "ArrayConstraint",
    file: "array.rs",
    lowering: ("arrays.rs", "            if self.is_true(\"uniqueItems\")"),
    parameter: ("u64", "count"),
    like: "Self::MinItems(limit)",
    sample: "array",
    matches: &[
        "crates/counterpart-compiler/src/model/constraint/array.rs",
        "crates/counterpart-compiler/src/shape/constrain.rs",
        "crates/counterpart-compiler/src/shape/form.rs",
        "crates/counterpart-compiler/src/docs/bounds.rs",
        "crates/counterpart-rust/src/checks/rules.rs",
        "crates/counterpart-typescript/src/validators/",
        "crates/counterpart-compat/src/evaluate/arrays.rs",
        "crates/counterpart-compat/src/pair/structure.rs",
        "crates/counterpart-compat/src/term/lower/",
        "crates/counterpart-impact/src",
    ],
};

const OBJECT: Words = Words {
    group: "Object",
    constraint: "ObjectConstraint",
    file: "object.rs",
    lowering: ("objects.rs", "            if let Some(limit) = self.count(\"maxProperties\")"),
    parameter: ("u64", "count"),
    like: "Self::MinProperties(limit)",
    sample: "object",
    matches: &[
        "crates/counterpart-compiler/src/model/constraint/object.rs",
        "crates/counterpart-compiler/src/shape/constrain.rs",
        "crates/counterpart-compiler/src/shape/declared.rs",
        "crates/counterpart-compiler/src/shape/form.rs",
        "crates/counterpart-compiler/src/docs/bounds.rs",
        "crates/counterpart-rust/src/checks/rules.rs",
        "crates/counterpart-typescript/src/validators/",
        "crates/counterpart-compat/src/evaluate/objects.rs",
        "crates/counterpart-compat/src/pair/structure.rs",
        "crates/counterpart-compat/src/term/lower/",
        "crates/counterpart-impact/src",
    ],
};

/// The files of a keyword that are not a `match` over the model: only a test finds them forgotten.
pub const fn listed(kind: Kind) -> [&'static str; 3] {
    [
        "crates/counterpart-typescript/src/runtime/runtime.js",
        "crates/counterpart/src/violation/message.rs",
        match kind {
            Kind::Number => "crates/counterpart-compat/src/rules/numbers.rs",
            Kind::String => "crates/counterpart-compat/src/rules/strings.rs",
            Kind::Array => "crates/counterpart-compat/src/rules/arrays.rs",
            Kind::Object => "crates/counterpart-compat/src/rules/objects.rs",
        },
    ]
}

/// The skeleton of a keyword.
pub fn keyword(root: &Path, name: &str, kind: Kind) -> Outcome<Skeleton> {
    let words = kind.words();
    let Words {
        group,
        constraint,
        file,
        lowering: (lower, before),
        parameter,
        like,
        sample,
        matches,
    } = words;
    let variant = variant(name)?;
    let (ty, read) = parameter;
    let mut skeleton = Skeleton::new(root);
    skeleton.change(format!("{MODEL}/keyword.rs"), |text| {
        let is_new = !text.contains(&format!("\"{name}\""));
        let line = format!("    {variant} = \"{name}\",\n    ");
        is_new.then(|| append_to_list(text, &format!("    {group} {{"), "}", &line)).flatten()
    })?;
    skeleton.change(format!("{MODEL}/{file}"), |text| {
        let head = format!("pub enum {constraint} {{");
        let item = format!(
            "\n    /// Values that `{name}` admits with this parameter.\n    {variant}({ty}),"
        );
        let text = append_to_list(text, &head, "\n}", &item)?;
        let parameter = text.find("pub fn parameter(&self)")?;
        let at = parameter + text[parameter..].find(like)? + like.len();
        Some(format!("{} | Self::{variant}(limit){}", &text[..at], &text[at..]))
    })?;
    skeleton.change(format!("{LOWER}/{lower}"), |text| {
        let at = text.find(before)?;
        let indent = &before[..before.len() - before.trim_start().len()];
        let lines = [
            format!("{indent}if let Some(limit) = self.{read}(\"{name}\") {{"),
            format!("{indent}    self.assert(Keyword::{variant}, {constraint}::{variant}(limit));"),
            format!("{indent}}}\n"),
        ];
        Some(format!("{}{}{}", &text[..at], lines.join("\n"), &text[at..]))
    })?;
    skeleton.change(SAMPLES, |text| {
        let arm =
            format!("        Keyword::{variant} => {sample}([json!(1), json!(2)], json!([])),\n");
        let at = text.find("        Keyword::Ref => ")?;
        Some(format!("{}{arm}{}", &text[..at], &text[at..]))
    })?;
    skeleton.change(VIOLATIONS, |text| {
        let at = text.find("| `pattern` |")?;
        let line = format!("| `{name}` | one, value | `limit` | |\n");
        Some(format!("{}{line}{}", &text[..at], &text[at..]))
    })?;
    skeleton.left = left(name, &variant, matches, listed(kind));
    Ok(skeleton)
}

fn left(name: &str, variant: &str, matches: &[&str], listed: [&str; 3]) -> Vec<String> {
    let mut left = vec![format!(
        "Extend every match that `cargo check --workspace --all-targets` names: {}. Where the \
         prover has no words for the keyword, leave it unknown; a type may hold more than it admits.",
        matches.join(", ")
    )];
    left.push(format!(
        "Write the message, twice the same: `{variant}` in {} (`{name}$`), {}.",
        listed[0], listed[1]
    ));
    left.push(format!("Add it to the keywords of its kind of change: {}.", listed[2]));
    left.extend([
        format!("Give its sample instances, of which it refuses one or more: {SAMPLES}."),
        format!("Finish its line: {VIOLATIONS}."),
        format!("Make a case: `cargo xtask new case`, with instances that `{name}` refuses."),
        "If it has subschemas: `resolve/positions.rs`.".to_owned(),
        "Add a line to CHANGELOG.md.".to_owned(),
        "Check it: `cargo test -p counterpart-compat --test keywords`, `cargo xtask cases`."
            .to_owned(),
    ]);
    left
}

/// The name of the variant: `minBytes` is `MinBytes`.
fn variant(name: &str) -> Outcome<String> {
    let is_camel = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric());
    if !is_camel {
        return Err(format!("`{name}` is not in camelCase, as keywords are").into());
    }
    Ok(name[..1].to_ascii_uppercase() + &name[1..])
}

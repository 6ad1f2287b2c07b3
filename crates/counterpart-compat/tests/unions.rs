//! Unions with many variants: decided, and in steps that grow with their number and no faster.

#![allow(clippy::unwrap_used, clippy::panic, reason = "test code")]

mod common;

use common::{Schema, ask};
use counterpart_compiler::resolve::Draft;
use serde_json::{Value, json};

/// Makes the variant with a number.
type Variant = fn(usize) -> Value;

/// A form of union, and how its variants look.
struct Form {
    name: &'static str,
    keyword: &'static str,
    variant: Variant,
}

fn body(index: usize, tag: &Value) -> Value {
    json!({
        "type": "object",
        "properties": {"kind": tag, format!("v{}", index % 7): {"type": "string"}},
        "required": ["kind"]
    })
}

fn inside_all_of(index: usize) -> Value {
    json!({"allOf": [
        {"properties": {"kind": {"const": format!("k{index}")}}},
        {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}}
    ]})
}

const FORMS: [Form; 14] = [
    Form {
        name: "strings",
        keyword: "oneOf",
        variant: |n| body(n, &json!({"const": format!("k{n}")})),
    },
    Form {
        name: "strings of anyOf",
        keyword: "anyOf",
        variant: |n| body(n, &json!({"const": format!("k{n}")})),
    },
    Form { name: "numbers", keyword: "oneOf", variant: |n| body(n, &json!({"const": n})) },
    Form {
        name: "several tags each",
        keyword: "oneOf",
        variant: |n| body(n, &json!({"enum": [format!("a{n}"), format!("b{n}")]})),
    },
    Form {
        name: "tags in a union",
        keyword: "oneOf",
        variant: |n| body(n, &json!({"oneOf": [{"const": format!("a{n}")}, {"const": n}]})),
    },
    Form { name: "tags in allOf", keyword: "oneOf", variant: inside_all_of },
    Form {
        name: "tags that may be absent",
        keyword: "anyOf",
        variant: |n| json!({"type": "object", "properties": {"kind": {"const": n}}}),
    },
    Form {
        name: "closed variants",
        keyword: "oneOf",
        variant: |n| {
            json!({
                "type": "object",
                "properties": {"kind": {"const": n}, "v": {"type": "string"}},
                "required": ["kind", "v"],
                "additionalProperties": false
            })
        },
    },
    Form {
        name: "one property each",
        keyword: "oneOf",
        variant: |n| {
            json!({
                "type": "object",
                "properties": {format!("p{n}"): {"type": "string"}},
                "required": [format!("p{n}")],
                "additionalProperties": false
            })
        },
    },
    Form {
        name: "two tags together",
        keyword: "oneOf",
        variant: |n| {
            json!({
                "type": "object",
                "properties": {"kind": {"const": n / 2}, "part": {"const": n % 2}},
                "required": ["kind", "part"]
            })
        },
    },
    Form {
        name: "tags and null",
        keyword: "oneOf",
        variant: |n| if n == 0 { json!({"type": "null"}) } else { body(n, &json!({"const": n})) },
    },
    Form {
        name: "values with descriptions",
        keyword: "oneOf",
        variant: |n| json!({"const": format!("v{n}"), "description": format!("The value {n}.")}),
    },
    Form {
        name: "lists of values",
        keyword: "anyOf",
        variant: |n| json!({"type": "string", "enum": [format!("v{n}")]}),
    },
    Form {
        name: "unions of unions",
        keyword: "oneOf",
        variant: |n| json!({"oneOf": [body(n, &json!({"const": 2 * n})), body(n, &json!({"const": 2 * n + 1}))]}),
    },
];

impl Form {
    fn union(&self, variants: impl Iterator<Item = usize>) -> Schema {
        let variants: Vec<Value> = variants.map(self.variant).collect();
        Schema::read(&json!({self.keyword: variants}), Draft::Draft202012).unwrap()
    }
}

/// What each change of a union of so many variants takes.
fn steps(form: &Form, count: usize) -> Vec<(&'static str, u64)> {
    let old = form.union(0..count);
    let more = form.union(0..=count);
    let turned = form.union((0..count).rev());
    let mut steps = Vec::new();
    let mut asked = |change, writer: &Schema, reader: &Schema, breaks| {
        let outcome = ask(writer, reader);
        let witnesses = outcome.breaks.iter().map(|one| one.witness.to_string());
        let witnesses: Vec<String> = witnesses.collect();
        let reasons: Vec<_> = outcome.undecided.iter().map(|one| &one.reason.because).collect();
        let is_right = reasons.is_empty() && witnesses.len() == breaks;
        assert!(is_right, "{count} {}: {change}: {witnesses:?} {reasons:?}", form.name);
        println!("{count} {}: {change}: {}", form.name, outcome.steps);
        steps.push((change, outcome.steps));
    };
    asked("added, old to new", &old, &more, 0);
    asked("added, new to old", &more, &old, 1);
    asked("reordered", &old, &turned, 0);
    steps
}

#[test]
fn a_variant_more_is_decided_in_steps_that_grow_with_the_number_of_variants() {
    for form in &FORMS {
        for ((change, few), (_, many)) in steps(form, 10).iter().zip(steps(form, 40)) {
            assert!(
                many <= few * 6 + 1000,
                "{}: {change}: {few} steps for 10 variants, {many} for 40",
                form.name
            );
        }
    }
}

#[test]
fn a_union_that_lists_values_is_compared_as_a_list_however_long() {
    let listed = |values: &[usize]| {
        let values = values.iter().map(|n| json!({"const": n, "description": "x"}));
        let values: Vec<Value> = values.collect();
        Schema::read(&json!({"oneOf": values}), Draft::Draft202012).unwrap()
    };
    let many: Vec<usize> = (0..2_000).collect();
    let outcome = ask(&listed(&many), &listed(&many[1..]));
    let [found] = outcome.breaks.as_slice() else { panic!("{outcome:?}") };
    assert_eq!(found.witness, json!(0));
    // A value that two branches list meets neither alone.
    let outcome = ask(&listed(&[1, 2]), &listed(&[1, 2, 2]));
    let [found] = outcome.breaks.as_slice() else { panic!("{outcome:?}") };
    assert_eq!(found.witness, json!(2));
    assert!(ask(&listed(&[1, 2, 2]), &listed(&[1])).breaks.is_empty());
}

#[test]
fn a_change_inside_one_variant_of_many_is_found_there() {
    let changed = |count: usize, least: u64| {
        let variants = (0..count).map(|n| {
            let mut variant = body(n, &json!({"const": n}));
            if n == count / 2 {
                variant["properties"]["v"] = json!({"type": "string", "minLength": least});
            }
            variant
        });
        let variants: Vec<Value> = variants.collect();
        Schema::read(&json!({"oneOf": variants}), Draft::Draft202012).unwrap()
    };
    for count in [25, 100] {
        let (old, new) = (changed(count, 1), changed(count, 2));
        assert!(ask(&new, &old).breaks.is_empty());
        let outcome = ask(&old, &new);
        println!("{count}: {}", outcome.steps);
        let [found] = outcome.breaks.as_slice() else { panic!("{outcome:?}") };
        assert_eq!(found.witness, json!({"kind": count / 2, "v": "a"}));
        assert_eq!(found.keyword, "minLength");
    }
}

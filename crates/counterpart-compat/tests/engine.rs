//! What an outcome tells besides its verdict: where, against what, and how much it took.

#![allow(clippy::unwrap_used)]

mod common;

use counterpart_compat::compare;
use counterpart_compat::question::{Options, Outcome};
use counterpart_compiler::resolve::Draft;
use serde_json::{Value, json};

use common::Schema;

/// Asks with the writer's undeclared properties left out, or not.
fn ask(writer: &Value, reader: &Value, closed_writer: bool) -> Outcome {
    let read = |schema| Schema::read_around_gaps(schema, Draft::Draft202012).unwrap();
    let (writer, reader) = (read(writer), read(reader));
    let options = Options { closed_writer, ..Options::default() };
    compare(writer.side(), reader.side(), &options)
}

fn is_safe(outcome: &Outcome) -> bool {
    outcome.breaks.is_empty() && outcome.undecided.is_empty()
}

#[test]
fn a_break_says_which_keyword_refuses_which_part() {
    let old = json!({"type": "object", "properties": {"a": {"items": {"type": "string"}}}});
    let new = json!({"type": "object", "properties": {"a": {"items": {"$ref": "#/$defs/s"}}},
        "$defs": {"s": {"type": "string", "minLength": 1}}});
    let read = |schema| Schema::read(schema, Draft::Draft202012).expect("a schema");
    let (old, new) = (read(&old), read(&new));
    let outcome = compare(old.side(), new.side(), &Options::default());
    let [found] = outcome.breaks.as_slice() else { panic!("{outcome:?}") };
    assert_eq!(found.keyword, "minLength");
    assert_eq!(found.instance, "/a/0");
    assert_eq!(found.witness, json!({"a": [""]}));
    assert_eq!(new.model.sources.locate(found.refused_by.in_reader()).pointer, "/$defs/s");
    let was = found.was.expect("a place of the writer's");
    assert_eq!(old.model.sources.locate(was.in_writer()).pointer, "/properties/a/items");
}

#[test]
fn what_stood_in_the_place_before_is_a_place_of_the_writers() {
    // The condition of the reader's `if` is given on the writer's side, and has a place of its own.
    let old = json!({"unevaluatedProperties": {"prefixItems": [{"minimum": 1}]}});
    let new = json!({"x-pad": vec![0; 50], "if": {"type": "object"}, "then": {"type": "string"}});
    let read = |schema| Schema::read(schema, Draft::Draft202012).expect("a schema");
    let (old, new) = (read(&old), read(&new));
    let outcome = compare(old.side(), new.side(), &Options::default());
    assert!(!outcome.breaks.is_empty(), "{outcome:?}");
    for found in &outcome.breaks {
        assert_eq!(new.model.sources.locate(found.refused_by.in_reader()).pointer, "/then");
        let was = found.was.expect("a place of the writer's");
        assert_eq!(old.model.sources.locate(was.in_writer()).pointer, "");
    }
}

#[test]
fn a_writer_that_leaves_out_what_it_does_not_declare_may_meet_a_new_property() {
    let old = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let new = json!({"type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}});
    assert_eq!(ask(&old, &new, false).breaks.len(), 1);
    assert!(is_safe(&ask(&old, &new, true)));
    let nested =
        |schema: &Value| json!({"type": "array", "items": {"anyOf": [schema, {"type": "null"}]}});
    assert!(is_safe(&ask(&nested(&old), &nested(&new), true)));
}

#[test]
fn a_declared_map_stays_open_whoever_writes_it() {
    for map in [
        json!({"additionalProperties": {"type": ["string", "integer"]}}),
        json!({"patternProperties": {"^x": {"type": "string"}}}),
        json!({"unevaluatedProperties": {"type": "string"}}),
    ] {
        let mut old = json!({"type": "object", "properties": {"a": {"type": "string"}}});
        let new = json!({"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false});
        for (key, value) in map.as_object().expect("an object") {
            old[key] = value.clone();
        }
        assert_eq!(ask(&old, &new, true).breaks.len(), 1, "{old}");
    }
}

#[test]
fn a_closed_writer_says_no_more_of_other_kinds_and_of_negations() {
    let old = json!({"not": {"type": "object", "properties": {"a": {"type": "string"}}}});
    let new = json!({"not": {"type": "object"}});
    assert_eq!(ask(&old, &new, false).breaks.len(), 1);
}

#[test]
fn what_is_missing_on_both_sides_is_equal_to_itself_and_known_of_nothing_else() {
    let gap = json!({"$ref": "https://example.com/missing"});
    let old = json!({"type": "object", "properties": {"a": gap, "b": {"type": "number"}}});
    let new = json!({"type": "object", "properties": {"a": gap, "b": {"type": "integer"}}});
    assert!(is_safe(&ask(&new, &old, false)));
    assert_eq!(ask(&old, &new, false).breaks[0].witness, json!({"b": 0.1}));
    let known = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let outcome = ask(&json!({"type": "object", "properties": {"a": gap}}), &known, false);
    assert!(outcome.breaks.is_empty() && !outcome.undecided.is_empty(), "{outcome:?}");
}

#[test]
fn the_same_question_has_the_same_answer() {
    let branch = |index: usize, kind: &str| json!({"type": "object", "properties": {format!("p{index}"): {"type": kind}}});
    let union =
        |kind| json!({"anyOf": (0..12).map(|index| branch(index, kind)).collect::<Vec<_>>()});
    let (old, new) = (union("string"), union("integer"));
    let show = |outcome: &Outcome| format!("{:?}{:?}", outcome.breaks, outcome.undecided);
    assert_eq!(show(&ask(&old, &new, false)), show(&ask(&old, &new, false)));
}

#[test]
fn schemas_that_combine_without_end_take_a_bounded_time() {
    let branch = |index: usize, kinds: Value| json!({"type": "object", "properties": {format!("p{index}"): {"type": kinds}}});
    let union = |kinds: &Value| json!({"oneOf": (0..20).map(|index| branch(index, kinds.clone())).collect::<Vec<_>>()});
    let (old, new) = (union(&json!("string")), union(&json!(["string", "null"])));
    let outcome = ask(&old, &new, false);
    assert!(!is_safe(&outcome));
}

#[test]
fn long_arrays_and_large_objects_are_undecided_rather_than_long_searches() {
    let array = |least: u64| json!({"type": "array", "minItems": least, "uniqueItems": true});
    let object = |least: u64| json!({"type": "object", "minProperties": least});
    assert!(is_safe(&ask(&array(1_000_000), &array(999_999), false)));
    assert!(!is_safe(&ask(&array(999_999), &array(1_000_000), false)));
    assert!(!is_safe(&ask(&object(999_999), &object(1_000_000), false)));
}

/// The places of the keywords that refuse, for each break.
fn blamed(old: &Value, new: &Value) -> Vec<String> {
    let read = |schema| Schema::read(schema, Draft::Draft202012).unwrap();
    let (old, new) = (read(old), read(new));
    let outcome = compare(old.side(), new.side(), &Options::default());
    let place = |found: &counterpart_compat::question::Break| {
        let pointer = new.model.sources.locate(found.refused_by.in_reader()).pointer;
        let was = found.was.map(|was| old.model.sources.locate(was.in_writer()).pointer);
        format!("{pointer}/{} was {}", found.keyword, was.unwrap_or_default())
    };
    outcome.breaks.iter().map(place).collect()
}

#[test]
fn a_union_without_a_tag_is_blamed_in_the_branch_for_the_kind_of_the_value() {
    let old = json!({"type": ["null", "string"], "not": {"enum": [""]}});
    let new = json!({"anyOf": [{"type": "null"}, {"type": "string", "pattern": ".+"}]});
    assert_eq!(blamed(&old, &new), ["/anyOf/1/pattern was "]);
}

#[test]
fn a_value_that_two_keywords_refuse_alike_is_one_break() {
    let old = json!({"oneOf": [{"type": "null"}, {"enum": ["a", "b"]}]});
    let new = json!({"type": "string", "enum": ["a", "b"]});
    assert_eq!(blamed(&old, &new), ["/enum was "]);
}

#[test]
fn a_property_that_a_branch_no_longer_requires_is_still_declared_there() {
    let branch = |required: &[&str]| {
        json!({"type": "object", "required": required,
        "properties": {"a1": {"type": "string"}, "a2": {"type": "string"}}})
    };
    let other =
        json!({"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}});
    let union = |required: &[&str]| json!({"anyOf": [branch(required), other]});
    let blamed = blamed(&union(&["a1"]), &union(&["a1", "a2"]));
    assert_eq!(blamed, ["/anyOf/0/required was /anyOf/0"]);
}

#[test]
fn the_work_on_regular_expressions_does_not_grow_with_the_number_of_questions() {
    let writer = json!({"type": "string", "pattern": "a(a|b){30}"});
    let steps = |patterns: usize| {
        let part = |count: usize| json!({"pattern": format!("(a|b)*a(a|b){{{count}}}")});
        let parts: Vec<Value> = (15..15 + patterns).map(part).collect();
        let outcome = ask(&writer, &json!({"type": "string", "allOf": parts}), false);
        assert!(outcome.breaks.is_empty(), "{outcome:?}");
        assert!(
            outcome.undecided.iter().all(|one| one.reason.because.contains("regular expressions")),
            "{outcome:?}"
        );
        outcome.steps
    };
    let (few, many) = (steps(4), steps(16));
    println!("{few} steps for 4, {many} for 16");
    assert!(many <= few * 2, "{few} steps for 4, {many} for 16");
}

#[test]
fn regular_expressions_that_multiply_are_undecided_for_what_they_are() {
    let part = |count: usize| json!({"pattern": format!("(a|b)*a(a|b){{{count}}}")});
    let old = json!({"type": "string", "allOf": (5..25).map(part).collect::<Vec<_>>()});
    let outcome = ask(&old, &json!({"type": "string", "pattern": "a(a|b){30}"}), false);
    let [undecided] = outcome.undecided.as_slice() else { panic!("{outcome:?}") };
    assert!(undecided.reason.because.contains("regular expression"), "{undecided:?}");
}

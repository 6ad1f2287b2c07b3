//! `retry.json`: the decision and the random numbers, which both languages share.

use counterpart_http::client::retry::{Decision, Outcome, Random, Rules, Stop, decide};
use counterpart_http::client::{Class, Policy};
use serde_json::{Value, json};

use crate::table;

#[test]
fn random_numbers_are_those_of_the_table() {
    let table: Value = serde_json::from_str(&table("retry.json")).unwrap();
    for case in table["random"].as_array().unwrap() {
        let mut random = Random::new(u32::try_from(case["seed"].as_u64().unwrap()).unwrap());
        for expected in case["numbers"].as_array().unwrap() {
            assert_eq!(random.unit().to_bits(), expected.as_f64().unwrap().to_bits());
        }
    }
}

#[test]
fn decisions_are_those_of_the_table() {
    let table: Value = serde_json::from_str(&table("retry.json")).unwrap();
    for case in table["decisions"].as_array().unwrap() {
        assert_eq!(decided(case), case["expect"], "{}", case["name"]);
    }
}

fn decided(case: &Value) -> Value {
    let number = |key: &str, default: u64| case[key].as_u64().unwrap_or(default);
    let small = |key: &str, default: u64| u32::try_from(number(key, default)).unwrap();
    let flag = |key: &str, default: bool| case[key].as_bool().unwrap_or(default);
    let max_attempts = case["policy"]["maxAttempts"].as_u64().unwrap_or(3);
    let policy = Policy { max_attempts: u32::try_from(max_attempts).unwrap(), ..Policy::STANDARD };
    let rules = Rules {
        policy,
        deadline: number("deadline", 10_000),
        repeatable: flag("repeatable", true),
        keyed: flag("keyed", false),
    };
    let outcome = Outcome {
        class: match case["class"].as_str().unwrap() {
            "transient" => Class::Transient,
            "throttling" => Class::Throttling,
            "conflict" => Class::Conflict,
            _ => Class::Final,
        },
        undone: flag("undone", false),
        retry_after: case["retryAfter"].as_u64(),
    };
    let random = case["random"].as_f64().unwrap_or(0.5);
    let decision = decide(
        &rules,
        &outcome,
        small("attempt", 1),
        number("elapsed", 0),
        small("tokens", 500),
        random,
    );
    match decision {
        Decision::Wait(wait) => json!({ "wait": wait }),
        Decision::Stop(stop) => json!({ "stop": match stop {
            Stop::Final => "final",
            Stop::Ambiguous => "ambiguous",
            Stop::Attempts => "attempts",
            Stop::Budget => "budget",
            Stop::Deadline => "deadline",
        }}),
    }
}

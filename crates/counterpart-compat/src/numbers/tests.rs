//! Questions about numbers, with their answers.

use serde_json::{Value, json};

use super::{Bound, Question};
use crate::answer::Answer;

fn number(value: &Value) -> serde_json::Number {
    value.as_number().cloned().expect("a number")
}

fn numbers(value: &Value) -> Vec<serde_json::Number> {
    value.as_array().into_iter().flatten().map(number).collect()
}

/// A question as JSON: `min`, `above`, `max`, `below`, `of`, `not_of`, `excluded`, `integer`,
/// `fraction`.
fn ask(question: &Value) -> Answer<serde_json::Number> {
    let bound = |key: &str, exclusive| {
        question.get(key).map(|limit| Bound { limit: number(limit), exclusive })
    };
    Question {
        integer: question["integer"] == true,
        fraction: question["fraction"] == true,
        lower: bound("min", false).into_iter().chain(bound("above", true)).collect(),
        upper: bound("max", false).into_iter().chain(bound("below", true)).collect(),
        multiple_of: numbers(&question["of"]),
        not_multiple_of: numbers(&question["not_of"]),
        excluded: numbers(&question["excluded"]),
    }
    .answer()
}

#[test]
fn finds_the_least() {
    let found = [
        (json!({}), "0"),
        (json!({"above": 0}), "1"),
        (json!({"below": 0}), "-1"),
        (json!({"min": 5}), "5"),
        (json!({"max": -5}), "-5"),
        (json!({"above": 10, "integer": true}), "11"),
        (json!({"above": 10, "below": 11}), "10.1"),
        (json!({"above": 0, "below": 1e-7}), "1e-8"),
        (json!({"fraction": true}), "0.1"),
        (json!({"fraction": true, "of": [0.5]}), "0.5"),
        (json!({"of": [4], "not_of": [6]}), "4"),
        (json!({"of": [3], "not_of": [6], "min": 6}), "9"),
        (json!({"of": [0.01], "not_of": [0.1]}), "0.01"),
        (json!({"of": [0.1], "min": 0.3, "max": 0.3}), "0.3"),
        // 0.3 / 0.1 is 2.9999999999999996 in doubles: validators that divide those refuse 0.3.
        (json!({"of": [0.1], "min": 0.25}), "0.4"),
        (json!({"excluded": [0, 1, -1, 2.0]}), "-2"),
        (json!({"excluded": [0, 1, 2], "min": 0, "integer": true}), "3"),
        (json!({"above": 1e300}), "2e300"),
        (json!({"above": 1e300, "integer": true}), "2e300"),
        (json!({"min": 9_007_199_254_740_993_u64}), "9007199254740993"),
        (json!({"min": u64::MAX}), "2e19"),
        (json!({"max": 1e-320, "above": 0}), "1e-320"),
        (json!({"above": 0, "below": 1e-200}), "1e-201"),
        (json!({"min": 9.85, "max": 10.75}), "10"),
    ];
    for (question, expected) in found {
        let expected: serde_json::Number = serde_json::from_str(expected).expect("a number");
        match ask(&question) {
            Answer::Found(number) => assert!(
                super::compare(&number, &expected) == Some(std::cmp::Ordering::Equal),
                "{question}: {number}, not {expected}"
            ),
            other => panic!("{question}: {other:?}"),
        }
    }
}

#[test]
fn proves_that_there_is_none() {
    for question in [
        json!({"min": 2, "max": 1}),
        json!({"above": 1, "max": 1}),
        json!({"above": 0, "below": 1, "integer": true}),
        json!({"integer": true, "fraction": true}),
        json!({"fraction": true, "of": [2]}),
        json!({"of": [6], "not_of": [4, 3]}),
        json!({"of": [0.1], "not_of": [0.01]}),
        json!({"of": [1000], "min": 1, "max": 999}),
        json!({"integer": true, "min": 1, "max": 3, "excluded": [1.0, 2, 3]}),
        json!({"min": 0.1, "max": 0.1, "excluded": [0.1]}),
        json!({"min": 0.3, "max": 0.3, "not_of": [0.1]}),
        json!({"of": [2, 3], "above": 0, "below": 6}),
        json!({"of": [0.4, 0.6], "above": 0, "below": 1.2}),
    ] {
        assert_eq!(ask(&question), Answer::None, "{question}");
    }
}

#[test]
fn what_is_far_apart_is_given_up_in_time() {
    let question = json!({"of": [1e-300, 0.1], "min": 1e300, "max": 1.5e300, "not_of": [7]});
    assert_ne!(ask(&question), Answer::None);
    let question = json!({"of": [1e-300], "min": 1e300, "not_of": [0.1]});
    assert_ne!(ask(&question), Answer::None);
}

#[test]
fn does_not_guess_between_two_neighbours() {
    // There are numbers between them, and no double is one.
    let question = json!({"above": 1.000_000_000_000_000_2, "below": 1.000_000_000_000_000_4});
    assert!(matches!(ask(&question), Answer::Unknown(_)), "{:?}", ask(&question));
}

/// Whether a number of quarters is like this, in whole arithmetic.
fn quarters_fit(question: &Question, quarters: i64) -> bool {
    #[expect(clippy::cast_possible_truncation, reason = "made of quarters")]
    let in_quarters =
        |number: &serde_json::Number| (number.as_f64().expect("a double") * 4.0) as i64;
    let whole = quarters % 4 == 0;
    let above = |bound: &Bound| {
        let limit = in_quarters(&bound.limit);
        quarters > limit || (quarters == limit && !bound.exclusive)
    };
    let below = |bound: &Bound| {
        let limit = in_quarters(&bound.limit);
        quarters < limit || (quarters == limit && !bound.exclusive)
    };
    (!question.integer || whole)
        && (!question.fraction || !whole)
        && question.lower.iter().all(above)
        && question.upper.iter().all(below)
        && question.multiple_of.iter().all(|divisor| quarters % in_quarters(divisor) == 0)
        && question.not_multiple_of.iter().all(|divisor| quarters % in_quarters(divisor) != 0)
        && question.excluded.iter().all(|other| quarters != in_quarters(other))
}

#[test]
fn answers_hold_of_every_quarter() {
    let mut rng = fastrand::Rng::with_seed(3);
    let (mut found, mut none) = (0, 0);
    for _ in 0..4_000 {
        let some = |rng: &mut fastrand::Rng, most: usize, range: std::ops::Range<i32>| {
            let quarter = |rng: &mut fastrand::Rng| {
                let number = f64::from(rng.i32(range.clone())) / 4.0;
                serde_json::Number::from_f64(number).expect("a double")
            };
            (0..rng.usize(0..=most)).map(|_| quarter(rng)).collect::<Vec<_>>()
        };
        let bounds = |rng: &mut fastrand::Rng| {
            let limits = some(rng, 2, -40..40);
            limits.into_iter().map(|limit| Bound { limit, exclusive: rng.bool() }).collect()
        };
        let question = Question {
            integer: rng.u8(0..4) == 0,
            fraction: rng.u8(0..4) == 0,
            lower: bounds(&mut rng),
            upper: bounds(&mut rng),
            multiple_of: some(&mut rng, 2, 1..20),
            not_multiple_of: some(&mut rng, 2, 1..20),
            excluded: some(&mut rng, 4, -20..20),
        };
        let fitting = (-4_000..4_000).find(|quarters| quarters_fit(&question, *quarters));
        match question.answer() {
            Answer::Found(number) => {
                found += 1;
                let quarters = number.as_f64().expect("a double") * 4.0;
                #[expect(clippy::cast_possible_truncation, reason = "a small number")]
                if quarters.fract() == 0.0 {
                    assert!(quarters_fit(&question, quarters as i64), "{question:?}: {number}");
                }
            }
            Answer::None => {
                none += 1;
                assert_eq!(fitting, None, "{question:?}");
            }
            Answer::Unknown(reason) => panic!("{question:?}: {reason:?}"),
        }
    }
    assert!(found > 500 && none > 500, "{found} {none}");
}

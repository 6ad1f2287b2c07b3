//! A witness made smaller: what can be left out is left out, as long as it
//! answers the same question.

use serde_json::Value;

use super::Diff;
use crate::solve::Sequent;
use crate::truth::Truth;

/// How many smaller witnesses are tried, times how many values are in them.
const WORK: usize = 40_000;

impl Diff<'_> {
    /// A smaller witness of the same.
    pub(super) fn least(&mut self, witness: &Value, question: &Sequent) -> Value {
        let mut least = witness.clone();
        let mut work = 0;
        'again: loop {
            let size = size(&least);
            if size * size > WORK {
                return least;
            }
            for smaller in smaller(&least) {
                work += size;
                if work > WORK {
                    return least;
                }
                if self.prover.answers(question, &smaller) == Truth::True {
                    least = smaller;
                    continue 'again;
                }
            }
            return least;
        }
    }
}

/// How many values are in a value, itself among them.
fn size(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
        Value::Array(items) => items.iter().map(size).sum::<usize>() + 1,
        Value::Object(properties) => properties.values().map(size).sum::<usize>() + 1,
    }
}

/// Values with a little less in them, those with least first.
fn smaller(value: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        Value::Array(items) => {
            for index in 0..items.len() {
                let mut fewer = items.clone();
                fewer.remove(index);
                all.push(Value::Array(fewer));
            }
            for (index, item) in items.iter().enumerate() {
                all.extend(smaller(item).into_iter().map(|item| {
                    let mut items = items.clone();
                    items[index] = item;
                    Value::Array(items)
                }));
            }
        }
        Value::Object(properties) => {
            for name in properties.keys() {
                let mut fewer = properties.clone();
                fewer.shift_remove(name);
                all.push(Value::Object(fewer));
            }
            for (name, value) in properties {
                all.extend(smaller(value).into_iter().map(|value| {
                    let mut properties = properties.clone();
                    properties[name.as_str()] = value;
                    Value::Object(properties)
                }));
            }
        }
    }
    all
}

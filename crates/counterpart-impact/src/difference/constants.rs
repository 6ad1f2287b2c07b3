//! Typed constants that are new, gone, or of another value.

use counterpart_compiler::model::{Constant, ContractId, Model};
use serde_json::Value;

use super::words::{all, code, text};
use super::{Change, Kind, Sides, Trace};

/// So many entries of a table are told of.
const MOST_TOLD: usize = 6;

pub(super) fn changes(sides: &Sides<'_>, before: ContractId, now: ContractId) -> Vec<Change> {
    let (old, new) = (&sides.old[before].constants, &sides.new[now].constants);
    let find = |all: &'_ [Constant], name: &str| {
        all.iter().find(|constant| constant.name == name).cloned()
    };
    let mut changes = Vec::new();
    for constant in old {
        if find(new, &constant.name).is_none() {
            let change = change(sides, (before, now), Kind::DefinitionRemoved, &constant.name);
            changes.push(change(Some(constant), None, "is gone".to_owned()));
        }
    }
    for constant in new {
        let change = change(sides, (before, now), Kind::ConstantChanged, &constant.name);
        match find(old, &constant.name) {
            None => {
                let change =
                    self::change(sides, (before, now), Kind::DefinitionAdded, &constant.name);
                changes.push(change(None, Some(constant), "is new".to_owned()));
            }
            Some(was) if was.value != constant.value => {
                let what = edited(&was.value, &constant.value);
                changes.push(change(Some(&was), Some(constant), what));
            }
            Some(_) => {}
        }
    }
    changes
}

/// What became of a value; of a table, entry by entry.
fn edited(was: &Value, is: &Value) -> String {
    let (Value::Object(old), Value::Object(new)) = (was, is) else {
        return format!("was {} and is {}", code(&text(was)), code(&text(is)));
    };
    let gone = old.keys().filter(|key| !new.contains_key(*key)).map(|key| (key, "is gone"));
    let entered = new.iter().filter_map(|(key, value)| match old.get(key) {
        None => Some((key, "is new")),
        Some(before) if before != value => Some((key, "has another value")),
        Some(_) => None,
    });
    let mut told: Vec<String> =
        gone.chain(entered).map(|(key, what)| format!("{} {what}", code(key))).collect();
    let more = told.len().saturating_sub(MOST_TOLD);
    told.truncate(MOST_TOLD);
    if more > 0 {
        told.push(format!("{more} more entries are others"));
    }
    format!("has changed: {}", all(&told))
}

/// Makes changes of a constant.
fn change<'s>(
    sides: &'s Sides<'_>,
    (before, now): (ContractId, ContractId),
    kind: Kind,
    name: &'s str,
) -> impl Fn(Option<&Constant>, Option<&Constant>, String) -> Change + 's {
    move |old, new, what| {
        let mut trace = Trace { types: vec![name.to_owned()], ..Trace::default() };
        trace.module(sides.old, sides.names[0], before);
        trace.module(sides.new, sides.names[1], now);
        let contract = &sides.new[now].name;
        let place = |model: &Model, constant: Option<&Constant>| {
            constant.map(|constant| model.sources.locate(constant.place))
        };
        Change {
            kind,
            definition: format!("{contract}#{name}"),
            was: None,
            part: None,
            sentence: format!("The constant `{contract}#{name}` {what}."),
            old: place(sides.old, old),
            new: place(sides.new, new),
            trace,
            ids: [None, None],
        }
    }
}

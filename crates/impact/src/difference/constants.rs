//! Typed constants that are new, gone, or of another value.

use counterpart_model::model::{Constant, ContractId, Model};

use super::words::{code, text};
use super::{Change, Kind, Sides, Trace};

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
                let (from, to) = (code(&text(&was.value)), code(&text(&constant.value)));
                let what = format!("was {from} and is {to}");
                changes.push(change(Some(&was), Some(constant), what));
            }
            Some(_) => {}
        }
    }
    changes
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
        trace.module(sides.old, before);
        trace.module(sides.new, now);
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

//! Typed constants.

use counterpart_compiler::model::{Constant, Model};

use super::{Code, Edit};
use crate::change::shown;
use crate::pair::Pairs;
use crate::rules::{self, ChangeKind};

/// Adds what changed of the constants of contracts that are in both versions, or in one.
pub(super) fn edits(code: &mut Code<'_>, pairs: &Pairs) {
    let (old, new): (&Model, &Model) = (code.old, code.new);
    for (id, contract) in new.contracts() {
        let before = pairs.contracts.iter().find(|pair| pair.1 == id);
        let olds = before.map_or(&[][..], |pair| &old[pair.0].constants);
        compare(code, &contract.name, olds, &contract.constants);
    }
    for (id, contract) in old.contracts() {
        if pairs.contracts.iter().all(|pair| pair.0 != id) {
            compare(code, &contract.name, &contract.constants, &[]);
        }
    }
}

fn compare(code: &mut Code<'_>, contract: &str, olds: &[Constant], news: &[Constant]) {
    for new in news {
        match olds.iter().find(|old| old.name == new.name) {
            None => {
                let words = format!("the constant `{}` was added", new.name);
                add(code, contract, &rules::CONSTANT_ADDED, (None, Some(new)), words);
            }
            Some(old) if old.value != new.value => {
                let (was, is) = (shown(&old.value), shown(&new.value));
                let words = format!("the constant `{}` is {is} where it was {was}", new.name);
                add(code, contract, &rules::CONSTANT_CHANGED, (Some(old), Some(new)), words);
            }
            Some(_) => {}
        }
    }
    for old in olds.iter().filter(|old| news.iter().all(|new| new.name != old.name)) {
        let words = format!("the constant `{}` was removed", old.name);
        add(code, contract, &rules::CONSTANT_REMOVED, (Some(old), None), words);
    }
}

fn add(
    code: &mut Code<'_>,
    contract: &str,
    rule: &'static ChangeKind,
    (old, new): (Option<&Constant>, Option<&Constant>),
    words: String,
) {
    let name = new.or(old).map_or("", |constant| &constant.name);
    let targets = code.all();
    code.edits.push(Edit {
        rule,
        breaks: rule.may_break(),
        words,
        targets,
        definition: format!("{contract}#{name}"),
        old: old.map(|constant| constant.place),
        new: new.map(|constant| constant.place),
        gone: new.is_none(),
    });
}

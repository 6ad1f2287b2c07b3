//! Typed constants.

use counterpart_compiler::model::{Constant, Model};

use super::difference::{Difference, replaced};
use super::{Code, Edit};
use crate::pair::Pairs;
use crate::rules::{self, ChangeKind};
use crate::subject::Subject;

/// Advice for a table in which entries changed or went.
const KEEP_ENTRIES: &str =
    "Keep the entries that released programs use, and put new ones beside them.";

/// Advice for one that grew.
const NOTHING_TO_DO: &str = "There is nothing to do.";

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
                changed(code, contract, old, new);
            }
            Some(_) => {}
        }
    }
    for old in olds.iter().filter(|old| news.iter().all(|new| new.name != old.name)) {
        let words = format!("the constant `{}` was removed", old.name);
        add(code, contract, &rules::CONSTANT_REMOVED, (Some(old), None), words);
    }
}

/// A table or a list is compared entry by entry; one entry more breaks nobody.
fn changed(code: &mut Code<'_>, contract: &str, old: &Constant, new: &Constant) {
    let difference = Difference::of(&old.value, &new.value);
    let words = difference.as_ref().map_or_else(
        || format!("the constant `{}` {}", new.name, replaced(&old.value, &new.value)),
        |difference| format!("the constant `{}` has {}", new.name, difference.words()),
    );
    add(code, contract, &rules::CONSTANT_CHANGED, (Some(old), Some(new)), words);
    if let (Some(difference), Some(edit)) = (difference, code.edits.last_mut()) {
        edit.breaks = !difference.only_adds();
        edit.help = if edit.breaks { KEEP_ENTRIES } else { NOTHING_TO_DO };
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
        subject: Subject::default(),
        help: rule.instead,
    });
}

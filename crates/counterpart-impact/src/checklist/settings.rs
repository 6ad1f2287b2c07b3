//! What the project file lets pass that it did not let pass before.

use std::collections::BTreeMap;
use std::path::Path;

use counterpart_compiler::project::{FILE_NAME, Level, ProjectFile};
use counterpart_report::checklist::State;

use super::item::{at, file, item};
use super::{Context, Item};

pub(super) fn items(context: &Context<'_>) -> Vec<Item> {
    let (old, new) = (context.old_settings, &context.project.settings);
    let place = file(&context.project.folder.join(Path::new(FILE_NAME)));
    let judge = |text: &str, told: Vec<String>, none: &str| {
        if told.is_empty() {
            item(text, State::Satisfied, none)
        } else {
            at(item(text, State::Person, told.join("; ")), [place.clone()])
        }
    };
    vec![
        judge(
            "Every new exception is justified",
            exceptions(old, new),
            "no system leaves out more than before",
        ),
        judge("Every accepted break is justified", accepted(old, new), "no break was accepted"),
        judge(
            "Nothing is checked less strictly",
            relaxed(old, new),
            "no rule has a lower level than before, and no promise was removed",
        ),
    ]
}

fn exceptions(old: &ProjectFile, new: &ProjectFile) -> Vec<String> {
    let all = |settings: &ProjectFile| -> BTreeMap<(String, String, String, String), String> {
        let systems = settings.systems.iter();
        let promises = systems.flat_map(|(name, system)| {
            system.implements.iter().map(move |promise| (name, promise))
        });
        let exceptions = promises.flat_map(|(name, promise)| {
            promise.except.iter().map(move |(value, reason)| {
                let symbol = promise.symbol.clone().unwrap_or_default();
                let place = format!("{} {symbol}", promise.at);
                ((name.clone(), promise.contract.clone(), place, value.clone()), reason.clone())
            })
        });
        exceptions.collect()
    };
    let before = all(old);
    all(new)
        .into_iter()
        .filter(|(key, _)| !before.contains_key(key))
        .map(|((system, contract, _, value), reason)| {
            format!("`{system}` leaves `{value}` of `{contract}` out: “{reason}”")
        })
        .collect()
}

fn accepted(old: &ProjectFile, new: &ProjectFile) -> Vec<String> {
    let known = |fingerprint: &str| {
        old.compat.accept.iter().any(|accepted| accepted.fingerprint == fingerprint)
    };
    new.compat
        .accept
        .iter()
        .filter(|accepted| !known(&accepted.fingerprint))
        .map(|accepted| {
            let (owner, until) = (&accepted.owner, &accepted.expires);
            format!("`{}` by {owner} until {until}: “{}”", accepted.fingerprint, accepted.reason)
        })
        .collect()
}

fn relaxed(old: &ProjectFile, new: &ProjectFile) -> Vec<String> {
    let mut told = Vec::new();
    let word = |level: Option<&Level>| match level {
        None => "its own level",
        Some(Level::Allow) => "`allow`",
        Some(Level::Warn) => "`warn`",
        Some(Level::Deny) => "`deny`",
    };
    let (before, now) = (&old.check.levels, &new.check.levels);
    for rule in before.keys().chain(now.keys().filter(|rule| !before.contains_key(*rule))) {
        let (was, is) = (before.get(rule), now.get(rule));
        // Where one side says nothing, which is stricter depends on the rule.
        let stricter = is.is_some() && was.is_some() && is >= was || is == Some(&Level::Deny);
        if was != is && !stricter {
            told.push(format!("the rule `{rule}` has {}, it had {}", word(is), word(was)));
        }
    }
    for paths in new.check.paths.iter().filter(|paths| !old.check.paths.contains(paths)) {
        told.push(format!("the files `{}` have levels of their own", paths.files));
    }
    for (name, system) in &old.systems {
        let Some(now) = new.systems.get(name) else {
            told.push(format!("the system `{name}` was removed"));
            continue;
        };
        for promise in &system.implements {
            let kept = now.implements.iter().any(|other| {
                (&other.contract, &other.at, &other.symbol)
                    == (&promise.contract, &promise.at, &promise.symbol)
            });
            if !kept {
                let symbol = promise.symbol.as_deref().unwrap_or(&promise.at);
                let contract = &promise.contract;
                told.push(format!("`{name}` no longer promises `{contract}` in `{symbol}`"));
            }
        }
    }
    if old.formats != new.formats {
        told.push("formats have another meaning".to_owned());
    }
    told
}

//! `symbol-not-found`: the file has no such symbol, or more than one.

use counterpart_compiler::project::Level;

use crate::context::Context;
use crate::finding::{Finding, LabeledPlace};
use crate::promise::Unresolved;
use crate::rule::Rule;
use crate::sources::At;
use counterpart_compiler::suggest;

pub(super) static RULE: Rule = Rule {
    id: "symbol-not-found",
    level: Level::Deny,
    undecided: false,
    summary: "the file has no such symbol, or more than one",
    explanation: "The `symbol` of an `implements` is the name of a declaration in its file: `SERVICES`, a function, `module::Type`, `Type::method`, `table.column`, a dotted path in JSON, TOML and YAML, `SERVICES[].key` for one property of a list of objects. The last steps of the name are enough if they are unique in the file.",
    help: "correct the symbol in counterpart.toml",
};

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for promise in context.promises {
        let symbol = promise.implements.symbol.as_deref().unwrap_or_default();
        for unresolved in &promise.unresolved {
            let (file, message, names) = match unresolved {
                Unresolved::NoSymbol(file, nearest) => {
                    let path = context.sources.path(*file);
                    (file, format!("{path} declares no `{symbol}`"), nearest)
                }
                Unresolved::Ambiguous(file, names) => {
                    let path = context.sources.path(*file);
                    (file, format!("{path} declares more than one `{symbol}`"), names)
                }
                Unresolved::NoFile(_) | Unresolved::Undecided(_) => continue,
            };
            let place = context.config.implements(promise.system, promise.position, "symbol");
            let place = LabeledPlace::new(place, "");
            let mut finding = context.about(&RULE, promise, place, message);
            if let Some(question) = suggest::question(names) {
                finding.help = question;
            }
            finding.value = Some(symbol.to_owned());
            finding.suggestion = names.first().cloned();
            finding.places.push(context.place(At::start(*file), "it was searched for here"));
            found.push(finding);
        }
    }
}

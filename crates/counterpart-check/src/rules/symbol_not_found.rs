//! `symbol-not-found`: the file has no such symbol.

use counterpart_compiler::project::Level;

use super::{About, Rule, Scene, mark};
use crate::finding::Finding;
use crate::promise::{Promise, Trouble};
use counterpart_compiler::suggest;

pub(super) const ABOUT: About = About {
    id: "symbol-not-found",
    level: Level::Deny,
    summary: "the file has no such symbol, or more than one",
    explanation: "The `symbol` of an `implements` is the name of a declaration in its file: `SERVICES`, a function, `module::Type`, `Type::method`, `table.column`, a dotted path in JSON, TOML and YAML, `SERVICES[].key` for one property of a list of objects. The last steps of the name are enough where they mean one place only.",
    help: "correct the symbol in counterpart.toml",
};

pub(super) fn find(scene: &Scene<'_>, promise: &Promise<'_>, into: &mut Vec<Finding>) {
    for trouble in &promise.troubles {
        let symbol = promise.implements.symbol.as_deref().unwrap_or_default();
        let (file, message, names) = match trouble {
            Trouble::NoSymbol(file, nearest) => {
                let path = scene.sources.path(*file);
                (file, format!("{path} has no `{symbol}`"), nearest)
            }
            Trouble::Ambiguous(file, names) => {
                let path = scene.sources.path(*file);
                (file, format!("`{symbol}` may mean more than one place of {path}"), names)
            }
            Trouble::NoFile(_) | Trouble::Undecided(_) => continue,
        };
        let place = scene.config.implements(promise.system, promise.position, "symbol");
        let mut finding = scene.about(Rule::SymbolNotFound, promise, mark(place, ""), message);
        if let Some(question) = suggest::question(names) {
            finding.help = question;
        }
        finding.value = Some(symbol.to_owned());
        finding.suggestion = names.first().cloned();
        finding.places.push(scene.mark(crate::sources::At::start(*file), "looked for here"));
        into.push(finding);
    }
}

//! Readers of source files: they know the text of a file, and nothing of contracts.

use super::Violation;
use super::graph;
use super::modules::Modules;
use super::names::Names;
use super::table::{self, READERS, READERS_MAY_USE, is_in};
use crate::Outcome;

/// Every type of a contract, of the compiler or of a report that a reader names.
pub fn check(crates: &[Modules]) -> Outcome<Vec<Violation>> {
    let names = Names::new(crates);
    let mut found = Vec::new();
    let mut readers = 0;
    for (index, krate) in crates.iter().enumerate() {
        for (path, module) in &krate.by_path {
            if !is_in(READERS, &krate.krate, path) {
                continue;
            }
            readers += 1;
            for (steps, line) in graph::named(module) {
                let Some(target) = names.resolve(index, path, steps) else { continue };
                let other = &crates[target.krate].krate;
                if is_in(READERS, other, target.module)
                    || is_in(READERS_MAY_USE, other, target.module)
                {
                    continue;
                }
                let whole: Vec<&str> = std::iter::once(other.as_str())
                    .chain(target.module.iter().map(String::as_str))
                    .chain(target.item)
                    .collect();
                found.push(Violation {
                    file: module.file.clone(),
                    line,
                    what: format!("a reader of sources may not know `{}`", whole.join("::")),
                    way_out: format!(
                        "A reader turns the text of one file into facts. It may use its own \
                         modules and {}. Compare with contracts in counterpart-check.",
                        table::listed(READERS_MAY_USE)
                    ),
                });
            }
        }
    }
    if readers == 0 {
        return Err("layers: no readers of sources where the layer table says they are".into());
    }
    found.sort_by(|a, b| (&a.file, a.line, &a.what).cmp(&(&b.file, b.line, &b.what)));
    found.dedup_by(|a, b| a.file == b.file && a.line == b.line && a.what == b.what);
    Ok(found)
}

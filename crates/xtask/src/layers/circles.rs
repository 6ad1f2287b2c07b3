//! Circles of modules inside a crate: none but those that are allowed by name, with a reason.

use std::collections::BTreeSet;
use std::path::Path;

use super::Violation;
use super::exceptions::{CIRCLES, Circle, FILE};
use super::graph;
use super::modules::Modules;

/// Every circle that is not allowed, and every allowed one that is not there any more.
pub fn check(root: &Path, crates: &[Modules]) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut met = BTreeSet::new();
    for krate in 0..crates.len() {
        for (parent, uses) in graph::uses(crates, krate) {
            for circle in graph::circles(&uses) {
                let allowed = CIRCLES.iter().position(|allowed| {
                    let inside = parent.join("::");
                    let modules: BTreeSet<&str> = allowed.modules.iter().copied().collect();
                    allowed.krate.replace('-', "_") == crates[krate].krate
                        && allowed.inside == inside
                        && modules == circle
                });
                match allowed {
                    Some(index) => drop(met.insert(index)),
                    None => found.push(violation(root, parent, &uses, &circle)),
                }
            }
        }
    }
    let stale = CIRCLES.iter().enumerate().filter(|(index, _)| !met.contains(index));
    found.extend(stale.map(|(_, circle)| stale_entry(circle)));
    found
}

fn violation(
    root: &Path,
    parent: &[String],
    uses: &graph::Uses<'_>,
    circle: &BTreeSet<&str>,
) -> Violation {
    let way = graph::way(uses, circle);
    let shown = |file: &Path| file.strip_prefix(root).unwrap_or(file).display().to_string();
    let steps = way
        .iter()
        .map(|(name, seen)| format!("uses `{name}` ({}:{})", shown(seen.file), seen.line));
    let start = circle.first().copied().unwrap_or_default();
    let modules = circle.iter().copied().collect::<Vec<_>>().join("`, `");
    let inside = match parent {
        [] => "the root of the crate".to_owned(),
        parent => format!("`{}`", parent.join("::")),
    };
    let first = way.first().map(|(_, seen)| *seen);
    Violation {
        file: first.map_or_else(|| root.into(), |seen| seen.file.into()),
        line: first.map_or(1, |seen| seen.line),
        what: format!(
            "the modules `{modules}` in {inside} use each other in a circle: `{start}` {}",
            steps.collect::<Vec<_>>().join(", which ")
        ),
        way_out: format!(
            "Move what one of them needs from the other into a module below both, or into the one \
             that uses it. Recursion over one structure may stand in {FILE}, with its reason."
        ),
    }
}

fn stale_entry(circle: &Circle) -> Violation {
    let Circle { krate, inside, modules, because } = circle;
    Violation {
        file: FILE.into(),
        line: 1,
        what: format!(
            "the circle of `{}` in `{inside}` of {krate} is allowed ({because}), but is not there",
            modules.join("`, `")
        ),
        way_out: "Remove the entry, or correct its modules.".to_owned(),
    }
}

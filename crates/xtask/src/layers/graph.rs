//! Which module of a crate uses which, and the circles among modules that stand side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::module::{Module, What};
use super::modules::Modules;
use super::names::Names;

/// The uses among the modules of one parent: from which to which, with the first place that shows
/// it.
pub type Uses<'c> = BTreeMap<&'c str, BTreeMap<&'c str, Seen<'c>>>;

/// Where a use is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen<'c> {
    /// The file.
    pub file: &'c Path,
    /// The line.
    pub line: usize,
}

/// The uses among the modules of a crate, by their parent. A module stands for all that is inside
/// it. It uses another when its code names something that the other defines; `mod`, and a `use`
/// that passes a name on, are not uses. Nor is what passes between a module and its own parts: a
/// folder is one concept. A method that is called without its type being named is not seen.
pub fn uses(crates: &[Modules], krate: usize) -> BTreeMap<&[String], Uses<'_>> {
    let names = Names::new(crates);
    let mut uses: BTreeMap<&[String], Uses> = BTreeMap::new();
    for (path, module) in &crates[krate].by_path {
        for (steps, line) in named(module) {
            let Some(target) = names.resolve(krate, path, steps) else { continue };
            if target.krate != krate || target.item.is_none() {
                continue;
            }
            let same = path.iter().zip(target.module).take_while(|(a, b)| a == b).count();
            let (Some(from), Some(to)) = (path.get(same), target.module.get(same)) else {
                continue;
            };
            let seen = Seen { file: &module.file, line };
            let siblings = uses.entry(&path[..same]).or_default();
            let first = siblings.entry(from).or_default().entry(to).or_insert(seen);
            *first = seen.min(*first);
        }
    }
    uses
}

/// Every path that the code of a module names, with its line.
pub fn named(module: &Module) -> impl Iterator<Item = (&[String], usize)> {
    let imports = module.imports.iter().filter(|import| !import.public && import.name.is_some());
    let imports = imports.map(|import| (import.path.as_slice(), import.line));
    let mentions = module.mentions.iter().filter_map(|mention| match &mention.what {
        What::Path(steps) => Some((steps.as_slice(), mention.line)),
        What::Call(..) | What::Field(_) => None,
    });
    imports.chain(mentions)
}

/// The circles: every largest set of modules each of which leads to every other.
pub fn circles<'c>(uses: &Uses<'c>) -> Vec<BTreeSet<&'c str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        uses.keys().map(|name| (*name, reachable(uses, name))).collect();
    let mut found: Vec<BTreeSet<&str>> = Vec::new();
    for (name, others) in &reached {
        let back = |other: &&str| reached.get(other).is_some_and(|back| back.contains(name));
        let circle: BTreeSet<&str> = others.iter().copied().filter(back).collect();
        if circle.len() > 1 && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

/// The modules that a module leads to; itself, when it leads back.
fn reachable<'c>(uses: &Uses<'c>, from: &str) -> BTreeSet<&'c str> {
    let next = |name: &str| uses.get(name).into_iter().flat_map(|others| others.keys().copied());
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = next(from).collect();
    while let Some(name) = open.pop() {
        if seen.insert(name) {
            open.extend(next(name));
        }
    }
    seen
}

/// The shortest way round a circle from its first module: each step with the place that shows it.
pub fn way<'c>(uses: &Uses<'c>, circle: &BTreeSet<&'c str>) -> Vec<(&'c str, Seen<'c>)> {
    let Some(start) = circle.first().copied() else { return Vec::new() };
    let mut open: Vec<Vec<(&str, Seen)>> = vec![Vec::new()];
    let mut reached = BTreeSet::new();
    while !open.is_empty() {
        let mut longer = Vec::new();
        for way in open {
            let at = way.last().map_or(start, |(name, _)| *name);
            for (name, seen) in uses.get(at).into_iter().flatten() {
                let way: Vec<_> = way.iter().copied().chain([(*name, *seen)]).collect();
                if *name == start {
                    return way;
                }
                if circle.contains(name) && reached.insert(*name) {
                    longer.push(way);
                }
            }
        }
        open = longer;
    }
    Vec::new()
}

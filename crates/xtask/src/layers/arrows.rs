//! Arrows between crates: only those of the layer table, and none from what `build` needs to the
//! root package.

use std::collections::BTreeSet;

use super::Violation;
use super::manifests::{Arrow, Package, Section};
use super::table::{self, BUILD, Layer, ROOT};

/// Every arrow that the table does not allow.
pub fn check(packages: &[Package]) -> Vec<Violation> {
    let mut found = Vec::new();
    for package in packages {
        let Some((height, layer)) = table::layer(&package.name) else {
            found.push(Violation {
                file: package.manifest.clone(),
                line: 1,
                what: format!("the crate {} has no row in the layer table", package.name),
                way_out: "Add a row to `LAYERS` in crates/xtask/src/layers/table.rs.".to_owned(),
            });
            continue;
        };
        for arrow in &package.arrows {
            found.extend(refused(package, height, layer, arrow));
        }
    }
    found.extend(cycle(packages));
    found
}

/// What is wrong with one arrow, if anything is.
fn refused(package: &Package, height: usize, layer: &Layer, arrow: &Arrow) -> Option<Violation> {
    let allowed = |to: &str| match arrow.section {
        Section::Code => layer.uses.contains(&to),
        Section::Tests => layer.uses.contains(&to) || layer.tests_use.contains(&to),
        Section::BuildScript => layer.builds_with.contains(&to),
    };
    let (name, to) = (&package.name, &arrow.to);
    let upward = table::layer(to).is_some_and(|(other, _)| other >= height);
    // The tests of a crate may use one above it, where the table says so.
    if allowed(to) && (!upward || arrow.section == Section::Tests) {
        return None;
    }
    let what = match (arrow.section, upward) {
        (_, true) => format!("{name} may not depend on {to}, which is a layer above it"),
        (Section::Code, false) => format!("{name} may not depend on {to}"),
        (Section::Tests, false) => format!("the tests of {name} may not depend on {to}"),
        (Section::BuildScript, false) => {
            format!("the build script of {name} may not depend on {to}")
        }
    };
    let may = match layer.uses {
        [] => "no other crate of the workspace".to_owned(),
        uses => uses.join(", "),
    };
    let way_out = format!(
        "{name} may use {may}. Move what both need down into one of these, or pass it in from a \
         crate that may use both."
    );
    Some(Violation { file: package.manifest.clone(), line: arrow.line, what, way_out })
}

/// The way from the crate of build scripts to the root package, if there is one. Tests do not
/// count: Cargo allows them to close a circle.
fn cycle(packages: &[Package]) -> Option<Violation> {
    let mut open = vec![(BUILD, vec![BUILD.to_owned()])];
    let mut seen = BTreeSet::from([BUILD]);
    while let Some((name, way)) = open.pop() {
        let Some(package) = packages.iter().find(|package| package.name == name) else { continue };
        for arrow in package.arrows.iter().filter(|arrow| arrow.section != Section::Tests) {
            let way: Vec<String> = way.iter().cloned().chain([arrow.to.clone()]).collect();
            if arrow.to == ROOT {
                return Some(Violation {
                    file: package.manifest.clone(),
                    line: arrow.line,
                    what: format!("{BUILD} depends on the root package: {}", way.join(" -> ")),
                    way_out: format!("{ROOT} is built with {BUILD}, so Cargo calls this a cycle."),
                });
            }
            if seen.insert(&arrow.to) {
                open.push((&arrow.to, way));
            }
        }
    }
    None
}

//! The packages of a workspace: npm and yarn name them in `package.json`, pnpm in a file of its own.

use super::Linker;
use super::npm::Package;
use crate::facts::{Part, Written};
use crate::read::{self, Language};
use crate::sources::globs::Globs;
use crate::sources::path;

/// How deep `**` is followed.
const DEEPEST: usize = 6;

impl Linker<'_> {
    /// The folders of the members of the workspace that begins in a folder.
    pub(super) fn workspace_folders(&self, folder: &str, package: Option<&Package>) -> Vec<String> {
        let stated = package.and_then(|package| package.value.get("workspaces"));
        let stated = stated.and_then(|stated| stated.get("packages")).or(stated);
        let listed = stated.and_then(serde_json::Value::as_array).into_iter().flatten();
        let listed = listed.filter_map(serde_json::Value::as_str).map(str::to_owned);
        let globs: Vec<String> = listed.chain(self.of_pnpm(folder)).collect();
        let mut folders = Vec::new();
        for glob in globs.iter().filter(|glob| !glob.starts_with('!')) {
            let glob = glob.trim_start_matches("./").trim_end_matches('/');
            let steps: Vec<&str> = glob.split('/').collect();
            self.expand(folder, &steps, 0, &mut folders);
        }
        let out: Vec<&str> = globs.iter().filter_map(|glob| glob.strip_prefix('!')).collect();
        if let Ok(out) = Globs::new(&out) {
            let below = |path: &str| path.strip_prefix(folder).unwrap_or(path).to_owned();
            folders.retain(|path| !out.has(below(path).trim_start_matches('/')));
        }
        folders
    }

    /// The globs of `pnpm-workspace.yaml`.
    fn of_pnpm(&self, folder: &str) -> Vec<String> {
        let name = path::join(folder, "pnpm-workspace.yaml");
        let Some(text) = self.sources.text(&name) else { return Vec::new() };
        let facts = read::read(Language::Yaml, std::path::Path::new(&name), &text);
        let packages = facts.declarations.iter().filter(|found| found.symbol == ["packages"]);
        let parts = packages.flat_map(|found| &found.listings).flat_map(|listing| &listing.parts);
        parts
            .filter_map(|part| match part {
                Part::One { value: Written::Value(text), .. } => Some(text.clone()),
                Part::One { value: Written::Name(_) | Written::Numbered { .. }, .. }
                | Part::Also { .. }
                | Part::Maybe { .. }
                | Part::From { .. }
                | Part::Without { .. }
                | Part::Unknown { .. } => None,
            })
            .collect()
    }

    fn expand(&self, folder: &str, steps: &[&str], depth: usize, into: &mut Vec<String>) {
        let Some((step, rest)) = steps.split_first() else {
            into.push(folder.to_owned());
            return;
        };
        if !step.contains(['*', '?', '{', '[']) {
            self.expand(&path::join(folder, step), rest, depth, into);
            return;
        }
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let inner = self.sources.folders(folder).into_iter().filter(|inner| {
            let name = name(inner);
            name != "node_modules" && !name.starts_with('.')
        });
        if *step == "**" {
            self.expand(folder, rest, depth, into);
            if depth < DEEPEST {
                inner.for_each(|inner| self.expand(&inner, steps, depth + 1, into));
            }
            return;
        }
        let Ok(glob) = Globs::new(&[step]) else { return };
        for inner in inner.filter(|inner| glob.has(&name(inner))) {
            self.expand(&inner, rest, depth, into);
        }
    }
}

//! `package.json`.

use std::collections::BTreeSet;

use counterpart_compiler::model::Supply;
use serde_json::{Map, Value, json};

use crate::operations;
use crate::plan::Plan;
use crate::settings::ID;

/// The manifest: one subpath for each contract, and everything under the package's own name.
pub fn manifest(plan: &Plan) -> String {
    let entry = |file: &str| json!({ "types": format!("./{file}.d.ts"), "default": format!("./{file}.js") });
    let mut exports = Map::new();
    exports.insert(".".to_owned(), entry("support/index"));
    for (contract, _) in plan.contracts() {
        let file = plan.file(contract);
        exports.insert(format!("./{file}"), entry(file));
    }
    let halves = operations::subpaths(plan);
    for half in &halves {
        exports.insert(format!("./{half}"), entry(half));
    }
    let folders = halves.iter().filter_map(|half| Some(half.rsplit_once('/')?.0));
    let folders: BTreeSet<_> = folders.collect();
    let files = ["*.js", "*.d.ts", "*.d.ts.map", "schemas", "support"].into_iter().chain(folders);
    let files: Vec<_> = files.collect();
    for path in ["./schemas/*.json", "./package.json"] {
        exports.insert(path.to_owned(), Value::String(path.to_owned()));
    }
    let output = plan.output;
    let mut manifest = json!({
        "name": output.package,
        "version": output.version,
        "type": "module",
        "sideEffects": false,
        "main": "./support/index.js",
        "types": "./support/index.d.ts",
        "exports": exports,
        "files": files,
        "engines": { "node": ">=20" },
    });
    if output.private {
        manifest["private"] = json!(true);
    }
    if let Some(license) = &output.license {
        manifest["license"] = json!(license);
    }
    if let Some(repository) = &output.repository {
        manifest["repository"] = json!({ "type": "git", "url": repository });
    }
    let peers = peers(plan);
    if !peers.is_empty() {
        manifest["peerDependencies"] = Value::Object(peers);
    }
    format!("{manifest:#}\n")
}

/// The packages that hold the contracts this one refers to.
fn peers(plan: &Plan) -> Map<String, Value> {
    let foreign = plan.model.contracts.iter().filter_map(|contract| match &contract.supply {
        Supply::Generated => None,
        Supply::External(external) => external.module(ID).map(package_of),
    });
    let names: BTreeSet<_> = foreign.collect();
    names.into_iter().map(|name| (name.to_owned(), json!("*"))).collect()
}

/// The package of a module: `@acme/contracts` of `@acme/contracts/common`.
fn package_of(module: &str) -> &str {
    let steps = if module.starts_with('@') { 2 } else { 1 };
    let end = module.match_indices('/').nth(steps - 1).map_or(module.len(), |(at, _)| at);
    &module[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_belong_to_packages() {
        assert_eq!(package_of("@acme/contracts/common"), "@acme/contracts");
        assert_eq!(package_of("@acme/contracts"), "@acme/contracts");
        assert_eq!(package_of("contracts/a/b"), "contracts");
    }
}

//! How fast, how small and how soon ready the generated TypeScript is, beside the standalone code of ajv.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::table::Table;
use super::{mean, urls};
use crate::{Outcome, folders, node};

/// Real contracts, with instances of many shapes and sizes.
const CONTRACTS: [&str; 20] = [
    "abc-clinical-demand-forecast-5.0.0",
    "abc-inventory-module-data-5.3.0",
    "appveyor",
    "azure-iot-edge-deployment-template-4.0",
    "claude-code-settings",
    "crowdin",
    "detekt-1.14.1",
    "elgato-stream-deck-plugin",
    "evidence-bundle",
    "flatpak-manifest",
    "helmfile",
    "label-commenter-config",
    "netlify",
    "popxf-corr-1.0",
    "prometheus",
    "specif-1.0",
    "starlake",
    "traefik-v2",
    "traefik-v3",
    "vsconfig",
];
/// A verdict is at least this many times as fast, as the geometric mean of all contracts.
const FASTER: f64 = 2.0;
/// A contract for which it is slower than this is below the bar.
const NEVER_SLOWER: f64 = 1.0;
/// `fromJson` takes at most this many times what `JSON.parse` and `is` take.
const FROM_JSON: f64 = 1.05;
/// Bytes of a bundle with the verdict alone, and with all violations.
const BUNDLES: [(&str, f64); 2] =
    [("isServiceKeyDisplay", 600.0), ("checkServiceKeyDisplay", 1300.0)];
/// A contract whose schema has 170 kB or more is loaded in this many milliseconds.
const LARGE_START: f64 = 10.0;
/// The contracts whose loading is measured: a small one, and a large one.
const SMALL: &str = "crowdin";
const LARGE: &str = "claude-code-settings";

/// Measures everything; whether every bar was met.
pub fn run(program: &Path, work: &Path) -> Outcome<bool> {
    node::install()?;
    let mut table = Table::default();
    let [verdict, violations] = bundles()?;
    for ((name, goal), size) in BUNDLES.iter().zip([verdict, violations]) {
        table.line(&format!("bundle of {name}"), size, "B", size <= *goal);
    }
    let corpus = folders::corpus();
    if !corpus.is_dir() {
        println!("bench: no corpus at {}: TypeScript beside ajv is skipped", corpus.display());
        return Ok(table.good);
    }
    let package = build(program, &work.join("typescript"), &corpus)?;
    speed(&package, &corpus, &mut table)?;
    start(&package, &mut table)?;
    Ok(table.good)
}

fn bundles() -> Outcome<[f64; 2]> {
    let module = folders::root().join("bindings/typescript/service-keys.js");
    let names = BUNDLES.map(|(name, _)| name);
    let sizes = ask("bundle.mjs", [module.as_os_str()].into_iter().chain(names.map(OsStr::new)))?;
    Ok([0, 1].map(|at| sizes[at].as_f64().unwrap_or(f64::INFINITY)))
}

/// Builds the package of all contracts.
fn build(program: &Path, project: &Path, corpus: &Path) -> Outcome<PathBuf> {
    folders::write(&project.join("counterpart.toml"), &urls(corpus)?)?;
    for name in CONTRACTS {
        let text = std::fs::read_to_string(schema(corpus, name))?;
        folders::write(&project.join(format!("schemas/{name}.json")), &text)?;
    }
    let output = Command::new(program).args(["build", "--project"]).arg(project).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(project.join("bindings/typescript"))
}

fn schema(corpus: &Path, name: &str) -> PathBuf {
    corpus.join("schemastore").join(name).join("schema.json")
}

fn speed(package: &Path, corpus: &Path, table: &mut Table) -> Outcome {
    let mut factors = Vec::new();
    let mut parts = Vec::new();
    for name in CONTRACTS {
        let instances = folders::entries(&corpus.join("schemastore").join(name).join("valid"))?;
        let module = package.join(format!("{name}.js"));
        let files = [module, schema(corpus, name), corpus.join("schemastore-refs")];
        let found = ask("speed.mjs", files.iter().chain(&instances).map(|path| path.as_os_str()))?;
        let of = |key: &str| found[key].as_f64().unwrap_or(f64::NAN);
        let (factor, part) = (of("ajv") / of("ours"), of("text") / of("parts"));
        let is_good = factor >= NEVER_SLOWER;
        table.line(&format!("is, {name}"), factor, "times as fast as ajv", is_good);
        factors.push(factor);
        parts.push(part);
    }
    let factor = mean(&factors);
    table.line("is, geometric mean", factor, "times as fast as ajv", factor >= FASTER);
    let part = mean(&parts);
    table.line("fromJson, geometric mean", part, "× JSON.parse and is", part <= FROM_JSON);
    Ok(())
}

/// How long it takes to load a module, and the code of ajv for the same schema.
fn start(package: &Path, table: &mut Table) -> Outcome {
    let ours = |name: &str| package.join(format!("{name}.js"));
    let ajv = |name: &str| package.join(format!("{name}.js.ajv.cjs"));
    let modules = [ours(SMALL), ajv(SMALL), ours(LARGE), ajv(LARGE)];
    let times = ask("cold.mjs", modules.iter().map(|path| path.as_os_str()))?;
    let of = |at: usize| times[at].as_f64().unwrap_or(f64::NAN);
    table.line(&format!("loading {SMALL}"), of(0), "ms", of(0) <= of(1));
    table.line(&format!("loading {SMALL}, ajv"), of(1), "ms", true);
    table.line(&format!("loading {LARGE}"), of(2), "ms", of(2) <= LARGE_START);
    table.line(&format!("loading {LARGE}, ajv"), of(3), "ms", true);
    Ok(())
}

/// What a program of the npm folder answers, a line of JSON.
fn ask<'a>(program: &str, arguments: impl Iterator<Item = &'a OsStr>) -> Outcome<Value> {
    let output = node::program(program).args(arguments).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

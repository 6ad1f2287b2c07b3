//! `cargo xtask bench`: how long `counterpart build` takes, and that it is linear; how long
//! `counterpart check` takes; how fast the generated Rust is; how fast and how small the generated
//! TypeScript is.

mod check;
mod product;
mod rust;
mod table;
mod typescript;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::{Map, Value, json};

use crate::program::{self, Build};
use crate::{Outcome, folders};

/// Runs of each measurement; the median counts.
const RUNS: usize = 7;
/// The whole `schemas/` folder takes less than this, in milliseconds.
const INSTANT: f64 = 100.0;
/// Ten times as many definitions may take at most this many times as long.
const LINEAR: f64 = 14.0;
/// The size of the large schema.
const LARGE: usize = 20_000_000;

/// What `cargo xtask bench` takes.
#[derive(clap::Args)]
pub struct Options {
    /// Measure only this; may be given more than once.
    #[arg(long)]
    only: Vec<Part>,
    /// Of Rust, measure only contracts whose name contains this; may be given more than once.
    #[arg(long)]
    contract: Vec<String>,
    /// Measure in fewer rounds.
    #[arg(long)]
    fast: bool,
    /// Compare Rust by the clock, also where instructions can be counted.
    #[arg(long)]
    clock: bool,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// The commands.
    Commands,
    /// The generated Rust.
    Rust,
    /// The generated TypeScript.
    Typescript,
}

/// Rounds in which ways to read take turns.
const ROUNDS: usize = 25;
const FAST_ROUNDS: usize = 5;

/// Measures what is asked for; whether every bar was met.
pub fn run(options: &Options) -> Outcome<bool> {
    let asked = |part| options.only.is_empty() || options.only.contains(&part);
    let work = folders::scratch("bench");
    let mut good = true;
    if asked(Part::Commands) {
        good &= commands(&program::counterpart(Build::Release)?, &work)?;
    }
    if asked(Part::Rust) {
        let rounds = if options.fast { FAST_ROUNDS } else { ROUNDS };
        good &= rust::run(&work, rounds, &options.contract, options.clock)?;
    }
    if asked(Part::Typescript) {
        good &= typescript::run(&program::counterpart(Build::Release)?, &work)?;
    }
    println!("bench: {}", if good { "every bar was met" } else { "a bar was missed" });
    Ok(good)
}

/// Measures the commands; whether every bar was met.
fn commands(program: &Path, work: &Path) -> Outcome<bool> {
    let own = work.join("own");
    copy(&folders::root().join("schemas"), &own.join("schemas"))?;
    let mut good = true;
    let mut line = |what: &str, milliseconds: f64, is_good: bool| {
        let mark = if is_good { "" } else { "  below the bar" };
        println!("{what:<44} {milliseconds:>10.1} ms{mark}");
        good &= is_good;
    };

    let fresh = median(program, &own, Start::Empty)?;
    line("schemas/, into an empty folder", fresh, fresh < INSTANT);
    let unchanged = median(program, &own, Start::Built)?;
    line("schemas/, unchanged", unchanged, unchanged < INSTANT && !writes(program, &own)?);

    let mut before = None;
    for count in [100, 1000, 10_000] {
        let project = work.join(format!("definitions-{count}"));
        folders::write(&project.join("schemas/model.json"), &definitions(count).to_string())?;
        let time = median(program, &project, Start::Empty)?;
        let ratio = before.map_or(1.0, |before| time / before);
        line(&format!("{count} definitions (× {ratio:.1})"), time, ratio < LINEAR);
        before = Some(time);
    }

    let project = work.join("large");
    let count = LARGE / definitions(100).to_string().len() * 100;
    let text = definitions(count).to_string();
    folders::write(&project.join("schemas/model.json"), &text)?;
    let time = once(program, &project, Start::Empty)?;
    let share = before.map_or(0.0, |before| time / before / (f64_of(count) / 10_000.0));
    let megabytes = text.len() / 1_000_000;
    line(
        &format!("{megabytes} MB, {count} definitions (per definition × {share:.2})"),
        time,
        share < 2.0,
    );
    check::run(program, work, &mut line)?;
    Ok(good)
}

/// What the output folder is like when a build starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Empty,
    Built,
}

fn median(program: &Path, project: &Path, start: Start) -> Outcome<f64> {
    once(program, project, Start::Empty)?;
    let times: Outcome<Vec<f64>> = (0..RUNS).map(|_| once(program, project, start)).collect();
    let mut times = times?;
    times.sort_by(f64::total_cmp);
    Ok(times[RUNS / 2])
}

fn once(program: &Path, project: &Path, start: Start) -> Outcome<f64> {
    let output = project.join("bindings");
    if start == Start::Empty && output.is_dir() {
        std::fs::remove_dir_all(&output)?;
    }
    let mut command = Command::new(program);
    command.args(["build", "--project"]).arg(project);
    command.arg("--rust").arg(output.join("contracts.rs"));
    let begin = Instant::now();
    let result = command.output()?;
    let time = begin.elapsed().as_secs_f64() * 1000.0;
    if result.status.success() {
        return Ok(time);
    }
    Err(String::from_utf8_lossy(&result.stderr).into_owned().into())
}

/// Whether a build without changes touches a file.
fn writes(program: &Path, project: &Path) -> Outcome<bool> {
    let before = stamps(&project.join("bindings"))?;
    once(program, project, Start::Built)?;
    Ok(before != stamps(&project.join("bindings"))?)
}

fn stamps(folder: &Path) -> Outcome<Vec<(PathBuf, std::time::SystemTime)>> {
    let mut stamps = Vec::new();
    for path in folders::entries(folder)? {
        let modified = std::fs::metadata(&path)?.modified()?;
        if path.is_dir() {
            stamps.extend(self::stamps(&path)?);
        }
        stamps.push((path, modified));
    }
    Ok(stamps)
}

fn copy(from: &Path, to: &Path) -> Outcome {
    for path in folders::entries(from)? {
        folders::write(&to.join(folders::name(&path)), &std::fs::read_to_string(&path)?)?;
    }
    Ok(())
}

/// A contract of ordinary objects that refer to each other.
fn definitions(count: usize) -> Value {
    let one = |index: usize| {
        let other = format!("#/$defs/Record{}", (index * 7 + 1) % count);
        let definition = json!({
            "description": "One of many records.",
            "type": "object",
            "properties": {
                "id": {"type": "integer", "minimum": 0},
                "name": {"type": "string", "minLength": 1, "maxLength": 80},
                "state": {"enum": ["open", "closed", "on-hold"]},
                "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 8},
                "other": {"anyOf": [{"$ref": other}, {"type": "null"}]},
                "changed": {"type": "string", "format": "date-time"},
            },
            "required": ["id", "name"],
        });
        (format!("Record{index}"), definition)
    };
    let all: Map<String, Value> = (0..count).map(one).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/$defs/Record0",
        "$defs": all,
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts of definitions")]
fn f64_of(count: usize) -> f64 {
    count as f64
}

/// The settings that map the URLs of other documents to the corpus.
fn urls(corpus: &Path) -> Outcome<String> {
    let mut settings = "[urls]\n".to_owned();
    for path in folders::entries(&corpus.join("schemastore-refs"))? {
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let (stem, path) = (folders::stem(&path), path.to_string_lossy().into_owned());
        for site in ["https://json.schemastore.org/", "https://www.schemastore.org/", ""] {
            let names = [format!("{site}{stem}.json"), format!("{site}{stem}")];
            for name in names.iter().take(if site.is_empty() { 1 } else { 2 }) {
                let _ = writeln!(
                    settings,
                    "{} = {}",
                    Value::from(name.as_str()),
                    Value::from(path.as_str())
                );
            }
        }
    }
    Ok(settings)
}

/// The geometric mean.
fn mean(values: &[f64]) -> f64 {
    let count = u32::try_from(values.len()).map_or(1.0, f64::from);
    (values.iter().map(|value| value.ln()).sum::<f64>() / count).exp()
}

//! Asks both questions of every pair of a folder of schema edits, and says what came of it.
//!
//! `cargo run --release -p counterpart-compat --example evolution [FOLDER [NAME]]`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use counterpart_compat::compare;
use counterpart_compat::evaluate::admits;
use counterpart_compat::question::{Options, Side};
use counterpart_model::project::{Formats, ProjectFile, Urls};
use counterpart_model::resolve::{Contract, Request};
use counterpart_model::{Compiled, compile_request};

/// The documents of the corpus that others refer to.
fn references(folder: &Path) -> Urls {
    let references = folder.join("../../schemastore-refs");
    let mut urls = BTreeMap::new();
    for entry in std::fs::read_dir(&references).into_iter().flatten().filter_map(Result::ok) {
        let file = entry.file_name().to_string_lossy().into_owned();
        let stem = file.trim_end_matches(".json");
        for host in ["https://json.schemastore.org", "https://www.schemastore.org"] {
            urls.insert(format!("{host}/{file}"), file.clone());
            urls.insert(format!("{host}/{stem}"), file.clone());
        }
    }
    Urls::new(&references, &urls)
}

fn compile(path: &Path) -> Result<Compiled, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let name = PathBuf::from("schema.json");
    let request = Request {
        contracts: vec![Contract { name: name.clone(), path: name, bytes }],
        urls: references(path.parent().unwrap_or(path)),
        tolerant: true,
        ..Request::default()
    };
    let settings = ProjectFile { formats: Formats::Annotate, ..ProjectFile::default() };
    compile_request(request, &settings).map_err(|found| {
        found.iter().find(|one| one.is_error()).map(|one| one.message.clone()).unwrap_or_default()
    })
}

fn side(compiled: &Compiled) -> Option<Side<'_>> {
    let (contract, _) =
        compiled.model.contracts().find(|(_, contract)| contract.name == "schema")?;
    let root = compiled.model.root(contract)?;
    Some(Side { model: &compiled.model, schema: compiled.model[root].schema })
}

#[derive(Default)]
struct Tally {
    safe: usize,
    breaking: usize,
    unknown: BTreeMap<String, Vec<String>>,
    failed: Vec<String>,
    wrong: Vec<String>,
    sizes: Vec<usize>,
    times: Vec<(u128, String)>,
    breaks: usize,
}

fn pair(folder: &Path, verbose: bool, closed: bool, tally: &mut Tally) {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let start = Instant::now();
    let (old, new) = (compile(&folder.join("old.json")), compile(&folder.join("new.json")));
    let compiling = start.elapsed().as_micros() / 2;
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(error), _) | (_, Err(error)) => return tally.failed.push(format!("{name}: {error}")),
    };
    let (Some(old), Some(new)) = (side(&old), side(&new)) else {
        return tally.failed.push(format!("{name}: no root"));
    };
    for (direction, writer, reader) in [("request", old, new), ("response", new, old)] {
        let start = Instant::now();
        let options = Options { closed_writer: closed, ..Options::default() };
        let outcome = compare(writer, reader, &options);
        tally.times.push((compiling + start.elapsed().as_micros(), format!("{name} {direction}")));
        for found in &outcome.breaks {
            let text = found.witness.to_string();
            tally.sizes.push(text.len());
            tally.breaks += 1;
            let written = admits(writer.model, writer.schema, &found.witness);
            let read = admits(reader.model, reader.schema, &found.witness);
            if verbose {
                let at = reader.model.sources.locate(found.refused_by);
                let was = found.was.map(|was| writer.model.sources.locate(was).pointer);
                println!(
                    "{direction} break {} at {} [{}] was {was:?}: {text}",
                    found.keyword, at.pointer, found.instance
                );
            }
            if (written, read) != (Some(true), Some(false)) {
                tally.wrong.push(format!("{name} {direction} {written:?} {read:?} {text}"));
            }
        }
        for doubt in &outcome.doubts {
            if verbose {
                let at = reader.model.sources.locate(doubt.at);
                println!("{direction} doubt at {}: {}", at.pointer, doubt.reason.because);
            }
        }
        if !outcome.breaks.is_empty() {
            tally.breaking += 1;
        } else if let Some(doubt) = outcome.doubts.first() {
            let because = doubt.reason.because.clone();
            tally.unknown.entry(because).or_default().push(format!("{name} {direction}"));
        } else {
            if verbose {
                println!("{direction} safe");
            }
            tally.safe += 1;
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let closed = arguments.iter().any(|argument| argument == "--closed");
    let plain: Vec<&String> =
        arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let folder = plain.first().map_or("../shared/corpus/evolution", |folder| folder.as_str());
    let wanted = plain.get(1);
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("{folder} is not here: nothing to do");
        return;
    };
    let mut folders: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let mut tally = Tally::default();
    for folder in folders {
        if wanted.is_none_or(|wanted| folder.to_string_lossy().contains(wanted.as_str())) {
            pair(&folder, wanted.is_some(), closed, &mut tally);
        }
    }
    for line in tally.failed.iter().chain(&tally.wrong) {
        println!("! {line}");
    }
    for (reason, pairs) in &tally.unknown {
        println!("{:4} {reason}\n       {}", pairs.len(), pairs.join("\n       "));
    }
    tally.sizes.sort_unstable();
    tally.times.sort();
    let decided = tally.safe + tally.breaking;
    for (time, name) in tally.times.iter().rev().take(5) {
        println!("{} ms {name}", time / 1000);
    }
    println!(
        "decided {decided}/{}, safe {}, breaking {}, breaks {}, wrong {}, median witness {:?} bytes, max {:?}, median {:?} us",
        tally.times.len(),
        tally.safe,
        tally.breaking,
        tally.breaks,
        tally.wrong.len(),
        tally.sizes.get(tally.sizes.len() / 2),
        tally.sizes.last(),
        tally.times.get(tally.times.len() / 2).map(|time| time.0),
    );
}

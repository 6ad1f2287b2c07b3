//! Mutated source files of every language through their readers: no death, and nothing that costs
//! more than its size allows.

use std::io::{BufRead as _, Write as _};
use std::path::{Path, PathBuf};

use counterpart_sources::read::{self, Language};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::kept::Kept;
use super::meter::{Budget, Meter, silence, worker};
use super::{Inputs, tokens};
use crate::jobs::Answer;
use crate::{Outcome, folders};

/// Reading one file.
const BUDGET: Budget =
    Budget { seconds: 0.5, microseconds_per_byte: 10.0, megabytes: 200.0, kilobytes_per_byte: 5.0 };

/// A file to read.
#[derive(Serialize, Deserialize)]
struct Job {
    /// Its name, which says the language.
    name: PathBuf,
    /// Where its text is.
    text: PathBuf,
}

/// Reads files that are named on the standard input until it ends.
pub fn serve() -> Outcome<bool> {
    for line in std::io::stdin().lock().lines() {
        let job: Job = serde_json::from_str(&line?)?;
        let text = std::fs::read_to_string(&job.text)?;
        let language = Language::of(&job.name).ok_or("not a source file")?;
        let facts = read::read(language, &job.name, &text);
        let mut output = std::io::stdout().lock();
        writeln!(output, "{}", json!({ "problems": facts.problems.len() }))?;
        output.flush()?;
    }
    Ok(true)
}

/// Runs the part.
pub fn run(inputs: &Inputs) -> Outcome<Kept> {
    let mut kept = Kept::new(inputs);
    let files = files()?;
    let mut meter = Meter::new(|| worker("attack-sources"));
    for (number, mut rng) in inputs.each() {
        kept.tried();
        // A language first: most files are scripts.
        let language = LANGUAGES[rng.usize(0..LANGUAGES.len())];
        let own: Vec<&PathBuf> =
            files.iter().filter(|path| Language::of(path) == Some(language)).collect();
        let path = own.get(rng.usize(0..own.len().max(1))).ok_or("no file of a language")?;
        let text = tokens::changed(&mut rng, language, &std::fs::read_to_string(path)?);
        let name = folders::name(path);
        let place = kept.folder().join("input");
        folders::write(&place, &text)?;
        let (answer, cost) = meter.ask(&json!(Job { name: name.clone().into(), text: place }))?;
        let failure = match silence(&answer) {
            Some(kind) => Some((kind, format!("{} bytes", text.len()))),
            None => BUDGET.exceeded(&cost, text.len()),
        };
        if let Some((kind, detail)) = failure {
            kept.fail(number, &format!("{kind} ({language:?})"), &detail, &[(&name, &text)])?;
        }
        if let Answer::Done(answer) = answer {
            let right = answer["problems"] == 0;
            kept.count(if right { "read" } else { "with problems" }, 1);
        }
    }
    meter.stop();
    Ok(kept)
}

const LANGUAGES: [Language; 8] = [
    Language::Script,
    Language::Rust,
    Language::Sql,
    Language::Env,
    Language::Json,
    Language::Toml,
    Language::Yaml,
    Language::Prisma,
];

/// The source files of the cases of `check`.
fn files() -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(&folders::root().join("crates/counterpart-check/cases"), &mut files)?;
    Ok(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    for path in folders::entries(folder)? {
        if path.is_dir() {
            collect(&path, files)?;
        } else if Language::of(&path).is_some() && std::fs::read_to_string(&path).is_ok() {
            files.push(path);
        }
    }
    Ok(())
}

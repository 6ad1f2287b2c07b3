//! Both halves and the judges, asked about a case.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use counterpart_build::TARGETS;
use counterpart_compiler::compile_input;
use counterpart_compiler::project::{Content, Formats, ProjectFile};
use counterpart_compiler::resolve::{Draft, Input, SourceFile};
use counterpart_typescript::TypeScriptOutput;
use serde_json::{Value, json};

use super::case::Case;
use super::rust_half::{RustHalf, Said};
use crate::jobs::{Answer, Process};
use crate::judge::Judge;
use crate::{Outcome, folders, node};

/// How long a schema may take in Node.
const LIMIT: Duration = Duration::from_secs(20);

/// After this number of schemas Node is restarted, because it never unloads a module.
const ENOUGH: u64 = 1500;

/// Asks both halves and the judges about cases.
pub struct Session {
    folder: PathBuf,
    node: Option<Process>,
    count: u64,
}

/// The result of one case.
pub enum Reply {
    /// The schema is refused, for these reasons, or it has no root type.
    Refused(String),
    /// Something broke.
    Broken(String),
    /// Everybody answered.
    Answered(Vec<Answers>),
}

/// All verdicts on an instance.
pub struct Answers {
    /// The Rust half.
    pub rust: Said,
    /// The TypeScript half.
    pub typescript: Said,
    /// The verdicts of the judges by name; judges without a verdict are left out.
    pub judges: Vec<(&'static str, bool)>,
    /// What the engine of Node says, where the schema is nothing but a regular expression.
    pub engine: Option<bool>,
}

impl Session {
    /// Starts nothing yet. Files go below `folder`.
    pub fn new(folder: PathBuf) -> Outcome<Self> {
        node::install()?;
        Ok(Self { folder, node: None, count: 0 })
    }

    /// Asks both halves, and the judges if wanted.
    pub fn ask(&mut self, case: &Case, judged: bool) -> Outcome<Reply> {
        self.count += 1;
        if self.count.is_multiple_of(ENOUGH) {
            self.stop();
        }
        let name = format!("c{}", self.count);
        let (text, settings) = (case.schema.to_string(), settings(case));
        let draft = case.draft;
        let contract = SourceFile {
            name: PathBuf::from(format!("{name}.json")),
            path: PathBuf::from(format!("{name}.json")),
            bytes: text.into_bytes(),
        };
        // A thread of its own has the stack of an ordinary thread, which must do.
        let compiled = std::thread::spawn(move || compile(contract, draft, &settings)).join();
        let half = match compiled {
            Ok(Ok(half)) => half,
            Ok(Err(reason)) => return Ok(Reply::Refused(reason)),
            Err(_) => return Ok(Reply::Broken("the compiler panicked".to_owned())),
        };
        let folder = self.folder.join(&name);
        let module = half.write(&self.folder, &name)?;
        let job = json!({
            "module": module, "root": half.root, "draft": draft.uri(),
            "formats": case.formats == Formats::Assert, "judged": judged,
            "schema": case.schema, "instances": case.instances,
        });
        let answer = self.node_answer(&job)?;
        std::fs::remove_dir_all(&folder)?;
        let said = match answer {
            Ok(said) => said,
            Err(reason) => return Ok(Reply::Broken(reason)),
        };
        let boon = if judged { boon(case) } else { vec![None; case.instances.len()] };
        let rust = half.rust;
        let instances = case.instances.clone();
        let rust = std::thread::spawn(move || {
            instances.iter().map(|instance| rust.ask(instance)).collect::<Vec<_>>()
        });
        let Ok(rust) = rust.join() else {
            return Ok(Reply::Broken("the Rust half panicked".to_owned()));
        };
        let answers = rust.into_iter().enumerate().map(|(at, rust)| {
            let verdict = |judge: &str| said[judge][at].as_bool();
            let votes = [("boon", boon[at]), ("ajv", verdict("ajv"))];
            let votes = votes.into_iter().chain([("hyperjump", verdict("hyperjump"))]);
            let votes = votes.filter_map(|(name, verdict)| Some((name, verdict?)));
            let typescript = &said["ours"][at];
            Answers {
                rust,
                typescript: Said {
                    valid: typescript["accepted"] == true,
                    violations: typescript["violations"].as_array().cloned().unwrap_or_default(),
                },
                judges: votes.collect(),
                engine: verdict("engine"),
            }
        });
        Ok(Reply::Answered(answers.collect()))
    }

    fn node_answer(&mut self, job: &Value) -> Outcome<Result<Value, String>> {
        let mut node = match self.node.take() {
            Some(node) => node,
            None => Process::start(node::program("fuzz.mjs"))?,
        };
        let answer = node.ask(job, LIMIT);
        Ok(match answer {
            Answer::Done(answer) => {
                self.node = Some(node);
                match answer["error"].as_str() {
                    Some(error) => Err(error.to_owned()),
                    None => Ok(answer),
                }
            }
            Answer::Died => {
                node.end();
                Err("Node died".to_owned())
            }
            Answer::TimedOut => {
                node.end();
                Err("Node took too long".to_owned())
            }
        })
    }

    /// Stops the processes.
    pub fn stop(&mut self) {
        if let Some(node) = self.node.take() {
            node.end();
        }
    }
}

/// What the settings of a case's project are.
fn settings(case: &Case) -> ProjectFile {
    // The most that can be asserted, so that the halves are compared on it.
    let content = Content::Draft;
    ProjectFile { formats: case.formats, content, ..ProjectFile::of(TARGETS) }
}

/// A schema as both halves check it.
pub struct Half {
    /// The name of the root type.
    pub root: String,
    /// The Rust half.
    pub rust: RustHalf,
    files: Vec<(PathBuf, String)>,
}

impl Half {
    /// Writes the package to a folder of its own; the path of the module.
    pub fn write(&self, all: &Path, name: &str) -> Outcome<PathBuf> {
        // One folder for what all packages share, since Node knows a module by its real path.
        let folder = all.join(name);
        for (path, text) in &self.files {
            let shared = path.starts_with("support") && !path.ends_with("index.js");
            folders::write(&if shared { all.join(path) } else { folder.join(path) }, text)?;
        }
        for path in self.files.iter().map(|(path, _)| path).filter(|it| it.starts_with("support")) {
            let link = folder.join(path);
            if !link.exists() {
                std::fs::create_dir_all(folder.join("support"))?;
                std::os::unix::fs::symlink(all.join(path), link)?;
            }
        }
        Ok(folder.join(format!("{name}.js")))
    }
}

/// Compiles a schema under a name that begins with `c`. The error says why it is refused.
pub fn compiled(name: &str, schema: String, draft: Draft) -> Result<Half, String> {
    let path = PathBuf::from(format!("{name}.json"));
    let contract = SourceFile { name: path.clone(), path, bytes: schema.into_bytes() };
    compile(contract, draft, &ProjectFile::of(TARGETS))
}

fn compile(contract: SourceFile, draft: Draft, settings: &ProjectFile) -> Result<Half, String> {
    let input = Input { contracts: vec![contract], default_draft: draft, ..Input::default() };
    let compiled = compile_input(input, settings).map_err(|diagnostics| {
        let errors = diagnostics.iter().filter(|it| it.is_error()).map(ToString::to_string);
        errors.collect::<Vec<_>>().join("; ")
    })?;
    let model = &compiled.model;
    let own = model.contracts().find(|(_, contract)| contract.name.starts_with('c'));
    let (id, _) = own.ok_or("no contract")?;
    let root = model.root(id).ok_or("no root type")?;
    let files = counterpart_typescript::emit(model, settings.code(), &TypeScriptOutput::default());
    let files = files.iter().filter(|(path, _)| path.extension().is_some_and(|it| it == "js"));
    Ok(Half {
        root: model[root].name.clone(),
        files: files.map(|(path, text)| (path.to_owned(), text.to_owned())).collect(),
        rust: RustHalf::new(model, id, settings.code()).ok_or("no root type")?,
    })
}

/// What `boon` says of each instance.
fn boon(case: &Case) -> Vec<Option<bool>> {
    let base = "https://fuzz.invalid/schema.json";
    // It cannot leave formats alone up to draft 7.
    let ignores = case.formats != Formats::Assert && case.draft <= Draft::Draft7;
    if ignores && case.schema.to_string().contains("\"format\"") {
        return vec![None; case.instances.len()];
    }
    let own = case.clone();
    let verdicts = std::thread::spawn(move || {
        let judge = Judge::new(base, &own.schema, &Arc::default(), own.formats).ok();
        let verdict = |instance| judge.as_ref().map(|judge| judge.verdict(instance).is_ok());
        own.instances.iter().map(verdict).collect()
    });
    verdicts.join().unwrap_or_else(|_| vec![None; case.instances.len()])
}

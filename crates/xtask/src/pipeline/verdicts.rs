//! The verdicts of the judge, of both halves and of the TypeScript compiler, instance by instance.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use super::declared::RoundTrip;
use super::entry::{Entry, Instance};
use super::rust::{self, Module};
use super::tsc::Check;
use super::verdict::Verdict;
use super::worker::{Compilation, Emitted};
use crate::jobs::Answer;
use crate::judge::Judge;
use crate::{Outcome, jobs, node};

/// A schema and its results.
pub struct Subject<'a> {
    /// The schema.
    pub entry: &'a Entry,
    /// The result of compiling it.
    pub compilation: Stage,
    /// The judge, or why it cannot use the schema.
    pub judge: Result<Judge, String>,
    /// Why rustc refuses its Rust.
    pub rustc: Option<String>,
    /// Why `tsc` refuses its declarations.
    pub tsc: Option<String>,
    /// The verdicts on each of its instances.
    pub verdicts: Vec<Verdicts<'a>>,
}

/// How compilation went.
pub enum Stage {
    /// It went well.
    Compiled(Emitted),
    /// The schema was refused, for these reasons.
    Diagnosed(Vec<String>),
    /// The compiler panicked or died.
    Crashed(String),
    /// It took too long.
    TimedOut,
}

/// The verdicts on an instance. `None` where a tool was not asked.
pub struct Verdicts<'a> {
    /// The instance.
    pub instance: &'a Instance,
    /// The judge.
    pub judge: Option<Verdict>,
    /// `Valid<Root>`
    pub rust: Option<Verdict>,
    /// `Root.is`
    pub node: Option<Verdict>,
    /// Assignment to `Root`.
    pub tsc: Option<Verdict>,
    /// The text Rust wrote, if it accepted.
    pub written: Option<Value>,
    /// Whether that equals what was read.
    pub round_trip: Option<Result<(), String>>,
    /// The text JavaScript wrote, if it accepted.
    pub written_by_node: Option<Value>,
    /// Whether that equals what was read.
    pub node_round_trip: Option<Result<(), String>>,
}

impl<'a> Subject<'a> {
    /// A schema that was compiled, or not; the judge is asked about its instances.
    pub fn new(entry: &'a Entry, answer: Answer, judge: Result<Judge, String>) -> Self {
        let compilation = match answer {
            Answer::TimedOut => Stage::TimedOut,
            Answer::Died => Stage::Crashed("the process died".to_owned()),
            Answer::Done(value) => match serde_json::from_value(value) {
                Ok(Compilation::Compiled(emitted))
                    if emitted.seconds > super::LIMIT.as_secs_f64() =>
                {
                    Stage::TimedOut
                }
                Ok(Compilation::Compiled(emitted)) => Stage::Compiled(emitted),
                Ok(Compilation::Diagnosed(reasons)) => Stage::Diagnosed(reasons),
                Ok(Compilation::Panicked(reason)) => Stage::Crashed(reason),
                Err(error) => Stage::Crashed(error.to_string()),
            },
        };
        let ask = |instance: &Instance| {
            judge.as_ref().ok().map(|judge| judge.verdict(&instance.value).into())
        };
        let verdicts = entry.instances.iter().map(|instance| Verdicts {
            instance,
            judge: ask(instance),
            rust: None,
            node: None,
            tsc: None,
            written: None,
            round_trip: None,
            written_by_node: None,
            node_round_trip: None,
        });
        let verdicts = verdicts.collect();
        Self { entry, compilation, judge, rustc: None, tsc: None, verdicts }
    }

    /// The emitted files, if there are any.
    pub fn emitted(&self) -> Option<&Emitted> {
        match &self.compilation {
            Stage::Compiled(emitted) => Some(emitted),
            Stage::Diagnosed(_) | Stage::Crashed(_) | Stage::TimedOut => None,
        }
    }
}

/// Asks the TypeScript compiler about declarations and literals.
pub fn typescript(subjects: &mut [Subject], work: &Path) -> Outcome {
    let mut check = Check::default();
    for subject in &*subjects {
        let Some(emitted) = subject.emitted() else { continue };
        emitted.declarations.iter().for_each(|path| check.declarations(path));
        let Some(root) = &emitted.root else { continue };
        let module = work.join("index").join(subject.entry.identifier());
        let module = module.join(format!("{}.js", emitted.contract));
        for (number, verdicts) in subject.verdicts.iter().enumerate() {
            let file = literal_file(work, subject.entry, number);
            check.literal(&file, &module, root, &verdicts.instance.text)?;
        }
    }
    let errors = check.run(work)?;
    for subject in subjects {
        let Some(emitted) = subject.emitted().cloned() else { continue };
        let mut declarations = emitted.declarations.iter();
        subject.tsc = declarations
            .find_map(|path| errors.get(Path::new(path)).map(|error| format!("{path}:{error}")));
        for (number, verdicts) in subject.verdicts.iter_mut().enumerate() {
            let error = errors.get(&literal_file(work, subject.entry, number));
            verdicts.tsc = Some(match (error, &emitted.root, &subject.tsc) {
                (_, _, Some(reason)) => Verdict::Broken(reason.clone()),
                (_, None, None) => Verdict::Broken("there is no root type".to_owned()),
                (Some(error), Some(_), None) => Verdict::Refused(error.clone()),
                (None, Some(_), None) => Verdict::Accepted,
            });
        }
    }
    Ok(())
}

fn literal_file(work: &Path, entry: &Entry, number: usize) -> PathBuf {
    work.join("instances").join(entry.identifier()).join(format!("{number}.ts"))
}

/// Asks the generated JavaScript.
pub fn node(subjects: &mut [Subject], work: &Path) -> Outcome {
    let mut asked = Vec::new();
    for subject in &*subjects {
        let Some(emitted) = subject.emitted() else { continue };
        let module = work.join("closed").join(subject.entry.identifier());
        let module = module.join(format!("{}.js", emitted.contract));
        for verdicts in &subject.verdicts {
            asked.push(
                json!({"module": module, "root": emitted.root, "path": verdicts.instance.path}),
            );
        }
    }
    let program = || node::program("verdicts.mjs");
    let mut answers = jobs::run(program, &asked, Duration::from_secs(20))?.into_iter();
    for subject in subjects.iter_mut().filter(|subject| subject.emitted().is_some()) {
        for (verdicts, answer) in subject.verdicts.iter_mut().zip(answers.by_ref()) {
            let (verdict, value) = javascript_verdict(&answer);
            verdicts.node = Some(verdict);
            verdicts.written_by_node = value;
        }
    }
    Ok(())
}

fn javascript_verdict(answer: &Answer) -> (Verdict, Option<Value>) {
    let broken = |reason: &str| (Verdict::Broken(reason.to_owned()), None);
    let answer = match answer {
        Answer::Done(answer) => answer,
        Answer::Died => return broken("Node died"),
        Answer::TimedOut => return broken("Node took too long"),
    };
    match (answer["error"].as_str(), answer["accepted"] == true) {
        (Some(error), _) => broken(error.lines().next().unwrap_or_default()),
        (None, true) => {
            let text = answer["json"].as_str().unwrap_or_default();
            (Verdict::Accepted, serde_json::from_str(text).ok())
        }
        (None, false) => (Verdict::Refused(answer["violations"][0].to_string()), None),
    }
}

/// Builds the generated Rust and asks it.
pub fn rust(subjects: &mut [Subject], work: &Path) -> Outcome {
    let modules: Vec<_> = subjects
        .iter()
        .filter_map(|subject| {
            let weight = subject.entry.schema.to_string().len();
            // Without a root type there is nothing to ask.
            let emitted = subject.emitted().filter(|emitted| emitted.root.is_some())?;
            Some(Module { identifier: subject.entry.identifier(), emitted, weight })
        })
        .collect();
    let built = rust::build(&work.join("rust-crates"), &modules)?;
    let compiled = || subjects.iter().filter(|subject| subject.emitted().is_some());
    let asked: Vec<_> = compiled()
        .flat_map(|subject| {
            let instances = subject.entry.instances.iter();
            instances.map(|instance| {
                let identifier = subject.entry.identifier();
                let job = json!({"schema": identifier, "path": instance.path});
                (identifier, job)
            })
        })
        .collect();
    let mut answers = built.run(&asked)?.into_iter();
    for subject in subjects.iter_mut().filter(|subject| subject.emitted().is_some()) {
        subject.rustc = built.refused.get(&subject.entry.identifier()).cloned();
        for (verdicts, answer) in subject.verdicts.iter_mut().zip(answers.by_ref()) {
            let (verdict, value) = rust_verdict(answer);
            verdicts.rust = Some(verdict);
            verdicts.written = value;
        }
    }
    Ok(())
}

fn rust_verdict(answer: Option<Answer>) -> (Verdict, Option<Value>) {
    let broken = |reason: &str| (Verdict::Broken(reason.to_owned()), None);
    match answer {
        None => broken("its Rust does not build, or has no root type"),
        Some(Answer::Died) => broken("the program died"),
        Some(Answer::TimedOut) => broken("the program took too long"),
        Some(Answer::Done(answer)) if answer["accepted"] == true => {
            (Verdict::Accepted, answer.get("value").cloned())
        }
        Some(Answer::Done(answer)) => {
            (Verdict::Refused(answer["error"].as_str().unwrap_or_default().to_owned()), None)
        }
    }
}

/// Judges the texts that both halves wrote.
pub fn round_trips(subjects: &mut [Subject]) {
    for subject in subjects {
        let Ok(judge) = &mut subject.judge else { continue };
        let base = subject.entry.url();
        let mut judge = RoundTrip {
            judge,
            base: &base,
            schema: &subject.entry.schema,
            documents: &subject.entry.documents,
        };
        for verdicts in &mut subject.verdicts {
            let mut compare = |verdict: Option<&Verdict>, written: Option<&Value>| {
                verdict.filter(|verdict| verdict.is_accepted())?;
                let lost = || "it was not written".to_owned();
                Some(
                    written
                        .ok_or_else(lost)
                        .and_then(|it| judge.compare(&verdicts.instance.value, it)),
                )
            };
            verdicts.round_trip = compare(verdicts.rust.as_ref(), verdicts.written.as_ref());
            verdicts.node_round_trip =
                compare(verdicts.node.as_ref(), verdicts.written_by_node.as_ref());
        }
    }
}

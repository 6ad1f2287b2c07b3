//! Both halves, generated for every schema of the suite, built, and asked about every instance.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::suite::{Group, Part, Suite};
use crate::jobs::Answer;
use crate::pipeline::{self, Compilation, Emitted, Module};
use crate::{Outcome, folders, jobs, node};

/// A schema of the suite and its results.
pub struct Subject<'a> {
    /// The schema.
    pub group: &'a Group,
    /// The emitted files, or the error.
    pub emitted: Result<Emitted, String>,
    /// The verdicts on each of its instances.
    pub said: Vec<Said>,
}

/// The answers on an instance; each is a verdict or an error.
#[derive(Default)]
pub struct Said {
    /// The Rust half.
    pub rust: Option<Result<Rust, String>>,
    /// The TypeScript half.
    pub typescript: Option<Result<TypeScript, String>>,
}

/// What the Rust half says.
pub struct Rust {
    /// The verdict of the compiled validator.
    pub compiled: bool,
    /// The verdict of the validator that is built at run time.
    pub run_time: bool,
    /// What the typed value was written as, or why there is none.
    pub typed: Result<Value, String>,
    /// The violations.
    pub violations: Vec<Value>,
}

/// What the TypeScript half says.
pub struct TypeScript {
    /// The verdict.
    pub accepted: bool,
    /// The violations.
    pub violations: Vec<Value>,
}

/// Generates and builds both halves below `work`, and asks them.
pub fn run<'a>(suite: &'a Suite, work: &Path) -> Outcome<Vec<Subject<'a>>> {
    node::install()?;
    let start = Instant::now();
    let step = |name: &str| {
        let seconds = start.elapsed().as_secs();
        eprintln!("xtask: {name} ({} schemas, after {seconds} s)", suite.groups.len());
    };
    step("compile");
    let mut subjects = compile(suite, work)?;
    step("node");
    typescript(&mut subjects, work)?;
    step("rust");
    rust(&mut subjects, work)?;
    step("compare");
    Ok(subjects)
}

fn compile<'a>(suite: &'a Suite, work: &Path) -> Outcome<Vec<Subject<'a>>> {
    let mut asked = Vec::with_capacity(suite.groups.len());
    for group in &suite.groups {
        let project = work.join("projects").join(&group.identifier);
        folders::write(&project.join("schema.json"), &group.text)?;
        let formats = match group.part {
            Part::Required => "annotate",
            Part::Optional => "assert",
        };
        let settings = format!("formats = \"{formats}\"\ncontent = \"draft\"\n");
        folders::write(&project.join("counterpart.toml"), &settings)?;
        asked.push(json!({
            "identifier": group.identifier, "folder": project, "urls": suite.urls,
            "draft": group.draft.uri(),
        }));
    }
    let answers = pipeline::compile_jobs(&asked, work)?;
    let subjects = suite.groups.iter().zip(answers).map(|(group, answer)| {
        let said = group.tests.iter().map(|_| Said::default()).collect();
        Subject { group, emitted: emitted(answer), said }
    });
    Ok(subjects.collect())
}

fn emitted(answer: Answer) -> Result<Emitted, String> {
    let value = answered(answer)?;
    match serde_json::from_value(value).map_err(|error| error.to_string())? {
        Compilation::Compiled(emitted) if emitted.root.is_none() => Err("no root type".to_owned()),
        Compilation::Compiled(emitted) => Ok(emitted),
        Compilation::Diagnosed(reasons) => Err(reasons.join("; ")),
        Compilation::Panicked(reason) => Err(format!("the compiler panicked: {reason}")),
    }
}

fn answered(answer: Answer) -> Result<Value, String> {
    match answer {
        Answer::Done(value) => Ok(value),
        Answer::Died => Err("the process died".to_owned()),
        Answer::TimedOut => Err("it took too long".to_owned()),
    }
}

/// The instances of all schemas of which anything was emitted.
fn asked<'s>(
    subjects: &'s [Subject],
) -> impl Iterator<Item = (&'s Group, &'s Emitted, &'s str)> + use<'s> {
    let emitted = subjects.iter().filter_map(|it| Some((it.group, it.emitted.as_ref().ok()?)));
    emitted.flat_map(|(group, emitted)| {
        group.tests.iter().map(move |test| (group, emitted, test.text.as_str()))
    })
}

/// Hands out the answers in the order of [`asked`].
fn hand_out<T>(subjects: &mut [Subject], answers: Vec<T>, take: impl Fn(&mut Said, T)) {
    let mut answers = answers.into_iter();
    for subject in subjects.iter_mut().filter(|subject| subject.emitted.is_ok()) {
        for (said, answer) in subject.said.iter_mut().zip(answers.by_ref()) {
            take(said, answer);
        }
    }
}

fn typescript(subjects: &mut [Subject], work: &Path) -> Outcome {
    let job = |(group, emitted, text): (&Group, &Emitted, &str)| {
        let module = work.join("closed").join(&group.identifier);
        let module = module.join(format!("{}.js", emitted.contract));
        json!({"module": module, "root": emitted.root, "text": text})
    };
    let jobs: Vec<Value> = asked(subjects).map(job).collect();
    let program = || {
        let mut command = node::program("verdicts.mjs");
        command.env("NODE_OPTIONS", "--disallow-code-generation-from-strings");
        command
    };
    let answers = jobs::run(program, &jobs, Duration::from_secs(20))?;
    hand_out(subjects, answers, |said, answer| said.typescript = Some(said_in_node(answer)));
    Ok(())
}

fn said_in_node(answer: Answer) -> Result<TypeScript, String> {
    let answer = answered(answer)?;
    match answer["error"].as_str() {
        Some(error) => Err(error.lines().take(3).collect::<Vec<_>>().join(" ")),
        None => Ok(TypeScript {
            accepted: answer["accepted"] == true,
            violations: list(&answer["violations"]),
        }),
    }
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn rust(subjects: &mut [Subject], work: &Path) -> Outcome {
    let modules: Vec<_> = subjects
        .iter()
        .filter_map(|subject| {
            let (identifier, weight) = (subject.group.identifier.clone(), subject.group.text.len());
            Some(Module { identifier, emitted: subject.emitted.as_ref().ok()?, weight })
        })
        .collect();
    let built = pipeline::build(&work.join("rust-crates"), &modules)?;
    let job = |(group, _, text): (&Group, &Emitted, &str)| {
        let job = json!({"schema": group.identifier, "text": text, "thorough": true});
        (group.identifier.clone(), job)
    };
    let jobs: Vec<_> = asked(subjects).map(job).collect();
    let answers = built.run(&jobs)?;
    let reasons = jobs.iter().map(|(identifier, _)| built.refused.get(identifier));
    let answers = answers.into_iter().zip(reasons).map(|(answer, reason)| {
        let unbuilt = || reason.map_or("it was not built", String::as_str).to_owned();
        Ok(said_in_rust(&answered(answer.ok_or_else(unbuilt)?)?))
    });
    let answers: Vec<_> = answers.collect();
    hand_out(subjects, answers, |said, answer| said.rust = Some(answer));
    Ok(())
}

/// Why a value was not read, or not written.
fn refusal(read: &Value) -> String {
    let violations = list(&read["violations"]);
    let messages = violations.iter().filter_map(|violation| violation["message"].as_str());
    messages.chain(read["error"].as_str()).collect::<Vec<_>>().join("; ")
}

fn said_in_rust(answer: &Value) -> Rust {
    let (read, run_time) = (&answer["read"], &answer["run time"]);
    let keyword = read["violations"][0]["keyword"].as_str();
    // A value that no type holds was accepted before; one without any violation was refused.
    let compiled = read["accepted"] == true || keyword == Some("decode");
    let typed = match read["written"].as_str() {
        Some(written) => serde_json::from_str(written).map_err(|error| error.to_string()),
        None => Err(refusal(read)),
    };
    Rust {
        compiled,
        run_time: run_time["valid"] == true,
        typed,
        violations: list(&run_time["violations"]),
    }
}

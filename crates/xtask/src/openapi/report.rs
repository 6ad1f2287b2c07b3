//! The results: every refusal with its reason, then one line of numbers.

use std::fmt;
use std::time::Duration;

use super::worker::{Compilation, Emitted};
use super::{Document, Expected, read};
use crate::Outcome;
use crate::jobs::Answer;

/// A document with what became of it.
pub struct Subject {
    /// The document.
    pub document: Document,
    /// What the compiler made of it.
    pub stage: Stage,
    /// The first error of rustc.
    pub rustc: Option<String>,
    /// The first error of tsc.
    pub tsc: Option<String>,
}

/// What the compiler made of a document.
pub enum Stage {
    /// Both halves.
    Compiled(Emitted),
    /// A refusal, with its reasons.
    Diagnosed(Vec<String>),
    /// A panic.
    Crashed(String),
    /// No answer in time.
    TimedOut,
}

impl Subject {
    /// A document with the answer of the worker.
    pub fn new((document, answer): (Document, Answer)) -> Outcome<Self> {
        let stage = match answer {
            Answer::Done(value) => match read(&value)? {
                Compilation::Compiled(emitted) => Stage::Compiled(emitted),
                Compilation::Diagnosed(reasons) => Stage::Diagnosed(reasons),
                Compilation::Panicked(text) => Stage::Crashed(text),
            },
            Answer::Died => Stage::Crashed("the process died".to_owned()),
            Answer::TimedOut => Stage::TimedOut,
        };
        Ok(Self { document, stage, rustc: None, tsc: None })
    }

    /// What was emitted, if anything.
    pub fn emitted(&self) -> Option<&Emitted> {
        match &self.stage {
            Stage::Compiled(emitted) => Some(emitted),
            Stage::Diagnosed(_) | Stage::Crashed(_) | Stage::TimedOut => None,
        }
    }

    /// What is not as it should be, in lines.
    fn faults(&self) -> Vec<String> {
        let compiled = match &self.stage {
            Stage::Compiled(emitted) => emitted,
            Stage::Diagnosed(_) if self.document.expected == Expected::Refused => {
                return Vec::new();
            }
            Stage::Diagnosed(reasons) => {
                let first = reasons.iter().take(3).map(|reason| format!("refused: {reason}"));
                let more = reasons.len().saturating_sub(3);
                let more = (more > 0).then(|| format!("refused: {more} more errors"));
                return first.chain(more).collect();
            }
            Stage::Crashed(text) => return vec![format!("crashed: {text}")],
            Stage::TimedOut => return vec!["timed out".to_owned()],
        };
        if self.document.expected == Expected::Refused {
            return vec!["compiled, though it is no OpenAPI 3 document".to_owned()];
        }
        let operations = compiled.refused.iter().map(|one| format!("operation refused: {one}"));
        let rustc = self.rustc.iter().map(|error| format!("rustc: {error}"));
        let tsc = self.tsc.iter().map(|error| format!("tsc: {error}"));
        operations.chain(rustc).chain(tsc).collect()
    }
}

/// All results.
pub struct Report<'s> {
    /// The documents, in the order of the corpus.
    pub subjects: &'s [Subject],
    /// The time limit of one document.
    pub limit: Duration,
    /// Whether rustc and tsc were asked.
    pub built: bool,
}

impl Report<'_> {
    /// Whether at least 97 % compile, all of these pass rustc and tsc, at least 99 % of the
    /// operations are typed, and nothing panics, hangs or is slow.
    pub fn is_good(&self) -> bool {
        let numbers = Numbers::of(self);
        numbers.compiled * 100 >= numbers.counted * 97
            && numbers.rustc == numbers.emitted
            && numbers.tsc == numbers.emitted
            && numbers.typed * 100 >= numbers.operations * 99
            && numbers.panics + numbers.timeouts + numbers.accepted_wrongly == 0
            && numbers.slow == 0
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for subject in self.subjects {
            let name = &subject.document.name;
            for fault in subject.faults() {
                writeln!(f, "{name}: {fault}")?;
            }
            if let Some(emitted) = subject.emitted()
                && emitted.seconds > self.limit.as_secs_f64()
            {
                writeln!(f, "{name}: slow: {:.1} s", emitted.seconds)?;
            }
        }
        let numbers = Numbers::of(self);
        writeln!(
            f,
            "openapi: both halves in {:.1} s, slowest {:.2} s ({}); {} warnings",
            numbers.seconds, numbers.slowest.0, numbers.slowest.1, numbers.warnings
        )?;
        writeln!(
            f,
            "openapi: compiled {}/{}, rustc {}/{emitted}, tsc {}/{emitted}, operations typed \
             {}/{}, panics {}, timeouts {}",
            numbers.compiled,
            numbers.counted,
            numbers.rustc,
            numbers.tsc,
            numbers.typed,
            numbers.operations,
            numbers.panics,
            numbers.timeouts,
            emitted = numbers.emitted,
        )
    }
}

#[derive(Default)]
struct Numbers {
    counted: usize,
    compiled: usize,
    emitted: usize,
    rustc: usize,
    tsc: usize,
    typed: usize,
    operations: usize,
    panics: usize,
    timeouts: usize,
    accepted_wrongly: usize,
    slow: usize,
    warnings: usize,
    seconds: f64,
    slowest: (f64, String),
}

impl Numbers {
    fn of(report: &Report) -> Self {
        let mut numbers = Self::default();
        for subject in report.subjects {
            numbers.add(subject, report);
        }
        numbers
    }

    fn add(&mut self, subject: &Subject, report: &Report) {
        let counts = subject.document.expected == Expected::Compiled;
        self.counted += usize::from(counts);
        match &subject.stage {
            Stage::Compiled(emitted) => {
                self.compiled += usize::from(counts);
                self.accepted_wrongly +=
                    usize::from(subject.document.expected == Expected::Refused);
                self.emitted += 1;
                self.rustc += usize::from(report.built && subject.rustc.is_none());
                self.tsc += usize::from(report.built && subject.tsc.is_none());
                self.typed += emitted.typed;
                self.operations += emitted.typed + emitted.refused.len();
                self.warnings += emitted.warnings;
                self.seconds += emitted.seconds;
                self.slow += usize::from(emitted.seconds > report.limit.as_secs_f64());
                if emitted.seconds > self.slowest.0 {
                    self.slowest = (emitted.seconds, subject.document.name.clone());
                }
            }
            Stage::Diagnosed(_) => {}
            Stage::Crashed(_) => self.panics += 1,
            Stage::TimedOut => self.timeouts += 1,
        }
    }
}

//! Compares the answers about a case.

use super::case::Case;
use super::disputes;
use super::query::{Answers, Reply};
use crate::violations;

/// What kind of thing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Something broke.
    Broken,
    /// The halves give different verdicts.
    Verdicts,
    /// The halves give different violations.
    Violations,
    /// The verdict of a half and its violations do not fit.
    Unfounded,
    /// Most judges see it otherwise than both halves.
    Judges,
}

/// Something that is wrong.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What kind of thing.
    pub kind: Kind,
    /// The position of the instance.
    pub instance: usize,
    /// What exactly.
    pub detail: String,
    /// What most judges say, if they were asked.
    pub judged: Option<bool>,
}

/// The problems in the answers about a case: at most one for each instance.
pub fn problems(case: &Case, asked: &Reply) -> Vec<Problem> {
    match asked {
        Reply::Refused(_) => Vec::new(),
        Reply::Broken(reason) => {
            let detail = reason.clone();
            vec![Problem { kind: Kind::Broken, instance: 0, detail, judged: None }]
        }
        Reply::Answered(answers) => {
            let each = answers.iter().enumerate();
            each.filter_map(|(instance, answers)| problem(case, instance, answers)).collect()
        }
    }
}

fn problem(case: &Case, instance: usize, answers: &Answers) -> Option<Problem> {
    let Answers { rust, typescript, judges, engine } = answers;
    let for_it = judges.iter().filter(|(_, verdict)| *verdict).count();
    let against = judges.len() - for_it;
    let judged = engine.or((for_it != against).then_some(for_it > against));
    let found = |kind, detail| Some(Problem { kind, instance, detail, judged });
    let unusable = rust.violations.iter().find(|violation| violation["keyword"] == "schema");
    if let Some(violation) = unusable {
        return found(Kind::Broken, format!("the Rust half cannot use it: {violation}"));
    }
    if rust.valid != typescript.valid {
        let detail = format!(
            "rust {}, typescript {}, judges {judges:?}; {:?} {:?}",
            rust.valid, typescript.valid, rust.violations, typescript.violations
        );
        return found(Kind::Verdicts, detail);
    }
    if rust.valid != rust.violations.is_empty() {
        return found(Kind::Unfounded, format!("rust {}: {:?}", rust.valid, rust.violations));
    }
    if let Some(difference) = violations::difference(&rust.violations, &typescript.violations) {
        return found(Kind::Violations, difference);
    }
    if let Some(engine) = engine.filter(|engine| *engine != rust.valid) {
        let detail = format!("both halves say {}, the engine of Node {engine}", rust.valid);
        return found(Kind::Judges, detail);
    }
    let outvoted = judged.is_some_and(|judged| judged != rust.valid) && for_it.max(against) > 1;
    if outvoted && engine.is_none() && disputes::of(case, instance).is_none() {
        let detail = format!("both halves say {}, judges {judges:?}", rust.valid);
        return found(Kind::Judges, detail);
    }
    None
}

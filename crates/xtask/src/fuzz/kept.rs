//! Kept cases: problems that were found once and must not return.

use serde_json::json;

use super::case::{Case, Kept};
use super::compare::{Problem, problems};
use super::query::{Reply, Session};
use crate::{Outcome, folders};

/// The folder of the cases.
fn folder() -> std::path::PathBuf {
    folders::root().join("crates/xtask/fuzz-cases")
}

/// Keeps a case under a name of its own.
pub fn keep(case: &Case, problem: &Problem, seed: u64, number: u64) -> Outcome {
    let kept = Kept {
        about: format!("{:?}", problem.kind),
        draft: case.draft.uri().to_owned(),
        formats: case.formats,
        schema: case.schema.clone(),
        instance: case.instances.first().cloned().unwrap_or_default(),
        valid: problem.judged.unwrap_or_default(),
    };
    let keywords: String = case.keywords().chars().take(60).collect();
    let name = format!("{keywords}-{seed}-{number}.json");
    let text = serde_json::to_string_pretty(&json!(kept))?;
    folders::write(&folder().join(name), &format!("{text}\n"))
}

/// Asks both halves about every case that is kept: how many are right, and how many are not.
pub fn check(session: &mut Session) -> Outcome<(usize, usize)> {
    let (mut passed, mut failed) = (0, 0);
    for (name, kept) in Kept::all(&folder())? {
        let case = kept.case();
        let asked = session.ask(&case, false)?;
        let problem = problems(&case, &asked).into_iter().next().map(|problem| problem.detail);
        let problem = problem.or_else(|| match &asked {
            Reply::Refused(reason) => Some(format!("refused: {reason}")),
            Reply::Broken(reason) => Some(reason.clone()),
            Reply::Answered(answers) => {
                let valid = answers.first().map(|answers| answers.rust.valid);
                (valid != Some(kept.valid)).then(|| format!("both halves say {valid:?}"))
            }
        });
        match problem {
            None => passed += 1,
            Some(problem) => {
                failed += 1;
                println!("fuzz case {name}: {problem}");
            }
        }
    }
    Ok((passed, failed))
}

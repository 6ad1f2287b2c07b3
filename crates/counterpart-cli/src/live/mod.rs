//! Asking running systems: `counterpart check --live URL`.
//!
//! No secret is ever printed: no header, no part of an answer, no user name or query of a URL.

mod headers;
mod request;
mod target;

use counterpart_check::live::Answer;
use counterpart_compiler::project::Project;

pub use target::Target;

/// Asks every endpoint of every system that has a target: one of its own, else the one for all.
///
/// # Errors
/// The fault of the targets, in one sentence.
pub fn ask(project: &Project, targets: &[Target]) -> Result<Vec<Answer>, String> {
    let systems = &project.settings.systems;
    for target in targets {
        let known = target.system.as_ref().is_none_or(|name| systems.contains_key(name));
        if !known {
            let name = target.system.as_deref().unwrap_or_default();
            return Err(format!("counterpart.toml has no system `{name}`"));
        }
    }
    let mut answers = Vec::new();
    for (name, system) in systems {
        let own = targets.iter().find(|target| target.system.as_ref() == Some(name));
        let Some(target) = own.or_else(|| targets.iter().find(|target| target.system.is_none()))
        else {
            continue;
        };
        for (position, live) in system.live.iter().enumerate() {
            let body = request::body(target, live);
            answers.push(Answer { system: name.clone(), position, body });
        }
    }
    if answers.is_empty() {
        let sentence = "no system that `--live` names has an endpoint to ask: describe one with \
                        `[[systems.NAME.live]]`, `path` and `contract`";
        return Err(sentence.to_owned());
    }
    Ok(answers)
}

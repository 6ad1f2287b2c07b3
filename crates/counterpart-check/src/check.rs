//! The check: from a project and its model to what was found.

use std::path::PathBuf;

use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::Project;

use crate::config::Config;
use crate::context::Context;
use crate::contract::Contracts;
use crate::finding::Finding;
use crate::levels::{self, Levels};
use crate::link::Linker;
use crate::live::Answer;
use crate::rules::{self, RULES};
use crate::sources::{self, Options};
use crate::{promise, report};

/// What the check found.
#[derive(Clone, Debug)]
pub struct Check {
    /// The findings that are not allowed, ordered by place.
    pub findings: Vec<Finding>,
    /// All that programs and the page read: findings, systems, definitions and the matrix.
    pub report: counterpart_report::check::Check,
    /// The files that were read.
    pub files: Vec<PathBuf>,
}

/// Checks that every system of a project keeps its half.
///
/// # Errors
/// What the project file says of systems and may not say: a definition that no contract has, an
/// exception without a reason, a glob that is none.
pub fn check(
    project: &Project,
    model: &Model,
    options: Options<'_>,
) -> Result<Check, Vec<Diagnostic>> {
    check_with(project, model, options, &[])
}

/// Checks the same, and what running systems answered.
///
/// # Errors
/// As [`check`].
pub fn check_with(
    project: &Project,
    model: &Model,
    options: Options<'_>,
    answers: &[Answer],
) -> Result<Check, Vec<Diagnostic>> {
    let contracts = Contracts::new(model, &project.settings.targets);
    let config = Config::read(project);
    let mut faults = config.faults(project, &contracts);
    faults.extend(levels::faults(project, &config, RULES));
    let sources = match sources::open(project, options) {
        Ok(sources) if faults.is_empty() => sources,
        Ok(_) => return Err(faults),
        Err(bad) => {
            faults.extend(bad.iter().map(|bad| config.bad_glob(bad)));
            return Err(faults);
        }
    };
    let linker = Linker::new(project, &sources, &contracts);
    let promises = promise::all(project, &contracts, &linker);
    let levels = Levels::of(project);
    let context = Context {
        project,
        config: &config,
        levels: &levels,
        contracts: &contracts,
        sources: &sources,
        promises: &promises,
        answers,
    };
    let findings = rules::findings(&context);
    let report = report::report(&context, &findings);
    let files = sources.known_paths();
    Ok(Check { findings, report, files })
}

//! All that a change is judged by: both versions, the sources, and what the other commands say.
//!
//! The commands `impact`, `checklist` and `review` call this, and so may an editor or a server.

use std::path::PathBuf;

use counterpart_check as check;
use counterpart_check::sources::{self as files, Cache, Options};
use counterpart_compat::assess::{Comparison, Edition, Engine, Options as Asked};
use counterpart_compiler::compile_input;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::model::Model;
use counterpart_compiler::project::{Project, ProjectFile};
use counterpart_compiler::resolve::Input;
use counterpart_git::{Repository, Revision, Snapshot, snapshot};
use counterpart_report::check::{Check, Summary};

use crate::branch::Branch;
use crate::changes::{Change, changes};
use crate::checklist::Context;
use crate::follow::followed;
use crate::trace::{Evidence, Traced, trace};

/// The generated files that are behind the contracts; none where nothing generated is kept.
pub type Stale = Result<Option<Vec<PathBuf>>, Diagnostic>;

/// What `check` says, or why it could not.
pub type Checked = Result<Check, Vec<Diagnostic>>;

/// What is asked, and what only the caller can answer.
pub struct Question<'q> {
    /// The revision to compare with; else where the branch left the main one.
    pub against: Option<&'q str>,
    /// The present day, `2026-11-22`: acceptances may have expired.
    pub today: String,
    /// The generated files that are behind: whoever writes them knows.
    pub stale: &'q dyn Fn(&Project, &Model) -> Stale,
    /// Hears what is done now.
    pub step: &'q dyn Fn(&'static str),
}

/// All that a change is judged by.
pub struct Gathered {
    /// The contracts before.
    pub old: Snapshot,
    /// The contracts as they are.
    pub new: Snapshot,
    /// What changed.
    pub changes: Vec<Change>,
    /// Where something is to be done.
    pub traced: Traced,
    /// The settings with the names that the contracts have now.
    pub settings: ProjectFile,
    /// What `check` says, or why it could not.
    pub check: Checked,
    /// What `compat` says.
    pub comparison: Comparison,
    /// The generated files that are behind.
    pub stale: Stale,
    /// What git says.
    pub branch: Branch,
}

impl Gathered {
    /// All that boxes are ticked by.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        Context {
            project: &self.new.project,
            old_settings: &self.old.project.settings,
            models: [&self.old.compiled.model, &self.new.compiled.model],
            warnings: &self.new.compiled.warnings,
            changes: &self.changes,
            traced: &self.traced,
            check: self.check.as_ref().map_err(Vec::as_slice),
            comparison: &self.comparison,
            stale: self.stale.as_ref().map(Option::as_deref),
            branch: &self.branch,
        }
    }

    /// The errors of the contracts as they are that stop nothing: a constants table that does not list
    /// a value yet.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.new.compiled.warnings.iter().filter(|warning| warning.is_error())
    }
}

/// Looks at a project and its repository.
///
/// # Errors
/// When the repository cannot be read, or the contracts of either version do not compile.
pub fn gather(project: Project, question: &Question<'_>) -> Result<Gathered, Vec<Diagnostic>> {
    (question.step)("reading the history");
    let repository = Repository::open(&project.folder).map_err(one)?;
    let base = match question.against {
        Some(name) => repository.revision(name),
        None => repository.base(),
    };
    let base = base.map_err(one)?;
    (question.step)("reading the contracts");
    let old = before(&repository, &project, &base)?;
    let new = snapshot::working(project)?;
    let project = &new.project;
    let models = [&old.compiled.model, &new.compiled.model];
    (question.step)("comparing with the base");
    let asked = Asked { writers: None, today: question.today.clone() };
    let comparison = Comparison::of(edition(&old), edition(&new), &asked, &Engine::new());
    let changes = changes(&comparison, models, &project.settings.targets);
    (question.step)("reading the sources");
    let settings = followed(&project.settings, &comparison, models);
    let (traced, check) = sources(project, &settings, models, &changes)?;
    (question.step)("checking the generated files");
    let stale = (question.stale)(project, models[1]);
    let branch = Branch::of(&repository, project, base).map_err(one)?;
    Ok(Gathered { old, new, changes, traced, settings, check, comparison, stale, branch })
}

/// The contracts of a snapshot as they are compared.
#[must_use]
pub fn edition(snapshot: &Snapshot) -> Edition<'_> {
    Edition {
        name: &snapshot.name,
        model: &snapshot.compiled.model,
        settings: &snapshot.project.settings,
    }
}

/// What the sources say of the changes, and what `check` does.
fn sources(
    project: &Project,
    settings: &ProjectFile,
    models: [&Model; 2],
    changes: &[Change],
) -> Result<(Traced, Checked), Vec<Diagnostic>> {
    let options = Options { cache: Cache::Usual, progress: None };
    let checked =
        |project: &Project| check::check(project, models[1], options).map(|check| check.report);
    let check = checked(project);
    // Until the project file has the new names, its promises are looked at under those.
    let named = Project { settings: settings.clone(), ..project.clone() };
    let seen = match &check {
        Ok(check) => Some(check.clone()),
        Err(_) => checked(&named).ok(),
    };
    let traced = match (files::open(&named, options), &check) {
        (Err(_), Err(diagnostics)) => return Err(diagnostics.clone()),
        (Err(_), Ok(_)) => Traced::default(),
        (Ok(sources), _) => {
            let nothing = nothing_checked();
            let check = seen.as_ref().unwrap_or(&nothing);
            trace(changes, Evidence { project: &named, models, sources: &sources, check })
        }
    };
    Ok((traced, check))
}

/// The contracts before. Where there was none yet, everything is new.
fn before(
    repository: &Repository,
    project: &Project,
    base: &Revision,
) -> Result<Snapshot, Vec<Diagnostic>> {
    let registry = project.settings.targets.registry();
    let read = repository.snapshot(&project.folder, base, registry);
    let Err(diagnostics) = read else { return read };
    let [only] = diagnostics.as_slice() else { return Err(diagnostics) };
    if only.code != Code::NoContracts {
        return Err(diagnostics);
    }
    let project = repository.project(&project.folder, base, registry).map_err(one)?;
    let compiled = compile_input(Input::default(), &project.settings)?;
    Ok(Snapshot { name: base.name.clone(), revision: Some(base.clone()), project, compiled })
}

fn nothing_checked() -> Check {
    let summary = Summary {
        files: 0,
        errors: 0,
        warnings: 0,
        covered: 0,
        missing: 0,
        excepted: 0,
        unknown: 0,
    };
    let (findings, systems, definitions, matrix) = (vec![], vec![], vec![], vec![]);
    Check { summary, findings, systems, definitions, matrix }
}

fn one(diagnostic: Diagnostic) -> Vec<Diagnostic> {
    vec![diagnostic]
}

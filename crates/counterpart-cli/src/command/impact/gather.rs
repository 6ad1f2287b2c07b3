//! All that a change is judged by: both versions, the sources, and what the other commands say.

use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_check::sources::{self, Cache, Options};
use counterpart_check::{self as coverage};
use counterpart_compat::assess::{Comparison, Engine, Options as Asked};
use counterpart_compiler::compile_input;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::Project;
use counterpart_compiler::resolve::Input;
use counterpart_git::{Repository, Revision, Snapshot, snapshot};
use counterpart_impact::branch::Branch;
use counterpart_impact::checklist::Situation;
use counterpart_impact::difference::{Change, difference};
use counterpart_impact::trace::{Evidence, Traced, trace};
use counterpart_report::check::{Check, Summary};

use crate::arguments::Since;
use crate::command::{build, compat};
use crate::progress::Progress;
use crate::screen::Screen;
use crate::{date, location};

/// All that a change is judged by.
pub struct Gathered {
    pub old: Snapshot,
    pub new: Snapshot,
    pub changes: Vec<Change>,
    pub traced: Traced,
    pub check: Result<Check, Vec<Diagnostic>>,
    pub comparison: Comparison,
    pub stale: Result<Option<Vec<PathBuf>>, Diagnostic>,
    pub branch: Branch,
}

impl Gathered {
    pub fn situation(&self) -> Situation<'_> {
        Situation {
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
}

/// Looks at a project and its repository.
pub fn gather(
    folder: Option<&Path>,
    since: &Since,
    screen: &Screen,
) -> Result<Gathered, Vec<Diagnostic>> {
    let project = location::open(folder).map_err(one)?;
    let progress = Progress::begin(5, screen.is_human());
    progress.step("reading the history");
    let repository = Repository::open(&project.folder).map_err(one)?;
    let base = match &since.against {
        Some(name) => repository.revision(name),
        None => repository.base(),
    };
    let base = base.map_err(one)?;
    progress.step("reading the contracts");
    let old = before(&repository, &project, &base)?;
    let new = snapshot::working(project)?;
    let project = &new.project;
    let models = [&old.compiled.model, &new.compiled.model];
    let changes = difference(models[0], models[1], &project.settings.targets);
    progress.step("reading the sources");
    let options = Options { cache: Cache::Usual, progress: None };
    let check = coverage::check(project, models[1], options).map(|check| check.report);
    let traced = match (&check, sources::open(project, options)) {
        (Err(diagnostics), Err(_)) => return Err(diagnostics.clone()),
        (_, Err(_)) => Traced::default(),
        (check, Ok(sources)) => {
            // Where the project file names what is no more, its lines are among the places.
            let nothing = nothing_checked();
            let check = check.as_ref().unwrap_or(&nothing);
            trace(&changes, Evidence { project, models, sources: &sources, check })
        }
    };
    progress.step("comparing with what was");
    let asked = Asked { writers: None, today: date::today() };
    let editions = (compat::edition(&old), compat::edition(&new));
    let comparison = Comparison::of(editions.0, editions.1, &asked, &Engine::new());
    progress.step("looking at what is generated");
    let stale = build::stale(project, models[1]);
    let branch = Branch::of(&repository, project, base).map_err(one)?;
    Ok(Gathered { old, new, changes, traced, check, comparison, stale, branch })
}

/// The contracts before. Where there was none yet, everything is new.
fn before(
    repository: &Repository,
    project: &Project,
    base: &Revision,
) -> Result<Snapshot, Vec<Diagnostic>> {
    let read = repository.snapshot(&project.folder, base, TARGETS);
    let Err(diagnostics) = read else { return read };
    let [only] = diagnostics.as_slice() else { return Err(diagnostics) };
    if only.code != Code::NoContracts {
        return Err(diagnostics);
    }
    let project = repository.project(&project.folder, base, TARGETS).map_err(one)?;
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

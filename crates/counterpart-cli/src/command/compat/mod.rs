//! `counterpart compat`: compares two versions of contracts.

mod text;
mod versions;

use std::collections::HashSet;
use std::path::Path;

use counterpart_build::TARGETS;
use counterpart_compat::assess::{Bump, Comparison, Edition, Engine, Options, Versions, row};
use counterpart_compat::direction::Compatibility;
use counterpart_compat::finding::Verdict;
use counterpart_compat::report;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::{Project, ProjectFile};
use counterpart_git::{Repository, Revision, Snapshot, snapshot};
use counterpart_report::{Notice, common, compat};

use crate::answer::{Answer, Exit};
use crate::arguments::Compat;
use crate::{date, location};

/// The release tags of contracts, where the project names no others.
const RELEASES: &str = "v*";

/// Compares two versions of contracts.
pub fn run(project: Option<&Path>, arguments: &Compat) -> Answer {
    match sides(project, arguments) {
        Ok(sides) => answer(&sides, arguments),
        // What cannot be read or compiled was not compared: that is never a break.
        Err(diagnostics) => Answer::refused(diagnostics).ended(Exit::CouldNotRun),
    }
}

/// What is compared.
struct Sides {
    old: Snapshot,
    new: Snapshot,
    versions: Versions,
}

fn sides(project: Option<&Path>, arguments: &Compat) -> Result<Sides, Vec<Diagnostic>> {
    if let (Some(old), Some(new)) = (&arguments.old, &arguments.new) {
        let mut settings = elsewhere(location::open_if_any(project).map_err(one)?);
        settings.formats = arguments.formats.map_or(settings.formats, Into::into);
        let [old, new] = [old, new].map(|path| snapshot::at_path(path, &settings));
        let (old, new) = both(old, new)?;
        return Ok(Sides { versions: versions::of(&old, None), old, new });
    }
    let project = location::open(project).map_err(one)?;
    let repository = Repository::open(&project.folder).map_err(one)?;
    let revision = if let Some(name) = &arguments.against {
        repository.revision(name)
    } else {
        last_release(&repository, &project)
    };
    let revision = revision.map_err(one)?;
    let old = repository.snapshot(&project.folder, &revision, TARGETS);
    let (old, new) = both(old, snapshot::working(project))?;
    Ok(Sides { versions: versions::of(&old, Some(&repository)), old, new })
}

/// The last release of the contracts. Where only systems have releases, their last ones are offered:
/// which of them is meant, nobody can know.
fn last_release(repository: &Repository, project: &Project) -> Result<Revision, Diagnostic> {
    let settings = &project.settings;
    let glob = settings.compat.release.as_deref();
    let found = repository.last_release(glob.unwrap_or(RELEASES)).map(|release| release.revision);
    let Err(diagnostic) = found else { return found };
    let globs = settings
        .systems
        .iter()
        .filter_map(|(name, system)| system.release.as_deref().map(|glob| (name.as_str(), glob)));
    let last: Vec<(&str, &str, Revision)> = globs
        .filter_map(|(name, glob)| {
            let release = repository.last_release(glob).ok()?;
            Some((name, glob, release.revision))
        })
        .collect();
    let Some((_, _, first)) = last.first() else { return Err(diagnostic) };
    if glob.is_some() {
        return Err(diagnostic);
    }
    let told: Vec<String> = last
        .iter()
        .map(|(name, glob, revision)| format!("{name} by `{glob}` (last `{}`)", revision.name))
        .collect();
    let sentence = format!(
        "the contracts have no release of their own; the systems have: {}",
        told.join(", ")
    );
    let help = format!(
        "name the release to compare with: --against {}; or set `release` under [compat] in \
         counterpart.toml",
        first.name
    );
    Err(Diagnostic::new(Code::NoRevision, sentence).help(help))
}

/// The settings of a project for files anywhere: its URL map starts from its own folder still.
pub fn elsewhere(project: Project) -> ProjectFile {
    let Project { folder, mut settings } = project;
    for path in settings.urls.values_mut() {
        let full = folder.join(&*path);
        let full = std::path::absolute(&full).unwrap_or(full);
        // An entry for a folder ends in a slash, and is joined to what stands below it.
        *path = full.to_string_lossy().into_owned();
    }
    settings
}

/// Both, or all that is wrong with either.
fn both(
    old: Result<Snapshot, Vec<Diagnostic>>,
    new: Result<Snapshot, Vec<Diagnostic>>,
) -> Result<(Snapshot, Snapshot), Vec<Diagnostic>> {
    match (old, new) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (Err(mut old), Err(new)) => {
            old.extend(new);
            Err(old)
        }
        (Err(diagnostics), Ok(_)) | (Ok(_), Err(diagnostics)) => Err(diagnostics),
    }
}

fn one(diagnostic: Diagnostic) -> Vec<Diagnostic> {
    vec![diagnostic]
}

fn answer(sides: &Sides, arguments: &Compat) -> Answer {
    let Sides { old, new, versions } = sides;
    let today = arguments.today.clone().unwrap_or_else(date::today);
    let options = Options { writers: arguments.writers.map(Into::into), today: today.clone() };
    let comparison = Comparison::of(edition(old), edition(new), &options, &Engine::new());
    let bump = Bump::of(&comparison, versions, &new.project.settings.targets);
    let changelog = row(&comparison, &bump, &today);
    let names = (old.name.as_str(), new.name.as_str());
    let answered = report::compat(&comparison, names, &bump, &changelog, arguments.source);
    let is_shown =
        |finding: &&compat::Finding| arguments.all || finding.verdict != common::Verdict::Safe;
    let notices: Vec<Notice> =
        answered.findings.iter().filter(is_shown).map(Notice::from).collect();
    let undecided = Compatibility::ALL
        .into_iter()
        .any(|direction| comparison.verdict(direction) == Verdict::Unknown);
    let gaps = [old, new].into_iter().flat_map(|side| side.compiled.warnings.iter());
    let gaps = gaps.filter(|warning| Code::GAPS.contains(&warning.code));
    // A constants table that does not list a new value yet does not stop the comparison.
    let errors = new.compiled.warnings.iter().filter(|warning| warning.is_error());
    let gaps = gaps.chain(errors).chain(ignored(old, new)).cloned().collect();
    let text = text::of(&comparison, names, &bump, &changelog, arguments.all);
    let answer = Answer::new(text).diagnosed(gaps).noticed(notices).with_all(&answered);
    if undecided { answer.ended(Exit::Undecided) } else { answer }
}

/// The keywords of the new version that mean nothing and that the old one did not have: what they were to
/// say is not compared.
fn ignored<'n>(old: &Snapshot, new: &'n Snapshot) -> impl Iterator<Item = &'n Diagnostic> {
    let known: HashSet<String> =
        old.compiled.warnings.iter().map(|warning| warning.message.clone()).collect();
    let is_ignored = |code| matches!(code, Code::MisspeltKeyword | Code::ForeignKeyword);
    let warnings = new.compiled.warnings.iter();
    warnings.filter(move |it| is_ignored(it.code) && !known.contains(&it.message))
}

/// A snapshot as it is compared.
pub fn edition(snapshot: &Snapshot) -> Edition<'_> {
    Edition {
        name: &snapshot.name,
        model: &snapshot.compiled.model,
        settings: &snapshot.project.settings,
    }
}

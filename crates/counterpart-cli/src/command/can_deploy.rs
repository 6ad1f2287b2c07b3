//! `counterpart can-deploy`: whether a release may run beside others, and in which order to deploy.

use std::path::Path;

use counterpart_compat::finding::Verdict;
use counterpart_compat::matrix::{Candidate, deploy};
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::{FILE_NAME, Project};
use counterpart_report::{Weight, common, matrix, notices};

use super::matrix::cells::Cells;
use super::matrix::markdown;
use super::matrix::releases::{self, Released};
use crate::answer::{Answer, Exit};
use crate::arguments::CanDeploy;
use crate::location;

/// Answers whether a release may be deployed.
pub fn run(project: Option<&Path>, arguments: &CanDeploy) -> Answer {
    let asked = arguments.with.iter().chain([&arguments.release]);
    if let Some(wrong) = asked.clone().find(|name| !is_named(name)) {
        return Answer::usage(format!(
            "error: '{}' is not a release; write it as SYSTEM@VERSION, for example api@2.1\n",
            wrong.escape_debug()
        ));
    }
    let could_not = |diagnostic| Answer::refused(vec![diagnostic]).ended(Exit::CouldNotRun);
    let project = match location::open(project) {
        Ok(project) => project,
        Err(diagnostic) => return could_not(diagnostic),
    };
    let mut systems = asked.filter_map(|name| name.split_once('@')).map(|(system, _)| system);
    let known = &project.settings.systems;
    if let Some(system) = systems.find(|system| !known.contains_key(*system)) {
        let names = known.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        let sentence = if !project.folder.join(FILE_NAME).exists() {
            format!("there is no {FILE_NAME} here or above, so no system is named to ask about")
        } else if names.is_empty() {
            format!(
                "{FILE_NAME} describes no system; describe each: `[systems.{}]`",
                system.escape_debug()
            )
        } else {
            format!(
                "there is no system '{}' in {FILE_NAME}; it names {names}",
                system.escape_debug()
            )
        };
        return Answer::usage(format!("error: {sentence}\n"));
    }
    match Releases::find(&project, arguments) {
        Ok(releases) => answer(&project, &releases, arguments),
        Err(diagnostic) => could_not(diagnostic),
    }
}

fn is_named(name: &str) -> bool {
    name.split_once('@').is_some_and(|(system, version)| !system.is_empty() && !version.is_empty())
}

/// The releases of the question.
struct Releases {
    target: Released,
    /// The release that the target follows.
    before: Option<Released>,
    with: Vec<Released>,
}

impl Releases {
    fn find(project: &Project, arguments: &CanDeploy) -> Result<Self, Diagnostic> {
        let mut known = known(project, arguments)?;
        let before = predecessor(&known, &arguments.release);
        let mut take = |name: &String| -> Result<Released, Diagnostic> {
            let at = known.iter().position(|release| release.name == *name);
            if let Some(at) = at {
                return Ok(known.remove(at));
            }
            let (system, version) = name.split_once('@').unwrap_or((name, ""));
            releases::at(project, Some(system), version)
        };
        let target = take(&arguments.release)?;
        let with = arguments.with.iter().map(&mut take).collect::<Result<_, _>>()?;
        Ok(Self { target, before, with })
    }
}

/// The releases there are. There need not be any: revisions may be asked about as well.
fn known(project: &Project, arguments: &CanDeploy) -> Result<Vec<Released>, Diagnostic> {
    match releases::all(project, &arguments.releases) {
        Err(diagnostic) if diagnostic.code == Code::NoRevision => Ok(Vec::new()),
        found => found,
    }
}

/// The release of the same system before the one that is to be deployed: the last one, where that is
/// no release yet.
fn predecessor(known: &[Released], release: &str) -> Option<Released> {
    let (system, _) = release.split_once('@').unwrap_or((release, ""));
    let own = known.iter().filter(|known| known.system.as_deref() == Some(system));
    own.take_while(|known| known.name != release).last().cloned()
}

fn answer(project: &Project, releases: &Releases, arguments: &CanDeploy) -> Answer {
    let mut cells = Cells::new(project, arguments.releases.writers.map(Into::into));
    let mut both = |one: &Released, other: &Released| -> Vec<matrix::Pair> {
        let pairs = [cells.pair(one, other), cells.pair(other, one)];
        pairs.into_iter().flatten().collect()
    };
    let pairs: Vec<_> = releases.with.iter().map(|other| both(&releases.target, other)).collect();
    let earlier: Vec<_> = releases.before.as_ref().map_or_else(Vec::new, |before| {
        releases.with.iter().map(|other| both(before, other)).collect()
    });
    cells.store();
    let works = |one: &Candidate, other: &Candidate| {
        let rows = if one.name == releases.target.name { &pairs } else { &earlier };
        let at = releases.with.iter().position(|release| release.name == other.name);
        let cell = at.and_then(|at| rows.get(at)).map_or(&[][..], Vec::as_slice);
        cell.iter().map(|pair| verdict(pair.verdict)).max().unwrap_or(Verdict::Safe)
    };
    let with: Vec<_> = releases.with.iter().map(candidate).collect();
    let before = releases.before.as_ref().map(candidate);
    let found = deploy(&candidate(&releases.target), &with, before.as_ref(), &works);
    let told = matrix::Deployment {
        release: releases.target.name.clone().into(),
        with: releases.with.iter().map(|release| release.name.clone().into()).collect(),
        verdict: found.verdict.into(),
        pairs: pairs.into_iter().flatten().collect(),
        order: found.order,
    };
    let answer = Answer::document(markdown::deployment(&told))
        .document_notices(notices::pairs(&told.pairs, Weight::Error))
        .with("deployment", &told);
    answer.ended(match found.verdict {
        Verdict::Safe => Exit::Fine,
        Verdict::Breaking => Exit::Findings,
        Verdict::Unknown => Exit::Undecided,
    })
}

fn candidate(release: &Released) -> Candidate {
    Candidate { name: release.name.clone(), system: release.system.clone().unwrap_or_default() }
}

const fn verdict(verdict: common::Verdict) -> Verdict {
    match verdict {
        common::Verdict::Safe => Verdict::Safe,
        common::Verdict::Breaking => Verdict::Breaking,
        common::Verdict::Unknown => Verdict::Unknown,
    }
}

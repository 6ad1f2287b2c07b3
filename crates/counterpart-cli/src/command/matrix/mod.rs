//! `counterpart matrix`: which releases work with which.

mod cache;
pub mod cells;
pub mod markdown;
pub mod releases;

use std::path::Path;

use counterpart_compiler::project::Project;
use counterpart_report::html::matrix_page;
use counterpart_report::{Weight, matrix, notices};

use self::cells::Cells;
use self::releases::Released;
use crate::answer::{Answer, Exit};
use crate::arguments::Matrix;
use crate::location;
use crate::page;

/// Answers for every pair of releases.
pub fn run(project: Option<&Path>, arguments: &Matrix) -> Answer {
    let opened = location::open(project)
        .and_then(|project| Ok((releases::all(&project, &arguments.releases)?, project)));
    let (releases, project) = match opened {
        Ok(opened) => opened,
        Err(diagnostic) => return Answer::refused(vec![diagnostic]).ended(Exit::CouldNotRun),
    };
    let matrix = answer(&project, &releases, arguments);
    let document = markdown::matrix(&matrix);
    let answer = Answer::document(document)
        .document_notices(notices::pairs(&matrix.pairs, Weight::Warning))
        .with_all(&matrix);
    match &arguments.html {
        Some(file) => match page::write(file, &matrix_page(&matrix)) {
            Ok(()) => answer,
            Err(diagnostic) => answer.diagnosed(vec![diagnostic]),
        },
        None => answer,
    }
}

fn answer(project: &Project, releases: &[Released], arguments: &Matrix) -> matrix::Matrix {
    let writers = arguments.releases.writers.map(Into::into);
    let mut cells = Cells::new(project, writers);
    let mut pairs = Vec::new();
    for (at, writer) in releases.iter().enumerate() {
        for (position, reader) in releases.iter().enumerate() {
            if at != position {
                pairs.extend(cells.pair(writer, reader));
            }
        }
    }
    cells.store();
    matrix::Matrix { releases: releases.iter().map(told).collect(), pairs }
}

/// A release as programs read it.
fn told(release: &Released) -> matrix::Release {
    matrix::Release {
        name: release.name.clone().into(),
        system: release.system.clone(),
        version: release.version.clone(),
        source: release.source.clone(),
    }
}

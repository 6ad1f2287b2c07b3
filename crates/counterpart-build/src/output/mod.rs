//! The one place that writes to disk, and that can say whether the disk is up to date.

mod lines;
mod manifest;
mod report;
mod stage;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use counterpart_compiler::Files;
use counterpart_compiler::diagnostic::{Code, Diagnostic};

pub use manifest::FILE_NAME as MANIFEST;
pub use report::{Change, Mode, Report};

/// Makes `folder` hold exactly these generated files, or reports the changes this would need.
///
/// A file that holds the right text already is left alone, so an unchanged build writes nothing; the
/// line breaks of a checkout on Windows make no difference.
/// New texts are all written to temporary files first and renamed only when every one of them is
/// complete: a failure leaves the old files whole. Files that an earlier run generated and this one
/// does not are removed; which ones those are is kept in [`MANIFEST`]. A file that no earlier run
/// generated is never overwritten.
///
/// # Errors
/// [`Code::Unwritable`], when the operating system refuses or a file of someone else is in the way.
pub fn write(folder: &Path, files: &Files, mode: Mode) -> Result<Report, Diagnostic> {
    if folder.exists() && !folder.is_dir() {
        let sentence = format!("{} is a file, but a folder is needed there", folder.display());
        return Err(Diagnostic::new(Code::Unwritable, sentence)
            .help("move it, or set another folder in counterpart.toml"));
    }
    let known = manifest::read(folder)?;
    let mut files = files.clone();
    let paths: BTreeSet<PathBuf> = files.iter().map(|(path, _)| path.to_owned()).collect();
    files.add(manifest::FILE_NAME, manifest::text(&paths));

    let mut report = Report::default();
    let mut stage = stage::Stage::default();
    for (path, text) in files.iter() {
        let there = folder.join(path);
        let change = match read(&there)? {
            Some(old) if lines::same(&old, text.as_bytes()) => {
                report.unchanged += 1;
                continue;
            }
            Some(_) if path == Path::new(manifest::FILE_NAME) || known.contains(path) => {
                Change::Updated
            }
            Some(_) => return Err(foreign(&there)),
            None => Change::Added,
        };
        report.changes.push((path.to_owned(), change));
        if mode == Mode::Write {
            stage.add(&there, text)?;
        }
    }
    let gone = known.difference(&paths).filter(|path| folder.join(path).is_file());
    for path in gone {
        report.changes.push((path.clone(), Change::Removed));
        if mode == Mode::Write {
            stage.remove(folder, path);
        }
    }
    stage.commit()?;
    Ok(report)
}

/// Makes the file at `path` hold `text`, or reports the change. Like [`write()`], for one file
/// in a folder that is not counterpart's own. `marker` is what the first line of a generated file
/// contains: a file without it is someone else's and is not overwritten.
///
/// # Errors
/// [`Code::Unwritable`], as for [`write()`].
pub fn write_file(
    path: &Path,
    text: &str,
    marker: Option<&str>,
    mode: Mode,
) -> Result<Report, Diagnostic> {
    let change = match read(path)? {
        Some(old) if lines::same(&old, text.as_bytes()) => {
            return Ok(Report { unchanged: 1, changes: Vec::new() });
        }
        Some(old) => {
            let first = old.split(|byte| *byte == b'\n').next().unwrap_or_default();
            let first = String::from_utf8_lossy(first);
            if marker.is_some_and(|marker| !first.contains(marker)) && !old.is_empty() {
                return Err(foreign(path));
            }
            Change::Updated
        }
        None => Change::Added,
    };
    if mode == Mode::Write {
        let mut stage = stage::Stage::default();
        stage.add(path, text)?;
        stage.commit()?;
    }
    Ok(Report { unchanged: 0, changes: vec![(path.to_owned(), change)] })
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, Diagnostic> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unwritable(path, &error)),
    }
}

fn foreign(path: &Path) -> Diagnostic {
    let sentence =
        format!("{} already exists, and counterpart did not generate it", path.display());
    Diagnostic::new(Code::Unwritable, sentence)
        .help("move it, or set another path in counterpart.toml")
}

fn unwritable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let sentence = format!("{} cannot be written: {error}", path.display());
    Diagnostic::new(Code::Unwritable, sentence)
}

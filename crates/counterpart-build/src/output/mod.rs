//! The one place that writes generated files, and that can say whether the disk is up to date.

mod lines;
mod manifest;
mod report;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use counterpart_compiler::Files;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_fs::{Error, Folder, Stage};

pub use counterpart_fs::Place;
pub use manifest::FILE_NAME as MANIFEST;
pub use report::{Change, Mode, Report};

/// Makes a folder hold exactly these generated files, or reports the changes this would need.
///
/// A file that holds the right text already is left alone, so an unchanged build writes nothing; the
/// line breaks of a checkout on Windows make no difference.
/// New texts are all written to temporary files first and renamed only when every one of them is
/// complete: a failure leaves the old files whole. Files that an earlier run generated and this one
/// does not are removed; which ones those are is kept in [`MANIFEST`]. A file that no earlier run
/// generated is never overwritten. Nothing outside the folder is read, written or removed, whatever
/// links it holds. What a killed run left behind is completed or removed by the next.
///
/// # Errors
/// [`Code::Unwritable`], when the operating system refuses, when a link leads out of the folder or
/// when a file of someone else is in the way.
pub fn write(place: &Place, files: &Files, mode: Mode) -> Result<Report, Diagnostic> {
    let path = place.path();
    if path.exists() && !path.is_dir() {
        let sentence = format!("{} is a file, but a folder is needed there", path.display());
        return Err(Diagnostic::new(Code::Unwritable, sentence)
            .help("move it, or set another folder in counterpart.toml"));
    }
    let folder = Folder::open(place).map_err(|error| unwritable(&error))?;
    let plan = Plan::new(folder.as_ref(), &path, files)?;
    if mode == Mode::Write && !plan.report.is_current() {
        plan.carry_out(place).map_err(|error| unwritable(&error))?;
    }
    Ok(plan.report)
}

/// What has to be done to a folder.
struct Plan<'a> {
    /// The files whose text is missing or another.
    stale: Vec<(&'a Path, &'a str)>,
    /// The files that an earlier run made and that nothing generates any more.
    gone: Vec<PathBuf>,
    /// The list as it is when the files are in their places, if the disk has another.
    list: Option<String>,
    /// The list that names the old files and the new ones, if the disk has another. It is written
    /// first: a run that is killed leaves no file that is not listed.
    both: Option<String>,
    report: Report,
}

impl<'a> Plan<'a> {
    fn new(folder: Option<&Folder>, shown: &Path, files: &'a Files) -> Result<Self, Diagnostic> {
        let read = |path: &Path| match folder {
            Some(folder) => folder.read(path).map_err(|error| unwritable(&error)),
            None => Ok(None),
        };
        let old_list = read(Path::new(MANIFEST))?;
        let known = manifest::paths(old_list.as_deref().unwrap_or_default());
        let wanted: BTreeSet<PathBuf> = files.iter().map(|(path, _)| path.to_owned()).collect();
        let both: BTreeSet<PathBuf> = known.union(&wanted).cloned().collect();
        let other = |list: &BTreeSet<PathBuf>| {
            let text = manifest::text(list);
            let is_there = |old: &Vec<u8>| lines::same(old, text.as_bytes());
            (!old_list.as_ref().is_some_and(is_there)).then_some(text)
        };
        let (list, both) = (other(&wanted), other(&both));

        let mut report = Report::default();
        let mut stale = Vec::new();
        match (&list, &old_list) {
            (None, _) => report.unchanged += 1,
            (Some(_), Some(_)) => report.changes.push((MANIFEST.into(), Change::Updated)),
            (Some(_), None) => report.changes.push((MANIFEST.into(), Change::Added)),
        }
        for (path, text) in files.iter() {
            let change = match read(path)? {
                Some(old) if lines::same(&old, text.as_bytes()) => {
                    report.unchanged += 1;
                    continue;
                }
                Some(_) if known.contains(path) => Change::Updated,
                Some(_) => return Err(foreign(&shown.join(path))),
                None => Change::Added,
            };
            report.changes.push((path.to_owned(), change));
            stale.push((path, text));
        }
        let mut gone = Vec::new();
        if let Some(folder) = folder {
            for path in known.difference(&wanted) {
                if folder.has_file(path).map_err(|error| unwritable(&error))? {
                    report.changes.push((path.clone(), Change::Removed));
                }
                gone.push(path.clone());
            }
            let leftovers =
                counterpart_fs::leftovers(folder).map_err(|error| unwritable(&error))?;
            report.changes.extend(leftovers.into_iter().map(|path| (path, Change::Removed)));
        }
        Ok(Self { stale, gone, list, both, report })
    }

    fn carry_out(&self, place: &Place) -> Result<(), Error> {
        let folder = Folder::create(place)?;
        let mut stage = Stage::begin(&folder)?;
        let manifest = Path::new(MANIFEST);
        for text in self.both.iter().filter(|_| !(self.stale.is_empty() && self.gone.is_empty())) {
            stage.add(manifest, text.as_bytes())?;
        }
        for (path, text) in &self.stale {
            stage.add(path, text.as_bytes())?;
        }
        stage.put()?;
        for path in &self.gone {
            folder.remove(path)?;
        }
        if let Some(text) = self.list.as_ref().filter(|text| self.both.as_ref() != Some(text)) {
            stage.add(manifest, text.as_bytes())?;
            stage.put()?;
        }
        stage.finish()
    }
}

/// Makes one file hold `text`, or reports the change. Like [`write()`], for one file
/// in a folder that is not counterpart's own. `marker` is what the first line of a generated file
/// contains: a file without it is someone else's and is not overwritten.
///
/// # Errors
/// [`Code::Unwritable`], as for [`write()`].
pub fn write_file(
    place: &Place,
    text: &str,
    marker: Option<&str>,
    mode: Mode,
) -> Result<Report, Diagnostic> {
    let (above, name) = place.split();
    let folder = Folder::open(&above).map_err(|error| unwritable(&error))?;
    let mut report = Report::default();
    let mut old = None;
    if let Some(folder) = &folder {
        old = folder.read(&name).map_err(|error| unwritable(&error))?;
        let leftovers = counterpart_fs::leftovers(folder).map_err(|error| unwritable(&error))?;
        let leftovers = leftovers.into_iter().map(|path| above.path().join(path));
        report.changes.extend(leftovers.map(|path| (path, Change::Removed)));
    }
    let change = match old {
        Some(old) if lines::same(&old, text.as_bytes()) => {
            report.unchanged += 1;
            if let Some(folder) = folder.filter(|_| mode == Mode::Write) {
                counterpart_fs::remove_leftovers(&folder).map_err(|error| unwritable(&error))?;
            }
            return Ok(report);
        }
        Some(old) => {
            let first = old.split(|byte| *byte == b'\n').next().unwrap_or_default();
            let first = String::from_utf8_lossy(first);
            if marker.is_some_and(|marker| !first.contains(marker)) && !old.is_empty() {
                return Err(foreign(&place.path()));
            }
            Change::Updated
        }
        None => Change::Added,
    };
    if mode == Mode::Write {
        counterpart_fs::replace(place, text.as_bytes()).map_err(|error| unwritable(&error))?;
    }
    report.changes.push((place.path(), change));
    Ok(report)
}

fn foreign(path: &Path) -> Diagnostic {
    let sentence =
        format!("{} already exists, and counterpart did not generate it", path.display());
    Diagnostic::new(Code::Unwritable, sentence)
        .help("move it, or set another path in counterpart.toml")
}

fn unwritable(error: &Error) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::Unwritable, error.to_string());
    match error.link() {
        Some(_) => diagnostic.help("remove the link, or set another path in counterpart.toml"),
        None => diagnostic,
    }
}

//! The test suite on disk: schemas by draft, each with instances and their verdicts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use counterpart_compiler::project::Formats;
use counterpart_compiler::resolve::Draft;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::judge::Documents;
use crate::pipeline::json;
use crate::{Outcome, folders};

/// Where the suite's remote documents are said to be.
const REMOTES: &str = "http://localhost:1234/";

/// Which tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Those every implementation passes; `format` refuses nothing.
    Required,
    /// Those an implementation may leave out, formats included, which are asserted.
    Optional,
}

impl Part {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Required, Self::Optional];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
        }
    }

    /// What `format` means in it.
    pub const fn formats(self) -> Formats {
        match self {
            Self::Required => Formats::Annotate,
            Self::Optional => Formats::Assert,
        }
    }

    /// Its folders, in that of a draft.
    const fn folders(self) -> &'static [&'static str] {
        match self {
            Self::Required => &[""],
            Self::Optional => &["optional", "optional/format"],
        }
    }
}

/// The folder of a draft.
pub const fn folder(draft: Draft) -> &'static str {
    match draft {
        Draft::Draft4 => "draft4",
        Draft::Draft6 => "draft6",
        Draft::Draft7 => "draft7",
        Draft::Draft201909 => "draft2019-09",
        Draft::Draft202012 => "draft2020-12",
    }
}

/// A schema of the suite.
pub struct Group {
    /// An identifier that no other group has.
    pub identifier: String,
    /// What a document is about that states no draft.
    pub draft: Draft,
    /// Which part of the suite it belongs to.
    pub part: Part,
    /// Its file, its number in the file, and its description.
    pub label: String,
    /// The text of the schema.
    pub text: String,
    /// The schema.
    pub schema: Value,
    /// Its instances.
    pub tests: Vec<Test>,
}

/// An instance with the verdict it deserves.
pub struct Test {
    /// Its description.
    pub description: String,
    /// Its text.
    pub text: String,
    /// Its value.
    pub value: Value,
    /// Whether it is valid.
    pub valid: bool,
}

/// The suite, or every Nth schema of it.
pub struct Suite {
    /// The schemas.
    pub groups: Vec<Group>,
    /// Where the remote documents are on disk, as a project file says it.
    pub urls: BTreeMap<String, String>,
    /// The remote documents, by URL.
    pub remotes: Arc<Documents>,
}

#[derive(Deserialize)]
struct Written {
    description: String,
    schema: Box<RawValue>,
    tests: Vec<WrittenTest>,
}

#[derive(Deserialize)]
struct WrittenTest {
    description: String,
    data: Box<RawValue>,
    valid: bool,
}

impl Suite {
    /// Reads a folder with `tests/` and `remotes/`; of the schemas of each part, every `step`-th.
    pub fn read(folder: &Path, step: usize) -> Outcome<Self> {
        let mut groups = Vec::new();
        for part in Part::ALL {
            let mut all = Vec::new();
            for draft in Draft::ALL {
                let tests = folder.join("tests").join(self::folder(draft));
                for below in part.folders() {
                    let from = if below.is_empty() { tests.clone() } else { tests.join(below) };
                    for file in json_files(&from)? {
                        let place = (draft, part, *below);
                        read_file(&file, place, &mut all)?;
                    }
                }
            }
            groups.extend(all.into_iter().step_by(step.max(1)));
        }
        let remotes = folder.join("remotes");
        let mut documents = Documents::new();
        read_remotes(&remotes, &remotes, &mut documents)?;
        let place = format!("{}/", remotes.canonicalize().unwrap_or(remotes).display());
        let urls = BTreeMap::from([(REMOTES.to_owned(), place)]);
        Ok(Self { groups, urls, remotes: Arc::new(documents) })
    }
}

fn json_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = folders::entries(folder)?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    Ok(files)
}

fn read_file(
    file: &Path,
    (draft, part, below): (Draft, Part, &str),
    groups: &mut Vec<Group>,
) -> Outcome {
    let explain = |error: serde_json::Error| format!("{}: {error}", file.display());
    let text = std::fs::read_to_string(file)?;
    let written: Vec<Written> = serde_json::from_str(&text).map_err(explain)?;
    let place = Path::new(folder(draft)).join(below).join(folders::stem(file));
    let place = place.display();
    for (number, group) in written.into_iter().enumerate() {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
        let name = format!("{place}_{number}");
        let tests = group.tests.into_iter().map(|test| {
            let value = serde_json::from_str(test.data.get()).map_err(explain)?;
            let (description, text) = (test.description, test.data.get().to_owned());
            Ok(Test { description, text, value, valid: test.valid })
        });
        groups.push(Group {
            identifier: name.chars().map(plain).collect(),
            draft,
            part,
            label: format!("{place} #{number}: {}", group.description),
            schema: serde_json::from_str(group.schema.get()).map_err(explain)?,
            text: group.schema.get().to_owned(),
            tests: tests.collect::<Result<_, String>>()?,
        });
    }
    Ok(())
}

fn read_remotes(root: &Path, folder: &Path, documents: &mut Documents) -> Outcome {
    for path in folders::entries(folder)? {
        if path.is_dir() {
            read_remotes(root, &path, documents)?;
        } else if path.extension().is_some_and(|ending| ending == "json") {
            let below = path.strip_prefix(root).unwrap_or(&path);
            documents.insert(format!("{REMOTES}{}", below.display()), json(&path)?.1);
        }
    }
    Ok(())
}

//! The files of the services of a project, and where references in them lead.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::json::pointer;
use crate::project::Urls;
use crate::source::{Document, DocumentId, Node, NodeId, Place, Sources, Syntax};
use crate::tree::Tree;

/// The limit of references that lead to each other before one leads to a value.
const MAX_REFERENCES: usize = 64;

/// The limit of brackets of one file that are indented too little.
const MAX_MENDED: usize = 200;

/// The files that were read. A file is read when a reference leads to it first.
pub(super) struct Library<'t> {
    tree: &'t dyn Tree,
    urls: Urls,
    /// The files, under the ids that they have in the graph, too.
    pub(super) sources: Sources,
    /// What was looked for, with the file or why there is none.
    by_path: HashMap<PathBuf, Result<DocumentId, String>>,
    folders: Vec<PathBuf>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'t> Library<'t> {
    pub(super) fn new(tree: &'t dyn Tree, urls: Urls) -> Self {
        Self {
            tree,
            urls,
            sources: Sources::default(),
            by_path: HashMap::new(),
            folders: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The file at a path, or why it cannot be read.
    pub(super) fn open(&mut self, path: &Path) -> Result<Place, String> {
        let path = normal(path);
        if let Some(known) = self.by_path.get(&path) {
            return known.clone().map(root);
        }
        let name = self.tree.name(&path).into_owned();
        let read = self.tree.read(&path).map_err(|error| format!("{}: {error}", name.display()));
        // Parts of a document may have any ending. JSON is YAML, too.
        let named = if Syntax::of(&name).is_some() { name } else { name.with_extension("yaml") };
        let document = read.and_then(|bytes| {
            parsed(&named, bytes).map_err(|diagnostic| {
                let reason = diagnostic.to_string();
                self.diagnostics.push(diagnostic);
                reason
            })
        });
        let found = document.map(|document| {
            self.folders.push(path.parent().unwrap_or(Path::new("")).to_owned());
            self.sources.add(document)
        });
        self.by_path.insert(path, found.clone());
        found.map(root)
    }

    pub(super) fn node(&self, at: Place) -> &Node {
        &self.sources[at.document][at.node]
    }

    /// The members of an object; none for another value.
    pub(super) fn members(&self, at: Place) -> Vec<(String, Place)> {
        let Some(members) = self.object(at) else { return Vec::new() };
        let place = |node| Place { node, ..at };
        members.iter().map(|(key, node)| (key.clone(), place(*node))).collect()
    }

    pub(super) fn object(&self, at: Place) -> Option<&IndexMap<String, NodeId>> {
        let Node::Object(members) = self.node(at) else { return None };
        Some(members)
    }

    /// The items of an array; none for another value.
    pub(super) fn items(&self, at: Place) -> Vec<Place> {
        let Node::Array(items) = self.node(at) else { return Vec::new() };
        items.iter().map(|node| Place { node: *node, ..at }).collect()
    }

    pub(super) fn get(&self, at: Place, key: &str) -> Option<Place> {
        let node = self.sources[at.document].get(at.node, key)?;
        Some(Place { node, ..at })
    }

    pub(super) fn text(&self, at: Place, key: &str) -> Option<&str> {
        self.sources[at.document].string(at.node, key)
    }

    /// A string as it is; a number or a boolean as its text, which YAML makes of an unquoted one.
    pub(super) fn scalar(&self, at: Place) -> Option<String> {
        match self.node(at) {
            Node::String(text) => Some(text.clone()),
            Node::Number(number) => Some(number.to_string()),
            Node::Bool(value) => Some(value.to_string()),
            Node::Null | Node::Array(_) | Node::Object(_) => None,
        }
    }

    pub(super) fn is_true(&self, at: Place, key: &str) -> bool {
        self.get(at, key).is_some_and(|value| *self.node(value) == Node::Bool(true))
    }

    /// The value that stands at a place in the end: where a `$ref` leads, and so on.
    pub(super) fn follow(&mut self, at: Place) -> Result<Place, String> {
        let mut at = at;
        for _ in 0..MAX_REFERENCES {
            let Some(reference) = self.text(at, "$ref").map(str::to_owned) else { return Ok(at) };
            at = self.target(at, &reference)?;
        }
        Err("its references lead in a circle".to_owned())
    }

    /// The value that a reference names.
    pub(super) fn target(&mut self, from: Place, reference: &str) -> Result<Place, String> {
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let file = if address.is_empty() {
            root(from.document)
        } else {
            let path = self.address(from.document, address)?;
            let opened = self.open(&path);
            opened.map_err(|reason| format!("`{reference}` cannot be read: {reason}"))?
        };
        let fragment = percent_decoded(fragment);
        let source = &self.sources[file.document];
        let exact = source.at_pointer(file.node, &fragment);
        // Some generators escape what they write into a fragment twice, or not at all.
        let found = exact.or_else(|| source.at_pointer(file.node, &percent_decoded(&fragment)));
        match found {
            Some(node) => Ok(Place { node, ..file }),
            None => Err(format!("`{reference}` leads nowhere")),
        }
    }

    /// The file that the part of a reference before `#` names.
    pub(super) fn address(&self, from: DocumentId, address: &str) -> Result<PathBuf, String> {
        if let Some(path) = self.urls.file(address) {
            return Ok(path);
        }
        if address.contains("://") {
            return Err(format!(
                "`{address}` is not mapped to a local file: add it under [urls] in counterpart.toml"
            ));
        }
        let folder = self.folders.get(from.index()).map_or(Path::new(""), PathBuf::as_path);
        Ok(normal(&folder.join(percent_decoded(address))))
    }

    pub(super) fn report(&mut self, code: Code, at: Place, sentence: impl Into<String>) {
        let found = self.sources.diagnose(code, at, sentence);
        self.diagnostics.push(found);
    }

    /// The pointer of a place, in steps that are not escaped.
    pub(super) fn steps(&self, at: Place) -> Vec<String> {
        let pointer = self.sources[at.document].pointer(at.node);
        pointer.split('/').skip(1).map(|step| pointer::unescaped(step).into_owned()).collect()
    }
}

/// The document in a file. A bracket that closes what began in a line before it, no further indented
/// than that line, is no YAML, but most readers take it.
fn parsed(path: &Path, bytes: Vec<u8>) -> Result<Document, Diagnostic> {
    let first = match Document::parse(path, bytes.clone()) {
        Err(diagnostic) if diagnostic.code == Code::MalformedYaml => diagnostic,
        parsed => return parsed,
    };
    let Ok(mut text) = String::from_utf8(bytes) else { return Err(first) };
    let mut fault = first.clone();
    for _ in 0..MAX_MENDED {
        let line = fault.places.first().map_or(0, |place| place.line);
        let Some(at) = closing_bracket(&text, line) else { return Err(first) };
        text.insert(at, ' ');
        match Document::parse(path, text.clone().into_bytes()) {
            Err(next) if next.code == Code::MalformedYaml => fault = next,
            parsed => return parsed,
        }
    }
    Err(first)
}

/// Where a line begins that begins with a closing bracket: the line of this number, or the next that
/// is not empty.
fn closing_bracket(text: &str, line: usize) -> Option<usize> {
    let mut at = 0;
    for (number, content) in (1..).zip(text.split_inclusive('\n')) {
        if number >= line && !content.trim().is_empty() {
            return content.trim_start().starts_with(['}', ']']).then_some(at);
        }
        at += content.len();
    }
    None
}

fn root(document: DocumentId) -> Place {
    Place { document, node: NodeId::ROOT }
}

/// The path without `.` and `..`, so that a file has one name.
pub(crate) fn normal(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut normal, component| {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(normal.components().next_back(), Some(Component::Normal(_))) =>
            {
                normal.pop();
            }
            Component::Prefix(_)
            | Component::RootDir
            | Component::ParentDir
            | Component::Normal(_) => normal.push(component),
        }
        normal
    })
}

/// A text without its percent-escapes; those that are none stay.
fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let escaped = bytes.get(at + 1..at + 3).filter(|_| *byte == b'%');
        let value = escaped
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(value.unwrap_or(*byte));
        at += if value.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

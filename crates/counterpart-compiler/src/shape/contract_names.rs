//! The names of contracts.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::path::Component;

use crate::source::{DocumentId, Sources};

/// The name of a contract.
#[derive(Clone, Debug, Default)]
pub(super) struct ContractName {
    pub name: String,
    /// Another contract that would have the same name.
    pub collides: Option<Collision>,
}

/// Two contracts that want the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// The name that both want.
    pub wanted: String,
    /// The document of the other.
    pub other: DocumentId,
}

/// A name for each document: its file stem. Documents with the same stem have as many of their
/// folders before it as tell them apart, except for one that is in no folder; where the folders do
/// not tell them apart either, the later one gets a number.
pub(super) fn contract_names(
    sources: &Sources,
    documents: &[DocumentId],
    is_own: impl Fn(DocumentId) -> bool,
) -> HashMap<DocumentId, ContractName> {
    // The project's own documents come first: no other document changes their names.
    let (own, foreign): (Vec<DocumentId>, Vec<DocumentId>) =
        documents.iter().partition(|document| is_own(**document));
    let documents = own.into_iter().chain(foreign);
    let steps: Vec<(DocumentId, Vec<String>)> =
        documents.map(|document| (document, steps(sources, document))).collect();
    let shared = shared_folders(&steps);
    let mut taken = HashSet::new();
    let mut names = HashMap::new();
    for (document, own) in &steps {
        let alike = |(other, steps): &&(DocumentId, Vec<String>)| {
            other != document
                && (is_own(*other) || !is_own(*document))
                && key(&name(steps, 1)) == key(&name(own, 1))
        };
        let others: Vec<&(DocumentId, Vec<String>)> = steps.iter().filter(alike).collect();
        let own_folders = own.len().saturating_sub(shared).max(1);
        let lengths = 1..=own_folders;
        let apart = |length: &usize| {
            others.iter().all(|(_, other)| {
                // One at the top keeps its stem; the others are told from it by a folder.
                let theirs = other.len().saturating_sub(shared).max(1).min(*length);
                key(&name(other, theirs)) != key(&name(own, *length))
            })
        };
        let fewest = if own_folders > 1 && !others.is_empty() { 2 } else { 1 };
        let length = lengths.skip(fewest - 1).find(apart).unwrap_or(own_folders);
        let wanted = name(own, length);
        let numbered = (2u64..).map(|number| format!("{wanted}-{number}"));
        let free = std::iter::once(wanted.clone()).chain(numbered);
        let name_of = free.into_iter().find(|name| taken.insert(key(name)));
        let first = others.first().map(|(other, _)| *other);
        let collides = first.map(|other| Collision { wanted: name(own, 1), other });
        let name = name_of.unwrap_or(wanted);
        names.insert(*document, ContractName { name, collides });
    }
    names
}

/// The folders of a document and its file stem.
fn steps(sources: &Sources, document: DocumentId) -> Vec<String> {
    let path = &sources[document].path;
    let folders = path.parent().into_iter().flat_map(|folder| folder.components());
    let folders = folders.filter_map(|component| match component {
        Component::Normal(folder) => folder.to_str().map(str::to_owned),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => {
            None
        }
    });
    let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or("contract").to_owned();
    folders.chain([stem]).collect()
}

/// How many folders all documents are in.
fn shared_folders(steps: &[(DocumentId, Vec<String>)]) -> usize {
    let Some((_, first)) = steps.first() else { return 0 };
    let shared = |at: &usize| {
        steps.iter().all(|(_, other)| *at + 1 < other.len() && other.get(*at) == first.get(*at))
    };
    (0..first.len()).take_while(shared).count()
}

/// The last steps as one name.
fn name(steps: &[String], count: usize) -> String {
    steps[steps.len().saturating_sub(count)..].join("-")
}

/// What names must differ in: file systems and modules may treat upper and lower case alike.
fn key(name: &str) -> String {
    name.to_lowercase().replace(['-', '.', ' '], "_")
}

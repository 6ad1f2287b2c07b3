//! Resolves references.

use super::builder::Builder;
use super::graph::{DynamicName, Landing, ResourceId};
use super::library::Found;
use super::{is_schema, uri};
use crate::diagnostic::Code;
use crate::source::Place;

/// A keyword that refers to a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keyword {
    Ref,
    /// Draft 2019-09
    RecursiveRef,
    /// Draft 2020-12
    DynamicRef,
}

impl Keyword {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ref => "$ref",
            Self::RecursiveRef => "$recursiveRef",
            Self::DynamicRef => "$dynamicRef",
        }
    }
}

/// A reference that was met.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// The place of its string.
    pub place: Place,
    pub text: String,
    pub keyword: Keyword,
}

impl Builder {
    /// Resolves a reference, or reports why it cannot be resolved.
    pub fn follow(&mut self, reference: &Reference) {
        self.try_to_land(reference);
        let landed = self.graph.landings.contains_key(&reference.place);
        if self.input.tolerant && !landed {
            let meant = self.meant(&reference.text, reference.place);
            self.graph.gaps.insert(reference.place, meant);
        }
    }

    /// The URI that an unresolved reference names. The same text in two documents names the same URI
    /// where it leads out of them.
    fn meant(&self, text: &str, place: Place) -> String {
        let (address, fragment) = uri::split(text);
        let base = &self.graph[self.graph.context(place).resource].uri;
        let resolved = uri::resolve(base, address).ok().filter(|_| !address.is_empty());
        format!("{}#{}", resolved.as_deref().unwrap_or(address), fragment.unwrap_or_default())
    }

    fn try_to_land(&mut self, reference: &Reference) {
        if reference.keyword == Keyword::RecursiveRef && reference.text != "#" {
            let sentence = "the value of `$recursiveRef` must be `#`";
            let found = &self.graph.sources;
            let found = found.diagnose(Code::InvalidSchema, reference.place, sentence);
            self.diagnostics.push(found);
            return;
        }
        let (address, fragment) = uri::split(&reference.text);
        let Some(resource) = self.addressed(reference, address) else { return };
        let fragment = uri::percent_decoded(fragment.unwrap_or_default());
        let Some(landing) = self.land(resource, &fragment, reference.keyword) else {
            let whose = if address.is_empty() { "this document" } else { address };
            self.dangling(reference, format!("`{fragment}` does not exist in {whose}"));
            return;
        };
        let target = landing.target;
        if !is_schema(&self.graph.sources[target.document], target.node) {
            self.dangling(
                reference,
                format!("`{}` refers to a value that is not a schema", reference.text),
            );
            return;
        }
        let entry = self.graph.entry_mut(target.document);
        if !entry.scanned[target.node.0 as usize] {
            entry.landed.push(target.node);
            self.scan(target);
        }
        self.graph.entry_mut(reference.place.document).refers_to.insert(target.document);
        self.graph.landings.insert(reference.place, landing);
    }

    /// The resource that the part before the `#` names.
    fn addressed(&mut self, reference: &Reference, address: &str) -> Option<ResourceId> {
        let context = self.graph.context(reference.place);
        if address.is_empty() {
            return Some(context.resource);
        }
        let base = self.graph[context.resource].uri.clone();
        let wanted = match uri::resolve(&base, address) {
            Ok(uri) => uri,
            Err(reason) => {
                let text = &reference.text;
                // A text that is not a URI reference at all is reported with its schema.
                if uri::fault(text).is_none() {
                    self.dangling(reference, format!("`{text}` cannot be resolved: {reason}"));
                }
                return None;
            }
        };
        let draft = context.dialect.draft;
        let mut found = self.find(&wanted, draft);
        if found == Found::Nothing && uri::is_relative(address) {
            let retrieval = self.graph.entry(reference.place.document).retrieval.clone();
            let beside = uri::resolve(&retrieval, address).ok().filter(|uri| *uri != wanted);
            found = beside.map_or(Found::Nothing, |uri| self.find(&uri, draft));
            if let Found::Resource(resource) = found {
                self.alias(&wanted, resource);
            }
        }
        if found == Found::Nothing
            && uri::is_relative(address)
            && let Some(file) = self.input.urls.file(address)
        {
            found = self.read_file(&file, &wanted, draft, Found::Broken);
        }
        match found {
            Found::Resource(resource) => Some(resource),
            Found::Broken => None,
            Found::Nothing => {
                if let Some(file) = uri::to_file(&wanted) {
                    let sentence = format!("there is no file {}", file.display());
                    self.dangling(reference, sentence);
                } else {
                    self.unmapped.entry(wanted).or_default().push(reference.place);
                }
                None
            }
        }
    }

    fn land(&self, resource: ResourceId, fragment: &str, keyword: Keyword) -> Option<Landing> {
        let resource = &self.graph[resource];
        let root = resource.place;
        if fragment.is_empty() {
            let recursive = keyword == Keyword::RecursiveRef && resource.recursive;
            let dynamic = recursive.then_some(DynamicName::Recursive);
            return Some(Landing { target: root, dynamic });
        }
        if fragment.starts_with('/') {
            let node = self.graph.sources[root.document].at_pointer(root.node, fragment)?;
            let target = Place { document: root.document, node };
            return Some(Landing { target, dynamic: None });
        }
        let anchor = resource.anchors.get(fragment)?;
        let dynamic = keyword == Keyword::DynamicRef && anchor.dynamic;
        let dynamic = dynamic.then(|| DynamicName::Anchor(fragment.to_owned()));
        Some(Landing { target: anchor.place, dynamic })
    }

    fn dangling(&mut self, reference: &Reference, sentence: String) {
        let sources = &self.graph.sources;
        let found = sources.diagnose(Code::DanglingReference, reference.place, sentence);
        self.diagnostics.push(found);
    }
}

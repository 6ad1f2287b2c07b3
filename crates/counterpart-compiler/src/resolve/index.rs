//! Reads documents as schemas: their resources, anchors and references.

use super::builder::Builder;
use super::graph::{Anchor, Context, ResourceId};
use super::positions::subschemas;
use super::references::{Keyword, Reference};
use super::{Draft, uri};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{DocumentId, Node, NodeId, Place};

impl Builder {
    /// Reads a document as a schema, unless that was done.
    pub fn read_as_schema(&mut self, document: DocumentId) {
        let place = Place { document, node: NodeId::ROOT };
        if !self.graph.entry(document).scanned[0] {
            let resource = self.graph.resource_id(place);
            let uri = self.graph[resource].uri.clone();
            self.by_uri.entry(uri).or_insert(resource);
            self.scan(place);
        }
    }

    /// Reads the value at `place`, and every subschema below it, as a schema.
    pub fn scan(&mut self, place: Place) {
        let document = place.document;
        let mut open = vec![(place.node, self.graph.context(place))];
        while let Some((node, context)) = open.pop() {
            let scanned = &mut self.graph.entry_mut(document).scanned[node.0 as usize];
            if std::mem::replace(scanned, true) {
                continue;
            }
            let place = Place { document, node };
            if !matches!(self.graph.sources[document][node], Node::Object(_)) {
                continue;
            }
            let context = self.enter(place, context);
            self.collect_references(place, context);
            let below = subschemas(&self.graph.sources[document], node, context.dialect.draft);
            open.extend(below.into_iter().rev().map(|node| (node, context)));
        }
    }

    /// Reads what a schema says of itself: its dialect, its URI, its anchors.
    fn enter(&mut self, place: Place, outer: Context) -> Context {
        let mut context = outer;
        if let Some(dialect) = self.stated_dialect(place, outer.dialect) {
            context.dialect = dialect;
        }
        if context != outer {
            // Already here, for a meta-schema may be described by itself.
            self.graph.entry_mut(place.document).contexts.insert(place.node, context);
        }
        let draft = context.dialect.draft;
        let alone = draft.reference_stands_alone() && self.text(place, "$ref").is_some();
        if !alone && let Some((id, at)) = self.text(place, draft.id_keyword()) {
            let (uri, fragment) = uri::split(&id);
            if !uri.is_empty() {
                context.resource = self.enter_resource(place, at, context.resource, uri);
            }
            // A pointer is not a plain name, although some generators write one.
            if let Some(name) = fragment.filter(|name| !name.is_empty() && !name.starts_with('/'))
                && draft.reference_stands_alone()
            {
                let name = uri::percent_decoded(name);
                self.add_anchor(context.resource, &name, Anchor { place, dynamic: false }, at);
            }
        }
        if context != outer {
            self.graph.entry_mut(place.document).contexts.insert(place.node, context);
        }
        self.collect_anchors(place, context);
        context
    }

    fn enter_resource(
        &mut self,
        place: Place,
        at: Place,
        outer: ResourceId,
        id: &str,
    ) -> ResourceId {
        let uri = match uri::resolve(&self.graph[outer].uri, id) {
            Ok(uri) => uri,
            Err(reason) => {
                let sentence = format!("`{id}` is not a URI reference: {reason}");
                let diagnostic = self.graph.sources.diagnose(Code::InvalidSchema, at, sentence);
                self.diagnostics.push(diagnostic);
                return outer;
            }
        };
        let resource = if place.node == NodeId::ROOT {
            self.graph.resources[outer.0 as usize].uri.clone_from(&uri);
            outer
        } else {
            self.add_resource(place, &uri)
        };
        let first = *self.by_uri.entry(uri).or_insert(resource);
        if self.graph[first].place != place {
            let sentence = format!("`{id}` is already the URI of another schema");
            let diagnostic = self.clash(sentence, at, self.graph[first].place);
            self.diagnostics.push(diagnostic);
        }
        resource
    }

    fn collect_anchors(&mut self, place: Place, context: Context) {
        let keywords: &[(&str, bool)] = match context.dialect.draft {
            Draft::Draft4 | Draft::Draft6 | Draft::Draft7 => &[],
            Draft::Draft201909 => &[("$anchor", false)],
            Draft::Draft202012 => &[("$anchor", false), ("$dynamicAnchor", true)],
        };
        for (keyword, dynamic) in keywords {
            if let Some((name, at)) = self.text(place, keyword) {
                let anchor = Anchor { place, dynamic: *dynamic };
                self.add_anchor(context.resource, &name, anchor, at);
            }
        }
        if context.dialect.draft == Draft::Draft201909
            && self.graph[context.resource].place == place
        {
            let source = &self.graph.sources[place.document];
            let value = source.get(place.node, "$recursiveAnchor").map(|node| &source[node]);
            let recursive = value == Some(&Node::Bool(true));
            self.graph.resources[context.resource.0 as usize].recursive = recursive;
        }
    }

    fn add_anchor(&mut self, resource: ResourceId, name: &str, anchor: Anchor, at: Place) {
        let anchors = &mut self.graph.resources[resource.0 as usize].anchors;
        let known = anchors.entry(name.to_owned()).or_insert(anchor);
        if known.place == anchor.place {
            known.dynamic |= anchor.dynamic;
        } else {
            let first = known.place;
            let sentence = format!("`{name}` is already the anchor of another schema");
            let diagnostic = self.clash(sentence, at, first);
            self.diagnostics.push(diagnostic);
        }
    }

    fn clash(&self, sentence: String, at: Place, first: Place) -> Diagnostic {
        let sources = &self.graph.sources;
        sources
            .diagnose(Code::InvalidSchema, at, sentence)
            .at(sources.locate(first))
            .help("give one of the two another name")
    }

    fn collect_references(&mut self, place: Place, context: Context) {
        let keywords: &[Keyword] = match context.dialect.draft {
            Draft::Draft4 | Draft::Draft6 | Draft::Draft7 => &[Keyword::Ref],
            Draft::Draft201909 => &[Keyword::Ref, Keyword::RecursiveRef],
            Draft::Draft202012 => &[Keyword::Ref, Keyword::DynamicRef],
        };
        for keyword in keywords {
            if let Some((text, at)) = self.text(place, keyword.name()) {
                self.references.push_back(Reference { place: at, text, keyword: *keyword });
            }
        }
    }

    /// The string under a keyword, with its place.
    pub fn text(&self, place: Place, keyword: &str) -> Option<(String, Place)> {
        let source = &self.graph.sources[place.document];
        let node = source.get(place.node, keyword)?;
        let text = source.string(place.node, keyword)?.to_owned();
        Some((text, Place { document: place.document, node }))
    }
}

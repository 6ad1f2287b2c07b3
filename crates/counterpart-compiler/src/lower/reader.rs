//! Reads one schema: the helpers that every group of keywords needs.

use super::scope::ScopeId;
use super::{Lowering, Shown};
use crate::diagnostic::Code;
use crate::model::{Annotations, Constraint, Keyword, Meaning, SchemaId};
use crate::resolve::{Dialect, Draft, Landing, Vocabulary};
use crate::source::{Document, Node, NodeId, Place};

/// The reader of one schema.
pub(super) struct Reader<'l, 'g> {
    pub lowering: &'l mut Lowering<'g>,
    pub place: Place,
    scope: ScopeId,
    pub dialect: Dialect,
    pub annotations: Annotations,
    pub constraints: Vec<Constraint>,
    pub shown: Shown,
}

impl<'l, 'g> Reader<'l, 'g> {
    pub fn new(lowering: &'l mut Lowering<'g>, place: Place, scope: ScopeId) -> Self {
        let dialect = lowering.graph.dialect(place);
        let (annotations, constraints) = (Annotations::default(), Vec::new());
        Self { lowering, place, scope, dialect, annotations, constraints, shown: Shown::default() }
    }

    /// Reads the schema: its constraints in the order of their kinds, whatever the order of its keys.
    pub fn read(&mut self) {
        match &self.source()[self.place.node] {
            Node::Bool(false) => self.assert(Keyword::False, Meaning::Never),
            Node::Object(_) => {
                let alone = self.draft().reference_stands_alone() && self.text("$ref").is_some();
                self.annotations(alone);
                if !alone {
                    self.values();
                    self.numbers();
                    self.strings();
                    self.arrays();
                    self.objects();
                    self.logic();
                }
                self.references();
            }
            // A schema never has one of the other forms; the check by the meta-schema reported it.
            Node::Bool(true) | Node::Null | Node::Number(_) | Node::String(_) | Node::Array(_) => {}
        }
    }

    pub const fn draft(&self) -> Draft {
        self.dialect.draft
    }

    pub fn reads(&self, vocabulary: Vocabulary) -> bool {
        self.dialect.vocabularies.has(vocabulary)
    }

    pub fn source(&self) -> &'g Document {
        &self.lowering.graph.sources[self.place.document]
    }

    /// The value of a keyword.
    pub fn get(&self, keyword: &str) -> Option<NodeId> {
        self.source().get(self.place.node, keyword)
    }

    /// The value of a keyword.
    pub fn node(&self, keyword: &str) -> Option<&'g Node> {
        self.get(keyword).map(|node| &self.source()[node])
    }

    /// The value of a keyword that is a string.
    pub fn text(&self, keyword: &str) -> Option<&'g str> {
        self.source().string(self.place.node, keyword)
    }

    /// The value of a keyword that is a natural number.
    pub fn count(&self, keyword: &str) -> Option<u64> {
        match self.node(keyword)? {
            Node::Number(number) => number.as_u64().or_else(|| {
                let float =
                    number.as_f64().filter(|float| *float >= 0.0 && float.fract() == 0.0)?;
                // Beyond 64 bits one bound is as good as another: nothing gets so long.
                Some(format!("{float:.0}").parse().unwrap_or(u64::MAX))
            }),
            Node::Null | Node::Bool(_) | Node::String(_) | Node::Array(_) | Node::Object(_) => None,
        }
    }

    /// The strings in the value at `node`.
    pub fn strings_at(&self, node: NodeId) -> Vec<String> {
        let source = self.source();
        let Node::Array(items) = &source[node] else { return Vec::new() };
        let strings = items.iter().filter_map(|item| match &source[*item] {
            Node::String(text) => Some(text.clone()),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Array(_) | Node::Object(_) => None,
        });
        strings.collect()
    }

    /// The subschema at a node of the document.
    pub fn subschema(&mut self, node: NodeId) -> SchemaId {
        let place = Place { document: self.place.document, node };
        self.lowering.node(place, self.scope)
    }

    /// The subschema under a keyword.
    pub fn subschema_of(&mut self, keyword: &str) -> Option<SchemaId> {
        self.get(keyword).map(|node| self.subschema(node))
    }

    /// The subschemas in the array under a keyword.
    pub fn subschemas_of(&mut self, keyword: &str) -> Option<Vec<SchemaId>> {
        match self.node(keyword)? {
            Node::Array(items) => Some(items.iter().map(|item| self.subschema(*item)).collect()),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Object(_) => {
                None
            }
        }
    }

    /// The keys and values of the object under a keyword.
    pub fn entries_of(&self, keyword: &str) -> Vec<(String, NodeId)> {
        match self.node(keyword) {
            Some(Node::Object(entries)) => {
                entries.iter().map(|(key, node)| (key.clone(), *node)).collect()
            }
            None
            | Some(
                Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Array(_),
            ) => Vec::new(),
        }
    }

    /// The keys and subschemas of the object under a keyword.
    pub fn named_subschemas_of(&mut self, keyword: &str) -> Vec<(String, SchemaId)> {
        let entries = self.entries_of(keyword).into_iter();
        entries.map(|(key, node)| (key, self.subschema(node))).collect()
    }

    /// The schema that a reference means on the way it was reached.
    pub fn landed(&mut self, landing: &Landing) -> SchemaId {
        let bound = landing.dynamic.as_ref();
        let bound = bound.and_then(|name| self.lowering.scopes.target(self.scope, name));
        self.lowering.node(bound.unwrap_or(landing.target), self.scope)
    }

    /// Adds the constraint that a keyword of this schema makes.
    pub fn assert(&mut self, keyword: Keyword, meaning: impl Into<Meaning>) {
        let node = self.get(keyword.name()).unwrap_or(self.place.node);
        let at = Place { node, ..self.place };
        self.constraints.push(Constraint { keyword, at, meaning: meaning.into() });
    }

    pub fn report(&mut self, code: Code, node: NodeId, sentence: String) {
        let place = Place { document: self.place.document, node };
        let found = self.lowering.graph.sources.diagnose(code, place, sentence);
        self.lowering.diagnostics.push(found);
    }
}

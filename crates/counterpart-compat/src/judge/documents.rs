//! The documents of a definition, as other validators are to read them.

use std::sync::LazyLock;

use counterpart_compiler::model::{DefinitionId, Format, Model};
use counterpart_compiler::source::{DocumentId, NodeId, Place};
use serde_json::Value;

use super::gaps::{self, Binding};

/// Where gaps lead.
static GAP: LazyLock<Vec<String>> = LazyLock::new(|| vec![gaps::URI.to_owned()]);

/// What a validator needs to read a definition.
pub struct Documents<'m> {
    model: &'m Model,
    /// The document of the definition first.
    all: Vec<DocumentId>,
    /// The schemas whose conjunction the definition is.
    places: &'m [Place],
    /// What gaps mean.
    binding: Binding,
}

/// One document.
pub struct Document<'m> {
    /// Every URI under which references lead to it, its own first.
    pub uris: &'m [String],
    /// What it says, with the `$schema` that it is read under.
    pub value: Value,
}

impl<'m> Documents<'m> {
    /// The documents of a definition.
    pub fn of(model: &'m Model, definition: DefinitionId, binding: Binding) -> Self {
        let definition = &model[definition];
        let mut all = model[definition.contract].documents.clone();
        let others = definition.conjunction.iter().map(|place| place.document);
        for document in others {
            if !all.contains(&document) {
                all.push(document);
            }
        }
        Self { model, all, places: &definition.conjunction, binding }
    }

    /// As they were written.
    pub fn written(&self) -> impl Iterator<Item = Document<'m>> {
        self.read(|document| {
            let mut value = self.model.sources[document].value(NodeId::ROOT);
            self.binding.bind(self.model, document, &mut value, str::to_owned);
            value
        })
    }

    /// As they were written, with regular expressions that mean to the engines of Rust what they
    /// mean in ECMA-262.
    pub fn rewritten(&self) -> impl Iterator<Item = Document<'m>> {
        self.read(|document| {
            let rewritten = self.model.known(document).rewritten.as_ref();
            let written = || self.model.sources[document].value(NodeId::ROOT);
            let mut value = rewritten.map_or_else(written, |it| it.value.clone());
            let moved =
                |pointer: &str| rewritten.map_or(pointer.to_owned(), |it| it.pointer(pointer));
            self.binding.bind(self.model, document, &mut value, moved);
            value
        })
    }

    /// How many schemas stand in them.
    pub fn schemas(&self) -> usize {
        let schemas = self.model.schemas.iter();
        schemas.filter(|(_, schema)| self.all.contains(&schema.place.document)).count()
    }

    /// Whether some meaning is not known in them.
    pub fn has_gaps(&self) -> bool {
        gaps::any(self.model, &self.all)
    }

    fn read(&self, value: impl Fn(DocumentId) -> Value) -> impl Iterator<Item = Document<'m>> {
        let gap = self.has_gaps().then(|| Document {
            uris: GAP.as_slice(),
            value: self.binding.schema(&self.dialect()),
        });
        let documents = self.all.iter().map(move |document| {
            let mut value = value(*document);
            if let Value::Object(members) = &mut value {
                let dialect = self.model.known(*document).dialect;
                members.entry("$schema").or_insert_with(|| dialect.into());
            }
            Document { uris: &self.model.known(*document).uris, value }
        });
        documents.chain(gap)
    }

    /// The URI and the JSON Pointer of each schema of the definition, in the documents as they were
    /// written.
    pub fn targets(&self) -> impl Iterator<Item = (&'m str, String)> {
        self.places.iter().map(|place| {
            (self.uri(place.document), self.model.sources[place.document].pointer(place.node))
        })
    }

    /// The same in the documents as they are rewritten.
    pub fn rewritten_targets(&self) -> impl Iterator<Item = (&'m str, String)> {
        self.places.iter().map(|place| {
            let pointer = self.model.sources[place.document].pointer(place.node);
            let rewritten = &self.model.known(place.document).rewritten;
            let pointer = rewritten.as_ref().map_or(pointer.clone(), |it| it.pointer(&pointer));
            (self.uri(place.document), pointer)
        })
    }

    fn uri(&self, document: DocumentId) -> &'m str {
        self.model.known(document).uris.first().map_or("", String::as_str)
    }

    /// The dialect that the definition is read under.
    pub fn dialect(&self) -> String {
        let document = self.places.first().map(|place| place.document);
        document.map_or_else(String::new, |document| self.model.known(document).schema.clone())
    }

    /// Whether what is encoded in a string is checked.
    pub fn asserts_content(&self) -> bool {
        let document = self.places.first().map(|place| place.document);
        document.is_some_and(|document| self.model.known(document).asserts_content)
    }

    /// Takes the format `regex` out of the schemas of a document that was written so.
    pub fn without_regex_format(&self, uri: &str, value: &mut Value) {
        for (_, schema) in self.model.schemas.iter() {
            let is_regex = schema.annotations.format == Some(Format::Regex);
            if is_regex && self.uri(schema.place.document) == uri {
                let source = &self.model.sources[schema.place.document];
                let schema = value.pointer_mut(&source.pointer(schema.place.node));
                if let Some(members) = schema.and_then(Value::as_object_mut) {
                    members.shift_remove("format");
                }
            }
        }
    }
}

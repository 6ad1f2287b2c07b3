//! Checks that values which a schema shows to its readers meet it: its `default`, its `examples`,
//! and the value of a typed constant.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::credential;
use crate::diagnostic::{Code, Diagnostic};
use crate::entries::{Entries, EntryKind};
use crate::json::pointer;
use crate::lower::Lowered;
use crate::model::{SchemaId, Schemas};
use crate::project::{Formats, ProjectFile};
use crate::resolve::{DocumentKind, Graph};
use crate::source::{Document, DocumentId, Node, NodeId, Place};

/// Checks every shown value of the project's own contracts. A default or an example that does not
/// meet its schema is reported and removed from the annotations.
pub(crate) fn values(
    graph: &Graph,
    entries: &Entries,
    lowered: &mut Lowered,
    settings: &ProjectFile,
) -> Vec<Diagnostic> {
    let constants = entries.iter().filter_map(|entry| match &entry.kind {
        EntryKind::Constant(constant) => Some((entry.place, constant.at.node)),
        EntryKind::Root | EntryKind::Definition => None,
    });
    let mut check = Check { graph, constants: constants.collect(), diagnostics: Vec::new() };
    check.credentials(lowered);
    for (document, ids) in check.with_values(lowered) {
        if let Some(validator) = validator(graph, &lowered.schemas, document, &ids, settings) {
            for id in ids {
                check.schema(lowered, id, &validator);
            }
        }
    }
    check.diagnostics
}

/// One validator for all schemas of a document that show values: the property `N` of its instances
/// meets schema `N`. So the document is compiled once, whatever their number.
fn validator(
    graph: &Graph,
    schemas: &Schemas,
    document: DocumentId,
    ids: &[SchemaId],
    settings: &ProjectFile,
) -> Option<Validator> {
    let needed = graph.needed_by(document);
    let resources = needed.iter().filter(|other| graph.kind(**other) != DocumentKind::MetaSchema);
    let mut registry = jsonschema::Registry::new();
    for other in resources {
        let value = stating_dialect(graph, *other);
        for uri in graph.uris(*other) {
            registry = registry.add(uri, value.clone()).ok()?;
        }
    }
    let registry = registry.prepare().ok()?;
    let uri = graph.uri(document);
    let properties = ids.iter().map(|id| {
        let at = graph.sources[document].pointer(schemas[*id].place.node);
        let rewritten = graph.rewritten(document);
        let at = rewritten.map_or(at.clone(), |it| it.pointer(&at));
        (id.index().to_string(), json!({ "$ref": format!("{uri}#{}", pointer::fragment(&at)) }))
    });
    let wrapper = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "properties": properties.collect::<Map<_, _>>(),
    });
    let options = jsonschema::options().with_registry(&registry);
    let options = match settings.formats {
        Formats::Assert => options.should_validate_formats(true),
        Formats::Annotate => options.should_validate_formats(false),
        Formats::Draft => options,
    };
    options.build(&wrapper).ok()
}

/// A document that states its `$schema`.
fn stating_dialect(graph: &Graph, document: DocumentId) -> Value {
    let mut value = match graph.rewritten(document) {
        Some(rewritten) => rewritten.value.clone(),
        None => graph.sources[document].value(NodeId::ROOT),
    };
    if let Value::Object(properties) = &mut value {
        let draft = graph.dialect(Place { document, node: NodeId::ROOT }).draft;
        properties.entry("$schema").or_insert_with(|| draft.uri().into());
    }
    value
}

/// A check in progress.
struct Check<'g> {
    graph: &'g Graph,
    /// The values of the typed constants, by the places of their schemas.
    constants: HashMap<Place, NodeId>,
    diagnostics: Vec<Diagnostic>,
}

impl Check<'_> {
    /// The schemas of the project's own contracts that show a value, by document.
    fn with_values(&self, lowered: &Lowered) -> BTreeMap<DocumentId, Vec<SchemaId>> {
        let mut found: BTreeMap<DocumentId, Vec<SchemaId>> = BTreeMap::new();
        for (id, schema) in lowered.schemas.iter() {
            let document = schema.place.document;
            let shows =
                lowered.shown.contains_key(&id) || self.constants.contains_key(&schema.place);
            if shows && self.graph.kind(document) == DocumentKind::Contract {
                found.entry(document).or_default().push(id);
            }
        }
        found
    }

    /// Reports every credential in a value that is shown, once, wherever the schema is used.
    fn credentials(&mut self, lowered: &Lowered) {
        let mut found = BTreeSet::new();
        for (id, shown) in &lowered.shown {
            let document = lowered.schemas[*id].place.document;
            if self.graph.kind(document) == DocumentKind::Contract {
                let values = shown.default.iter().chain(&shown.examples);
                let texts = values.flat_map(|node| texts(&self.graph.sources[document], *node));
                found.extend(texts.filter_map(|(node, text)| {
                    Some((Place { document, node }, credential::in_text(text)?))
                }));
            }
        }
        for (place, what) in found {
            let sentence = format!("this value looks like {what}");
            self.report(Code::ShownSecret, place, place.node, &sentence);
        }
    }

    /// Checks the values that one schema shows.
    fn schema(&mut self, lowered: &mut Lowered, id: SchemaId, validator: &Validator) {
        let place = lowered.schemas[id].place;
        let source = &self.graph.sources[place.document];
        let meets = |value: &Value| {
            let wrapped = Map::from_iter([(id.index().to_string(), value.clone())]);
            validator.is_valid(&Value::Object(wrapped))
        };
        if let Some(node) = self.constants.get(&place).copied()
            && !meets(&source.value(node))
        {
            let sentence = "the constant does not meet its own schema";
            self.report(Code::MismatchedConstant, place, node, sentence);
        }
        let Some(shown) = lowered.shown.get(&id) else { return };
        let annotations = &mut lowered.schemas[id].annotations;
        if let Some(node) = shown.default
            && !meets(&source.value(node))
        {
            annotations.default = None;
            let sentence = "the default does not meet its own schema";
            self.report(Code::MismatchedExample, place, node, sentence);
        }
        annotations.examples.retain(|value| meets(value));
        for node in shown.examples.iter().filter(|node| !meets(&source.value(**node))) {
            let sentence = "the example does not meet its own schema";
            self.report(Code::MismatchedExample, place, *node, sentence);
        }
    }

    fn report(&mut self, code: Code, schema: Place, node: NodeId, sentence: &str) {
        let place = Place { node, ..schema };
        self.diagnostics.push(self.graph.sources.diagnose(code, place, sentence));
    }
}

/// The strings in a value, each with where it stands.
fn texts(source: &Document, value: NodeId) -> Vec<(NodeId, &str)> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(node) = open.pop() {
        match &source[node] {
            Node::String(text) => found.push((node, text.as_str())),
            Node::Array(items) => open.extend(items),
            Node::Object(members) => open.extend(members.values()),
            Node::Null | Node::Bool(_) | Node::Number(_) => {}
        }
    }
    found
}

//! The contract of a service: one schema document with every schema that the service's files hold,
//! made from them.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use serde_json::Value;

use super::handle::{Handle, Handles};
use super::library::Library;
use super::made::Made;
use super::schema;
use crate::json::pointer;
use crate::model::service::Typed;
use crate::names::upper_camel;
use crate::source::Place;

/// The dialect of the contract: draft 2020-12.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Steps of a pointer that say nothing about what stands behind them.
const SILENT_STEPS: [&str; 12] = [
    "components",
    "schemas",
    "definitions",
    "$defs",
    "properties",
    "schema",
    "content",
    "paths",
    "responses",
    "parameters",
    "allOf",
    "items",
];

/// The dialect of the schemas of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// OpenAPI 3.0: a dialect of its own.
    V30,
    /// OpenAPI 3.1 and later: draft 2020-12.
    V31,
}

/// The contract in the making.
pub(super) struct Bundle<'l, 't> {
    pub(super) library: &'l mut Library<'t>,
    pub(super) version: Version,
    root: Place,
    /// The URI of each contract of the project, by its file.
    contracts: &'l BTreeMap<std::path::PathBuf, String>,
    /// The keys of the schemas that are definitions, by their places.
    keys: HashMap<Place, String>,
    taken: BTreeSet<String>,
    waiting: VecDeque<(String, Place)>,
    made: Vec<(String, Made)>,
    pub(super) handles: Handles,
    /// The definitions that each definition refers to.
    edges: HashMap<String, BTreeSet<String>>,
    /// The references of each definition that lead nowhere.
    broken: HashMap<String, String>,
    /// The definition that is being made.
    current: String,
}

impl<'l, 't> Bundle<'l, 't> {
    pub(super) fn new(
        library: &'l mut Library<'t>,
        version: Version,
        root: Place,
        contracts: &'l BTreeMap<std::path::PathBuf, String>,
    ) -> Self {
        Self {
            library,
            version,
            root,
            contracts,
            keys: HashMap::new(),
            taken: BTreeSet::new(),
            waiting: VecDeque::new(),
            made: Vec::new(),
            handles: Handles::default(),
            edges: HashMap::new(),
            broken: HashMap::new(),
            current: String::new(),
        }
    }

    /// Adds every schema of the document's components, under its key.
    pub(super) fn components(&mut self) {
        let schemas = self.library.get(self.root, "components");
        let schemas = schemas.and_then(|at| self.library.get(at, "schemas"));
        let Some(schemas) = schemas else { return };
        let schemas = self.library.members(schemas);
        for (key, place) in &schemas {
            self.taken.insert(fold(key));
            self.keys.insert(*place, key.clone());
            self.waiting.push_back((key.clone(), *place));
        }
        self.work();
    }

    /// Makes what waits to be made.
    pub(super) fn work(&mut self) {
        while let Some((key, place)) = self.waiting.pop_front() {
            let outer = std::mem::replace(&mut self.current, key.clone());
            let made = schema::copied(self, place);
            self.current = outer;
            self.made.push((key, made));
        }
    }

    /// A type for a schema that stands in an operation. A schema that is nothing but a reference is
    /// what it refers to; another becomes a definition of this name.
    pub(super) fn typed(&mut self, place: Place, name: &str) -> Result<Typed, String> {
        let reference = self.library.text(place, "$ref").map(str::to_owned);
        let alone = self.library.object(place).is_some_and(|members| {
            members.keys().all(|key| {
                matches!(key.as_str(), "$ref" | "description" | "title" | "summary")
                    || key.starts_with("x-")
            })
        });
        let handle = match reference {
            Some(reference) if alone => {
                let (to, _) = self.refer(place, &reference)?;
                to
            }
            Some(_) | None => Handle::Own(self.definition(place, name)),
        };
        self.work();
        Ok(self.handles.typed(handle, place))
    }

    /// Adds a definition that was made for an operation; what stands for its type.
    pub(super) fn add(&mut self, name: &str, made: impl FnOnce(&mut Self) -> Made) -> String {
        let key = self.free(name);
        let outer = std::mem::replace(&mut self.current, key.clone());
        let made = made(self);
        self.current = outer;
        self.made.push((key.clone(), made));
        self.work();
        key
    }

    /// The key of the definition for a schema that stands inside an operation.
    fn definition(&mut self, place: Place, name: &str) -> String {
        if let Some(key) = self.keys.get(&place) {
            return key.clone();
        }
        let key = self.free(name);
        self.keys.insert(place, key.clone());
        self.waiting.push_back((key.clone(), place));
        key
    }

    /// What a reference in a schema leads to, with the text of the reference in the contract.
    pub(super) fn refer(
        &mut self,
        from: Place,
        reference: &str,
    ) -> Result<(Handle, String), String> {
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if !address.is_empty()
            && let Ok(path) = self.library.address(from.document, address)
            && let Some(uri) = self.contracts.get(&path)
        {
            let uri = format!("{uri}#{fragment}");
            return Ok((Handle::Foreign(uri.clone()), uri));
        }
        let target = self.library.target(from, reference)?;
        let name = self.name_of(target);
        let key = self.definition(target, &name);
        self.edges.entry(self.current.clone()).or_default().insert(key.clone());
        let at = pointer::fragment(&pointer::below("/$defs", &key));
        Ok((Handle::Own(key), format!("#{at}")))
    }

    /// Notes that the definition in the making has a reference that leads nowhere.
    pub(super) fn breaks(&mut self, reason: String) {
        self.broken.entry(self.current.clone()).or_insert(reason);
    }

    /// Why a definition, or one that it needs, cannot be what its document says.
    pub(super) fn fault(&self, handle: &Handle) -> Option<String> {
        let (Handle::Own(key) | Handle::Property(key, _)) = handle else { return None };
        let mut seen = BTreeSet::from([key.as_str()]);
        let mut open = vec![key.as_str()];
        while let Some(key) = open.pop() {
            if let Some(reason) = self.broken.get(key) {
                return Some(reason.clone());
            }
            let next = self.edges.get(key).into_iter().flatten();
            open.extend(next.map(String::as_str).filter(|key| seen.insert(key)));
        }
        None
    }

    /// A name for a schema that only a reference leads to: from where it stands.
    fn name_of(&self, place: Place) -> String {
        let steps = self.library.steps(place);
        let telling: Vec<String> = steps
            .iter()
            .filter(|step| !SILENT_STEPS.contains(&step.as_str()))
            .map(|step| upper_camel(step))
            .collect();
        if steps.is_empty() {
            let path = &self.library.sources[place.document].path;
            let stem = path.file_stem().and_then(std::ffi::OsStr::to_str).unwrap_or("Schema");
            return upper_camel(stem);
        }
        match (steps.as_slice(), telling.as_slice()) {
            // A key of a file that holds schemas.
            ([.., key], [_]) => key.clone(),
            (_, []) => "Schema".to_owned(),
            (_, telling) => telling.concat(),
        }
    }

    /// A key like this that no other definition has.
    fn free(&mut self, name: &str) -> String {
        let numbered = (2u64..).map(|number| format!("{name}{number}"));
        let mut candidates = std::iter::once(name.to_owned()).chain(numbered);
        let free = candidates.find(|name| self.taken.insert(fold(name)));
        free.unwrap_or_else(|| name.to_owned())
    }

    /// The contract as JSON, with the place that each of its values was made from.
    pub(super) fn finish(self, title: &str) -> (String, Vec<Place>, Handles) {
        let leaf = |value: &str| Made::leaf(self.root, Value::from(value));
        let mut whole = Made::object(self.root);
        whole.set("$schema", leaf(DIALECT));
        whole.set("title", leaf(title));
        let mut definitions = Made::object(self.root);
        let mut made = self.made;
        // A definition stands where its name is expected, whatever referred to it first.
        let own = |place: Place| place.document == self.root.document;
        made.sort_by_key(|(key, made)| (!own(made.from), made.from, key.clone()));
        for (key, made) in made {
            definitions.set(&key, made);
        }
        whole.set("$defs", definitions);
        let mut places = Vec::new();
        let value = whole.into_value(&mut places);
        (format!("{value:#}\n"), places, self.handles)
    }
}

/// What keys must differ in: names of types may be made of both.
fn fold(key: &str) -> String {
    upper_camel(key).to_lowercase()
}

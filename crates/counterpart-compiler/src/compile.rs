//! From a project to its model, stage by stage.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::diagnostic::{Code, Diagnostic};
use crate::lower::{Lowered, Lowering};
use crate::model::{Known, Model, Origin, Rule, SchemaId, Supply};
use crate::project::{Project, ProjectFile};
use crate::resolve::{Draft, Graph, Input, Resolution, SourceFile, Standing, resolve};
use crate::shape::{self, Plan, Seed};
use crate::source::{DocumentId, NodeId, Place};
use crate::tree::{Disk, Tree};
use crate::verify;

/// What a compilation yields.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The model.
    pub model: Model,
    /// What a person should hear of, though it stopped nothing.
    pub warnings: Vec<Diagnostic>,
}

/// Compiles every contract of a project.
///
/// # Errors
/// Every diagnostic, warnings included, when one of them is an error.
pub fn compile(project: &Project) -> Result<Compiled, Vec<Diagnostic>> {
    compile_in(Arc::new(Disk), project)
}

/// Compiles every contract of a project whose files are in a tree.
///
/// # Errors
/// As [`compile`].
pub fn compile_in(tree: Arc<dyn Tree>, project: &Project) -> Result<Compiled, Vec<Diagnostic>> {
    let input = input_in(tree, project).map_err(|diagnostic| vec![diagnostic])?;
    compile_input(input, &project.settings)
}

/// Compiles every contract of a project to be looked at, not to be generated from: a table that
/// forgets a value leaves the model whole, so its error is among what a person should hear of and
/// stops nothing. Where the table forgets a value, other places do as well.
///
/// # Errors
/// As [`compile`], for every other error.
pub fn compile_for_analysis(project: &Project) -> Result<Compiled, Vec<Diagnostic>> {
    let input = input(project).map_err(|diagnostic| vec![diagnostic])?;
    whole(input, &project.settings)
}

/// Reads the contracts of a project: what there is to resolve.
///
/// # Errors
/// When there is none, or one cannot be read.
pub fn input(project: &Project) -> Result<Input, Diagnostic> {
    input_in(Arc::new(Disk), project)
}

/// Reads the contracts of a project whose files are in a tree.
///
/// # Errors
/// As [`input`].
pub fn input_in(tree: Arc<dyn Tree>, project: &Project) -> Result<Input, Diagnostic> {
    Ok(Input {
        contracts: read_contracts(&*tree, project)?,
        root: project.folder.clone(),
        urls: project.urls(),
        default_draft: Draft::default(),
        tolerant: false,
        tree,
    })
}

/// Compiles contracts that are already in memory.
///
/// # Errors
/// As [`compile`].
pub fn compile_input(input: Input, settings: &ProjectFile) -> Result<Compiled, Vec<Diagnostic>> {
    let Compiled { model, mut warnings } = whole(input, settings)?;
    stop_at(&mut warnings, Diagnostic::is_error)?;
    Ok(Compiled { model, warnings })
}

/// Compiles as long as the model is whole; then errors may be among what a person should hear of.
fn whole(input: Input, settings: &ProjectFile) -> Result<Compiled, Vec<Diagnostic>> {
    let breaks = |found: &Diagnostic| found.is_error() && found.code != Code::ForgottenValue;
    let tolerant = input.tolerant;
    let Resolution { graph, mut diagnostics } = resolve(input);
    stop_at(&mut diagnostics, breaks)?;
    let named = named_places(&graph);
    let wanted: Vec<Place> = named.values().flatten().map(|(place, _)| *place).collect();
    let mut lowering = Lowering::new(&graph, settings.formats);
    for place in wanted {
        lowering.schema(place);
    }
    let mut lowered = lowering.finish();
    diagnostics.append(&mut lowered.diagnostics);
    stop_at(&mut diagnostics, breaks)?;
    // Around a gap no value can be judged.
    if !tolerant {
        diagnostics.append(&mut verify::values(&graph, &mut lowered.schemas, settings));
    }
    let seeds = seeds(&graph, &lowered, &named, settings);
    let Plan { contracts, definitions, schemas, diagnostics: mut found } =
        shape::plan(&graph.sources, lowered.schemas, seeds, settings);
    diagnostics.append(&mut found);
    stop_at(&mut diagnostics, breaks)?;
    let known = graph.documents().map(|(document, _)| known(&graph, document)).collect();
    let sources = graph.sources;
    let gaps = lowered.gaps;
    let model = Model { sources, schemas, contracts, definitions, known, gaps };
    Ok(Compiled { model, warnings: diagnostics })
}

fn stop_at(
    diagnostics: &mut Vec<Diagnostic>,
    stops: impl Fn(&Diagnostic) -> bool,
) -> Result<(), Vec<Diagnostic>> {
    if diagnostics.iter().any(stops) {
        return Err(std::mem::take(diagnostics));
    }
    Ok(())
}

fn read_contracts(tree: &dyn Tree, project: &Project) -> Result<Vec<SourceFile>, Diagnostic> {
    let folder = project.schemas();
    let none = |reason: &str| {
        let folder = tree.name(&folder);
        let sentence = format!("there is no contract in {}: {reason}", folder.display());
        Diagnostic::new(Code::NoContracts, sentence)
    };
    let mut paths = tree.files(&folder).map_err(|error| none(&error.to_string()))?;
    paths.retain(|path| path.extension() == Some(OsStr::new("json")));
    paths.sort();
    if paths.is_empty() {
        return Err(none("it holds no file with the ending .json"));
    }
    paths.iter().map(|path| read_contract(tree, project, path)).collect()
}

fn read_contract(
    tree: &dyn Tree,
    project: &Project,
    path: &Path,
) -> Result<SourceFile, Diagnostic> {
    let shown = tree.name(path).into_owned();
    let bytes = tree.read(path).map_err(|error| {
        let sentence = format!("{} cannot be read: {error}", shown.display());
        Diagnostic::new(Code::Unreadable, sentence)
    })?;
    let name = path.strip_prefix(&project.folder).unwrap_or(path).to_owned();
    Ok(SourceFile { name, path: shown, bytes })
}

/// The places of each document of the project that are definitions in any case.
fn named_places(graph: &Graph) -> BTreeMap<DocumentId, Vec<(Place, Origin)>> {
    let own = graph.documents().filter(|(_, standing)| *standing == Standing::Contract);
    own.map(|(document, _)| {
        let places = shape::places(&graph.sources[document]);
        let places = places.into_iter().map(|(node, origin)| (Place { document, node }, origin));
        (document, places.collect())
    })
    .collect()
}

/// What is known of each contract: those of the project, and the documents that are referred to.
fn seeds(
    graph: &Graph,
    lowered: &Lowered,
    named: &BTreeMap<DocumentId, Vec<(Place, Origin)>>,
    settings: &ProjectFile,
) -> Vec<Seed> {
    let mut by_document: BTreeMap<DocumentId, Vec<(Place, SchemaId, Origin)>> = BTreeMap::new();
    let mut seen = HashSet::new();
    for (place, origin) in named.values().flatten() {
        if let Some(schema) = lowered.by_place.get(place)
            && seen.insert(*schema)
        {
            by_document.entry(place.document).or_default().push((*place, *schema, *origin));
        }
    }
    let rules = lowered.schemas.iter().flat_map(|(_, schema)| &schema.assertions);
    for assertion in rules {
        if let Rule::Reference(target) = assertion.rule
            && seen.insert(target)
        {
            let place = lowered.schemas[target].place;
            let origin = if place.node == NodeId::ROOT { Origin::Root } else { Origin::Referenced };
            by_document.entry(place.document).or_default().push((place, target, origin));
        }
    }
    let contract_names = contract_names(graph, by_document.keys().copied());
    let mut seeds: Vec<Seed> = by_document
        .into_iter()
        .map(|(document, mut named)| {
            named.sort_by_key(|(place, schema, _)| (place.node, *schema));
            seed(graph, document, contract_names[&document].clone(), named, settings)
        })
        .collect();
    seeds.sort_by(|a, b| a.name.cmp(&b.name));
    seeds
}

fn seed(
    graph: &Graph,
    document: DocumentId,
    name: String,
    named: Vec<(Place, SchemaId, Origin)>,
    settings: &ProjectFile,
) -> Seed {
    let needed = graph.needed_by(document);
    let standard = |document: &DocumentId| graph.standing(*document) == Standing::Standard;
    let external = settings.external.get(&name).cloned();
    let supply = external.map_or(Supply::Generated, Supply::External);
    Seed {
        document,
        uri: graph.uri(document).to_owned(),
        digest: digest(graph, &needed),
        documents: needed
            .into_iter()
            .filter(|other| *other == document || !standard(other))
            .collect(),
        supply,
        own: graph.standing(document) == Standing::Contract,
        named,
        name,
    }
}

/// A name for each document: its file stem; of two with one stem, the later gets a number.
fn contract_names(
    graph: &Graph,
    documents: impl Iterator<Item = DocumentId>,
) -> HashMap<DocumentId, String> {
    let mut taken = HashSet::new();
    documents
        .map(|document| {
            let stem = graph.sources[document].path.file_stem().and_then(OsStr::to_str);
            let stem = stem.unwrap_or("contract").to_owned();
            let numbered = (2u64..).map(|number| format!("{stem}-{number}"));
            // File systems and modules may not tell upper from lower case.
            let name = std::iter::once(stem.clone())
                .chain(numbered)
                .find(|name| taken.insert(name.to_lowercase().replace(['-', '.'], "_")));
            (document, name.unwrap_or(stem))
        })
        .collect()
}

fn known(graph: &Graph, document: DocumentId) -> Known {
    let root = Place { document, node: NodeId::ROOT };
    let uris = graph.uris(document).into_iter().map(str::to_owned).collect();
    let rewritten = graph.rewritten(document).cloned();
    let compiled = graph.compiled(document).cloned();
    Known { uris, dialect: graph.dialect(root).draft.uri(), rewritten, compiled }
}

/// The SHA-256 of documents as compact JSON, in hexadecimal digits.
fn digest(graph: &Graph, documents: &[DocumentId]) -> String {
    let mut hash = Sha256::new();
    for document in documents {
        hash.update(graph.sources[*document].value(NodeId::ROOT).to_string());
        hash.update(b"\n");
    }
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    hash.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

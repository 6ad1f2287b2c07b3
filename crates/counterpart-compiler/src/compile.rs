//! Compiles a project to its model, stage by stage.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::entries::entries;
use crate::input::{input, input_in};
use crate::lower::lower;
use crate::model::Model;
use crate::project::{Project, ProjectFile};
use crate::resolve::{Input, Resolution, resolve};
use crate::service::Types;
use crate::shape::{self, Plan};
use crate::tree::Tree;
use crate::unions;
use crate::verify;

/// What a compilation yields.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The model.
    pub model: Model,
    /// The diagnostics that did not stop the compilation.
    pub warnings: Vec<Diagnostic>,
}

/// Compiles every contract of a project.
///
/// # Errors
/// All diagnostics, warnings included, when one of them is an error.
pub fn compile(project: &Project) -> Result<Compiled, Vec<Diagnostic>> {
    compile_input(input(project).map_err(|diagnostic| vec![diagnostic])?, &project.settings)
}

/// Compiles every contract of a project whose files are in a tree.
///
/// # Errors
/// As [`compile`].
pub fn compile_in(tree: Arc<dyn Tree>, project: &Project) -> Result<Compiled, Vec<Diagnostic>> {
    let input = input_in(tree, project).map_err(|diagnostic| vec![diagnostic])?;
    compile_input(input, &project.settings)
}

/// Like [`compile`], but an incomplete constant table (CP0209) is one of the returned
/// [`warnings`](Compiled::warnings), as an error, instead of failing the compilation. Nothing may
/// be generated from such a model; `check` and other analyses run on it in the middle of an edit,
/// when the table does not yet list a new value.
///
/// # Errors
/// As [`compile`], for every other error.
pub fn compile_for_analysis(project: &Project) -> Result<Compiled, Vec<Diagnostic>> {
    compile_input_for_analysis(
        input(project).map_err(|diagnostic| vec![diagnostic])?,
        &project.settings,
    )
}

/// Compiles contracts that are already in memory.
///
/// # Errors
/// As [`compile`].
pub fn compile_input(input: Input, settings: &ProjectFile) -> Result<Compiled, Vec<Diagnostic>> {
    let Compiled { model, mut warnings } = compile_input_for_analysis(input, settings)?;
    stop_at(&mut warnings, Diagnostic::is_error)?;
    Ok(Compiled { model, warnings })
}

/// Compiles contracts that are already in memory, as [`compile_for_analysis`] does.
///
/// # Errors
/// As [`compile_for_analysis`].
pub fn compile_input_for_analysis(
    input: Input,
    settings: &ProjectFile,
) -> Result<Compiled, Vec<Diagnostic>> {
    let stops = |found: &Diagnostic| found.is_error() && found.code != Code::ForgottenValue;
    let tolerant = input.tolerant;
    let services = input.services.clone();
    let input = Input { content: settings.content, patterns: settings.patterns, ..input };
    let Resolution { graph, mut diagnostics } = resolve(input);
    diagnostics.splice(0..0, services.diagnostics.iter().cloned());
    stop_at(&mut diagnostics, stops)?;

    let entries = entries(&graph);

    let places = entries.iter().map(|entry| entry.place);
    let mut lowered = lower(&graph, places, settings.formats);
    diagnostics.append(&mut lowered.diagnostics);
    stop_at(&mut diagnostics, stops)?;

    // An unresolved reference leaves no validator that could judge a value.
    if !tolerant {
        diagnostics.append(&mut verify::values(&graph, &entries, &mut lowered, settings));
    }

    let by_place = if services.is_empty() { HashMap::new() } else { lowered.by_place.clone() };
    let seeds = shape::seeds(&graph.sources, &entries, &lowered, settings);
    let Plan { contracts, definitions, mut schemas, diagnostics: mut found } =
        shape::plan(&graph.sources, lowered.schemas, seeds, settings);
    diagnostics.append(&mut found);
    stop_at(&mut diagnostics, stops)?;
    unions::add_facts(&mut schemas, &definitions);

    let types = Types {
        sources: &graph.sources,
        by_uri: graph
            .documents()
            .flat_map(|(id, _)| graph.uris(id).into_iter().map(move |uri| (uri, id)))
            .collect(),
        by_place: &by_place,
        definitions: &definitions,
    };
    let services = services.link(&types, &contracts);
    let known = graph.documents().map(|(document, _)| graph.known(document)).collect();
    let (sources, gaps) = (graph.sources, lowered.gaps);
    let model = Model { sources, schemas, contracts, definitions, services, known, gaps };
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

//! `counterpart model`: the state of the compiler, stage by stage.

mod entries;
mod lower;
mod notation;
mod resolve;
mod shape;
mod source;

use std::path::Path;

use counterpart_compiler::project::Project;
use counterpart_compiler::resolve::{DocumentKind, Graph, Resolution};
use counterpart_compiler::source::DocumentId;
use counterpart_compiler::{compile, input};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::arguments::{Model, Stage};

/// Prints the state after one stage. The early stages are shown even when they found errors.
pub fn run(project: &Project, model: &Model) -> Answer {
    match model.stage {
        Stage::Source => early(project, model, source::document),
        Stage::Resolve => early(project, model, resolve::document),
        Stage::Entries => early(project, model, entries::document),
        Stage::Lower => late(project, model, &lower::contract),
        Stage::Shape => {
            let targets = &project.settings.targets;
            late(project, model, &|model, contract| shape::contract(model, contract, targets))
        }
    }
}

/// The state of one document or contract after a stage: for a person, and for a program.
struct Said {
    text: String,
    data: Value,
}

fn early(project: &Project, model: &Model, say: fn(&Graph, DocumentId) -> Said) -> Answer {
    let input = match input(project) {
        Ok(input) => input,
        Err(diagnostic) => return Answer::refused(vec![diagnostic]),
    };
    let Resolution { graph, diagnostics } = counterpart_compiler::resolve::resolve(input);
    let wanted = |document: DocumentId| {
        let path = &graph.sources[document].path;
        matches!(graph.kind(document), DocumentKind::Contract | DocumentKind::Referenced)
            && model.contract.as_deref().is_none_or(|name| stem(path) == name)
    };
    let documents = graph.documents().map(|(document, _)| document);
    let said: Vec<Said> =
        documents.filter(|document| wanted(*document)).map(|id| say(&graph, id)).collect();
    answer("documents", said, model).diagnosed(diagnostics)
}

fn late(
    project: &Project,
    model: &Model,
    say: &dyn Fn(
        &counterpart_compiler::model::Model,
        &counterpart_compiler::model::Contract,
    ) -> Said,
) -> Answer {
    let compiled = match compile(project) {
        Ok(compiled) => compiled,
        Err(diagnostics) => return Answer::refused(diagnostics),
    };
    let understood = &compiled.model;
    let wanted = model.contract.as_deref();
    let contracts = understood.contracts.iter();
    let said = contracts
        .filter(|contract| wanted.is_none_or(|name| contract.name == name))
        .map(|contract| say(understood, contract));
    answer("contracts", said.collect(), model).diagnosed(compiled.warnings)
}

fn answer(member: &str, said: Vec<Said>, model: &Model) -> Answer {
    if let (true, Some(name)) = (said.is_empty(), &model.contract) {
        let name = name.escape_debug();
        return Answer::usage(format!(
            "error: there is no contract '{name}'; `counterpart model` shows all\n"
        ));
    }
    let text: Vec<&str> = said.iter().map(|said| said.text.as_str()).collect();
    let text = text.join("\n");
    let data: Vec<Value> = said.into_iter().map(|said| said.data).collect();
    Answer::new(text).with(member, &data)
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("")
}

/// A place for a program.
fn place(
    sources: &counterpart_compiler::source::Sources,
    at: counterpart_compiler::source::Place,
) -> Value {
    let location = sources.locate(at);
    json!({
        "path": location.path.to_string_lossy(),
        "line": location.line,
        "column": location.column,
        "pointer": location.pointer,
    })
}

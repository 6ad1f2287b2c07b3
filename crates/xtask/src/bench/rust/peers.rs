//! The program that is measured: generated contracts, their types by hand, and typify's.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use counterpart_build::TARGETS;
use counterpart_compiler::model::{ContractId, DefinitionId, Model, Rest, Shape};
use counterpart_compiler::project::{Project, ProjectFile};
use counterpart_compiler::{compile_input, input};
use counterpart_rust::Printing;
use schemars_of_typify::schema::RootSchema;
use serde_json::Value;
use typify::{TypeSpace, TypeSpaceSettings};

use super::plain;
use super::subjects::Subject;
use crate::{Outcome, folders};

/// The workspace, and what its two crates are made of.
const WORKSPACE: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"peers\", \"program\"]\n\n\
    [profile.release]\ndebug = \"line-tables-only\"\n";
const PEERS: &str = "[package]\nname = \"bench-peers\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
    [dependencies]\nchrono = { version = \"0.4\", features = [\"serde\"] }\nregress = \"0.12\"\n\
    serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n\
    uuid = { version = \"1\", features = [\"serde\"] }\n";
const PROGRAM: &str = "[package]\nname = \"bench-program\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
    [dependencies]\nbench-peers = { path = \"../peers\" }\nserde_json = \"1\"\n";

/// The program, and the contracts whose types hold nothing but what the contract admits by its form.
pub struct Built {
    /// The program.
    pub program: PathBuf,
    /// The names of these contracts.
    pub exact: HashSet<&'static str>,
}

/// Generates and builds the program. `urls` are the settings that map URLs to documents.
pub fn build(subjects: &[Subject], work: &Path, urls: &str) -> Outcome<Built> {
    let project = work.join("project");
    folders::write(&project.join("counterpart.toml"), urls)?;
    if project.join("schemas").is_dir() {
        std::fs::remove_dir_all(project.join("schemas"))?;
    }
    for subject in subjects {
        let text = std::fs::read_to_string(&subject.schema)?;
        folders::write(&project.join(format!("schemas/{}.json", subject.name)), &text)?;
    }
    let common = std::fs::read_to_string(folders::root().join("schemas/common.json"))?;
    folders::write(&project.join("schemas/common.json"), &common)?;
    let (model, settings) = compile(&project)?;
    let (peers, ours) = (work.join("peers/src"), work.join("program/src"));
    let generated = counterpart_rust::emit(&model, settings.code(), &Printing::default());
    for (_, text) in generated.iter() {
        folders::write(&ours.join("contracts.rs"), text)?;
    }
    folders::write(&peers.join("plain.rs"), &plain::print(&model))?;
    folders::write(&peers.join("bench.rs"), include_str!("../../../templates/bench.rs"))?;
    folders::write(&ours.join("ours.rs"), include_str!("../../../templates/bench-ours.rs"))?;
    let names = settings.targets.get("rust").map(|rust| rust.names(&model));
    let mut exact = HashSet::new();
    let (mut modules, mut arms_of_peers, mut arms) = (String::new(), String::new(), String::new());
    // Some schemas make typify panic.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    for subject in subjects {
        let (contract, definition) = find(&model, subject)?;
        if is_exact(&model, definition) {
            exact.insert(subject.name);
        }
        let module = names.as_ref().map_or("", |names| names.module(contract));
        let name = &model[definition].name;
        let _ = writeln!(
            arms,
            "        {:?} => ours::add::<contracts::{module}::{name}>(subject),",
            subject.name
        );
        let plain = plain::name(definition.index());
        let _ = write!(
            arms_of_peers,
            "        {:?} => subject.plain::<plain::{plain}>(\"plain\", \"write plain\")",
            subject.name
        );
        let of_typify = typify(&subject.schema).filter(|_| subject.definition.is_none());
        if let Some((text, root)) = of_typify {
            folders::write(&peers.join(format!("typify_{module}.rs")), &text)?;
            let _ = writeln!(modules, "mod typify_{module};");
            let _ = write!(
                arms_of_peers,
                ".plain::<typify_{module}::{root}>(\"typify\", \"write typify\")"
            );
        }
        arms_of_peers += ",\n";
    }
    std::panic::set_hook(hook);
    let library = format!(
        "//! What is measured beside ours.\n\n#![allow(warnings)]\n\npub mod bench;\nmod plain;\n{modules}\n\
         use bench::Subject;\n\n/// Adds the ways of others.\n\
         pub fn add<'t>(name: &str, subject: Subject<'t>) -> Subject<'t> {{\n    match name {{\n{arms_of_peers}        \
         _ => subject,\n    }}\n}}\n"
    );
    folders::write(&peers.join("lib.rs"), &library)?;
    let main = format!(
        "//! Measures contracts.\n\n#![allow(warnings)]\n\nmod contracts;\nmod ours;\n\n\
         use bench_peers::bench::{{self, Subject}};\n\nfn add<'t>(name: &str, subject: Subject<'t>) -> Subject<'t> {{\n    \
         match name {{\n{arms}        _ => subject,\n    }}\n}}\n\n\
         fn main() {{\n    bench::run(|name, texts| bench_peers::add(name, add(name, Subject::of(texts))));\n}}\n"
    );
    folders::write(&ours.join("main.rs"), &main)?;
    Ok(Built { program: cargo(work)?, exact })
}

fn compile(project: &Path) -> Outcome<(Model, ProjectFile)> {
    let project = Project::open(project, TARGETS).map_err(|diagnostic| diagnostic.to_string())?;
    let input = input(&project).map_err(|diagnostic| diagnostic.to_string())?;
    let compiled = compile_input(input, &project.settings).map_err(|diagnostics| {
        diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    })?;
    Ok((compiled.model, project.settings))
}

fn find(model: &Model, subject: &Subject) -> Outcome<(ContractId, DefinitionId)> {
    let found = model.contracts().find(|(_, contract)| contract.name == subject.name);
    let (contract, data) = found.ok_or_else(|| format!("no contract is {:?}", subject.name))?;
    let definition = match subject.definition {
        None => model.root(contract),
        Some(name) => data.definitions.iter().copied().find(|id| model[*id].name == name),
    };
    let definition = definition.ok_or_else(|| format!("{:?} has no root", subject.name))?;
    Ok((contract, definition))
}

/// Whether nothing in the type is untyped or a union without a tag: whether serde's derives read
/// what the contract means without trying.
fn is_exact(model: &Model, root: DefinitionId) -> bool {
    let mut seen = HashSet::from([root]);
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        let mut shapes = vec![&model[id].shape];
        while let Some(shape) = shapes.pop() {
            match shape {
                Shape::Any(_) | Shape::Never => return false,
                Shape::Union(union) if union.tag.is_none() => return false,
                Shape::Union(union) => shapes.extend(union.variants.iter().map(|it| &it.shape)),
                Shape::Scalar(_) | Shape::Constant(_) | Shape::Enum(_) => {}
                Shape::Nullable(inner) => shapes.push(inner),
                Shape::Object(object) => {
                    shapes.extend(object.fields.iter().map(|field| &field.shape));
                    match &object.rest {
                        Rest::Kept(shape) | Rest::Prefixed(_, shape) => shapes.push(shape),
                        Rest::Closed | Rest::Ignored => {}
                    }
                }
                Shape::Map(map) => shapes.push(&map.values),
                Shape::Array(array) => shapes.push(&array.items),
                Shape::Tuple(tuple) => {
                    shapes.extend(tuple.items.iter().chain(tuple.rest.as_deref()));
                }
                Shape::Reference(target) => {
                    if seen.insert(*target) {
                        open.push(*target);
                    }
                }
            }
        }
    }
    true
}

/// The code that typify makes of a schema, and the type of its root; nothing where it cannot.
fn typify(schema: &Path) -> Option<(String, String)> {
    let text = std::fs::read_to_string(schema).ok()?;
    let made = std::panic::catch_unwind(|| {
        let mut schema: Value = serde_json::from_str(&text).ok()?;
        schema.as_object_mut()?.insert("title".to_owned(), "Root".into());
        let schema: RootSchema = serde_json::from_value(schema).ok()?;
        let mut types = TypeSpace::new(&TypeSpaceSettings::default());
        let root = types.add_root_schema(schema).ok()??;
        let root = types.get_type(&root).ok()?.ident().to_string();
        Some((types.to_stream().to_string(), root))
    });
    made.ok().flatten()
}

fn cargo(folder: &Path) -> Outcome<PathBuf> {
    let runtime = folders::root().join("crates/counterpart");
    let program = format!("{PROGRAM}counterpart = {{ path = {:?} }}\n", runtime.display());
    folders::write(&folder.join("Cargo.toml"), WORKSPACE)?;
    folders::write(&folder.join("peers/Cargo.toml"), PEERS)?;
    folders::write(&folder.join("program/Cargo.toml"), &program)?;
    let lock = folder.join("Cargo.lock");
    if !lock.is_file() {
        // The versions of the checkout, so that nothing new is fetched.
        folders::write(&lock, &std::fs::read_to_string(folders::root().join("Cargo.lock"))?)?;
    }
    let target = folders::scratch("generated-rust");
    let output = Command::new("cargo")
        .args(["build", "--quiet", "--release"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", &target)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(target.join("release/bench-program"))
}

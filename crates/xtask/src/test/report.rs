//! The contracts of what counterpart answers: the Rust made of them is checked in.

use std::path::Path;

use counterpart_build::TARGETS;
use counterpart_compiler::project::Project;

use crate::{Outcome, folders};

/// Where the Rust is, in the crate of the contracts.
const FILE: &str = "src/contracts.rs";

/// Whether what is checked in is what is made of the contracts now.
pub fn is_fresh() -> Outcome<bool> {
    let (project, made) = make()?;
    let fresh = std::fs::read_to_string(project.folder.join(FILE))? == made;
    if !fresh {
        println!(
            "crates/counterpart-report/{FILE} is behind its contracts; `cargo xtask bless` makes it anew"
        );
    }
    Ok(fresh)
}

/// Makes it anew.
pub fn bless() -> Outcome {
    let (project, made) = make()?;
    folders::write(&project.folder.join(FILE), &made)
}

fn make() -> Outcome<(Project, String)> {
    let project = Project::open(&folders::root().join("crates/counterpart-report"), TARGETS)
        .map_err(|diagnostic| diagnostic.to_string())?;
    let compiled = counterpart_compiler::compile(&project).map_err(|diagnostics| {
        diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    })?;
    let printing = counterpart_rust::Printing::default();
    let files = counterpart_rust::emit(&compiled.model, project.settings.code(), &printing);
    let made = files.get(Path::new(counterpart_rust::FILE)).unwrap_or_default().to_owned();
    Ok((project, made))
}

//! The contracts of counterpart's own answers. The Rust that is generated from them is checked in.

use std::path::Path;

use counterpart_build::TARGETS;
use counterpart_compiler::project::Project;

use crate::{Outcome, folders};

/// The generated file, in `counterpart-report`.
const FILE: &str = "src/contracts.rs";

/// Whether the file that is checked in is what the contracts generate now.
pub fn is_fresh() -> Outcome<bool> {
    let (project, made) = make()?;
    let fresh = std::fs::read_to_string(project.folder.join(FILE))? == made;
    if !fresh {
        println!(
            "crates/counterpart-report/{FILE} does not match its contracts; run `cargo xtask bless`"
        );
    }
    Ok(fresh)
}

/// Writes the file.
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

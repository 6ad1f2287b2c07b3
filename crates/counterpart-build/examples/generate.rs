//! Generates the code of a contract project, as `counterpart build` does, and prints what was written.
//!
//! Run it with `cargo run -p counterpart-build --example generate FOLDER`, where `FOLDER` holds a
//! `counterpart.toml`.

use std::process::ExitCode;

use counterpart_build::output::Mode;
use counterpart_build::{Diagnostic, Generation, TARGETS};
use counterpart_compiler::project::Project;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: generate FOLDER");
        return ExitCode::FAILURE;
    };
    match generate(folder.as_ref()) {
        Ok(done) => {
            for (place, report) in done.done {
                let (changed, unchanged) = (report.changes.len(), report.unchanged);
                println!("{}: {changed} files changed, {unchanged} as they were", place.display());
            }
            ExitCode::SUCCESS
        }
        Err(diagnostics) => {
            for diagnostic in diagnostics {
                eprintln!("{diagnostic}");
            }
            ExitCode::FAILURE
        }
    }
}

fn generate(folder: &std::path::Path) -> Result<Generation, Vec<Diagnostic>> {
    let project = Project::open(folder, TARGETS).map_err(|diagnostic| vec![diagnostic])?;
    let compiled = counterpart_compiler::compile(&project)?;
    let mut generation = Generation::new(Mode::Write);
    let written = generation.run(&project, &compiled.model, &|_| {});
    written.map_err(|diagnostic| vec![diagnostic])?;
    Ok(generation)
}

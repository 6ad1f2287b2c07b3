//! The check of systems, from the build script of one of them.

use std::path::{Path, PathBuf};

use counterpart_check::sources::{Cache, Options, folders};
use counterpart_check::{Finding, check as check_systems};
use counterpart_compiler::compile;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::model::Model;
use counterpart_compiler::project::{FILE_NAME, Level, Project};

use crate::cargo::{Directives, package_folder};

/// Checks that a system handles what `counterpart.toml` says it handles, for use in the `build.rs`
/// of that system. The project file is the nearest one upwards from the package.
///
/// Findings of the level `deny` fail the build, what cannot be told among them; those of the level
/// `warn` are warnings. Cargo runs the script again when a contract, the project file or a source
/// of the system changes.
pub fn check(system: &str) {
    let package = package_folder();
    let folder = nearest(&package);
    let mut directives = Directives::default();
    directives.watch(&folder.join(FILE_NAME));
    if let Err(diagnostics) = run(&folder, system, &mut directives) {
        directives.tell_all(&diagnostics);
    }
    directives.print();
}

fn run(folder: &Path, system: &str, directives: &mut Directives) -> Result<(), Vec<Diagnostic>> {
    let project = Project::open(folder, crate::TARGETS).map_err(|diagnostic| vec![diagnostic])?;
    directives.watch(&project.schemas());
    if !project.settings.systems.contains_key(system) {
        let known: Vec<&str> = project.settings.systems.keys().map(String::as_str).collect();
        let sentence = format!("counterpart.toml has no system `{system}`");
        let help = match known.as_slice() {
            [] => format!("describe it: `[systems.{system}]`"),
            known => format!("the systems are {}", known.join(", ")),
        };
        return Err(vec![Diagnostic::new(Code::BadProject, sentence).help(help)]);
    }
    let compiled = compile(&project)?;
    for (_, document) in compiled.model.sources.iter() {
        directives.watch(&document.path);
    }
    hold(&project, &compiled.model, Some(system), directives)
}

/// Checks one system, or all, and reports the findings to Cargo.
pub(crate) fn hold(
    project: &Project,
    model: &Model,
    system: Option<&str>,
    directives: &mut Directives,
) -> Result<(), Vec<Diagnostic>> {
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from);
    let kept = out.as_ref().map(|out| out.join("counterpart.facts"));
    let cache = kept.as_deref().map_or(Cache::None, Cache::At);
    let check = check_systems(project, model, Options { cache, progress: None })?;
    // A folder that the build itself writes to would change with every build.
    let outside = |folder: &PathBuf| {
        let folder = Path::new(".").join(folder).canonicalize().ok();
        !folder.is_none_or(|folder| out.as_ref().is_some_and(|out| out.starts_with(folder)))
    };
    for path in folders(project).into_iter().filter(outside).chain(check.files) {
        directives.watch(&path);
    }
    let own = |finding: &&Finding| match (&finding.system, system) {
        (Some(of), Some(system)) => of == system,
        (None, Some(_)) => false,
        (_, None) => true,
    };
    for finding in check.findings.iter().filter(own) {
        match finding.level {
            Level::Deny => directives.fail(&finding.to_string()),
            Level::Warn => directives.warn(&finding.to_string()),
            Level::Allow => {}
        }
    }
    Ok(())
}

/// The nearest folder upwards from the package that has a project file, else the package's own;
/// written from the package, so that messages stay short.
fn nearest(package: &Path) -> PathBuf {
    let start = Path::new(".").join(package).canonicalize().unwrap_or_default();
    let above = start.ancestors().position(|folder| folder.join(FILE_NAME).is_file());
    std::iter::once(package.to_owned())
        .chain(std::iter::repeat_n(PathBuf::from(".."), above.unwrap_or(0)))
        .collect()
}

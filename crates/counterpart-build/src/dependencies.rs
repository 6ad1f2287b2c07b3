//! Whether the crate that holds the generated code has the dependencies that it needs.

use std::path::Path;

use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::position::{Lines, Location};
use toml::{Table, Value};

/// The crates that generated code calls by these names.
pub const NEEDED: [&str; 1] = ["counterpart"];

/// What is missing in the `Cargo.toml` of `folder`. A manifest that cannot be read is not reported:
/// Cargo itself has read it.
pub(crate) fn missing(folder: &Path) -> Vec<Diagnostic> {
    let path = folder.join("Cargo.toml");
    let Ok(text) = std::fs::read_to_string(&path) else { return Vec::new() };
    missing_in(&path, &text)
}

fn missing_in(path: &Path, text: &str) -> Vec<Diagnostic> {
    let Ok(manifest) = text.parse::<Table>() else { return Vec::new() };
    let tables = dependency_tables(&manifest);
    let location = heading(path, text);
    let absent = NEEDED.into_iter().filter(|name| !tables.iter().any(|t| t.contains_key(*name)));
    absent.map(|name| diagnose(name, &tables).at(location.clone())).collect()
}

/// The tables whose dependencies the crate's own code may see. Whether a table is for this target
/// is Cargo's to decide. A dependency inherited from the workspace has its key here all the same.
fn dependency_tables(manifest: &Table) -> Vec<&Table> {
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    let targets = targets.filter_map(|(_, target)| target.as_table());
    std::iter::once(manifest)
        .chain(targets)
        .flat_map(|table| [table.get("dependencies"), table.get("dev-dependencies")])
        .flatten()
        .filter_map(Value::as_table)
        .collect()
}

fn diagnose(name: &str, tables: &[&Table]) -> Diagnostic {
    let renamed = tables.iter().flat_map(|table| table.iter()).find(|(_, dependency)| {
        let package = dependency.as_table().and_then(|dependency| dependency.get("package"));
        package.and_then(Value::as_str) == Some(name)
    });
    if let Some((alias, _)) = renamed {
        let sentence = format!("the dependency `{name}` is renamed to `{alias}` in Cargo.toml");
        let help = format!("generated code calls it `{name}`: depend on it under its own name");
        return Diagnostic::new(Code::MissingDependency, sentence).help(help);
    }
    let sentence = format!("generated code needs the dependency `{name}`");
    Diagnostic::new(Code::MissingDependency, sentence).help(format!("run `cargo add {name}`"))
}

/// The heading of the dependencies, else the start of the file.
fn heading(path: &Path, text: &str) -> Location {
    let heading = "[dependencies]";
    let offset = text.starts_with(heading).then_some(0);
    let offset = offset.or_else(|| text.find("\n[dependencies]").map(|at| at + 1)).unwrap_or(0);
    let (line, column) = Lines::of(text).position(text, offset);
    Location { path: path.to_owned(), line, column, pointer: String::new() }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    fn names(manifest: &str) -> Vec<String> {
        let found = super::missing_in(Path::new("Cargo.toml"), manifest);
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn nothing_is_missing_wherever_it_stands() {
        let manifest = r#"
            [target."cfg(unix)".dependencies]
            counterpart.workspace = true
        "#;
        assert_eq!(names(manifest), Vec::<String>::new());
    }

    #[test]
    fn what_is_missing_is_named_with_the_command_that_adds_it() {
        let found = names("[package]\nname = \"x\"\n\n[dependencies]\nserde = \"1\"\n");
        let expected = [
            "Cargo.toml:4:1: [CP0005] generated code needs the dependency `counterpart`; run `cargo add counterpart`",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_renamed_dependency_is_told_from_a_missing_one() {
        let renamed = "cp = { package = \"counterpart\", version = \"0.1\" }";
        let found = names(&format!("[dependencies]\n{renamed}\n"));
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("`cp`"), "{found:?}");
    }
}

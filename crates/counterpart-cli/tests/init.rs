//! `counterpart init`: a contract crate that builds at once, and nothing lost of what was there.

#![allow(clippy::unwrap_used)]

mod common;

use std::path::Path;
use std::process::Command;

use common::{Project, Run};

/// Builds with Cargo; with the versions of this workspace, so that nothing new is fetched.
fn cargo(folder: &Path, arguments: &[&str]) -> Run {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let lock = folder.join("Cargo.lock");
    if !lock.exists() {
        std::fs::copy(workspace.join("Cargo.lock"), lock).unwrap();
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("init");
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", target);
    // Without debug information, what build script and crate both need is compiled once.
    command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_TERM_COLOR", "never");
    Run::of(command.output().unwrap())
}

const TRY_COMPILE: &str = r#"fn main() {
    match counterpart_build::Builder::new().try_compile() {
        Ok(warnings) => assert!(warnings.as_slice().is_empty()),
        Err(diagnostics) => {
            let error: &dyn std::error::Error = &diagnostics;
            println!("cargo::error=own words: {error}");
            assert!(diagnostics.as_slice()[0].is_error());
        }
    }
}
"#;

#[test]
fn an_empty_folder_becomes_a_crate_that_builds() {
    let project = Project::empty();
    let made = project.run(&["init", "pets"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("cd pets && cargo build"), "{}", made.out);
    let folder = project.at("pets");
    let built = cargo(&folder, &["build"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(!built.err.contains("warning"), "{}", built.err);

    // The build script says what is wrong in lines that a person can follow.
    project.write("pets/schemas/broken.json", "{\n  \"type\": \"strnig\"\n}\n");
    let broken = cargo(&folder, &["build"]);
    assert_ne!(broken.code, 0);
    assert!(
        broken.err.contains("error: pets@0.1.0: schemas/broken.json:2:3: [CP0202]"),
        "{}",
        broken.err
    );
    assert!(
        !broken.err.contains("panicked") && !broken.err.contains("--- stdout"),
        "{}",
        broken.err
    );
    project.write("pets/schemas/broken.json", "{\"type\": \"string\"}");
    let repaired = cargo(&folder, &["build"]);
    assert_eq!(repaired.code, 0, "{}", repaired.err);
    // Nothing changed, so nothing is built.
    assert!(!cargo(&folder, &["build"]).err.contains("Compiling"));

    // What only affects printing is said in build.rs.
    project.write("pets/build.rs", "fn main() { counterpart_build::Builder::new().attribute(\"task::Task\", \"#[must_use]\").file(\"src/made.rs\").compile(); }");
    assert_eq!(cargo(&folder, &["build"]).code, 0);
    assert!(project.read("pets/src/made.rs").contains("#[must_use]"));
    project.write(
        "pets/build.rs",
        "fn main() { counterpart_build::Builder::new().derive(\"task\", \"1 +\").compile(); }",
    );
    let not_rust = cargo(&folder, &["build"]);
    assert!(not_rust.err.contains("error: pets@0.1.0: [CP0006]"), "{}", not_rust.err);

    // A build script may deal with the diagnostics itself.
    project.write("pets/build.rs", TRY_COMPILE);
    assert_eq!(cargo(&folder, &["build"]).code, 0);
    project.write("pets/schemas/broken.json", "{\n  \"type\": \"strnig\"\n}\n");
    let tried = cargo(&folder, &["build"]);
    assert!(
        tried.err.contains("error: pets@0.1.0: own words: schemas/broken.json:2:3: [CP0202]"),
        "{}",
        tried.err
    );
    std::fs::remove_file(project.at("pets/schemas/broken.json")).unwrap();

    let manifest = project.read("pets/Cargo.toml");
    let without: String = manifest
        .lines()
        .filter(|line| !line.starts_with("counterpart = "))
        .fold(String::new(), |all, line| all + line + "\n");
    project.write("pets/Cargo.toml", without);
    let missing = cargo(&folder, &["build"]);
    assert!(
        missing.err.contains("[CP0005]") && missing.err.contains("cargo add counterpart"),
        "{}",
        missing.err
    );
}

#[test]
fn a_cargo_project_keeps_what_its_owner_wrote() {
    let manifest = "# mine\n[package]\nname    = \"shop\" # aligned\nversion = \"1.2.3\"\nedition = \"2021\"\n\n[dependencies]\nserde = { version = \"1\", default-features = false } # theirs\n";
    let project = Project::with(&[
        ("Cargo.toml", manifest),
        ("src/lib.rs", "//! My shop.\n\npub fn open() {}\n"),
    ]);
    let made = project.run(&["init"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let edited = project.read("Cargo.toml");
    assert!(edited.starts_with("# mine\n[package]\nname    = \"shop\" # aligned\n"), "{edited}");
    assert!(edited.contains("default-features = false } # theirs"), "{edited}");
    assert!(
        edited.contains("\ncounterpart = ") && edited.contains("[build-dependencies]"),
        "{edited}"
    );
    let library = project.read("src/lib.rs");
    assert!(library.starts_with("//! My shop.\n\npub fn open() {}\n"), "{library}");
    assert!(library.contains("pub mod contracts {"), "{library}");
    let built = cargo(project.path(), &["build"]);
    assert_eq!(built.code, 0, "{}", built.err);
}

#[test]
fn a_program_gets_a_library_beside_it() {
    let project = Project::with(&[
        ("Cargo.toml", "[package]\nname = \"tool\"\nversion = \"0.1.0\"\nedition = \"2024\"\n"),
        ("src/main.rs", "fn main() {}\n"),
    ]);
    assert_eq!(project.run(&["init"]).code, 0);
    assert_eq!(project.read("src/main.rs"), "fn main() {}\n");
    assert!(project.read("src/lib.rs").contains("OUT_DIR"));
}

#[test]
fn a_new_crate_joins_its_workspace() {
    let project = Project::with(&[("Cargo.toml", "[workspace]\nmembers = [\n    \"app\",\n]\n")]);
    let at_root = project.run(&["init"]);
    assert_eq!(at_root.code, 4, "{}", at_root.out);
    assert!(at_root.err.contains("workspace"), "{}", at_root.err);
    assert_eq!(project.run(&["init", "contracts"]).code, 0);
    assert!(project.read("Cargo.toml").contains("\"contracts\""), "{}", project.read("Cargo.toml"));
}

#[test]
fn nothing_is_overwritten() {
    for (file, text) in [("build.rs", "fn main() {}\n"), ("counterpart.toml", "")] {
        let project = Project::with(&[
            ("Cargo.toml", "[package]\nname = \"tool\"\nversion = \"0.1.0\"\n"),
            ("src/lib.rs", ""),
            (file, text),
        ]);
        let before = project.files();
        let refused = project.run(&["init"]);
        assert_eq!(refused.code, 4, "{file}: {}", refused.out);
        assert!(refused.err.contains(file) && refused.err.contains("help: "), "{}", refused.err);
        assert_eq!(project.files(), before);
        assert_eq!(project.read(file), text);
        assert!(!project.read("Cargo.toml").contains("counterpart"));
    }
}

#[test]
fn nothing_is_half_made() {
    let project = Project::with(&[("pets/schemas", "a file, no folder")]);
    let refused = project.run(&["init", "pets"]);
    assert_eq!(refused.code, 4);
    assert!(refused.err.contains("is a file where a folder is needed"), "{}", refused.err);
    assert_eq!(project.files(), ["pets/schemas"]);
}

#[test]
fn twice_is_refused() {
    let project = Project::empty();
    assert_eq!(project.run(&["init"]).code, 0);
    let files = project.files();
    assert_eq!(project.run(&["init"]).code, 4);
    assert_eq!(project.files(), files);
}

#[test]
fn contracts_that_are_there_are_taken() {
    let project = Project::good();
    let made = project.run(&["init"]);
    assert!(made.code == 0 && made.out.contains("note"), "{}", made.out);
    assert!(!project.at("schemas/task.json").exists());
}

#[test]
fn where_the_crates_come_from() {
    let published = Project::empty();
    assert_eq!(published.run(&["init", "--published"]).code, 0);
    assert!(published.read("Cargo.toml").contains("counterpart = \"0.1.0\""));
    let checkout = Project::empty();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    assert_eq!(checkout.run(&["init", "--path", root]).code, 0);
    assert!(checkout.read("Cargo.toml").contains("crates/counterpart"));
    let nowhere = Project::empty();
    assert_eq!(nowhere.run(&["init", "--path", "."]).code, 4);
    assert_eq!(nowhere.files(), Vec::<String>::new());
}

/// Neither Cargo nor npm publishes the crate before a person decides so.
#[test]
fn nothing_is_published_by_accident() {
    let project = Project::empty();
    let made = project.run(&["init", "contracts"]);
    assert!(made.out.contains("--scope NAME"), "{}", made.out);
    let manifest = project.read("contracts/Cargo.toml");
    assert!(manifest.contains("publish = false"), "{manifest}");
    // `cargo package` refuses a dependency without a version.
    for line in manifest.lines().filter(|line| line.starts_with("counterpart")) {
        assert!(line.contains("path = ") && line.contains("version = \"0.1.0\""), "{line}");
    }
    assert_eq!(project.run(&["-p", "contracts", "build"]).code, 0);
    let package = project.read("contracts/bindings/typescript/package.json");
    assert!(package.contains("\"private\": true"), "{package}");

    let scoped = Project::empty();
    assert_eq!(scoped.run(&["init", "contracts", "--scope", "@acme"]).code, 0);
    let settings = scoped.read("contracts/counterpart.toml");
    assert!(settings.contains("package = \"@acme/contracts\""), "{settings}");
    let public = settings.replace(
        "private = true",
        "license = \"MIT\"\nrepository = \"https://example.com/contracts.git\"",
    );
    scoped.write("contracts/counterpart.toml", public);
    assert_eq!(scoped.run(&["-p", "contracts", "build"]).code, 0);
    let package = scoped.read("contracts/bindings/typescript/package.json");
    for expected in [
        "\"name\": \"@acme/contracts\"",
        "\"license\": \"MIT\"",
        "\"url\": \"https://example.com/contracts.git\"",
    ] {
        assert!(package.contains(expected), "{package}");
    }
    assert!(!package.contains("private"), "{package}");
    assert_eq!(scoped.run(&["init", "others", "--scope", "Not A Scope"]).code, 2);
}

/// What git does to a checkout on Windows is not a change of the contracts.
#[test]
fn line_breaks_of_a_checkout_are_not_stale() {
    let project = Project::with(&[(".gitattributes", "*.png binary")]);
    assert_eq!(project.run(&["init"]).code, 0);
    let attributes = project.read(".gitattributes");
    let expected = "*.png binary\n/schemas/** text eol=lf\n/bindings/** text eol=lf\n";
    assert_eq!(attributes, expected);
    assert_eq!(project.run(&["build"]).code, 0);
    let crlf = |path: &str| project.write(path, project.read(path).replace('\n', "\r\n"));
    crlf("schemas/task.json");
    assert_eq!(project.run(&["build", "--check"]).code, 0);
    for path in project.files().iter().filter(|path| path.starts_with("bindings/")) {
        crlf(path);
    }
    let checked = project.run(&["build", "--check"]);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    project.write("bindings/typescript/task.js", "\r\n");
    assert_eq!(project.run(&["build", "--check"]).code, 1);
}

#[test]
fn a_command_one_folder_too_high_says_where_the_project_is() {
    let project = Project::empty();
    assert_eq!(project.run(&["init", "contracts"]).code, 0);
    for command in ["check", "build", "compat", "impact", "matrix"] {
        let run = project.run(&[command]);
        assert_eq!(run.code, 4, "{command}: {}", run.err);
        assert!(run.err.contains("`-p contracts`"), "{command}: {}", run.err);
    }
    let nowhere = Project::empty().run(&["check"]);
    assert!(
        nowhere.err.contains("no counterpart.toml in this folder or above it"),
        "{}",
        nowhere.err
    );
}

//! The official test suite through the generated validators, in one Node process.
//!
//! `cargo test -p counterpart-typescript --test suite -- --nocapture` prints what is wrong.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use counterpart_compiler::lower::lower;
use counterpart_compiler::model::Kinds;
use counterpart_compiler::project::{Content, Formats, Urls};
use counterpart_compiler::resolve::{Draft, Input, Resolution, SourceFile, resolve};
use counterpart_compiler::source::{NodeId, Place};
use counterpart_compiler::unions::add_facts;
use counterpart_typescript::validators::{FORMATS, Nesting, RUNTIME, Root, validators};
use serde_json::{Value, json};

const DRAFTS: [(&str, Draft); 5] = [
    ("draft4", Draft::Draft4),
    ("draft6", Draft::Draft6),
    ("draft7", Draft::Draft7),
    ("draft2019-09", Draft::Draft201909),
    ("draft2020-12", Draft::Draft202012),
];

#[test]
fn required_tests_are_all_right() {
    let Some(suite) = suite() else { return };
    let counts = run(&suite, "required", Formats::Annotate, required).unwrap();
    assert_eq!((counts["right"], counts["wrong"]), (4942, 0), "see the list above");
}

#[test]
fn optional_tests_are_reported() {
    let Some(suite) = suite() else { return };
    let counts = run(&suite, "optional", Formats::Assert, optional).unwrap();
    // JavaScript reads 1.0 as 1, which draft 4 tells apart.
    assert!(counts["wrong"] <= 1, "see the list above");
}

fn suite() -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let suite = workspace.join("../shared/corpus/JSON-Schema-Test-Suite");
    if suite.is_dir() {
        return Some(suite);
    }
    eprintln!("skipped: there is no test suite at {}", suite.display());
    None
}

/// The files of a draft that every implementation passes.
fn required(draft: &Path) -> Vec<PathBuf> {
    json_files(draft)
}

/// The files of a draft that an implementation may leave out.
fn optional(draft: &Path) -> Vec<PathBuf> {
    let folder = draft.join("optional");
    let mut files = json_files(&folder);
    files.extend(json_files(&folder.join("format")));
    files
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut files: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
    files.sort();
    files
}

/// Generates a module for each group, asks Node for every verdict, and counts them.
fn run(
    suite: &Path,
    name: &str,
    formats: Formats,
    files: fn(&Path) -> Vec<PathBuf>,
) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("suite-{name}"));
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out)?;
    fs::write(out.join("package.json"), r#"{"type":"module"}"#)?;
    fs::create_dir_all(out.join("support"))?;
    fs::write(out.join("support/runtime.js"), RUNTIME)?;
    fs::write(out.join("support/formats.js"), FORMATS)?;
    let mut groups = Vec::new();
    for (folder, draft) in DRAFTS {
        for file in files(&suite.join("tests").join(folder)) {
            let cases: Vec<Value> = serde_json::from_str(&fs::read_to_string(&file)?)?;
            for (at, case) in cases.iter().enumerate() {
                let module = format!("{}.js", groups.len());
                let text = generate(suite, &case["schema"], draft, formats);
                let trouble = text.as_ref().err().cloned();
                fs::write(out.join(&module), text.unwrap_or_default())?;
                let label = file.strip_prefix(suite.join("tests"))?;
                groups.push(json!({
                    "module": module, "file": file, "group": at, "draft": folder,
                    "label": label, "trouble": trouble,
                }));
            }
        }
    }
    fs::write(out.join("groups.json"), Value::from(groups).to_string())?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/run.mjs");
    let output = Command::new("node")
        .arg("--disallow-code-generation-from-strings")
        .args([script, fs::canonicalize(&out)?])
        .output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    println!("{name}:\n{printed}{}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_str(printed.lines().last().unwrap_or_default())?)
}

/// The module of one schema, or what the compiler said.
fn generate(
    suite: &Path,
    schema: &Value,
    draft: Draft,
    formats: Formats,
) -> Result<String, String> {
    let remotes = suite.join("remotes").to_string_lossy().into_owned() + "/";
    let entries = BTreeMap::from([("http://localhost:1234/".to_owned(), remotes)]);
    let contract = SourceFile {
        name: "schema.json".into(),
        path: "schema.json".into(),
        bytes: schema.to_string().into_bytes(),
    };
    let input = Input {
        contracts: vec![contract],
        root: PathBuf::from("/nowhere"),
        urls: Urls::new(Path::new("/"), &entries),
        default_draft: draft,
        content: Content::Draft,
        ..Input::default()
    };
    let Resolution { graph, diagnostics } = resolve(input);
    let document = graph.documents().next().ok_or("no document")?.0;
    let errors = |found: &[counterpart_compiler::diagnostic::Diagnostic]| {
        let errors = found.iter().filter(|diagnostic| diagnostic.is_error());
        let text: Vec<_> = errors.map(|error| format!("{error:?}")).collect();
        if text.is_empty() { Ok(()) } else { Err(text.join("\n")) }
    };
    errors(&diagnostics)?;
    let root = Place { document, node: NodeId::ROOT };
    let mut lowered = lower(&graph, [root], formats);
    errors(&lowered.diagnostics)?;
    let root = lowered.by_place[&root];
    let root = Root { name: "$Root".to_owned(), schema: root, kinds: Kinds::ALL, reports: true };
    add_facts(&mut lowered.schemas, &[]);
    let nesting = Nesting::of(&lowered.schemas, 128);
    let module = validators(&lowered.schemas, &nesting, &[root], &|_| None);
    let imports = module.imports.iter().map(|(module, names)| {
        let names: Vec<_> = names.keys().map(String::as_str).collect();
        format!("import {{ {} }} from \"{module}\";\n", names.join(", "))
    });
    Ok(imports.collect::<String>() + &module.text)
}

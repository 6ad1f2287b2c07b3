//! Compiles the code that typify generates, and asks it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use schemars_of_typify::schema::RootSchema;
use serde_json::{Value, json};
use typify::{TypeSpace, TypeSpaceSettings};

use super::suite::{Group, Suite};
use crate::jobs::Answer;
use crate::{Outcome, folders, jobs};

/// How many crates.
const CRATES: usize = 4;
/// What each of them is made of, besides the modules.
const MANIFEST: &str = "\n[dependencies]\nchrono = { version = \"0.4\", features = [\"serde\"] }\n\
    regress = \"0.12\"\nserde = { version = \"1\", features = [\"derive\"] }\n\
    serde_json = \"1\"\nuuid = { version = \"1\", features = [\"serde\"] }\n";

/// Whether `serde_json::from_value::<Root>` takes each instance of each schema; nothing where there
/// is no `Root`, or one that does not compile.
pub fn verdicts(suite: &Suite, work: &Path) -> Outcome<Vec<Vec<Option<bool>>>> {
    let folder = work.join("typify");
    // Some schemas make typify panic.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let generated =
        suite.groups.iter().map(|group| catch_unwind(|| generate(group)).ok().flatten());
    let generated: Vec<Option<String>> = generated.collect();
    std::panic::set_hook(hook);
    let mut live: BTreeSet<usize> = BTreeSet::new();
    for (at, text) in generated.iter().enumerate() {
        if let Some(text) = text {
            folders::write(&module(&folder, at), text)?;
            live.insert(at);
        }
    }
    build(&folder, &mut live)?;
    let mut verdicts: Vec<_> = suite.groups.iter().map(|it| vec![None; it.tests.len()]).collect();
    for part in 0..CRATES {
        let of_part: Vec<usize> = live.iter().copied().filter(|at| at % CRATES == part).collect();
        ask(suite, part, &of_part, &mut verdicts)?;
    }
    Ok(verdicts)
}

/// What typify makes of a schema whose root is called `Root`.
fn generate(group: &Group) -> Option<String> {
    let mut schema = group.schema.clone();
    schema.as_object_mut()?.insert("title".to_owned(), "Root".into());
    let schema: RootSchema = serde_json::from_value(schema).ok()?;
    let mut types = TypeSpace::new(&TypeSpaceSettings::default());
    let root = types.add_root_schema(schema).ok()??;
    let root = types.get_type(&root).ok()?.ident();
    Some(format!(
        "{}\npub fn takes(value: ::serde_json::Value) -> bool {{\n    \
         ::serde_json::from_value::<{root}>(value).is_ok()\n}}\n",
        types.to_stream()
    ))
}

fn module(folder: &Path, at: usize) -> PathBuf {
    folder.join("modules").join(format!("m{at}.rs"))
}

fn target() -> PathBuf {
    folders::scratch("generated-rust")
}

fn name(part: usize) -> String {
    format!("typify-{part}")
}

/// Builds the modules, leaving out those that fail, until the rest builds.
fn build(folder: &Path, live: &mut BTreeSet<usize>) -> Outcome {
    let members: Vec<_> = (0..CRATES).map(|part| format!("{:?}", name(part))).collect();
    let workspace = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n",
        members.join(", ")
    );
    folders::write(&folder.join("Cargo.toml"), &workspace)?;
    let lock = folder.join("Cargo.lock");
    if !lock.is_file() {
        folders::write(&lock, &std::fs::read_to_string(folders::root().join("Cargo.lock"))?)?;
    }
    loop {
        for part in 0..CRATES {
            write_crate(folder, part, live)?;
        }
        let output = Command::new("cargo")
            .args(["build", "--quiet", "--workspace", "--keep-going", "--message-format=json"])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", target())
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let broken: BTreeSet<usize> = text.lines().filter_map(broken_module).collect();
        if output.status.success() {
            return Ok(());
        }
        let before = live.len();
        live.retain(|at| !broken.contains(at));
        if live.len() == before {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("what typify generates does not build: {said}").into());
        }
    }
}

fn write_crate(folder: &Path, part: usize, live: &BTreeSet<usize>) -> Outcome {
    let (mut modules, mut arms) = (String::new(), String::new());
    for at in live.iter().filter(|at| **at % CRATES == part) {
        let path = module(folder, *at);
        let _ = writeln!(modules, "#[path = \"{}\"]\nmod m{at};", path.display());
        let _ = writeln!(arms, "            {at} => m{at}::takes(value),");
    }
    let main = format!(
        "#![allow(warnings)]\n{modules}\nfn main() {{\n    \
         for line in std::io::stdin().lines() {{\n        \
         let mut job: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();\n        \
         let value = job[\"value\"].take();\n        \
         let takes = match job[\"at\"].as_u64().unwrap() {{\n{arms}            _ => false,\n        \
         }};\n        println!(\"{{takes}}\");\n    }}\n}}\n"
    );
    let folder = folder.join(name(part));
    folders::write(&folder.join("src/main.rs"), &main)?;
    let package = format!("[package]\nname = {:?}\nedition = \"2021\"\n", name(part));
    folders::write(&folder.join("Cargo.toml"), &(package + MANIFEST))
}

/// The module that an error of rustc is about.
fn broken_module(line: &str) -> Option<usize> {
    let message: Value = serde_json::from_str(line).ok()?;
    let message = &message["message"];
    let spans = message["spans"].as_array().filter(|_| message["level"] == "error")?;
    let file = spans.iter().find_map(|span| span["file_name"].as_str())?;
    folders::stem(Path::new(file)).strip_prefix('m')?.parse().ok()
}

fn ask(
    suite: &Suite,
    part: usize,
    groups: &[usize],
    verdicts: &mut [Vec<Option<bool>>],
) -> Outcome {
    let places: Vec<(usize, usize)> = groups
        .iter()
        .flat_map(|at| (0..suite.groups[*at].tests.len()).map(move |test| (*at, test)))
        .collect();
    let job = |(at, test): &(usize, usize)| json!({"at": at, "value": suite.groups[*at].tests[*test].value});
    let asked: Vec<Value> = places.iter().map(job).collect();
    let program = target().join("debug").join(name(part));
    let answers = jobs::run(|| Command::new(&program), &asked, Duration::from_secs(20))?;
    for ((at, test), answer) in places.into_iter().zip(answers) {
        if let Answer::Done(Value::Bool(takes)) = answer {
            verdicts[at][test] = Some(takes);
        }
    }
    Ok(())
}

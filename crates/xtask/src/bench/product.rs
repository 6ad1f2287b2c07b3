//! A product of ordinary size, generated: contracts, systems in three languages, and promises.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::{Outcome, folders};

/// The number of contracts.
pub const CONTRACTS: usize = 200;
/// The number of source files.
pub const FILES: usize = 5000;
/// The number of values of each contract's enum.
const VALUES: usize = 12;

/// Writes the product into an empty folder.
pub fn write(folder: &Path) -> Outcome {
    for index in 0..CONTRACTS {
        let place = folder.join(format!("schemas/part-{index}.json"));
        folders::write(&place, &format!("{:#}\n", contract(index)))?;
    }
    folders::write(&folder.join("counterpart.toml"), &settings())?;
    folders::write(&folder.join("Cargo.toml"), "[package]\nname = \"product\"\n")?;
    std::fs::create_dir_all(folder.join("target"))?;
    for index in 0..FILES {
        let (path, text) = source(index);
        folders::write(&folder.join(path), &text)?;
    }
    Ok(())
}

/// A script that edits change, and its text.
pub fn edit() -> (String, String) {
    source(FILES - 20)
}

fn value(contract: usize, index: usize) -> String {
    const WORDS: [&str; VALUES] = [
        "draft", "open", "held", "sent", "paid", "late", "void", "kept", "lost", "done", "next",
        "past",
    ];
    format!("{}_{contract}", WORDS[index])
}

fn contract(index: usize) -> Value {
    let values: Vec<String> = (0..VALUES).map(|at| value(index, at)).collect();
    let fields = ["id", "title", "amount", "state", "note", "createdAt", "changedAt", "owner"];
    let field = |name: &&str| {
        let schema = match *name {
            "state" => json!({"$ref": "#/$defs/State"}),
            "amount" => json!({"type": "integer", "minimum": 0}),
            _ => json!({"type": "string", "maxLength": 200}),
        };
        ((*name).to_owned(), schema)
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Part {index}"),
        "$defs": {
            "State": {
                "enum": values,
                "x-counterpart": {"list": format!("STATES_{index}")},
            },
            "Record": {
                "type": "object",
                "properties": fields.iter().map(field).collect::<Map<_, _>>(),
                "required": ["id", "state"],
            },
        },
    })
}

/// Ten systems; every contract is promised by two of them.
fn settings() -> String {
    let mut text = String::new();
    for system in 0..10 {
        let _ = writeln!(
            text,
            "[systems.system-{system}]\nsources = [\"systems/{system}/**/*.{{ts,rs,json}}\"]"
        );
        for contract in (0..CONTRACTS).filter(|contract| contract % 5 == system % 5) {
            let (at, symbol) = (source(promised(contract, system)).0, promise(contract));
            let _ = writeln!(
                text,
                "[[systems.system-{system}.implements]]\ncontract = \"part-{contract}#State\"\nat = \"{at}\"\nsymbol = \"{symbol}\""
            );
        }
    }
    text
}

/// The number of the file in which a system keeps its promise: a script in the first five systems,
/// Rust in the others.
fn promised(contract: usize, system: usize) -> usize {
    contract * 20 + system + if system < 5 { 0 } else { 10 }
}

fn promise(contract: usize) -> String {
    format!("label_{contract}")
}

/// The path and text of a source file: scripts, Rust, and behind the promises some data.
fn source(index: usize) -> (String, String) {
    let (system, kind, contract) = (index % 10, index / 10 % 2, index / 20 % CONTRACTS);
    match kind {
        _ if index >= CONTRACTS * 20 && index % 4 == 3 => {
            (format!("systems/{system}/texts/{index}.json"), data(contract))
        }
        0 => (format!("systems/{system}/src/file{index}.ts"), script(index, contract)),
        _ => (format!("systems/{system}/src/file{index}.rs"), rust(index, contract)),
    }
}

fn data(contract: usize) -> String {
    let entry = |at| (value(contract, at), json!({"label": "A label", "order": at}));
    let all: Map<String, Value> = (0..VALUES).map(entry).collect();
    format!("{:#}\n", json!({"labels": all}))
}

fn script(index: usize, contract: usize) -> String {
    let mut text = format!(
        "import {{ STATES_{contract}, type State, type Record }} from \"contracts/part-{contract}\";\n\n"
    );
    let _ = writeln!(text, "export function {}(state: State): string {{", promise(contract));
    text.push_str("  switch (state) {\n");
    for at in 0..VALUES {
        let _ = writeln!(text, "    case \"{}\": return \"Label {at}\";", value(contract, at));
    }
    text.push_str("  }\n}\n\n");
    for part in 0..8 {
        let _ = writeln!(
            text,
            "export async function load{index}Part{part}(records: Record[], limit = {part}): Promise<Record[]> {{\n  const found = records.filter((record) => record.amount > limit && record.title !== \"\");\n  if (found.length === 0) {{\n    throw new Error(`nothing above ${{limit}} among ${{records.length}}`);\n  }}\n  const names = found.map(({{ id, owner }}) => `${{id}}: ${{owner ?? \"nobody\"}}`);\n  console.log(\"load {index}\", names.join(\", \"), STATES_{contract}.length, found[0]?.note);\n  return found.sort((a, b) => a.createdAt.localeCompare(b.changedAt));\n}}\n"
        );
    }
    text
}

fn rust(index: usize, contract: usize) -> String {
    let mut text =
        format!("//! File {index}.\n\nuse contracts::part_{contract}::{{Record, State}};\n\n");
    let _ = writeln!(text, "pub fn {}(state: &str) -> Option<&'static str> {{", promise(contract));
    text.push_str("    Some(match state {\n");
    for at in 0..VALUES {
        let _ = writeln!(text, "        \"{}\" => \"Label {at}\",", value(contract, at));
    }
    text.push_str("        _ => return None,\n    })\n}\n\n");
    for part in 0..7 {
        let _ = writeln!(
            text,
            "/// Loads part {part}.\npub fn load_{part}(records: &[Record], limit: u64) -> Result<Vec<String>, Error> {{\n    let found: Vec<&Record> = records.iter().filter(|record| record.amount > limit).collect();\n    if found.is_empty() {{\n        return Err(Error::Nothing {{ limit, of: records.len() }});\n    }}\n    let mut names: Vec<String> = found.iter().map(|record| format!(\"{{}}: {{:?}}\", record.id, record.owner)).collect();\n    names.sort();\n    if let Some(first) = names.first().filter(|name| name.starts_with(\"load {index}\")) {{\n        log::info!(\"first of {{}}: {{first}}\", names.len());\n    }}\n    Ok(names)\n}}\n"
        );
    }
    text
}

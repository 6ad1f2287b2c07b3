//! No text of a contract, a source or a path can forge a line of output, in any command and form.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Project, Run};
use serde_json::{Value, json};

/// What each begins with would be a line of its own, or end the text that it stands in.
const HOSTILE: [&str; 11] = [
    "\n::error::forged",
    "##[error]forged ##[stop-commands]forged",
    // Wherever a line is wrapped, the next one would begin with it.
    " ::error::forged ::error::forged ::error::forged ::error::forged ::error::forged ::error::forged",
    "\r\n::error::forged\r::error::forged",
    "\u{2028}::error::forged\u{85}::error::forged\u{b}::error::forged",
    "\u{1b}[2J\u{1b}]8;;https://forged.invalid\u{7}\u{9b}1A\u{7f}",
    "\u{202e}degrof\u{2066}\u{200f}\u{61c}\u{200e}",
    "\n| forged | forged |\n|---|---|",
    "</script><script>forged()</script><img src=x onerror=forged()>",
    "]]>--> <?forged?> &forged; \"' onclick=\"forged()",
    "```\n# forged\n`` ` [forged](javascript:forged()) **forged** @forged",
];

const FORMS: [&str; 6] = ["human", "json", "sarif", "github", "junit", "markdown"];

/// Distinct names, each hostile.
fn names(kind: &str) -> Vec<String> {
    HOSTILE.iter().map(|text| format!("{kind}{text}")).collect()
}

fn all_hostile() -> String {
    HOSTILE.concat()
}

/// A contract in which everything that can have a name has a hostile one. Of every list the later
/// version lacks the first `dropped` names.
fn contract(dropped: usize) -> String {
    let kept = |kind: &str| names(kind).split_off(dropped);
    let property = |name: String| {
        let schema = json!({ "type": "string", "description": all_hostile() });
        (name, if dropped > 0 { json!({ "type": "integer" }) } else { schema })
    };
    let branch = |tag: String| {
        json!({
            "title": format!("T{tag}"),
            "type": "object",
            "properties": { "kind": { "const": tag }, "size": { "type": "number" } },
            "required": ["kind", "size"],
        })
    };
    let keys = [vec!["plain".to_owned()], kept("key")].concat();
    let events: Vec<_> = kept("tag").into_iter().map(branch).collect();
    let rows: serde_json::Map<_, _> = kept("row").into_iter().map(property).collect();
    let pattern = if dropped > 0 { "^a" } else { "\n::error::forged\u{202e}|^b" };
    let mut definitions = json!({
        "Key": { "description": all_hostile(), "enum": keys },
        "Row": {
            "title": all_hostile(),
            "type": "object",
            "properties": rows,
            "required": names("row")[..4],
        },
        "Event": { "oneOf": events },
        "Text": { "type": "string", "pattern": pattern },
        "Table": { "const": { "a": all_hostile() }, "deprecated": true },
    });
    for (at, name) in kept("Def").into_iter().enumerate() {
        definitions[name] = json!({ "type": "object", "properties": { "a": { "maximum": at } } });
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": all_hostile(),
        "$comment": all_hostile(),
        "$defs": definitions,
    })
    .to_string()
}

const TOML: &str = r#"
[systems.web]
sources = ["web/**/*"]
reads = ["keys#Row", "keys#Event"]

[[systems.web.implements]]
contract = "keys#Key"
at = "web/*.ts"

[systems.db]
sources = ["db/*"]
writes = ["keys#Row"]

[[systems.db.implements]]
contract = "keys#Key"
at = "db/*.sql"

[[systems.db.implements]]
contract = "keys#Row"
at = "db/services.yaml"

[[systems.db.implements]]
contract = "keys#Event"
at = "db/data.json"
"#;

/// A repository in which every name is hostile, with an edit and two releases.
fn hostile() -> Project {
    let quoted = |text: &String| json!(text).to_string();
    let extra = [vec!["plain".to_owned()], names("extra"), names("key")[1..3].to_vec()].concat();
    let list = extra.iter().map(quoted).collect::<Vec<_>>().join(", ");
    let sql_names = extra.iter().map(|name| format!("'{}'", name.replace('\'', "''")));
    let table = format!(
        "CREATE TABLE \"t{}\" (\"c{}\" text CHECK (\"c{1}\" IN ({})));\n",
        all_hostile().replace('"', "\"\""),
        all_hostile().replace('"', "\"\""),
        sql_names.collect::<Vec<_>>().join(", ")
    );
    let services: serde_json::Map<String, Value> =
        extra.iter().map(|name| (name.clone(), json!({ "image": name }))).collect();
    let services = json!({ "services": services }).to_string();
    let keys = format!(
        "import type {{ Row }} from \"./gone\";\nexport const KEYS = [{list}];\n\
         export const show = (row: Row) => row[{}];\n",
        quoted(&all_hostile())
    );
    let project = Project::with(&[
        ("counterpart.toml", TOML),
        ("schemas/keys.json", contract(0).as_str()),
        ("releases/1.0/keys.json", contract(0).as_str()),
        ("releases/2.0/keys.json", contract(2).as_str()),
        ("deployed/web/2.0/keys.json", contract(2).as_str()),
        ("deployed/db/1.0/keys.json", contract(0).as_str()),
        ("web/keys.ts", keys.as_str()),
        ("db/1.sql", table.as_str()),
        ("db/services.yaml", services.as_str()),
        ("db/data.json", services.as_str()),
    ]);
    for (at, text) in HOSTILE.iter().enumerate() {
        let name = text.replace('/', "\u{2215}");
        project.write(&format!("web/{at}{name}.ts"), &keys);
        project.write(&format!("web/{at}{name}broken.ts"), "export const KEYS = [");
        project.write(&format!("web/{at}{name}/keys.rs"), "fn f() {");
        project.write(&format!("db/{at}{name}.sql"), &table);
    }
    project.git(&["init", "--quiet", "--initial-branch=main"]);
    project.git(&["add", "--all"]);
    project.git(&["commit", "--quiet", "--message", "first"]);
    project.git(&["switch", "--quiet", "--create", "topic"]);
    project.write("schemas/keys.json", contract(2));
    project.git(&["add", "--all"]);
    project.git(&["commit", "--quiet", "--message", "second"]);
    project
}

/// What is forged in a text; `form` is that of the text, or `html`.
fn forged(form: &str, text: &str) -> Option<String> {
    let raw = |char: char| {
        let shows = matches!(char, '\n' | '\t') && form != "json";
        let ends = char == '\n' && form == "json";
        !shows && !ends && (char.is_control() || is_directing(char))
    };
    let around = |at: usize| {
        let before = text[..at].chars().rev().take(80).collect::<Vec<_>>();
        let after = text[at..].chars().take(80);
        before.into_iter().rev().chain(after).collect::<String>().escape_debug().to_string()
    };
    if let Some((at, char)) = text.char_indices().find(|(_, char)| raw(*char)) {
        return Some(format!("{char:?} is printed raw: {}", around(at)));
    }
    let begins = |line: &str| {
        let line = line.trim_start();
        ["::error::forged", "| forged", "# forged", "forged"].iter().any(|it| line.starts_with(it))
    };
    if let Some(line) = text.lines().find(|line| begins(line)) {
        return Some(format!("a line of its own: {line}"));
    }
    if form != "html" && text.contains("##[") {
        return Some("a command of GitHub Actions, which may stand anywhere in a line".to_owned());
    }
    let marks: &[&str] = match form {
        "html" | "junit" => &["<script>forged", "<img src=x", "<?forged", "&forged;", "\" onclick"],
        "markdown" => &["| forged | forged |", "<img src=x", "<script>forged"],
        _ => &[],
    };
    let is_code = form == "markdown";
    marks.iter().find_map(|mark| {
        let at = text.find(mark)?;
        // Code between backticks shows markup as it is.
        let line = text[..at].rsplit('\n').next()?;
        let quoted = is_code && (line.matches('`').count() % 2 == 1 || in_block(&text[..at]));
        (!quoted).then(|| format!("{mark} is markup: {}", around(at)))
    })
}

/// Whether a place is within a block of code.
fn in_block(before: &str) -> bool {
    before.lines().filter(|line| line.starts_with("```")).count() % 2 == 1
}

/// Whether a character changes the direction of writing or ends a line for some readers.
fn is_directing(char: char) -> bool {
    matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(char, '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// Runs every command in every form, and lists what is forged.
fn attack(project: &Project, commands: &[&[&str]]) {
    let mut found = Vec::new();
    for command in commands {
        for form in FORMS {
            let run = project.run(&[command, &["--format", form][..]].concat());
            let label = format!("{} as {form}", command.join(" "));
            found.extend(outputs(form, &run).into_iter().map(|what| format!("{label}: {what}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn outputs(form: &str, run: &Run) -> Vec<String> {
    let mut found: Vec<String> = forged(form, &run.out).into_iter().collect();
    found.extend(forged("human", &run.err));
    if form == "junit" && run.code != 2 {
        let read = roxmltree::Document::parse(&run.out).err();
        found.extend(read.map(|error| format!("not XML: {error}")));
    }
    if matches!(form, "json" | "sarif") && !run.out.is_empty() {
        let read = serde_json::from_str::<Value>(&run.out).err();
        found.extend(read.map(|error| format!("not JSON: {error}")));
    }
    found
}

#[test]
fn no_name_forges_output() {
    let project = hostile();
    attack(
        &project,
        &[
            &["build"],
            &["build", "--check"],
            &["check"],
            &["compat", "releases/1.0", "releases/2.0", "--all", "--source"],
            &["compat", "--against", "main"],
            &["impact", "--against", "main"],
            &["checklist", "--against", "main"],
            &["review", "--against", "main"],
            &["matrix", "--releases", "releases"],
            &["can-deploy", "web@2.0", "--with", "db@1.0", "--releases", "deployed"],
            &["explain", "missing"],
        ],
    );
}

#[test]
fn no_stage_of_the_model_forges_output() {
    let project = hostile();
    for stage in ["source", "resolve", "entries", "lower", "shape"] {
        attack(&project, &[&["model", "--stage", stage]]);
    }
}

#[test]
fn no_page_is_forged() {
    let project = hostile();
    for command in [
        &["check", "--html", "page.html"][..],
        &["impact", "--against", "main", "--html", "page.html"],
        &["matrix", "--releases", "releases", "--html", "page.html"],
    ] {
        let run = project.run(command);
        let page = project.read("page.html");
        assert_eq!(forged("html", &page), None, "{command:?}: {}", run.err);
        std::fs::remove_file(project.at("page.html")).unwrap();
    }
}

const BROKEN: &str = r#"
[systems.web]
sources = ["schemas/*"]
reads = ["wrong#A"]
"#;

/// Where nothing compiles, messages quote what is wrong.
#[test]
fn no_diagnostic_forges_output() {
    for (at, text) in HOSTILE.iter().enumerate() {
        let project = Project::with(&[("schemas/a.json", "{}"), ("counterpart.toml", BROKEN)]);
        project.git(&["init", "--quiet", "--initial-branch=main"]);
        let wrong = json!({
            "$schema": if at == 0 { "https://json-schema.org/draft/2020-12/schema" } else { text },
            "$defs": {
                text.to_owned(): { "$ref": format!("gone{text}"), "type": text },
                "A": { "$ref": format!("#/$defs/{text}gone") },
                "B": { "type": "string", "default": [text], "examples": [{ *text: text }] },
                "C": { "pattern": format!("({text}"), "format": text, text.to_owned(): text },
                "D": { "const": text, "x-counterpart": { "name": text, text.to_owned(): 1 } },
            },
        });
        project.write("schemas/wrong.json", wrong.to_string());
        let name = text.replace('/', "\u{2215}");
        project.write(&format!("schemas/n{name}.json"), r#"{ "$defs": { "A": 5 } }"#);
        project.write(&format!("schemas/y{name}.yaml"), "a: [");
        project.write(&format!("schemas/z{name}.json"), text);
        attack(
            &project,
            &[
                &["build"],
                &["check"],
                &["model"],
                &["compat", "schemas", "schemas"],
                &["compat", text, "schemas"],
                &["compat", "--against", text],
                &["matrix", "--releases", text],
                &["can-deploy", &format!("web@{text}"), "--with", "web@working"],
                &["impact", "--against", text],
                &["import", "typify", "schemas/wrong.json"],
                &["explain", text],
                &["model", text],
                &["-p", text, "build"],
            ],
        );
    }
}

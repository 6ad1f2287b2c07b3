//! A third target is one crate and one line: here a module, and the line of a registry. Everything
//! else (settings, reserved words, writing, comparing, checking) knows it by that line alone.

#![expect(clippy::unwrap_used, reason = "a test fails that way")]

mod outline;

use std::path::Path;

use counterpart_build::output::Mode;
use counterpart_build::{Generation, TARGETS};
use counterpart_compat::assess::{Bump, Comparison, Edition, Engine, Options, Versions};
use counterpart_compiler::compile;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::{self, Project};
use counterpart_compiler::target::Registry;

/// The line.
const THREE: Registry = &[TARGETS[0], TARGETS[1], &outline::TARGET];

const SETTINGS: &str = r#"
[extern.common]
rust = "::acme::common"
typescript = "@acme/common"
outline = "https://acme.dev/common.html"

[typescript]
package = "demo"

[outline]
folder = "pages"
level = 1
"#;

const COMMON: &str = r#"{"$defs": {"Id": {"type": "string", "minLength": 1}}}"#;

const ORDERS: &str = r##"{"$defs": {
    "Order": {"type": "object", "required": ["orderId"], "properties": {
        "orderId": {"$ref": "common.json#/$defs/Id"},
        "paid": {"type": "boolean"},
        "lines": {"type": "array", "items": {"$ref": "#/$defs/Contents"}}
    }, "additionalProperties": false},
    "Contents": {"enum": ["book", "lamp"]}
}}"##;

fn project(orders: &str) -> (tempfile::TempDir, Project, Model) {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text).unwrap();
    std::fs::create_dir(folder.path().join("schemas")).unwrap();
    write("counterpart.toml", SETTINGS);
    write("schemas/common.json", COMMON);
    write("schemas/orders.json", orders);
    let project = Project::open(folder.path(), THREE).unwrap();
    let model = compile(&project).unwrap().model;
    (folder, project, model)
}

#[test]
fn its_files_are_written_beside_those_of_the_others() {
    let (folder, project, model) = project(ORDERS);
    let mut generation = Generation::new(Mode::Write);
    generation.run(&project, &model, &|_| {}).unwrap();
    let places = generation.done.iter().map(|(place, _)| place.strip_prefix(folder.path()));
    let places: Vec<&Path> = places.map(Result::unwrap).collect();
    assert_eq!(places, [Path::new("bindings/typescript"), Path::new("pages")]);

    let page = std::fs::read_to_string(folder.path().join("pages/ORDERS.md")).unwrap();
    let expected = "## orders

### Order

- `order_id` (`orderId`): [Id](https://acme.dev/common.html)
- `paid` (`paid`): Boolean, optional
- `lines` (`lines`): list of Contents_, optional

### Contents_

- `\"book\"`
- `\"lamp\"`
";
    assert_eq!(page, expected);

    let mut again = Generation::new(Mode::Check);
    again.run(&project, &model, &|_| {}).unwrap();
    assert!(again.done.iter().all(|(_, report)| report.changes.is_empty()), "{:?}", again.done);
}

#[test]
fn its_words_are_reserved_in_every_target() {
    let (_folder, project, model) = project(ORDERS);
    assert!(model.definitions.iter().any(|definition| definition.name == "Contents_"));
    let typescript = project.settings.targets.get("typescript").unwrap();
    let files = typescript.emit(&model, project.settings.code());
    let declared = files.get(Path::new("orders.d.ts")).unwrap();
    assert!(declared.contains("export type Contents_ ="), "{declared}");
}

#[test]
fn its_settings_are_read_as_strictly() {
    let refused = |text: &str| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("counterpart.toml"), text).unwrap();
        let diagnostic = Project::open(folder.path(), THREE).unwrap_err();
        (diagnostic.places[0].line, diagnostic.message)
    };
    let (line, message) = refused("schemas = \"s\"\n\n[outline]\nlevle = 1\n");
    assert_eq!(line, 4, "{message}");
    assert!(message.contains("unknown field `levle`"), "{message}");
    let (line, message) = refused("[extern.common]\nrust = \"a\"\ntypescript = \"b\"\n");
    assert_eq!(line, 1, "{message}");
    assert!(message.contains("missing field `outline`"), "{message}");
    let (line, message) = refused("[extern.common]\nrust = \"a\"\npython = \"b\"\n");
    assert_eq!(line, 3, "{message}");
    assert!(message.contains("unknown target `python`"), "{message}");

    let without = Project::open(Path::new("/nowhere"), TARGETS).unwrap();
    assert!(without.settings.targets.get("outline").is_none());
    let schema = project::schema(THREE).to_value();
    assert_eq!(schema["properties"]["outline"]["$ref"], "#/$defs/Outline");
    let external = schema["$defs"]["External"]["required"].to_string();
    assert!(external.contains("outline"), "{external}");
}

#[test]
fn a_change_of_its_types_is_found_and_its_version_grows() {
    let (_before, old, old_model) = project(ORDERS);
    let changed = ORDERS.replace(r#""paid": {"type": "boolean"}"#, r#""paid": {"type": "string"}"#);
    let (_now, new, new_model) = project(&changed);
    let editions = [
        Edition { name: "old", model: &old_model, settings: &old.settings },
        Edition { name: "new", model: &new_model, settings: &new.settings },
    ];
    let options = Options { writers: None, today: "2026-11-22".to_owned() };
    let comparison = Comparison::of(editions[0], editions[1], &options, &Engine::new());
    let found = comparison.findings.iter().find(|it| it.rule.id == "field-type-changed").unwrap();
    assert_eq!(found.targets, ["rust", "typescript", "outline"]);
    assert!(found.change.contains("now `String` (was `bool`)"), "{}", found.change);

    let versions = old.settings.targets.iter().filter_map(|(target, emitter)| {
        let version = emitter.version(&counterpart_compiler::Disk, &old.folder)?;
        Some((target.id, version))
    });
    let versions = Versions { contract: None, targets: versions.collect() };
    let bump = Bump::of(&comparison, &versions, &new.settings.targets);
    let (id, step) = bump.targets.last().unwrap();
    assert_eq!((*id, step.to.as_deref()), ("outline", Some("2.0.0")));
}

#[test]
fn the_docs_list_every_setting_of_every_target() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/contracts.md");
    let docs = std::fs::read_to_string(docs).unwrap();
    let schema = project::schema(TARGETS).to_value();
    for target in TARGETS {
        let reference = schema["properties"][target.id]["$ref"].as_str().unwrap();
        let section = schema.pointer(reference.trim_start_matches('#')).unwrap();
        for setting in section["properties"].as_object().unwrap().keys() {
            let row = format!("| `{}.{setting}` |", target.id);
            assert!(docs.contains(&row), "docs/contracts.md has no row {row}");
        }
    }
}

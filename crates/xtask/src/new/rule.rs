//! The skeletons of rules: of `check`, and kinds of change of `compat`.

use std::path::Path;

use super::skeleton::{Skeleton, append_to_list, insert_sorted, prepend_to_list, require_kebab};
use crate::Outcome;

const CHECK: &str = r#"//! `ID`: describe in one line what it finds.

use counterpart_compiler::project::Level;

use crate::context::Context;
use crate::finding::Finding;
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "ID",
    level: Level::Warn,
    undecided: false,
    summary: "",
    explanation: "",
    help: "",
};

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let _ = (context, found);
}
"#;

const CHECK_PROJECT: &str = r#"[systems.app]
sources = ["src/**/*"]

[[systems.app.implements]]
contract = "keys#Key"
at = "src/app.ts"
symbol = "KEYS"
"#;

const CHECK_SCHEMA: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$defs": { "Key": { "enum": ["a", "b"] } }
}
"#;

/// A rule of `check`: its file, two lines of the registry, and a case in which it should fire.
pub fn check(root: &Path, name: &str) -> Outcome<Skeleton> {
    require_kebab(name)?;
    let module = name.replace('-', "_");
    let rules = Path::new("crates/counterpart-check/src/rules");
    let case = Path::new("crates/counterpart-check/cases").join(name);
    let mut skeleton = Skeleton::new(root);
    let file = rules.join(format!("{module}.rs"));
    skeleton.add(&file, CHECK.replace("ID", name))?;
    skeleton.change(rules.join("mod.rs"), |text| {
        let text = insert_sorted(text, "mod ", &format!("mod {module};"))?;
        append_to_list(&text, "registry! {", "}", &format!("    {module};\n"))
    })?;
    skeleton.add(case.join("counterpart.toml"), CHECK_PROJECT)?;
    skeleton.add(case.join("schemas/keys.json"), CHECK_SCHEMA)?;
    skeleton.add(case.join("src/app.ts"), "export const KEYS = [\"a\", \"b\"] as const;\n")?;
    skeleton.left = vec![
        format!("Write the texts, the level and the handler: {}.", file.display()),
        format!("Write a case in which it fires: {}.", case.display()),
        format!(
            "Write what the case expects, and the row of docs/check.md: `cargo xtask bless {name}`. \
             Read both."
        ),
        "Add a line to CHANGELOG.md.".to_owned(),
        "Check it: `cargo test -p counterpart-check`.".to_owned(),
    ];
    Ok(skeleton)
}

const KIND: &str = r#"
pub(crate) const NAME: ChangeKind = ChangeKind {
    id: "ID",
    fires: Fires::In("change/mod.rs"),
    effects: EFFECTS,
    summary: "",
    explanation: "",
    instead: "",
};
"#;

const WIRE: &str = "Effects::Wire { backward: Effect::Breaks, forward: Effect::Breaks }";

const EXPECTED: &str = r#"{
  "why": "",
  "findings": [FINDING]
}
"#;

/// A kind of change of `compat`: a constant in the file of its group, and a case of its name.
pub fn compat(root: &Path, name: &str, group: &str) -> Outcome<Skeleton> {
    require_kebab(name)?;
    let constant = name.replace('-', "_").to_uppercase();
    let file = Path::new("crates/counterpart-compat/src/rules").join(format!("{group}.rs"));
    let case = Path::new("crates/counterpart-compat/cases").join(name);
    let effects = match group {
        "code" => "Effects::Source(Effect::Breaks)",
        "project" => "Effects::Project",
        _ => WIRE,
    };
    let mut skeleton = Skeleton::new(root);
    skeleton.change(&file, |text| {
        let text = prepend_to_list(text, "KINDS: &[&ChangeKind] =", &format!("&{constant}, "))?;
        let kind = KIND.replace("NAME", &constant).replace("ID", name);
        Some(text + &kind.replace("EFFECTS", effects))
    })?;
    let direction = match group {
        "code" | "project" => "",
        _ => ", \"direction\": \"backward\"",
    };
    let finding = format!("{{ \"rule\": \"{name}\"{direction}, \"verdict\": \"breaking\" }}");
    for version in ["old.json", "new.json"] {
        skeleton.add(case.join(version), "{ \"type\": \"string\" }\n")?;
    }
    skeleton.add(case.join("expected.json"), EXPECTED.replace("FINDING", &finding))?;
    skeleton.left = vec![
        format!("Write what fires it, its effects and its texts: {}.", file.display()),
        "If keywords fire it, name them in `fires` (`Fires::Narrowed(&[…])`); otherwise write the \
         code in the file that `Fires::In` names."
            .to_owned(),
        format!("Write a case that shows it: {}, with `why`.", case.display()),
        "Add the row of docs/compat.md; the failing test prints it.".to_owned(),
        "Add a line to CHANGELOG.md.".to_owned(),
        "Check it: `cargo test -p counterpart-compat --test rules`.".to_owned(),
    ];
    Ok(skeleton)
}

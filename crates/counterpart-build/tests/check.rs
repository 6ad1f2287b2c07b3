//! A system whose build script checks it: a real crate, built by Cargo.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CONTRACT: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$defs": { "Key": { "enum": ["github", "stripe", "vapi"] } }
}
"#;

const CONFIG: &str = r#"
[systems.cli]
sources = ["cli/src/**/*.rs"]

[[systems.cli.implements]]
contract = "keys#Key"
at = "cli/src/main.rs"
symbol = "page"

[systems.web]
sources = ["web/*.ts"]
"#;

/// A project with a folder for the contracts and a crate beside it, in a place of its own.
struct Product {
    folder: PathBuf,
}

impl Product {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        let product = Self { folder };
        let build = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = build.display();
        let manifest = format!(
            "[package]\nname = \"checked-cli\"\nedition = \"2024\"\n[workspace]\n\
             [build-dependencies]\ncounterpart-build = {{ path = '{path}', features = [\"check\"] }}\n"
        );
        product.write("schemas/keys.json", CONTRACT);
        product.write("counterpart.toml", CONFIG);
        product.write("web/app.ts", "export const unrelated = 1;\n");
        product.write("cli/Cargo.toml", &manifest);
        product.write("cli/build.rs", "fn main() {\n    counterpart_build::check(\"cli\");\n}\n");
        let lock = fs::read_to_string(build.join("../../Cargo.lock")).unwrap();
        product.write("cli/Cargo.lock", &lock);
        product.page(&["github", "stripe", "vapi"]);
        product
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn page(&self, keys: &[&str]) {
        let arms: Vec<String> = keys.iter().map(|key| format!("{key:?} => 1,")).collect();
        let arms = arms.join(" ");
        let text = format!(
            "fn page(key: &str) -> u8 {{\n    match key {{\n        {arms} _ => 0,\n    }}\n}}\n\n\
             fn main() {{\n    std::process::exit(page(\"x\").into());\n}}\n"
        );
        self.write("cli/src/main.rs", &text);
    }

    fn build(&self) -> (bool, String) {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let mut command = Command::new(env!("CARGO"));
        command.args(["build", "--offline", "--color", "never"]).env("CARGO_TARGET_DIR", target);
        let output = command.current_dir(self.folder.join("cli")).output().unwrap();
        let Output { status, stderr, .. } = output;
        (status.success(), String::from_utf8_lossy(&stderr).into_owned())
    }
}

#[test]
fn a_system_that_forgets_a_value_does_not_build() {
    let product = Product::new("checked-cli");
    let (built, told) = product.build();
    assert!(built, "all is well: {told}");

    product.write("schemas/keys.json", &CONTRACT.replace("\"vapi\"", "\"vapi\", \"linear\""));
    let (built, told) = product.build();
    assert!(!built && told.contains("[missing]") && told.contains("`linear`"), "{told}");
    assert!(told.contains("src/main.rs:2:5"), "{told}");

    product.page(&["github", "stripe", "vapi", "linear"]);
    let (built, told) = product.build();
    assert!(built, "an edit of a source runs the check again: {told}");

    let typo =
        CONFIG.replace("[systems.cli]", "[systems.cly]").replace("systems.cli", "systems.cly");
    product.write("counterpart.toml", &typo);
    let (built, told) = product.build();
    assert!(!built && told.contains("no system `cli`") && told.contains("cly, web"), "{told}");
}

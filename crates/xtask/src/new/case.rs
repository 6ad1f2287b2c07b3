//! The skeleton of a case of `cargo xtask cases`.

use std::path::Path;

use super::skeleton::{Skeleton, require_kebab};
use crate::Outcome;

const SCHEMA: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "TITLE",
  "type": "object",
  "properties": {
    "name": { "type": "string" }
  },
  "required": ["name"]
}
"#;

/// A folder with a schema, one valid and one invalid instance. It has no goldens, so
/// `cargo xtask cases` fails until they are blessed.
pub fn case(root: &Path, name: &str) -> Outcome<Skeleton> {
    require_kebab(name)?;
    let mut skeleton = Skeleton::new(root);
    let folder = Path::new("crates/xtask/cases").join(name);
    skeleton.add(folder.join("schema.json"), SCHEMA.replace("TITLE", &name.replace('-', " ")))?;
    skeleton.add(folder.join("accept/valid.json"), "{ \"name\": \"a\" }\n")?;
    skeleton.add(folder.join("reject/missing-name.json"), "{}\n")?;
    skeleton.left = vec![
        format!("Write the schema: {}/schema.json.", folder.display()),
        "Write instances: one file each, below accept/ and reject/. `boon` judges them.".to_owned(),
        "Where settings matter, add a counterpart.toml.".to_owned(),
        format!("Write the goldens: `cargo xtask bless {name}`. Read them before you commit."),
        format!("Check it: `cargo xtask cases {name}`."),
    ];
    Ok(skeleton)
}

//! One run of the TypeScript compiler over all declarations and all instances as literals.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::{Outcome, folders, node};

/// What to check: declaration files, and instances as literals of a type.
#[derive(Default)]
pub struct Check {
    files: Vec<PathBuf>,
}

/// The first error of each file that has one.
pub type Errors = BTreeMap<PathBuf, String>;

impl Check {
    /// Adds a declaration file.
    pub fn declarations(&mut self, path: impl Into<PathBuf>) {
        self.files.push(path.into());
    }

    /// Writes a file that assigns a JSON text to a type, and adds it. To the type checker, which
    /// runs nothing, JSON is an expression like any other, `__proto__` included.
    pub fn literal(&mut self, file: &Path, module: &Path, root: &str, json: &str) -> Outcome {
        let module = module.to_string_lossy();
        let text = format!(
            "import type {{ {root} as Root }} from {module:?};\n\nexport const instance: Root = {json};\n"
        );
        folders::write(file, &text)?;
        self.files.push(file.to_owned());
        Ok(())
    }

    /// Runs the compiler, as strict as it goes.
    pub fn run(&self, folder: &Path) -> Outcome<Errors> {
        if self.files.is_empty() {
            return Ok(Errors::new());
        }
        let project = folder.join("tsconfig.json");
        let options = json!({
            "strict": true, "exactOptionalPropertyTypes": true, "skipLibCheck": false,
            "noEmit": true, "module": "nodenext", "target": "es2022", "types": [],
        });
        let text = json!({"compilerOptions": options, "files": self.files});
        folders::write(&project, &format!("{text:#}\n"))?;
        folders::write(&folder.join("package.json"), "{ \"type\": \"module\" }\n")?;
        let mut command = node::tsc();
        command.arg("--project").arg(&project).args(["--pretty", "false"]).current_dir(folder);
        let output = command.output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let errors = parse(folder, &text);
        if errors.is_empty() && !output.status.success() {
            let stderr = String::from_utf8_lossy(&output.stderr);
            return Err(format!("tsc failed and named no file:\n{text}{stderr}").into());
        }
        Ok(errors)
    }
}

/// Lines such as `a/b.ts(3,7): error TS2322: …`; indented ones explain the line before.
fn parse(folder: &Path, text: &str) -> Errors {
    let mut errors = Errors::new();
    for line in text.lines() {
        let Some((place, message)) = line.split_once("): error ") else { continue };
        let Some((file, position)) = place.rsplit_once('(') else { continue };
        let error = format!("{position}: {message}");
        errors.entry(folder.join(file)).or_insert(error);
    }
    errors
}

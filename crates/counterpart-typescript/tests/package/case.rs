//! A case: its project compiled, its package written, and both languages asked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use counterpart_compiler::Files;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::{Project, ProjectFile};
use counterpart_compiler::target::Registry;
use counterpart_typescript::{TARGET, TypeScriptOutput};

const REGISTRY: Registry = &[&TARGET];

/// A folder of contracts, compiled.
pub struct Case {
    pub folder: PathBuf,
    pub model: Model,
    pub files: Files,
}

impl Case {
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/package").join(name);
        let settings = ProjectFile { schemas: ".".to_owned(), ..ProjectFile::of(REGISTRY) };
        let output = TypeScriptOutput { package: name.to_owned(), ..TypeScriptOutput::default() };
        let project = Project { folder: folder.clone(), settings };
        let compiled = match counterpart_compiler::compile(&project) {
            Ok(compiled) => compiled,
            Err(diagnostics) => {
                let lines: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
                panic!("{}", lines.join("\n"));
            }
        };
        let files = counterpart_typescript::emit(&compiled.model, project.settings.code(), &output);
        Self { folder, model: compiled.model, files }
    }

    /// Writes the package and asks the compiler and Node.
    pub fn judge(&self) {
        let name = self.folder.file_name().unwrap();
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("package").join(name);
        let _ = fs::remove_dir_all(&out);
        for (path, text) in self.files.iter() {
            let path = out.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        for file in ["use.ts", "run.mjs"] {
            fs::copy(self.folder.join(file), out.join(file)).unwrap();
        }
        let node = Path::new(env!("CARGO_MANIFEST_DIR")).join("../xtask/node");
        let mut run = Command::new("node");
        run.args(["--disallow-code-generation-from-strings", "run.mjs"]).env("NODE_FOLDER", &node);
        succeed(&mut run, &out);
        let tsc = node.join("node_modules/.bin/tsc");
        if !tsc.exists() {
            eprintln!(
                "skipped: no TypeScript compiler at {}; run `cargo xtask test`",
                tsc.display()
            );
            return;
        }
        for exact in ["true", "false"] {
            if exact == "false" && name == "shapes" {
                // It expects the errors of exact optional properties.
                continue;
            }
            let options = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2022"];
            let mut command = Command::new(&tsc);
            command
                .args(options)
                .args(["--types", ""])
                .args(["--exactOptionalPropertyTypes", exact]);
            succeed(command.arg("use.ts"), &out);
        }
    }
}

fn succeed(command: &mut Command, folder: &Path) {
    let output = command.current_dir(folder).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&said));
}

/// A position and where it leads.
pub struct Segment {
    pub line: usize,
    pub column: usize,
    pub source_line: usize,
    pub source_column: usize,
}

/// Reads the mappings of a source map.
pub fn segments(mappings: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    let (mut source_line, mut source_column) = (0, 0);
    for (line, text) in mappings.split(';').enumerate() {
        let mut column = 0;
        for segment in text.split(',').filter(|segment| !segment.is_empty()) {
            let fields = numbers(segment);
            column += fields[0];
            source_line += fields[2];
            source_column += fields[3];
            let [column, source_line, source_column] =
                [column, source_line, source_column].map(|n| usize::try_from(n).unwrap());
            segments.push(Segment { line, column, source_line, source_column });
        }
    }
    segments
}

fn numbers(segment: &str) -> Vec<i64> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut numbers, mut number, mut shift) = (Vec::new(), 0, 0);
    for c in segment.chars() {
        let digit = i64::try_from(DIGITS.find(c).unwrap()).unwrap();
        number |= (digit & 31) << shift;
        shift += 5;
        if digit < 32 {
            numbers.push(if number & 1 == 1 { -(number >> 1) } else { number >> 1 });
            (number, shift) = (0, 0);
        }
    }
    numbers
}

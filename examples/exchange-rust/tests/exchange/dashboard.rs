//! The dashboard's half, compiled by `tsc` once for all tests.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The root of the repository.
pub fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().expect("the repository")
}

/// The folder of the dashboard's half.
pub fn folder() -> PathBuf {
    root().join("examples/exchange-node")
}

/// The compiled program.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let output = tsc(&folder(), &[]);
        assert!(output.status.success(), "tsc: {}", told(&output));
        folder().join("dist/main.js")
    })
}

/// What `tsc` says of the project in `folder`. The compiler is that of the lock file.
pub fn tsc(folder: &Path, arguments: &[&str]) -> Output {
    let compiler = packages().join("typescript/bin/tsc");
    let mut command = Command::new("node");
    command.arg(compiler).arg("--project").arg(folder).args(arguments);
    command.output().expect("node, which this test needs")
}

/// `node_modules`, installed as the lock file says.
pub fn packages() -> PathBuf {
    static INSTALLED: OnceLock<()> = OnceLock::new();
    let packages = folder().join("node_modules");
    INSTALLED.get_or_init(|| {
        if !is_current(&packages) {
            let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
            let output = Command::new(npm).arg("ci").current_dir(folder()).output();
            let output = output.expect("npm, which this test needs");
            assert!(output.status.success(), "npm ci: {}", told(&output));
        }
    });
    packages
}

fn is_current(packages: &Path) -> bool {
    let changed = |path: PathBuf| path.metadata().and_then(|data| data.modified()).ok();
    let installed = changed(packages.join(".package-lock.json"));
    installed.is_some() && installed >= changed(folder().join("package-lock.json"))
}

/// Everything that a program printed.
pub fn told(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!("{}{}", String::from_utf8_lossy(out), String::from_utf8_lossy(err))
}

//! Node and the npm packages of `crates/xtask/node`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, folders};

/// The folder of the npm packages.
pub fn folder() -> PathBuf {
    folders::root().join("crates/xtask/node")
}

/// Installs the packages of this crate.
pub fn install() -> Outcome {
    install_in(&folder())
}

/// Installs the packages of a folder's lock file, unless they are installed already.
pub fn install_in(folder: &Path) -> Outcome {
    let Ok(wanted) = std::fs::read_to_string(folder.join("package-lock.json")) else {
        return Ok(());
    };
    let stamp = folder.join("node_modules/.installed");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    eprintln!("xtask: npm ci in {}", folder.display());
    let status = Command::new("npm").arg("ci").current_dir(folder).status();
    let status = status.map_err(|error| format!("npm (Node 20 or later) is needed: {error}"))?;
    if !status.success() {
        return Err("npm ci failed".into());
    }
    folders::write(&stamp, &wanted)
}

/// The TypeScript compiler.
pub fn tsc() -> Command {
    Command::new(folder().join("node_modules/.bin/tsc"))
}

/// A program of the npm folder, run by Node.
pub fn program(name: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(folder().join(name));
    command
}

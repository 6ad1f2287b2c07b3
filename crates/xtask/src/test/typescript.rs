//! The npm package and the examples, judged by `tsc` and Node.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::runner::{self, Tally};
use crate::pipeline::Check;
use crate::{Outcome, folders, node};

/// The generated npm package.
fn package() -> PathBuf {
    folders::root().join("bindings/typescript")
}

/// The declarations of the package pass `tsc` as strict as it goes.
pub fn declarations() -> Outcome<Tally> {
    let mut check = Check::default();
    let mut files = folders::entries(&package())?;
    // The clients and servers of a service stand in a folder of its name.
    for folder in files.clone().into_iter().filter(|path| path.is_dir()) {
        files.extend(folders::entries(&folder)?);
    }
    let declarations = files.into_iter().filter(|path| path.to_string_lossy().ends_with(".d.ts"));
    let mut count = 0;
    for path in declarations {
        check.declarations(path);
        count += 1;
    }
    let errors = check.run(&folders::scratch("test").join("declarations"))?;
    for (path, error) in &errors {
        println!("{}: {error}", path.display());
    }
    let failed = errors.len();
    println!("tsc: {count} declaration files, {failed} with errors");
    Ok(Tally { passed: count - failed, failed })
}

/// The tests of the package, under Node without code generation at run time.
pub fn node_tests() -> Outcome<Tally> {
    let tests = folders::entries(&node::folder().join("tests"))?;
    let mut command = Command::new("node");
    command.args(["--disallow-code-generation-from-strings", "--test", "--test-reporter=tap"]);
    command.args(tests.iter().filter(|path| folders::name(path).ends_with(".test.mjs")));
    command.current_dir(node::folder());
    runner::run(command, runner::node_line)
}

/// Each Node program among the examples: installed by its lock file, checked by `tsc`, tested.
pub fn examples() -> Outcome<Tally> {
    let mut tally = Tally::default();
    for folder in folders::entries(&folders::root().join("examples"))? {
        if folder.join("package.json").is_file() {
            tally = tally.and(example(&folder)?);
        }
    }
    Ok(tally)
}

fn example(folder: &Path) -> Outcome<Tally> {
    node::install_in(folder)?;
    let mut tally = Tally::default();
    if folder.join("tsconfig.json").is_file() {
        let checked = node::tsc().arg("--project").arg(folder).arg("--noEmit").status()?.success();
        println!("tsc: {} {}", folder.display(), if checked { "is right" } else { "has errors" });
        tally = tally.and(Tally::of(checked));
    }
    let mut tests = Command::new("npm");
    tests.args(["test", "--if-present", "--silent"]).current_dir(folder);
    Ok(tally.and(Tally::of(tests.status()?.success())))
}

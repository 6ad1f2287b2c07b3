//! `cargo xtask sizes`: how large a bundle is that checks one definition, beside other tools.

use crate::{Outcome, folders, node};

const PAGE: &str = "docs/sizes.md";
const OPENING: &str = "# Sizes

The size in bytes, after gzip, of a bundle that exports only the check of one definition of `schemas/`: of the
generated package the verdict alone (`isFoo`), all violations (`checkFoo`), and the companion (`Foo`, with Standard Schema);
ajv's standalone code (verdict and errors, with ajv-formats), and zod's `fromJSONSchema`. esbuild bundles and
minifies each, and removes unused code.
`cargo xtask sizes` wrote this page.
";

/// Measures, prints the table and writes it to its page.
pub fn run() -> Outcome<bool> {
    node::install()?;
    let package = folders::root().join("bindings/typescript");
    let output = node::program("sizes.mjs").arg(package).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let table = String::from_utf8(output.stdout)?;
    print!("{table}");
    folders::write(&folders::root().join(PAGE), &format!("{OPENING}\n{table}"))?;
    Ok(true)
}

//! The texts of the files that `init` makes.

/// The build script.
pub const BUILD_SCRIPT: &str = "\
fn main() {
    counterpart_build::compile();
}
";

/// A library that consists of the contracts only.
pub const LIBRARY: &str = r#"//! The contracts, compiled from `schemas/`: one module for each.

include!(concat!(env!("OUT_DIR"), "/contracts.rs"));
"#;

/// The contracts as a module of another library.
pub const MODULE: &str = r#"
/// The contracts, compiled from `schemas/`: one module for each.
pub mod contracts {
    include!(concat!(env!("OUT_DIR"), "/contracts.rs"));
}
"#;

/// A contract to begin with.
pub const EXAMPLE: &str = include_str!("task.json");

/// The project file.
pub fn project(package: &str) -> String {
    format!(
        "\
# Every setting that changes what a contract means; build.rs and the `counterpart` command read
# it alike. `counterpart schema project` prints its JSON Schema, for editors.

schemas = \"schemas\"
formats = \"assert\"

[typescript]
folder = \"bindings/typescript\"
package = \"{package}\"
# Until this line is removed, npm refuses to publish the package. `license` and `repository` are
# settings as well.
private = true
"
    )
}

/// The line of `.gitattributes` for a folder: its files have the same bytes in every checkout.
pub fn attributes(folder: &str) -> String {
    format!("/{folder}/** text eol=lf\n")
}

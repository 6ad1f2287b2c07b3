//! `docs/codes.md`: every diagnostic of the compiler. It is generated.

use std::fmt::Write as _;

use counterpart_compiler::diagnostic::Code;

use super::page;
use crate::{Outcome, folders};

const PAGE: &str = "codes.md";

/// Whether the page is what the codes of the compiler make it.
pub fn check() -> Outcome<Vec<String>> {
    let fresh = page(PAGE)? == make();
    let stale = "docs/codes.md does not match the codes of the compiler; run `cargo xtask bless`";
    Ok(if fresh { Vec::new() } else { vec![stale.to_owned()] })
}

/// Writes the page.
pub fn bless() -> Outcome {
    folders::write(&folders::root().join("docs").join(PAGE), &make())
}

fn make() -> String {
    let mut text = "# Codes\n\nEvery error and warning of the compiler. `counterpart explain CODE` \
                    says more. `cargo xtask bless` writes this page.\n\n| code | severity | meaning \
                    | next step |\n|---|---|---|---|\n"
        .to_owned();
    for code in Code::ALL {
        let cell = |cell: &str| cell.replace('|', "\\|").replace('\n', " ");
        let (summary, help) = (cell(code.summary()), cell(code.help()));
        let severity = format!("{:?}", code.severity()).to_lowercase();
        // Writing to a string does not fail.
        let _ = writeln!(text, "| `{}` | {severity} | {summary} | {help} |", code.id());
    }
    text
}

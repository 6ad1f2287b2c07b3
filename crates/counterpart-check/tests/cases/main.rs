//! Every case folder: a project, and exactly what the check finds in it.

#![allow(clippy::expect_used)]

mod laws;
mod outcome;
mod rules;

use std::fmt::Write as _;

/// The names of cases, or `*`: `cargo xtask bless` sets it.
pub const BLESS: &str = "COUNTERPART_BLESS";

#[test]
fn every_case_has_the_findings_that_are_expected() {
    if let Ok(names) = std::env::var(BLESS) {
        bless(&names);
        rules::bless();
        return;
    }
    let folders = outcome::folders();
    assert!(folders.len() >= 20, "only {} cases", folders.len());
    let mut complaints = String::new();
    for folder in &folders {
        let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap_or_default();
        let found = outcome::text(&outcome::outcome(folder));
        if found != expected {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            let _ = writeln!(complaints, "{name}: expected {expected}found {found}");
        }
    }
    assert!(complaints.is_empty(), "{complaints}`cargo xtask bless` accepts them");
}

fn bless(wanted: &str) {
    for folder in outcome::folders() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        if wanted == "*" || wanted.split(',').any(|wanted| wanted == name) {
            let text = outcome::text(&outcome::outcome(&folder));
            let written = std::fs::write(folder.join("expected.json"), text);
            assert!(written.is_ok(), "{name}: {written:?}");
        }
    }
}

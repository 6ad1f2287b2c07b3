//! Every rule: its case, its row in the documentation, its help.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_check::RULES;
use counterpart_check::sources::Options;
use counterpart_compiler::project::{Level, Project};
use serde_json::Value;

use crate::outcome;

/// The head of the table in `docs/check.md`.
const HEAD: &str = "| rule | level | finds |\n|---|---|---|\n";

#[test]
fn every_rule_has_a_case_in_which_it_fires() {
    let mut fired = BTreeSet::new();
    for folder in outcome::folders() {
        let text = std::fs::read_to_string(folder.join("expected.json")).unwrap_or_default();
        let expected: Value = serde_json::from_str(&text).unwrap_or_default();
        let findings = expected["findings"].as_array().map_or(&[][..], Vec::as_slice);
        fired.extend(findings.iter().filter_map(|it| it["rule"].as_str().map(str::to_owned)));
    }
    for rule in RULES {
        assert!(fired.contains(rule.id), "`{}` fires in no case: add `cases/{0}`", rule.id);
    }
}

#[test]
fn every_rule_has_an_id_of_its_own_and_says_what_to_do() {
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
    for rule in RULES {
        assert!(
            rule.id.chars().all(|char| char.is_ascii_lowercase() || char == '-'),
            "{}",
            rule.id
        );
        for text in [rule.summary, rule.explanation, rule.help] {
            assert!(!text.trim().is_empty(), "{}", rule.id);
        }
    }
}

#[test]
fn the_help_of_a_finding_does_not_repeat_it() {
    let mut findings = 0;
    for folder in outcome::folders() {
        let Ok(project) = Project::open(&folder, TARGETS) else { continue };
        let Ok(compiled) = counterpart_compiler::compile(&project) else { continue };
        let answers = outcome::answers(&folder);
        let options = Options::default();
        let check = counterpart_check::check_with(&project, &compiled.model, options, &answers);
        let Ok(check) = check else { continue };
        for finding in &check.findings {
            findings += 1;
            let (message, help) = (words(&finding.message), words(&finding.help));
            let shared = help.intersection(&message).count();
            assert!(shared * 2 <= help.len(), "{}; {}", finding.message, finding.help);
        }
    }
    assert!(findings > 100, "only {findings} findings");
}

/// The words of a sentence that carry meaning, without names in backticks.
fn words(text: &str) -> BTreeSet<String> {
    let plain: String = text.split('`').step_by(2).collect();
    let parts = plain.split(|char: char| !char.is_alphanumeric()).filter(|part| part.len() > 3);
    parts.map(str::to_lowercase).collect()
}

#[test]
fn the_table_of_the_documentation_is_that_of_the_registry() {
    if std::env::var(crate::BLESS).is_ok() {
        return;
    }
    let text = std::fs::read_to_string(page()).expect("docs/check.md");
    assert!(text.contains(&table()), "`cargo xtask bless` writes the table of rules");
}

/// Writes the table of rules into the documentation.
pub fn bless() {
    let text = std::fs::read_to_string(page()).expect("docs/check.md");
    let start = text.find(HEAD).expect("a table of rules");
    let end = text[start..].find("\n\n").map_or(text.len(), |length| start + length + 1);
    let text = format!("{}{}{}", &text[..start], table(), &text[end..]);
    std::fs::write(page(), text).expect("docs/check.md can be written");
}

fn table() -> String {
    let mut text = HEAD.to_owned();
    for rule in RULES {
        let level = match rule.level {
            Level::Deny => "deny",
            Level::Warn => "warn",
            Level::Allow => "allow",
        };
        let _ = writeln!(text, "| `{}` | {level} | {} |", rule.id, rule.summary);
    }
    text
}

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/check.md")
}

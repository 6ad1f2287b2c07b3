//! What does not meet the contract is refused by both halves alike, and not repeated to anybody.

use contracts::service_keys::DIGEST;

use crate::wire::{State, say};

const SECRET: &str = "example-github-key-0000";

#[test]
fn both_refuse_another_contract() {
    let state = State::new();
    let (_, dashboard) = say(state.dashboard(&[]), &["0000"]);
    assert!(!dashboard.is_success);
    assert_eq!(dashboard.told, "dashboard: the command line holds another contract\n");
    let (_, command_line) = say(state.command_line(), &["0000"]);
    assert!(!command_line.is_success);
    assert_eq!(command_line.told, "command line: the dashboard holds another contract\n");
}

#[test]
fn the_dashboard_names_what_is_wrong_with_a_key() {
    let line = format!(
        r#"{{"name":"github","value":"{SECRET}","source":"cloud","lastSynced":"yesterday"}}"#
    );
    let state = State::new();
    let (answer, dashboard) = say(state.dashboard(&[]), &[DIGEST, &line]);
    assert_eq!(answer, [DIGEST]);
    assert!(!dashboard.is_success);
    assert!(dashboard.told.contains("/source: "), "{}", dashboard.told);
    assert!(dashboard.told.contains("/lastSynced: "), "{}", dashboard.told);
    for part in [SECRET, "cloud", "yesterday"] {
        assert!(!dashboard.told.contains(part), "{}", dashboard.told);
    }
}

#[test]
fn the_command_line_refuses_a_key_that_it_does_not_know() {
    let line = format!(r#"{{"gitlab":"{SECRET}"}}"#);
    let state = State::new();
    let before = std::fs::read(state.keys()).expect("a file");
    let (_, command_line) = say(state.command_line(), &[DIGEST, &line]);
    assert!(!command_line.is_success);
    let told = command_line.told.lines().last().unwrap_or_default();
    assert!(told.starts_with("command line: no ServiceKeysResponse: "), "{told}");
    assert!(!told.contains(SECRET), "{told}");
    assert_eq!(std::fs::read(state.keys()).expect("a file"), before);
}

#[test]
fn the_same_refusal_reads_the_same_on_both_sides() {
    let line = r#"{"name":"github","value":7,"source":"cloud"}"#;
    let state = State::new();
    std::fs::write(state.keys(), line).expect("a file");
    let (_, command_line) = say(state.command_line(), &[]);
    let (_, dashboard) = say(state.dashboard(&[]), &[DIGEST, line]);
    let violations = |told: &str, from: &str| {
        let (_, violations) = told.trim_end().split_once(from).expect("violations");
        let mut violations: Vec<_> = violations.split("; ").map(str::to_owned).collect();
        violations.sort();
        violations
    };
    assert_eq!(
        violations(&command_line.told, "keys.jsonl:1: "),
        violations(&dashboard.told, "dashboard: not a valid CLIServiceKey: "),
    );
}

#[test]
fn both_say_when_the_other_end_stops_early() {
    let state = State::new();
    let (_, dashboard) = say(state.dashboard(&[]), &[DIGEST]);
    assert!(dashboard.told.contains("stopped before it had said everything"));
    let (_, command_line) = say(state.command_line(), &[DIGEST, "{}"]);
    assert!(command_line.told.contains("the dashboard sent no ServiceKeyDisplay"));
}

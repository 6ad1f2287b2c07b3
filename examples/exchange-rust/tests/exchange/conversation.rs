//! What the two programs say to each other, and what a person reads of it.

use contracts::service_keys::{
    CLIServiceKey, DIGEST, SERVICE_KEYS, ServiceKeyDisplay, ServiceKeyName, ServiceKeysResponse,
    SyncResult, SyncResultAction, SyncResultSource,
};
use counterpart::Contract;

use crate::wire::{Exchange, State};

fn read<T: Contract>(lines: &[String]) -> Vec<T> {
    lines.iter().map(|line| T::from_json(line).expect("a line that meets the contract")).collect()
}

fn results(exchange: &Exchange) -> Vec<(ServiceKeyName, SyncResultSource, SyncResultAction)> {
    let results: Vec<SyncResult> = read(&exchange.answered[2 + SERVICE_KEYS.len()..]);
    results.into_iter().map(|result| (result.key, result.source, result.action)).collect()
}

#[test]
fn every_line_meets_its_contract() {
    let exchange = State::new().exchange(&[]);
    assert!(exchange.command_line.is_success, "{}", exchange.command_line.told);
    assert!(exchange.dashboard.is_success, "{}", exchange.dashboard.told);

    assert_eq!(exchange.offered[0], DIGEST);
    let offered: Vec<CLIServiceKey> = read(&exchange.offered[1..]);
    assert_eq!(offered.iter().map(|key| key.name).collect::<Vec<_>>(), SERVICE_KEYS);

    assert_eq!(exchange.answered[0], DIGEST);
    let held: Vec<ServiceKeysResponse> = read(&exchange.answered[1..2]);
    let displays: Vec<ServiceKeyDisplay> = read(&exchange.answered[2..2 + SERVICE_KEYS.len()]);
    assert_eq!(displays.iter().map(|display| display.name).collect::<Vec<_>>(), SERVICE_KEYS);
    for display in displays {
        let value = held[0].get(&display.name).and_then(Option::as_ref);
        assert_eq!(display.masked, value.map(|value| counterpart::mask(value.expose())));
        assert_eq!(display.configured, value.is_some());
    }
}

#[test]
fn keys_are_settled_and_stay_settled() {
    use {ServiceKeyName as Name, SyncResultAction as Action, SyncResultSource as Source};
    let state = State::new();
    let first = state.exchange(&[]);
    assert_eq!(
        results(&first),
        [
            (Name::Github, Source::Server, Action::Kept),
            (Name::Openai, Source::Local, Action::Updated),
            (Name::Anthropic, Source::Server, Action::Added),
            (Name::Stripe, Source::Server, Action::Conflict),
            (Name::Sentry, Source::Local, Action::Added),
        ]
    );
    let kept = |name| (name, Source::Server, Action::Kept);
    assert_eq!(
        results(&state.exchange(&[])),
        [
            kept(Name::Github),
            kept(Name::Openai),
            kept(Name::Anthropic),
            (Name::Stripe, Source::Server, Action::Conflict),
            kept(Name::Sentry),
        ]
    );
}

#[test]
fn the_environment_of_the_dashboard_wins() {
    let exchange = State::new().exchange(&[("OPENAI_API_KEY", "example-openai-key-9999")]);
    let openai = (ServiceKeyName::Openai, SyncResultSource::Env, SyncResultAction::Updated);
    assert!(results(&exchange).contains(&openai));
    assert!(exchange.command_line.told.contains("OpenAI updated from env: ••••9999"));
}

#[test]
fn nothing_that_is_printed_holds_a_secret() {
    let state = State::new();
    let secrets = |text: &str| ["example-", "hunter2"].iter().any(|secret| text.contains(secret));
    assert!(secrets(&std::fs::read_to_string(state.keys()).expect("a file")));
    let exchange = state.exchange(&[]);
    for end in [&exchange.command_line, &exchange.dashboard] {
        assert!(end.told.contains("GitHub") && end.told.contains("••••1111"), "{}", end.told);
        assert!(!secrets(&end.told), "{}", end.told);
    }
}

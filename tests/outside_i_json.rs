//! What the Rust half does with texts that I-JSON leaves out: a line each of the table in
//! `docs/violations.md`.

#![expect(clippy::expect_used, reason = "a test fails that way")]

use contracts::service_keys::ServiceKeysResponse;
use contracts::stocktake::CountData;
use counterpart::Contract;

const COUNT: &str = r#"{"barcode": "5012345678900", "product": "Oat milk", "quantity": QUANTITY,
    "location": "A1", "user": "kim", "timestamp": "2026-11-21T08:30:00Z", "stockLevel": "1",
    "value": 2, "synced": false, "status": "pending", "syncId": "s1"}"#;

fn keywords(text: &str) -> Vec<String> {
    let refusal = ServiceKeysResponse::from_json(text).expect_err(text);
    refusal.iter().map(|violation| violation.keyword.to_owned()).collect()
}

#[test]
fn of_a_repeated_key_the_last_counts() {
    let read = ServiceKeysResponse::from_json(r#"{"github": "a", "github": null}"#).unwrap();
    assert_eq!(read.to_json().unwrap(), r#"{"github":null}"#);
}

#[test]
fn a_number_beyond_doubles_is_no_json() {
    assert_eq!(keywords(r#"{"github": 1e400}"#), ["json"]);
}

#[test]
fn a_lone_surrogate_is_no_json() {
    assert_eq!(keywords(r#"{"github": "\ud800"}"#), ["json"]);
}

#[test]
fn minus_zero_is_zero() {
    for zero in ["0", "-0", "-0.0"] {
        assert!(CountData::from_json(&COUNT.replace("QUANTITY", zero)).is_ok(), "{zero}");
    }
}

#[test]
fn a_hundred_thousand_levels_are_too_deep() {
    assert_eq!(keywords(&"[".repeat(100_000)), ["depth"]);
}

#[test]
fn ten_megabytes_of_text_are_too_long() {
    let text = format!(r#"{{"github": "{}"}}"#, "x".repeat(10_000_000));
    assert_eq!(keywords(&text), ["maxLength"]);
}

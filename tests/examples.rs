//! The contracts as a program meets them.

use contracts::service_keys::{
    CLIServiceKey, SERVICE_KEY_INFO, SERVICE_KEYS, ServiceKeysResponse, SyncResult,
};
use contracts::stocktake::{CountData, StocktakeData, StocktakeStatus};
use counterpart::Contract;

#[test]
fn the_table_has_an_entry_for_every_key() {
    for key in SERVICE_KEYS {
        assert!(SERVICE_KEY_INFO.contains_key(&key), "{key}");
    }
}

#[test]
fn a_response_is_any_subset_of_the_keys_and_nothing_else() {
    for good in [r"{}", r#"{"github": "x"}"#, r#"{"github": "x", "midjourney": null}"#] {
        assert!(ServiceKeysResponse::from_json(good).is_ok(), "{good}");
    }
    for bad in [r#"{"fax": "x"}"#, r#"{"github": 1}"#, r"[]", r"null"] {
        assert!(ServiceKeysResponse::from_json(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_key_that_was_never_synced_says_so() {
    let never = r#"{"name": "vapi", "value": null, "source": "local", "lastSynced": null}"#;
    let key = CLIServiceKey::from_json(never).expect("it meets the contract");
    assert!(key.last_synced.is_none());
    let vague = r#"{"name": "vapi", "value": null, "source": "local", "lastSynced": "yesterday"}"#;
    assert!(CLIServiceKey::from_json(vague).is_err());
    let silent = r#"{"name": "vapi", "value": null, "source": "local"}"#;
    assert!(CLIServiceKey::from_json(silent).is_err());
}

#[test]
fn secrets_are_in_no_message() {
    let text = r#"{"source": "env", "key": "openai", "value": "hunter2", "action": "stolen"}"#;
    let refused = SyncResult::from_json(text).expect_err("there is no such action");
    assert!(!format!("{refused} {refused:?}").contains("hunter2"));
    let kept = text.replace("stolen", "kept");
    let kept = SyncResult::from_json(&kept).expect("it meets the contract");
    assert!(!format!("{kept:?}").contains("hunter2"));
    assert!(kept.to_json().expect("it is data").contains("hunter2"));
}

const COUNT: &str = r#"{
    "barcode": "4006381333931", "product": "Oat milk", "quantity": 2.5, "location": "Shelf 3",
    "user": "Amina", "timestamp": "2026-11-21T08:30:00Z", "stockLevel": "low", "value": 4.5,
    "synced": false, "status": "archived", "syncId": "01JD3V5W8Q2K"
}"#;

#[test]
fn a_count_has_all_its_properties() {
    let count = CountData::from_json(COUNT).expect("it meets the contract");
    assert_eq!((count.stock_level.as_str(), count.status.as_str()), ("low", "archived"));
    let value = serde_json::from_str::<serde_json::Value>(COUNT).expect("it is JSON");
    let all = value.as_object().expect("it is an object");
    assert_eq!(all.len(), 11);
    for left_out in all.keys() {
        let mut fewer = all.clone();
        fewer.remove(left_out);
        let refused = CountData::from_value(fewer.into()).expect_err(left_out);
        let keywords: Vec<&str> = refused.iter().map(|found| found.keyword).collect();
        assert_eq!(keywords, ["required"], "{left_out}");
    }
    assert!(CountData::from_json(&COUNT.replace("\"low\"", "12")).is_err());
}

#[test]
fn a_stocktake_is_active_or_completed() {
    let whole = format!(
        r#"{{"id": "a", "name": "November", "status": "active", "createdAt": "2026-11-21T08:00:00Z", "items": [{COUNT}]}}"#
    );
    let read = StocktakeData::from_json(&whole).expect("it meets the contract");
    assert_eq!(read.status, StocktakeStatus::Active);
    assert!(StocktakeData::from_json(&whole.replace("active", "completed")).is_ok());
    assert!(StocktakeData::from_json(&whole.replace("active", "paused")).is_err());
}

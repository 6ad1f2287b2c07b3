//! What a person reads of an exchange. A secret prints itself masked, so none of this can leak one.

use contracts::service_keys::{
    SERVICE_KEY_INFO, ServiceKeyDisplay, ServiceKeysResponse, SyncResult, SyncResultAction,
};

use crate::services::page;
use crate::store::Store;

pub fn offered(store: &Store) {
    let (mut all, mut set) = (0, 0);
    for key in store.keys() {
        all += 1;
        set += usize::from(key.value.is_some());
    }
    eprintln!("command line: offered {all} keys, {set} of them set");
}

pub fn held(held: &ServiceKeysResponse) {
    let set = held.values().flatten().count();
    eprintln!("command line: the server holds {set} keys");
}

pub fn display(display: &ServiceKeyDisplay) {
    let label = SERVICE_KEY_INFO[&display.name].label.as_str();
    match &display.masked {
        Some(masked) => eprintln!("  {label:<20} {masked}"),
        None if display.cli_supported => {
            eprintln!("  {label:<20} not set; make one on {}", page(display.name));
        }
        None => eprintln!("  {label:<20} not set; only the dashboard can set it"),
    }
}

pub fn result(result: &SyncResult) {
    let label = SERVICE_KEY_INFO[&result.key].label.as_str();
    let (source, value) = (result.source, &result.value);
    match result.action {
        SyncResultAction::Added => eprintln!("command line: {label} added from {source}: {value}"),
        SyncResultAction::Updated => {
            eprintln!("command line: {label} updated from {source}: {value}");
        }
        SyncResultAction::Kept => eprintln!("command line: {label} is the same everywhere"),
        SyncResultAction::Conflict => {
            eprintln!("command line: {label} differs from {source}: {value}; decide which to keep");
        }
    }
}

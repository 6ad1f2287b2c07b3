//! The command line's half of the service key exchange.
//!
//! It offers the keys of this machine to the dashboard and takes over what comes back. The wire is
//! standard input and output, one JSON value on a line; what it says to a person goes to standard
//! error, where secrets are masked.

mod report;
mod services;
mod store;
mod wire;

use std::error::Error;
use std::io::{stdin, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use contracts::service_keys::{
    DIGEST, SERVICE_KEYS, ServiceKeyDisplay, ServiceKeysResponse, SyncResult,
};
use store::Store;
use wire::Wire;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: exchange-rust KEYS.jsonl   (the wire is standard input and output)");
        return ExitCode::from(2);
    };
    match exchange(path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("command line: {error}");
            ExitCode::FAILURE
        }
    }
}

fn exchange(path: PathBuf) -> Result<(), Box<dyn Error>> {
    let mut store = Store::open(path)?;
    let mut wire = Wire::new(stdin().lock(), stdout().lock());
    wire.agree(DIGEST)?;

    for key in store.keys() {
        wire.send(key)?;
    }
    report::offered(&store);

    let held: ServiceKeysResponse = wire.expect()?;
    report::held(&held);
    for _ in SERVICE_KEYS {
        let display: ServiceKeyDisplay = wire.expect()?;
        report::display(&display);
    }
    while let Some(result) = wire.receive::<SyncResult>()? {
        report::result(&result);
        store.apply(result)?;
    }
    store.save()?;
    Ok(())
}

//! The keys of this machine: a file with one `CLIServiceKey` on a line.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use contracts::common::Timestamp;
use contracts::service_keys::{
    CLIServiceKey, CLIServiceKeySource, SERVICE_KEYS, ServiceKeyName, SyncResult, SyncResultAction,
    SyncResultSource,
};
use counterpart::Contract as _;

/// Every key of the contract has its place here, whether it has a value or not.
pub struct Store {
    path: PathBuf,
    keys: BTreeMap<ServiceKeyName, CLIServiceKey>,
}

impl Store {
    /// Reads the file; there is none before the first exchange.
    pub fn open(path: PathBuf) -> Result<Self, Box<dyn Error>> {
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(format!("{}: {error}", path.display()).into()),
        };
        let mut keys: BTreeMap<_, _> = SERVICE_KEYS.map(|name| (name, unset(name))).into();
        for (at, line) in text.lines().enumerate() {
            let key = CLIServiceKey::from_json(line)
                .map_err(|violations| format!("{}:{}: {violations}", path.display(), at + 1))?;
            keys.insert(key.name, key);
        }
        Ok(Self { path, keys })
    }

    /// The keys, in the order of the contract.
    pub fn keys(&self) -> impl Iterator<Item = &CLIServiceKey> {
        SERVICE_KEYS.iter().filter_map(|name| self.keys.get(name))
    }

    /// Takes over what was settled about one key.
    pub fn apply(&mut self, result: SyncResult) -> Result<(), Box<dyn Error>> {
        let source = match result.source {
            SyncResultSource::Local => CLIServiceKeySource::Local,
            SyncResultSource::Server | SyncResultSource::Env => CLIServiceKeySource::Server,
        };
        match result.action {
            SyncResultAction::Added | SyncResultAction::Updated | SyncResultAction::Kept => {
                let settled = CLIServiceKey::builder()
                    .name(result.key)
                    .value(result.value)
                    .source(source)
                    .last_synced(now()?)
                    .build()?;
                self.keys.insert(result.key, settled);
            }
            // The value of this machine stays until a person has decided.
            SyncResultAction::Conflict => {}
        }
        Ok(())
    }

    /// Writes the file.
    pub fn save(&self) -> Result<(), Box<dyn Error>> {
        let lines = self.keys().map(|key| Ok(key.to_json()? + "\n"));
        let text = lines.collect::<Result<String, Box<dyn Error>>>()?;
        fs::write(&self.path, text)?;
        Ok(())
    }
}

fn unset(name: ServiceKeyName) -> CLIServiceKey {
    CLIServiceKey { name, value: None, source: CLIServiceKeySource::Local, last_synced: None }
}

fn now() -> Result<Timestamp, Box<dyn Error>> {
    Ok(Timestamp::try_from(jiff::Timestamp::now().to_string())?)
}

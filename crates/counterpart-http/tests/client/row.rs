//! A row of the fault table.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::script::{Script, Seen, Server, Step};

#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    #[serde(rename = "row")]
    pub number: String,
    pub name: String,
    pub operation: String,
    pub server: Script,
    /// The server of a call before this one, whose answer is kept.
    pub before: Option<Vec<Vec<Step>>>,
    /// How many seconds pass after it.
    #[serde(default)]
    pub later: u64,
    /// Who asks after it.
    pub owner: Option<String>,
    /// What a refresh gives: `new`, or it fails.
    pub refresh: Option<String>,
    #[serde(default = "one")]
    pub calls: usize,
    #[serde(default)]
    pub concurrent: bool,
    #[serde(default)]
    pub cancel: bool,
    pub argument: Option<String>,
    pub body: Option<Value>,
    pub key: Option<String>,
    pub expect: Map<String, Value>,
}

const fn one() -> usize {
    1
}

impl Row {
    /// The base URL of the row, with the ports of the servers that it may be.
    pub fn base_url(&self, server: &Server, closed: u16, tls: u16) -> String {
        match &self.server {
            Script::Named(name) if name == "refused" => format!("http://127.0.0.1:{closed}"),
            Script::Named(name) if name == "dns" => "http://counterpart.invalid".to_owned(),
            Script::Named(name) if name == "tls" => format!("https://localhost:{tls}"),
            Script::Named(name) => panic!("no server is {name}"),
            Script::InTurn(_) | Script::ByToken { .. } => {
                format!("http://127.0.0.1:{}", server.port)
            }
        }
    }
}

/// What the server saw, as part of a summary.
pub fn seen(server: &Server, summary: &mut Map<String, Value>) {
    server.end();
    let row = server.row.lock().unwrap();
    let mut keys: Vec<&str> =
        row.seen.iter().filter_map(|seen: &Seen| seen.header("idempotency-key")).collect();
    keys.sort_unstable();
    keys.dedup();
    summary.insert("requests".to_owned(), json!(row.seen.len()));
    summary.insert("keys".to_owned(), json!(keys.len()));
    summary.insert("closed".to_owned(), json!(row.closed));
    let elsewhere = server.elsewhere.load(std::sync::atomic::Ordering::SeqCst);
    summary.insert("elsewhere".to_owned(), json!(elsewhere));
}

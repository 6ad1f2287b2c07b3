//! The Rust client, for one row of the fault table.

use std::net::TcpListener;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use counterpart_http::client::{
    Answered, Arguments, AttemptEvent, Body, BoxFuture, CallOptions, Cancel, Client, Clock,
    Credential, Credentials, Failure, Hooks, Limited, MemoryStore, Mismatch, Origin, Reason,
    ReqwestTransport, Undeclared,
};
use serde_json::{Map, Value, json};

use crate::clock::VirtualClock;
use crate::operations::{Fault, Success, operation};
use crate::row::{Row, seen};
use crate::script::{Script, Server, Turn};

/// A port that nobody listens on.
pub fn closed_port() -> u16 {
    static PORT: OnceLock<u16> = OnceLock::new();
    *PORT.get_or_init(|| TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port())
}

/// The port of a server whose certificate nobody trusts.
pub fn tls_port() -> u16 {
    static PORT: OnceLock<u16> = OnceLock::new();
    *PORT.get_or_init(|| {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let own = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let key = rustls::pki_types::PrivateKeyDer::try_from(own.signing_key.serialize_der());
        let config = rustls::ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![own.cert.der().clone()], key.unwrap())
            .unwrap();
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut session = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
                // The handshake fails: the client does not trust it.
                let _ = session.complete_io(&mut stream);
                let _ = session.complete_io(&mut stream);
            }
        });
        port
    })
}

/// What was told during the calls of a row.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Notes>>);

#[derive(Default)]
struct Notes {
    waits: Vec<u64>,
    bodies: Vec<String>,
    stales: usize,
    refreshes: usize,
    token: String,
    cancelled: Option<Instant>,
    cancel: Option<Cancel>,
}

impl Hooks for Told {
    fn on_attempt(&self, event: &AttemptEvent) {
        let mut notes = self.0.lock().unwrap();
        notes.waits.extend(event.wait);
        if let (Some(cancel), Some(_)) = (notes.cancel.clone(), event.wait) {
            let notes = Arc::clone(&self.0);
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(20));
                notes.lock().unwrap().cancelled = Some(Instant::now());
                cancel.cancel();
            });
        }
    }

    fn on_stale(&self, _: &'static str, _: u64) {
        self.0.lock().unwrap().stales += 1;
    }

    fn on_body(&self, _: &'static str, _: u16, start: &str) {
        self.0.lock().unwrap().bodies.push(start.to_owned());
    }
}

struct Provider {
    told: Told,
    refresh: Option<String>,
}

impl Credentials for Provider {
    fn get<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Option<Credential>> {
        let token = self.told.0.lock().unwrap().token.clone();
        Box::pin(async move { Some(Credential::Token(token.into())) })
    }

    fn refresh<'a>(&'a self, _: &'a str, _: &'a Credential) -> BoxFuture<'a, Option<Credential>> {
        Box::pin(async move {
            self.told.0.lock().unwrap().refreshes += 1;
            tokio::time::sleep(Duration::from_millis(100)).await;
            if self.refresh.as_deref() != Some("new") {
                return None;
            }
            "new".clone_into(&mut self.told.0.lock().unwrap().token);
            Some(Credential::Token("new".into()))
        })
    }
}

/// The client of a row.
struct Made {
    base: String,
    store: Arc<MemoryStore>,
    clock: VirtualClock,
    told: Told,
    refresh: Option<String>,
}

impl Made {
    fn client(&self, owner: &str) -> Client {
        let transport = ReqwestTransport::new(reqwest::Client::builder().no_proxy()).unwrap();
        let provider = Provider { told: self.told.clone(), refresh: self.refresh.clone() };
        let builder = Client::builder(&self.base, transport, self.clock.clone());
        let builder = builder.seed(1).credentials(provider).hooks(self.told.clone());
        builder.max_body(65_536).store(self.store.clone(), Some(owner)).build()
    }
}

/// Runs a row, and says what came of it.
pub async fn run(server: &Server, row: &Row) -> Value {
    let _ = tls_port();
    let clock = VirtualClock::default();
    let told = Told::default();
    "old".clone_into(&mut told.0.lock().unwrap().token);
    let turned = clock.clone();
    let turn: Turn = Arc::new(move |milliseconds| turned.turn(milliseconds));
    let made = Made {
        base: row.base_url(server, closed_port(), tls_port()),
        store: Arc::default(),
        clock: clock.clone(),
        told: told.clone(),
        refresh: row.refresh.clone(),
    };
    if let Some(before) = &row.before {
        server.install(Script::InTurn(before.clone()), &turn);
        calls(&made.client("me"), row, CallOptions::default()).await.unwrap();
        clock.turn(row.later * 1000);
        *told.0.lock().unwrap() = Notes { token: "old".to_owned(), ..Notes::default() };
    }
    server.install(row.server.clone(), &turn);
    let client = made.client(row.owner.as_deref().unwrap_or("me"));
    let start = clock.now();
    let cancel = row.cancel.then(Cancel::new);
    if row.cancel {
        clock.hold();
        told.0.lock().unwrap().cancel.clone_from(&cancel);
    }
    let options =
        CallOptions { cancel, idempotency_key: row.key.clone(), ..CallOptions::default() };
    let result = calls(&client, row, options).await;
    if let Some(cancelled) = told.0.lock().unwrap().cancelled {
        assert!(cancelled.elapsed() < Duration::from_millis(100), "cancelling took long");
    }
    let mut summary = summary(result);
    summary.insert("elapsed".to_owned(), json!(clock.now() - start));
    let notes = told.0.lock().unwrap();
    summary.insert("waits".to_owned(), json!(notes.waits));
    summary.insert("bodies".to_owned(), json!(notes.bodies));
    summary.insert("stales".to_owned(), json!(notes.stales));
    summary.insert("refreshes".to_owned(), json!(notes.refreshes));
    summary.insert("timers".to_owned(), json!(clock.timers()));
    drop(notes);
    seen(server, &mut summary);
    Value::Object(summary)
}

type Outcome = Result<Answered<Success>, Failure<Fault>>;

/// The calls of a row, one after the other or at the same time; the result of the last one.
async fn calls(client: &Client, row: &Row, options: CallOptions) -> Outcome {
    if !row.concurrent {
        for _ in 1..row.calls {
            let _ = call(client, row, options.clone()).await;
        }
        return call(client, row, options).await;
    }
    let running: Vec<_> = (0..row.calls)
        .map(|_| {
            let (client, row, options) = (client.clone(), row.clone(), options.clone());
            tokio::spawn(async move { call(&client, &row, options).await })
        })
        .collect();
    let mut last = None;
    for call in running {
        last = Some(call.await.unwrap());
    }
    last.unwrap()
}

async fn call(client: &Client, row: &Row, options: CallOptions) -> Outcome {
    let operation = operation(&row.operation);
    let mut arguments = Arguments::default();
    let name = row.argument.as_deref().unwrap_or("github");
    arguments.parameters.insert("name".to_owned(), name.into());
    if !operation.facts.bodies.is_empty() {
        let good = json!({
            "name": "github", "configured": true, "masked": null, "cliSupported": true
        });
        arguments.body = Some(Body::Value(row.body.clone().unwrap_or(good)));
    }
    client.call(operation, arguments, options).await
}

/// What came of a call, in the words of both languages.
fn summary(result: Outcome) -> Map<String, Value> {
    let value = match result {
        Ok(answered) => {
            let (from, age, stale) = match answered.origin {
                Origin::Network => ("network", 0, false),
                Origin::Cache { age, stale } => ("cache", age, stale),
            };
            json!({
                "kind": "ok", "status": answered.status, "attempts": answered.attempts,
                "from": from, "age": age, "stale": stale, "body": answered.body,
            })
        }
        Err(Failure { attempts, ambiguous, reason }) => {
            let mut value = said(&reason);
            value["kind"] = json!(reason.kind());
            value["attempts"] = json!(attempts);
            value["ambiguous"] = json!(ambiguous);
            if let Some(status) = reason.status() {
                value["status"] = json!(status);
            }
            value
        }
    };
    value.as_object().unwrap().clone()
}

fn said(reason: &Reason<Fault>) -> Value {
    match reason {
        Reason::Problem(problem) => match problem.retry_after {
            Some(wait) => json!({ "code": problem.code, "retryAfter": wait }),
            None => json!({ "code": problem.code }),
        },
        Reason::Unexpected { what, .. } => json!({ "reason": match what {
            Undeclared::Status => "status",
            Undeclared::MediaType => "media type",
            Undeclared::Problem => "problem",
        }}),
        Reason::Mismatch { mismatch, .. } => match mismatch {
            Mismatch::Json => json!({ "reason": "json", "violations": [] }),
            Mismatch::Text => json!({ "reason": "text", "violations": [] }),
            Mismatch::Length => json!({ "reason": "length", "violations": [] }),
            Mismatch::Header(name, _) => {
                json!({ "reason": "header", "violations": [], "header": name })
            }
            Mismatch::Contract(violations) => {
                let violations: Vec<_> = violations
                    .iter()
                    .map(|violation| json!([violation.instance_path, violation.keyword]))
                    .collect();
                json!({ "reason": "contract", "violations": violations })
            }
        },
        Reason::Unreachable(why) => json!({ "reason": why.as_str() }),
        Reason::Timeout(Limited::Attempt) => json!({ "limit": "attempt" }),
        Reason::Timeout(Limited::Deadline) => json!({ "limit": "deadline" }),
        Reason::Cancelled => json!({}),
        Reason::Refused(arguments) => {
            let names: Vec<_> = arguments.iter().map(|refused| &refused.argument).collect();
            json!({ "refused": names })
        }
    }
}

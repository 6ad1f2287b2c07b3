//! `counterpart check --live`: a server on this machine, and what is found in its answers.

#![allow(missing_docs, clippy::expect_used)]
#![allow(clippy::unnecessary_wraps, reason = "a handler may answer with nothing")]

mod common;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::Duration;

use common::{Project, Run};
use serde_json::Value;

const SCHEMA: &str = r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "properties": {
    "keys": { "type": "array", "items": { "$ref": "#/$defs/Key" } },
    "limits": { "$ref": "#/$defs/Limits" }
  },
  "required": ["keys"],
  "$defs": {
    "Name": { "enum": ["github", "stripe"] },
    "Key": {
      "type": "object",
      "properties": {
        "name": { "$ref": "#/$defs/Name" },
        "value": { "type": "string", "x-counterpart": { "secret": true } },
        "label": { "type": "string" },
        "password": { "type": "string", "writeOnly": true }
      },
      "required": ["name", "value"]
    },
    "Limits": {
      "type": "object",
      "propertyNames": { "$ref": "#/$defs/Name" },
      "additionalProperties": { "type": "integer" }
    }
  }
}"##;

const PROJECT: &str = r#"
[check.levels]
orphan = "allow"
empty-glob = "allow"

[systems.api]
sources = []
writes = ["keys"]

[[systems.api.live]]
path = "/api/keys"
contract = "keys"
headers = { authorization = "Bearer $LIVE_TEST_TOKEN" }
"#;

/// What the server does with a request: its head in, the whole response out; none for silence.
type Handler = fn(&str) -> Option<String>;

/// A server that answers every request in this way, and its URL.
fn serve(handler: Handler) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("bound");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || answer(stream, handler));
        }
    });
    format!("http://{address}")
}

fn answer(mut stream: TcpStream, handler: Handler) {
    let mut head = String::new();
    let mut reader = BufReader::new(stream.try_clone().expect("a socket"));
    while reader.read_line(&mut head).is_ok_and(|read| read > 2) {}
    if let Some(response) = handler(&head) {
        let _ = stream.write_all(response.as_bytes());
    } else {
        let _ = stream.read(&mut [0]);
        thread::sleep(Duration::from_secs(20));
    }
}

fn json(body: &str) -> Option<String> {
    let length = body.len();
    Some(format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    ))
}

fn moved(to: &str) -> Option<String> {
    Some(format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n"))
}

fn project() -> Project {
    Project::with(&[("schemas/keys.json", SCHEMA), ("counterpart.toml", PROJECT)])
}

/// The command, in an environment that says nothing of proxies and tokens.
fn command(project: &Project, arguments: &[&str]) -> Command {
    let mut command = project.command(arguments);
    for variable in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "LIVE_TEST_TOKEN"] {
        command.env_remove(variable);
    }
    command
}

fn check(handler: Handler) -> (i32, Value) {
    let url = serve(handler);
    let project = project();
    let arguments = ["check", "--no-cache", "--live", &url, "--format", "json"];
    let mut command = command(&project, &arguments);
    let run = Run::of(command.env("LIVE_TEST_TOKEN", "t0ps3cret").output().expect("it runs"));
    assert!(!run.out.contains("t0ps3cret") && !run.err.contains("t0ps3cret"), "{}", run.out);
    assert!(!run.out.contains("v4lue"), "{}", run.out);
    (run.code, serde_json::from_str(&run.out).expect("JSON"))
}

/// Rule and sentence of every finding.
fn findings(answer: &Value) -> Vec<(String, String)> {
    let found = answer["findings"].as_array().map_or(&[][..], Vec::as_slice);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    found.iter().map(|finding| (text(&finding["rule"]), text(&finding["message"]))).collect()
}

#[track_caller]
fn finds(handler: Handler, expected: &[(&str, &str)]) {
    let (code, answer) = check(handler);
    let found = findings(&answer);
    let matches = found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|((rule, message), (wanted, part))| rule == wanted && message.contains(part));
    assert!(matches, "{answer:#}");
    assert_eq!(code, i32::from(!expected.is_empty()));
}

#[test]
fn an_answer_that_meets_its_contract_is_silent() {
    finds(
        |head| {
            assert!(head.starts_with("GET /api/keys HTTP/1.1\r\n"), "{head}");
            assert!(head.contains("authorization: Bearer t0ps3cret\r\n"), "{head}");
            json(
                r#"{"keys": [{"name": "github", "value": "v4lue", "label": "x"}, {"name": "stripe", "value": "v4lue"}],
                    "limits": {"github": 1, "stripe": 2}}"#,
            )
        },
        &[],
    );
}

#[test]
fn a_promised_key_that_is_nowhere_is_found() {
    finds(
        |_| json(r#"{"keys": [{"name": "github", "value": "v4lue"}], "limits": {"github": 1}}"#),
        &[
            ("broken-answer", "lacks the declared key `label` at `/keys/*`"),
            ("broken-answer", "lacks the declared key `stripe` at `/limits`"),
        ],
    );
    finds(
        |_| json(r#"{"keys": []}"#),
        &[("broken-answer", "lacks the declared key `limits` at its top")],
    );
}

#[test]
fn what_the_contract_refuses_is_found_without_its_value() {
    finds(
        |_| {
            json(
                r#"{"keys": [{"name": "v4lue", "value": 1, "label": ""}, {"name": "github", "label": ""}],
                    "limits": {"github": 1, "stripe": 2}}"#,
            )
        },
        &[
            ("broken-answer", "violates `enum` at `/keys/*/name`"),
            ("broken-answer", "violates `type` at `/keys/*/value`"),
            ("broken-answer", "lacks the required key `value` at `/keys/*`"),
        ],
    );
}

#[test]
fn what_is_no_answer_is_found() {
    finds(|_| json("{\"keys\": v4lue"), &[("unanswered", "it is not JSON at line 1, column 10")]);
    let refused =
        |_: &str| Some("HTTP/1.1 401 Unauthorized\r\ncontent-length: 6\r\n\r\nv4lue!".to_owned());
    finds(refused, &[("unanswered", "its status is 401 Unauthorized")]);
    finds(
        |_| Some("v4lue\r\n\r\n".to_owned()),
        &[("unanswered", "it does not answer with valid HTTP")],
    );
    finds(
        |_| {
            let length = 17 << 20;
            let body = " ".repeat(length);
            Some(format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}"))
        },
        &[("unanswered", "it is longer than 16 MiB")],
    );
}

#[test]
fn redirects_are_followed_within_one_party_and_within_bounds() {
    finds(
        |head| {
            if head.starts_with("GET /api/keys ") {
                return moved("/there");
            }
            assert!(head.contains("authorization: Bearer t0ps3cret\r\n"), "{head}");
            json(r#"{"keys": [], "limits": {"github": 1, "stripe": 2}}"#)
        },
        &[],
    );
    finds(
        |_| moved("http://127.0.0.1:9/elsewhere?t=v4lue"),
        &[("unanswered", "it redirects to another host")],
    );
    finds(|_| moved("/api/keys"), &[("unanswered", "it redirects more than 5 times")]);
}

#[test]
fn silence_is_no_answer() {
    finds(|_| None, &[("unanswered", "no complete answer within 10 seconds")]);
}

#[test]
fn nobody_there_is_no_answer() {
    let project = project();
    let run = |arguments: &[&str], token: Option<&str>| {
        let mut command = command(&project, arguments);
        if let Some(token) = token {
            command.env("LIVE_TEST_TOKEN", token);
        }
        Run::of(command.output().expect("it runs"))
    };
    let check = ["check", "--no-cache", "--format", "json", "--live"];
    // Port 9 discards, where anything listens there at all.
    let nobody = run(&[&check[..], &["http://127.0.0.1:9"]].concat(), Some("t0ps3cret"));
    assert_eq!(nobody.code, 1, "{}", nobody.out);
    assert!(nobody.out.contains("unanswered"), "{}", nobody.out);
    let unset = run(&[&check[..], &["http://127.0.0.1:9"]].concat(), None);
    assert!(unset.out.contains("environment variable LIVE_TEST_TOKEN"), "{}", unset.out);
    let unknown = run(&[&check[..], &["web=http://127.0.0.1:9"]].concat(), None);
    assert_eq!(unknown.code, 2, "{}", unknown.out);
    let no_url = run(&[&check[..], &["here"]].concat(), None);
    assert_eq!(no_url.code, 2, "{}", no_url.err);
}

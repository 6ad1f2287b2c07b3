//! The JavaScript client, for all rows: a program in Node that asks for one row after the other, and whose
//! clock the server turns.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::row::{Row, seen};
use crate::run::{closed_port, tls_port};
use crate::script::{Script, Server, Turn};

/// A summary for each row; none if there is no Node.
pub fn run(server: &Server, rows: &[Row]) -> Option<Vec<Value>> {
    let program = crate::file("faults.mjs");
    let mut node = Command::new("node")
        .arg(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let input = Arc::new(Mutex::new(node.stdin.take().unwrap()));
    let send = {
        let input = Arc::clone(&input);
        move |message: Value| {
            let mut input = input.lock().unwrap();
            writeln!(input, "{message}").unwrap();
            input.flush().unwrap();
        }
    };
    let (turned, wait) = channel::<()>();
    let wait = Mutex::new(wait);
    let turn: Turn = {
        let send = send.clone();
        Arc::new(move |milliseconds| {
            send(json!({ "turn": milliseconds }));
            wait.lock().unwrap().recv().unwrap();
        })
    };
    let mut summaries = Vec::new();
    for line in BufReader::new(node.stdout.take().unwrap()).lines() {
        let message: Value = serde_json::from_str(&line.unwrap()).unwrap();
        if message["turned"] == json!(true) {
            turned.send(()).unwrap();
        } else if let Some(summary) = message.get("summary") {
            let mut summary = summary.as_object().unwrap().clone();
            seen(server, &mut summary);
            summaries.push(Value::Object(summary));
        } else {
            let row = &rows[usize::try_from(message["row"].as_u64().unwrap()).unwrap()];
            let before = message["before"] == json!(true);
            let script = match &row.before {
                Some(scripts) if before => Script::InTurn(scripts.clone()),
                Some(_) | None => row.server.clone(),
            };
            server.install(script, &turn);
            send(json!({ "base": row.base_url(server, closed_port(), tls_port()) }));
        }
    }
    assert!(node.wait().unwrap().success(), "Node failed");
    Some(summaries)
}

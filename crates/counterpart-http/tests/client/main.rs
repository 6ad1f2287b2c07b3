//! Both clients against the same scripts of a server: `faults.json` is the table. The JavaScript client
//! runs in Node, if Node is there.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails where something is not as it should be"
)]

mod clock;
mod node;
mod operations;
mod row;
mod run;
mod script;
mod vectors;

use std::path::{Path, PathBuf};

use serde_json::Value;

use self::row::Row;
use self::script::Server;

/// A file beside the tests.
fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn table(name: &str) -> String {
    std::fs::read_to_string(file(name)).unwrap()
}

fn rows() -> Vec<Row> {
    serde_json::from_str(&table("faults.json")).unwrap()
}

/// What is wrong with a summary: every expectation that it does not meet.
fn unmet(row: &Row, summary: &Value) -> Vec<String> {
    let wrong = row.expect.iter().filter(|(key, expected)| summary.get(key) != Some(expected));
    wrong
        .map(|(key, expected)| {
            let found = summary.get(key).unwrap_or(&Value::Null);
            format!("row {} ({}): {key} is {found}, not {expected}", row.number, row.name)
        })
        .collect()
}

#[test]
fn the_fault_table_is_met_by_both_clients() {
    let rows = rows();
    let server = Server::start();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let rust: Vec<Value> = runtime.block_on(async {
        let mut summaries = Vec::new();
        for row in &rows {
            summaries.push(run::run(&server, row).await);
        }
        summaries
    });
    let mut wrong: Vec<String> = Vec::new();
    for (row, summary) in rows.iter().zip(&rust) {
        wrong.extend(unmet(row, summary).into_iter().map(|text| format!("Rust: {text}")));
    }
    match node::run(&server, &rows) {
        None => println!("faults: Node is absent: the JavaScript client was not run"),
        Some(node) => {
            for ((row, rust), node) in rows.iter().zip(&rust).zip(&node) {
                wrong.extend(unmet(row, node).into_iter().map(|text| format!("Node: {text}")));
                if rust != node {
                    wrong.push(format!(
                        "row {}: the clients differ:\n  {rust}\n  {node}",
                        row.number
                    ));
                }
            }
        }
    }
    println!("faults: {} rows, {} differences", rows.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

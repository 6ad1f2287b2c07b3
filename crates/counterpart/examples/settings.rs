//! Reads settings with the types that generated contracts use: formats and secrets keep their text,
//! a secret is never shown, and an error names the place and never the value.
//!
//! Run it with `cargo run -p counterpart --example settings`.

use std::collections::BTreeMap;

use counterpart::{Decode, Secret, Uri, Value};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let keys: Value = serde_json::from_str(r#"{ "github": "ghp_0123456789abcdef" }"#)?;
    let keys = BTreeMap::<String, Secret>::decode(keys)?;
    for (name, key) in &keys {
        println!("{name}: {key}, of {} characters", key.expose().chars().count());
    }

    let callback = Uri::from("https://example.com/callback");
    println!("callback: {callback}");

    let wrong: Value = serde_json::from_str(r#"{ "github": 17 }"#)?;
    if let Err(error) = BTreeMap::<String, Secret>::decode(wrong) {
        println!("refused: {error}");
    }
    Ok(())
}

//! A key that is added to the contract stops every system that does not handle it.

use serde_json::{Value, json};

use crate::dashboard::told;
use crate::scratch::Scratch;

#[test]
fn a_fifteenth_key_fails_the_compile_of_both_halves() {
    let scratch = Scratch::new("fifteenth-key");
    for output in [scratch.counterpart(), scratch.rustc(), scratch.tsc()] {
        assert!(output.status.success(), "unchanged, all compiles: {}", told(&output));
    }

    // The table of the contract itself comes first.
    scratch.edit("service-keys.json", |contract| {
        let names = contract.pointer_mut("/$defs/ServiceKeyName/enum");
        names.and_then(Value::as_array_mut).expect("the keys").push(json!("linear"));
    });
    refused("counterpart", &scratch.counterpart(), &["service-keys.json", "linear"]);

    scratch.edit("service-keys.json", |contract| {
        let table = contract.pointer_mut("/$defs/SERVICE_KEY_INFO/const").expect("the table");
        table["linear"] =
            json!({ "label": "Linear", "env": "LINEAR_API_KEY", "cliSupported": true });
    });
    let output = scratch.counterpart();
    assert!(output.status.success(), "the contract is whole again: {}", told(&output));

    let forgotten = "non-exhaustive patterns: `ServiceKeyName::Linear` not covered";
    refused("rustc", &scratch.rustc(), &[forgotten, "services.rs"]);
    refused("tsc", &scratch.tsc(), &["src/services.ts", "\"linear\"", "'linear' is missing"]);
}

fn refused(compiler: &str, output: &std::process::Output, reasons: &[&str]) {
    let told = told(output);
    assert!(!output.status.success(), "{compiler} does not refuse");
    for reason in reasons {
        assert!(told.contains(reason), "{compiler} does not say {reason:?}: {told}");
    }
}

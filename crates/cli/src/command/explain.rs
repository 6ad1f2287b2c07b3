//! `counterpart explain`: the rest of the story behind a code.

use std::fmt::Write as _;

use counterpart_model::diagnostic::{Code, Severity};
use serde_json::{Value, json};

use crate::answer::Answer;

/// Explains a code, or lists all.
pub fn run(code: Option<&str>) -> Answer {
    match code {
        None => list(),
        Some(wanted) => {
            let same = |code: &&Code| code.id().eq_ignore_ascii_case(wanted.trim());
            Code::ALL.iter().find(same).map_or_else(|| unknown(wanted), |code| one(*code))
        }
    }
}

fn one(code: Code) -> Answer {
    let text = format!(
        "{} ({})\n{}\n\n{}\n\nNext step: {}.\n",
        code.id(),
        weight(code),
        code.summary(),
        code.explanation(),
        code.help(),
    );
    Answer::new(text).with("codes", &[data(code)])
}

fn list() -> Answer {
    let mut text = String::new();
    for code in Code::ALL {
        let _ = writeln!(text, "{}  {:<7}  {}", code.id(), weight(*code), code.summary());
    }
    let codes: Vec<Value> = Code::ALL.iter().map(|code| data(*code)).collect();
    Answer::new(text).with("codes", &codes)
}

fn unknown(wanted: &str) -> Answer {
    Answer::usage(format!(
        "error: there is no code '{}'; `counterpart explain` lists all\n",
        wanted.escape_debug()
    ))
}

const fn weight(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn data(code: Code) -> Value {
    json!({
        "code": code.id(),
        "severity": code.severity(),
        "summary": code.summary(),
        "help": code.help(),
        "explanation": code.explanation(),
    })
}

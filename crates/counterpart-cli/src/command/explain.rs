//! `counterpart explain`: the explanation of a code or a rule.

use std::fmt::Write as _;

use counterpart_report::{RuleInfo, Weight};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::rules;
use crate::screen::wrapped;

/// Explains a code or a rule, or lists all.
pub fn run(id: Option<&str>) -> Answer {
    let all = rules::all();
    match id {
        None => list(&all),
        Some(wanted) => {
            let same = |rule: &&RuleInfo| rule.id.eq_ignore_ascii_case(wanted.trim());
            all.iter().find(same).map_or_else(|| unknown(wanted), one)
        }
    }
}

fn one(rule: &RuleInfo) -> Answer {
    let mut text = format!("{} ({})\n{}\n", rule.id, weight(rule), wrapped(rule.summary));
    for remark in &rule.remarks {
        let _ = writeln!(text, "{}", wrapped(remark));
    }
    let help = format!("Next step: {}", rule.help);
    let stop = if help.ends_with('.') { "" } else { "." };
    let _ = write!(text, "\n{}\n\n{}{stop}\n", wrapped(rule.explanation), wrapped(&help));
    Answer::new(text).with("codes", &[data(rule)])
}

fn list(all: &[RuleInfo]) -> Answer {
    let mut text = String::new();
    let widest = all.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in all {
        let _ = writeln!(text, "{:<widest$}  {:<7}  {}", rule.id, weight(rule), rule.summary);
    }
    let codes: Vec<Value> = all.iter().map(data).collect();
    Answer::new(text).with("codes", &codes)
}

fn unknown(wanted: &str) -> Answer {
    Answer::usage(format!(
        "error: there is no code or rule '{}'; `counterpart explain` lists all\n",
        wanted.escape_debug()
    ))
}

fn weight(rule: &RuleInfo) -> &'static str {
    rule.weight.map_or("off", Weight::word)
}

fn data(rule: &RuleInfo) -> Value {
    json!({
        "code": rule.id,
        "severity": weight(rule),
        "summary": rule.summary,
        "remarks": rule.remarks,
        "help": rule.help,
        "explanation": rule.explanation,
    })
}

//! Facts in a few characters, for the tests of readers.

use std::fmt::Write as _;

use crate::facts::{Facts, Form, Listing, Merged, Part, Written};

/// One line for each listing: `symbol: form over [parts] | catch-all`.
pub(super) fn facts(facts: &Facts) -> String {
    let mut text = String::new();
    for declaration in &facts.declarations {
        let symbol = symbol(&declaration.symbol);
        if declaration.listings.is_empty() {
            let _ = writeln!(text, "{symbol}");
        }
        for list in &declaration.listings {
            let _ = writeln!(text, "{symbol}: {}", listing(list));
        }
    }
    for problem in &facts.problems {
        let _ = writeln!(text, "! {}:{}", problem.at.line, problem.at.column);
    }
    text
}

/// The same for merged files.
pub(super) fn merged(all: &[Merged]) -> String {
    let mut text = String::new();
    for one in all {
        for list in &one.listings {
            let parts = list.parts.iter().map(|(file, it)| format!("{}@{file}", part(it)));
            let parts = parts.collect::<Vec<_>>().join(" ");
            let _ = writeln!(text, "{}: {} [{parts}]", symbol(&one.symbol), form(list.form));
        }
    }
    text
}

fn symbol(steps: &[String]) -> String {
    if steps.is_empty() { "(file)".to_owned() } else { steps.join(".") }
}

fn listing(list: &Listing) -> String {
    let over = list.over.as_ref().map(|over| format!(" over {over}")).unwrap_or_default();
    let parts = list.parts.iter().map(part).collect::<Vec<_>>().join(" ");
    let rest = list.catch_all.map_or("", |it| if it.refuses { " | refuses" } else { " | rest" });
    format!("{}{over} [{parts}]{rest}", form(list.form))
}

const fn form(form: Form) -> &'static str {
    match form {
        Form::Constant => "constant",
        Form::Array => "array",
        Form::Keys => "keys",
        Form::Fields => "fields",
        Form::Variants => "variants",
        Form::Arms => "arms",
        Form::Chain => "chain",
    }
}

/// `"value"`, `Name`, `+also`, `?maybe`, `..From`, `-(without)`, `???` for unknown.
pub(super) fn part(part: &Part) -> String {
    match part {
        Part::One { value, .. } => written(value),
        Part::Also { value, .. } => format!("+{}", written(value)),
        Part::Maybe { value, .. } => format!("?{}", written(value)),
        Part::From { path, .. } => format!("..{}", path.join("::")),
        Part::Without { parts, .. } => {
            format!("-({})", parts.iter().map(self::part).collect::<Vec<_>>().join(" "))
        }
        Part::Unknown { .. } => "???".to_owned(),
    }
}

fn written(value: &Written) -> String {
    match value {
        Written::Value(text) => format!("{text:?}"),
        Written::Name(path) => path.join("::"),
    }
}

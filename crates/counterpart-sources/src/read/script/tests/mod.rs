//! Tests of the script reader, as tables: a source, and the facts in a short notation.
//!
//! `LIST: Array "a" K.B @OTHER -("c") ?"d" +null <reason>` is the declaration `LIST` with one list:
//! a value, a name, all of another list, values taken out, a value under a condition, one that is
//! taken besides, and unknown parts. Lists are separated by ` ; `; `[over]` follows the form;
//! `..` is a catch-all, `!` one that refuses.

mod branches;
mod constants;
mod modules;
mod robust;
mod schemas;
mod types;

use std::path::Path;

use crate::facts::{Facts, Listing, Part, Written};

fn read(path: &Path, source: &str) -> Facts {
    crate::read::read(crate::read::Language::Script, path, source)
}

/// Compares the facts of sources with what is expected.
fn check(table: &[(&str, &[&str])]) {
    for (source, expected) in table {
        let facts = read(Path::new(name_for(source)), source);
        assert_eq!(lines(&facts), *expected, "{source}");
    }
}

/// Type assertions in angle brackets are not TypeScript in files with JSX.
fn name_for(source: &str) -> &'static str {
    if source.contains("(<") { "test.ts" } else { "test.tsx" }
}

fn lines(facts: &Facts) -> Vec<String> {
    let imports = facts.imports.iter().map(|import| {
        format!("import {} = {} of {}", import.local, import.name.join("."), import.module)
    });
    let exports = facts.exports.iter().map(|export| {
        let module = export.module.as_ref().map_or_else(String::new, |name| format!(" of {name}"));
        format!("export {} = {}{module}", export.name, export.local.join("."))
    });
    let declarations = facts.declarations.iter().map(|declaration| {
        let listings: Vec<String> = declaration.listings.iter().map(listing).collect();
        format!("{}: {}", declaration.symbol.join("."), listings.join(" ; "))
    });
    let problems = facts.problems.iter().map(|problem| format!("problem: {}", problem.message));
    let all = imports.chain(exports).chain(declarations).chain(problems);
    all.map(|line| line.trim_end().to_owned()).collect()
}

fn listing(listing: &Listing) -> String {
    let over = listing.over.as_ref().map_or_else(String::new, |over| format!("[{over}]"));
    let rest = match listing.catch_all {
        Some(rest) if rest.refuses => " !",
        Some(_) => " ..",
        None => "",
    };
    format!("{:?}{over} {}{rest}", listing.form, parts(&listing.parts))
}

fn parts(parts: &[Part]) -> String {
    parts.iter().map(part).collect::<Vec<_>>().join(" ")
}

fn part(part: &Part) -> String {
    let written = |value: &Written| match value {
        Written::Numbered { number, name } => format!("{name}={number}"),
        Written::Value(text) => format!("{text:?}"),
        Written::Name(path) => path.join("."),
    };
    match part {
        Part::One { value, .. } => written(value),
        Part::Also { value, .. } => format!("+{}", written(value)),
        Part::Maybe { value, .. } => format!("?{}", written(value)),
        Part::From { path, .. } => format!("@{}", path.join(".")),
        Part::Without { parts: taken, .. } => format!("-({})", parts(taken)),
        Part::Unknown { because, .. } => format!("<{because}>"),
    }
}

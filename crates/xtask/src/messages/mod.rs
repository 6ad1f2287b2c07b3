//! `cargo xtask messages`: every text in the sources that a user may read, with file and line, so
//! that all of them can be read in one go.
//!
//! A text is in the list when it is
//!
//! - a string literal of Rust with two words or more, outside tests, wherever it stands: in an
//!   expression, in a table of rules, or among the tokens of a macro such as `format!` or `codes!`;
//! - a literal with one word, when it is the value of a field or the argument of a call that shows
//!   it (`summary`, `message`, `println!`, …), or a capitalised word of the command or the pages;
//! - the doc comment of an argument, command or value of the command line, which is its help;
//! - a string or template literal of the JavaScript that every npm package holds.
//!
//! Left out are patterns of `match`, keys of `serde` and other attributes, texts that are only
//! searched for (`starts_with`, `contains`, …), and the generated file of counterpart's own
//! contracts. Literals that are code for a target language are listed apart, at the end.

mod kind;
mod rust;
mod script;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::{Outcome, folders};

/// One text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The file, from the root of the checkout.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The field, call or macro that holds it; empty where there is none.
    pub position: String,
    /// The text.
    pub text: String,
}

/// Prints the list as Markdown.
pub fn run() -> Outcome<bool> {
    let messages = collect(folders::root())?;
    let (code, prose): (Vec<_>, Vec<_>) =
        messages.into_iter().partition(|message| kind::is_code(&message.text));
    println!("# Messages\n\n{} texts, and {} pieces of code.", prose.len(), code.len());
    print(&prose);
    println!("\n# Code with words in it");
    print(&code);
    Ok(true)
}

fn print(messages: &[Message]) {
    let mut by_file: BTreeMap<&Path, Vec<&Message>> = BTreeMap::new();
    for message in messages {
        by_file.entry(&message.file).or_default().push(message);
    }
    for (file, messages) in by_file {
        println!("\n## {}\n", file.display());
        for Message { line, position, text, .. } in messages {
            let text = text.trim().replace('\n', "\\n");
            match position.as_str() {
                "" => println!("- {line}: {text}"),
                position => println!("- {line} `{position}`: {text}"),
            }
        }
    }
}

/// Every text of the crates that users run or call, in the order of files and lines.
pub fn collect(root: &Path) -> Outcome<Vec<Message>> {
    let mut messages = Vec::new();
    for folder in folders::entries(&root.join("crates"))? {
        if folders::name(&folder).starts_with("counterpart") {
            files(root, &folder.join("src"), &mut messages)?;
        }
    }
    messages.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Ok(messages)
}

fn files(root: &Path, folder: &Path, messages: &mut Vec<Message>) -> Outcome {
    for path in folders::entries(folder)? {
        let name = folders::name(&path);
        if path.is_dir() {
            if name != "tests" {
                files(root, &path, messages)?;
            }
            continue;
        }
        let file = path.strip_prefix(root).unwrap_or(&path);
        let ending = path.extension().and_then(std::ffi::OsStr::to_str);
        if kind::is_generated(file) || name == "tests.rs" || name.ends_with("_tests.rs") {
            continue;
        }
        match ending {
            Some("rs") => rust::collect(file, &std::fs::read_to_string(&path)?, messages)?,
            Some("js") => script::collect(file, &std::fs::read_to_string(&path)?, messages)?,
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;

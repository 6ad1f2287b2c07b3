//! The matrix as a document.

use std::fmt::Write as _;

use counterpart_report::common::Verdict;
use counterpart_report::matrix::{Deployment, Matrix, Pair, Reason, Release};
use counterpart_report::{sanitize_char, sanitize_line};

/// A table for every two systems between which something passes, in each direction: a row for each
/// release that writes, a column for each that reads, and below it the witness behind every break.
pub fn matrix(matrix: &Matrix) -> String {
    let mut text = "# Which releases work together\n".to_owned();
    let systems = |releases: &[Release]| {
        let mut systems: Vec<Option<String>> = Vec::new();
        for release in releases {
            if !systems.contains(&release.system) {
                systems.push(release.system.clone());
            }
        }
        systems
    };
    let systems = systems(&matrix.releases);
    for writer in &systems {
        for reader in &systems {
            let of = |system: &Option<String>| -> Vec<&Release> {
                matrix.releases.iter().filter(|release| release.system == *system).collect()
            };
            table(
                matrix,
                (writer.as_deref(), &of(writer)),
                (reader.as_deref(), &of(reader)),
                &mut text,
            );
        }
    }
    if matrix.pairs.is_empty() {
        text.push_str("\nThese releases do not exchange data.\n");
    }
    text
}

fn table(
    matrix: &Matrix,
    (writer, rows): (Option<&str>, &[&Release]),
    (reader, columns): (Option<&str>, &[&Release]),
    text: &mut String,
) {
    let cell = |row: &Release, column: &Release| {
        matrix.pairs.iter().find(|pair| pair.writer == row.name && pair.reader == column.name)
    };
    let used = |row: &&&Release| columns.iter().any(|column| cell(row, column).is_some());
    let rows: Vec<&&Release> = rows.iter().filter(used).collect();
    if rows.is_empty() {
        return;
    }
    let (from, to) = (writer.unwrap_or("the contracts"), reader.unwrap_or("the contracts"));
    let title = match (writer, reader) {
        (Some(_), Some(_)) => format!("What {from} writes and {to} reads"),
        (None | Some(_), None | Some(_)) => "What is written and read".to_owned(),
    };
    let _ = write!(text, "\n## {title}\n\n| written by ↓ read by → |");
    for column in columns {
        let _ = write!(text, " {} |", escaped(column.name.as_ref()));
    }
    text.push_str("\n|---|");
    text.push_str(&":-:|".repeat(columns.len()));
    text.push('\n');
    let mut notes = String::new();
    for row in rows {
        let _ = write!(text, "| {} |", escaped(row.name.as_ref()));
        for column in columns {
            let pair = cell(row, column);
            let _ = write!(text, " {} |", pair.map_or("", |pair| sign(pair.verdict)));
            if let Some(pair) = pair {
                note(pair, &mut notes);
            }
        }
        text.push('\n');
    }
    if !notes.is_empty() {
        let _ = write!(text, "\n{notes}");
    }
}

const fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Safe => "✓",
        Verdict::Breaking => "✗",
        Verdict::Unknown => "?",
    }
}

fn note(pair: &Pair, notes: &mut String) {
    if pair.reasons.is_empty() {
        return;
    }
    let (writer, reader) = (pair.writer.to_string(), pair.reader.to_string());
    let _ = writeln!(notes, "- {} {} → {}", sign(pair.verdict), escaped(&writer), escaped(&reader));
    for reason in &pair.reasons {
        let _ = writeln!(notes, "  - {}", told(reason));
    }
}

fn told(reason: &Reason) -> String {
    let name = reason.contract.to_string();
    let place = if name.is_empty() {
        String::new()
    } else {
        format!("{}{}: ", escaped(&name), pointer(&reason.pointer))
    };
    let witness =
        reason.witness.as_ref().map(|witness| format!(" ({})", code(&witness.to_string())));
    format!("{place}{}{}", escaped(&reason.message), witness.unwrap_or_default())
}

fn pointer(pointer: &str) -> String {
    if pointer.is_empty() { String::new() } else { format!(" at {}", code(pointer)) }
}

/// Whether a release may be deployed, and in which order.
pub fn deployment(deployment: &Deployment) -> String {
    let with: Vec<String> = deployment.with.iter().map(ToString::to_string).collect();
    let (release, with) = (deployment.release.to_string(), with.join(", "));
    let mut text = match deployment.verdict {
        Verdict::Safe => format!("**Yes.** {release} works with {with}.\n"),
        Verdict::Breaking => format!("**No.** {release} does not work with all of {with}.\n"),
        Verdict::Unknown => {
            format!("**Undecided.** Whether {release} works with all of {with} is not known.\n")
        }
    };
    let mut notes = String::new();
    deployment.pairs.iter().for_each(|pair| note(pair, &mut notes));
    if !notes.is_empty() {
        let _ = write!(text, "\n{notes}");
    }
    if deployment.order.is_empty() {
        text.push_str(match deployment.verdict {
            Verdict::Safe => "\nAny order of deployment works.\n",
            Verdict::Breaking | Verdict::Unknown => {
                "\nNo order of deployment among these releases is known to be safe.\n"
            }
        });
    } else {
        text.push_str("\nIn this order:\n\n");
        for (at, step) in deployment.order.iter().enumerate() {
            let _ = writeln!(text, "{}. {step}", at + 1);
        }
    }
    text
}

/// A text that stays text in Markdown, and in a cell of a table.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    let mut code = false;
    for char in text.chars() {
        code ^= char == '`';
        let special = matches!(char, '\\' | '|' | '<' | '*' | '_' | '[' | ']');
        if special && (!code || char == '|') {
            escaped.push('\\');
        }
        escaped.push(if char == '\n' { ' ' } else { sanitize_char(char) });
    }
    escaped
}

/// A text as code.
fn code(text: &str) -> String {
    let text = sanitize_line(text);
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.contains('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

//! The XML of `JUnit`, as test reporters of CI systems read it.

use std::fmt::Write as _;

use crate::notice::{Notice, Weight};
use crate::place::path_text;
use crate::sanitize::{sanitize_char, sanitize_line};

use super::{End, Telling, details};

/// A test suite for the command with a case for every notice; one case that passes where there is
/// no notice.
#[must_use]
pub fn junit(telling: &Telling) -> String {
    let name = format!("counterpart {}", telling.command);
    let heavy = telling.count(Weight::Error);
    let light = telling.notices.len() - heavy;
    let (failures, errors, skipped) = match telling.end {
        End::Done => (heavy, 0, 0),
        End::Undecided => (heavy, 0, light),
        End::CouldNotRun => (0, heavy, 0),
    };
    let tests = telling.notices.len().max(1);
    let counts = format!(
        "tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\""
    );
    let totals = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(text, "<testsuites name=\"{}\" {totals}>", attribute(&name));
    let _ = writeln!(text, "  <testsuite name=\"{}\" {counts}>", attribute(&name));
    if telling.notices.is_empty() {
        let class = attribute(telling.command);
        let _ = writeln!(text, "    <testcase classname=\"{class}\" name=\"no findings\"/>");
    }
    for notice in telling.notices {
        text.push_str(&case(notice, telling));
    }
    text + "  </testsuite>\n</testsuites>\n"
}

fn case(notice: &Notice, telling: &Telling) -> String {
    let first = notice.places.first().map(|mark| &mark.location);
    let place = first.map(|location| format!("{location}: ")).unwrap_or_default();
    let mut text = format!(
        "    <testcase classname=\"{}\" name=\"{}\"",
        attribute(&format!("{}.{}", telling.command, notice.id)),
        attribute(&format!("{place}{}", notice.message)),
    );
    if let Some(location) = first {
        let file = attribute(&path_text(&location.path));
        let _ = write!(text, " file=\"{file}\" line=\"{}\"", location.line);
    }
    text.push_str(">\n");
    let message = attribute(&notice.message);
    let body = content(&body(notice));
    let _ = match (notice.weight, telling.end) {
        (Weight::Error, End::Done | End::Undecided) => {
            let kind = attribute(&notice.id);
            writeln!(text, "      <failure message=\"{message}\" type=\"{kind}\">{body}</failure>")
        }
        (Weight::Error, End::CouldNotRun) => {
            let kind = attribute(&notice.id);
            writeln!(text, "      <error message=\"{message}\" type=\"{kind}\">{body}</error>")
        }
        (Weight::Warning | Weight::Note, End::Undecided) => {
            writeln!(text, "      <skipped message=\"{message}\">{body}</skipped>")
        }
        (Weight::Warning | Weight::Note, End::Done | End::CouldNotRun) => {
            writeln!(text, "      <system-out>{body}</system-out>")
        }
    };
    text + "    </testcase>\n"
}

fn body(notice: &Notice) -> String {
    let head = format!("{} [{}] {}", notice.weight.word(), notice.id, notice.message);
    let places = notice.places.iter().map(|mark| match mark.label.as_str() {
        "" => format!("at {}", mark.location),
        label => format!("at {}: {label}", mark.location),
    });
    let lines: Vec<String> = std::iter::once(head).chain(places).chain(details(notice)).collect();
    lines.iter().map(|line| sanitize_line(line)).collect::<Vec<_>>().join("\n")
}

/// A text as content of an element.
fn content(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, char| {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push(char),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            char => out.push(sanitize_char(char)),
        }
        out
    })
}

/// A text as the value of an attribute.
fn attribute(text: &str) -> String {
    content(&sanitize_line(text)).replace('"', "&quot;")
}

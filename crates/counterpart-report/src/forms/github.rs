//! Workflow commands: GitHub Actions shows them beside the lines of a pull request.

use std::fmt::Write as _;

use crate::notice::{Notice, Weight};
use crate::place::path_text;
use crate::sanitize::sanitize_line;

use super::{Telling, details};

/// One command a line; the heaviest first, since only the first ten of a step are shown beside the
/// code.
#[must_use]
pub fn github(telling: &Telling) -> String {
    telling.by_weight().into_iter().map(command).collect()
}

fn command(notice: &Notice) -> String {
    let mut text = match notice.weight {
        Weight::Error => "::error ".to_owned(),
        Weight::Warning => "::warning ".to_owned(),
        Weight::Note => "::notice ".to_owned(),
    };
    if let Some(mark) = notice.places.first() {
        let file = property(&path_text(&mark.location.path));
        let _ = write!(text, "file={file},line={},", mark.location.line);
        let _ = write!(text, "col={},", mark.location.column);
    }
    let _ = write!(text, "title={}::", property(&notice.id));
    let mut lines = vec![notice.message.clone()];
    lines.extend(details(notice));
    lines.extend(notice.places.iter().skip(1).map(|mark| {
        let label = if mark.label.is_empty() { "also here" } else { &mark.label };
        format!("{label}: {}", mark.location)
    }));
    let lines: Vec<String> = lines.iter().map(|line| sanitize_line(line)).collect();
    text + &data(&lines.join("\n")) + "\n"
}

/// A text as the value of a property.
fn property(text: &str) -> String {
    data(&sanitize_line(text)).replace(':', "%3A").replace(',', "%2C")
}

/// Lines, escaped for the part after `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\n', "%0A")
}

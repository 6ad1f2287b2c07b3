//! Tables: columns that are aligned, and cells that are wrapped where the table is too wide.

use textwrap::core::display_width;

use super::inline::{self, Style};
use super::options;

/// What stands between two columns.
const GAP: &str = " │ ";
/// A column is not made narrower than this.
const LEAST: usize = 8;

/// The rows of a table: its header, the line below it, and the others.
pub fn drawn(rows: &[&str], style: Style, columns: usize) -> String {
    let is_line = |row: &&&str| row.chars().all(|char| matches!(char, '|' | ':' | '-' | ' '));
    let rows: Vec<Vec<String>> = rows
        .iter()
        .filter(|row| !(is_line(row) && row.contains("--")))
        .map(|row| cells(row).iter().map(|cell| style.inline(cell)).collect())
        .collect();
    let widths = widths(&rows, columns);
    let mut lines: Vec<String> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        lines.extend(row_lines(row, &widths));
        if at == 0 {
            let parts: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
            lines.push(parts.join("─┼─"));
        }
    }
    inline::settled(&lines.join("\n"))
}

/// The cells of a row; an escaped bar ends none.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for char in row.trim().trim_start_matches('|').chars() {
        match (char, cells.last_mut()) {
            ('|', _) if !escaped => cells.push(String::new()),
            (char, Some(cell)) => cell.push(char),
            (_, None) => {}
        }
        escaped = char == '\\' && !escaped;
    }
    if cells.last().is_some_and(|last| last.trim().is_empty()) {
        cells.pop();
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

/// How wide each column is. The widest are made narrower until the table fits.
fn widths(rows: &[Vec<String>], columns: usize) -> Vec<usize> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| display_width(cell)).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..count).map(widest).collect();
    let room = columns.saturating_sub(GAP.chars().count() * count.saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max().filter(|width| **width > LEAST) else { break };
        *widest -= 1;
    }
    widths
}

fn row_lines(row: &[String], widths: &[usize]) -> Vec<String> {
    let wrapped: Vec<Vec<String>> = widths
        .iter()
        .enumerate()
        .map(|(column, width)| {
            let cell = row.get(column).map_or("", String::as_str);
            textwrap::wrap(cell, options(*width)).into_iter().map(Into::into).collect()
        })
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let parts: Vec<String> = wrapped
            .iter()
            .zip(widths)
            .map(|(cell, width)| {
                let text = cell.get(at).map_or("", String::as_str);
                let missing = width.saturating_sub(display_width(text));
                format!("{text}{}", " ".repeat(missing))
            })
            .collect();
        parts.join(GAP).trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

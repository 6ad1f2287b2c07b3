//! The page of `counterpart check`: the coverage tables, the map of the systems, the findings.

use std::collections::BTreeSet;

use super::element::{Element, Node};
use super::icons::Icon;
use super::links::Links;
use super::page::{Page, document};
use super::text::counted;
use super::{findings, map, table};
use crate::check::{Check, Summary};

/// The page of a check.
#[must_use]
pub fn check_page(check: &Check, links: &Links) -> String {
    let tables = table::tables(check, links);
    let found = findings::list(&check.findings, links);
    let findings_title = match check.findings.len() {
        0 => "Findings".to_owned(),
        count => format!("Findings ({count})"),
    };
    document(Page {
        subject: "counterpart check",
        heading: heading(check),
        lead: lead(check),
        summary: [Some(tally(&check.summary)), share(&check.summary)]
            .into_iter()
            .flatten()
            .map(Node::Element)
            .collect(),
        sections: vec![
            ("matrix", "Systems and values".to_owned(), tables),
            ("map", "Boundary map".to_owned(), map::map(check, links)),
            ("findings", findings_title, found),
        ],
    })
}

/// The answer in a sentence.
fn heading(check: &Check) -> String {
    let Summary { missing, unknown, errors, .. } = check.summary;
    match (missing, unknown, errors) {
        (0, 0, 0) if check.matrix.is_empty() => "No system promises anything yet".to_owned(),
        (0, 0, 0) => "Every system keeps its half".to_owned(),
        (0, 0, 1) => "Nothing is missing, and one thing is wrong".to_owned(),
        (0, 0, errors) => format!("Nothing is missing, but {errors} things are wrong"),
        (0, 1, _) => "Nothing is known to be missing; one value is unknown".to_owned(),
        (0, unknown, _) => {
            format!("Nothing is known to be missing; {unknown} values are unknown")
        }
        (1, _, _) => "One value is missing".to_owned(),
        (missing, _, _) => format!("{missing} values are missing"),
    }
}

fn lead(check: &Check) -> String {
    let rows = check.matrix.iter().flat_map(|table| &table.rows);
    let promising = rows.map(|row| row.system.as_str()).collect::<BTreeSet<_>>().len();
    format!(
        "{} {} to handle {}. {} read.",
        counted(promising, "system"),
        if promising == 1 { "promises" } else { "promise" },
        counted(check.matrix.len(), "definition"),
        match check.summary.files {
            1 => "One source file was".to_owned(),
            files => format!("{files} source files were"),
        },
    )
}

/// The counts, which also explain the icons.
fn tally(summary: &Summary) -> Element {
    let items = states(summary).map(|(icon, count, word)| {
        Element::new("li")
            .push(icon.draw())
            .push(Element::new("b").text(count.to_string()))
            .text(" ")
            .push(Element::new("span").text(word))
    });
    Element::new("ul").class("tally").with("aria-label", "The whole matrix").extend(items)
}

const fn states(summary: &Summary) -> [(Icon, u64, &'static str); 4] {
    [
        (Icon::Yes, summary.covered, "covered"),
        (Icon::No, summary.missing, "missing"),
        (Icon::Out, summary.excepted, "excepted"),
        (Icon::What, summary.unknown, "unknown"),
    ]
}

/// The numbers as lengths, where there are any.
fn share(summary: &Summary) -> Option<Element> {
    let states = states(summary);
    let total: u64 = states.iter().map(|state| state.1).sum();
    if total == 0 {
        return None;
    }
    let float = |count: u64| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let percent = |count: u64| float(count) * 100.0 / float(total);
    let mut bar = Element::new("svg").class("share").with("aria-hidden", "true");
    let mut done = 0;
    for (icon, count, _) in states {
        if count > 0 {
            bar = bar.push(
                Element::new("rect")
                    .class(icon.class())
                    .with("x", format!("{:.3}%", percent(done)))
                    .with("width", format!("{:.3}%", percent(count)))
                    .with("height", "100%"),
            );
        }
        done += count;
    }
    Some(bar)
}

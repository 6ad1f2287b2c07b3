//! The page of `counterpart matrix`: which releases work with which, and the witness behind every
//! break.

use std::collections::BTreeMap;

use super::element::{Element, Node};
use super::icons::{Icon, heard};
use super::page::{Page, document};
use super::table::width_class;
use super::text::{counted, wrapping};
use crate::common::Verdict;
use crate::matrix::{Matrix, Pair, Reason, Release};

/// The page of a matrix.
#[must_use]
pub fn matrix_page(matrix: &Matrix) -> String {
    let count =
        |verdict: Verdict| matrix.pairs.iter().filter(|pair| pair.verdict == verdict).count();
    let heading = match (count(Verdict::Breaking), count(Verdict::Unknown)) {
        (0, 0) if matrix.pairs.is_empty() => "These releases do not exchange data".to_owned(),
        (0, 0) => "All releases work together".to_owned(),
        (0, 1) => "No pair is known to break; one is unknown".to_owned(),
        (0, unknown) => format!("No pair is known to break; {unknown} are unknown"),
        (1, _) => "One pair of releases does not work together".to_owned(),
        (breaking, _) => format!("{breaking} pairs of releases do not work together"),
    };
    let lead = format!(
        "{}, {} that exchange data. Safe is proven, a break has a witness.",
        counted(matrix.releases.len(), "release"),
        counted(matrix.pairs.len(), "pair"),
    );
    let states = [Verdict::Safe, Verdict::Breaking, Verdict::Unknown];
    let tally = states.map(|verdict| {
        let (icon, word) = look(verdict);
        Element::new("li")
            .push(icon.draw())
            .push(Element::new("b").text(count(verdict).to_string()))
            .text(" ")
            .push(Element::new("span").text(word))
    });
    let tally = Element::new("ul").class("tally").with("aria-label", "All pairs").extend(tally);
    document(Page {
        subject: "counterpart matrix",
        heading,
        lead,
        summary: vec![tally.into()],
        sections: vec![
            ("matrix", "Who writes, who reads".to_owned(), vec![table(matrix).into()]),
            ("reasons", "Why".to_owned(), reasons(matrix)),
        ],
    })
}

/// Releases that write down, releases that read across.
fn table(matrix: &Matrix) -> Element {
    let pairs: BTreeMap<(&str, &str), (usize, &Pair)> = matrix
        .pairs
        .iter()
        .enumerate()
        .map(|(number, pair)| ((pair.writer.as_str(), pair.reader.as_str()), (number, pair)))
        .collect();
    let writes = |release: &&Release| matrix.pairs.iter().any(|pair| pair.writer == release.name);
    let reads = |release: &&Release| matrix.pairs.iter().any(|pair| pair.reader == release.name);
    let readers: Vec<&Release> = matrix.releases.iter().filter(reads).collect();
    let corner = Element::new("th")
        .with("scope", "col")
        .push(Element::new("small").text("writes ↓ reads →"));
    let columns = readers.iter().map(|release| title(release, "col"));
    let head = Element::new("tr").push(corner).extend(columns);
    let rows = matrix.releases.iter().filter(writes).map(|writer| {
        let cells = readers.iter().map(|reader| {
            match pairs.get(&(writer.name.as_str(), reader.name.as_str())) {
                Some((number, pair)) => cell(*number, pair),
                None => nothing(),
            }
        });
        Element::new("tr").push(title(writer, "row")).extend(cells)
    });
    let words = "Releases that write down, releases that read across";
    let table = Element::new("table")
        .class(width_class(readers.len()))
        .push(Element::new("caption").push(heard(words)))
        .push(Element::new("thead").push(head))
        .push(Element::new("tbody").extend(rows));
    Element::new("div")
        .class("frame")
        .with("role", "region")
        .with("aria-labelledby", "matrix-title")
        .with("tabindex", "0")
        .push(table)
}

fn title(release: &Release, scope: &str) -> Element {
    let head = Element::new("th").with("scope", scope).with("title", &release.source);
    match &release.system {
        Some(system) => head
            .push(Element::new("b").push(wrapping(system)))
            .text(" ")
            .push(Element::new("small").text(release.version.clone())),
        None => head.push(Element::new("b").text(release.version.clone())),
    }
}

fn cell(number: usize, pair: &Pair) -> Element {
    let (icon, word) = look(pair.verdict);
    let sign = if pair.reasons.is_empty() {
        Element::new("span")
    } else {
        Element::new("a").with("href", format!("#pair-{number}"))
    };
    Element::new("td").class(icon.class()).push(
        sign.with("title", format!("{} → {}: {word}", pair.writer.as_str(), pair.reader.as_str()))
            .push(icon.draw())
            .push(heard(word)),
    )
}

fn nothing() -> Element {
    Element::new("td")
        .class("nothing")
        .push(Element::new("span").with("aria-hidden", "true").text("·"))
        .push(heard("no data is exchanged"))
}

/// The reasons of every cell that is not safe.
fn reasons(matrix: &Matrix) -> Vec<Node> {
    let told: Vec<Node> = matrix
        .pairs
        .iter()
        .enumerate()
        .filter(|(_, pair)| !pair.reasons.is_empty())
        .map(|(number, pair)| {
            let (icon, word) = look(pair.verdict);
            let head = Element::new("h3")
                .push(icon.draw())
                .text(format!("{} → {}", pair.writer.as_str(), pair.reader.as_str()))
                .push(heard(word));
            Element::new("article")
                .class("pair")
                .with("id", format!("pair-{number}"))
                .push(head)
                .push(Element::new("ol").class("findings").extend(pair.reasons.iter().map(reason)))
                .into()
        })
        .collect();
    if told.is_empty() {
        let text = "Every pair is safe: whatever its writer may write, its reader accepts.";
        return vec![Element::new("p").class("none").text(text).into()];
    }
    told
}

fn reason(reason: &Reason) -> Element {
    let (icon, word) = look(reason.verdict);
    let rule = Element::new("p")
        .class("rule")
        .push(icon.draw())
        .push(heard(format!("{word}: ")))
        .push(Element::new("code").text(&*reason.rule))
        .text(" in ")
        .push(Element::new("code").push(wrapping(reason.contract.as_str())))
        .text(" ")
        .push(Element::new("code").class("pointer").push(wrapping(&reason.pointer)));
    let witness = reason.witness.as_ref().map(|witness| {
        let label = Element::new("figcaption").text("Witness");
        let text = Element::new("pre").push(Element::new("code").text(format!("{witness:#}")));
        Element::new("figure").class("witness").push(label).push(text)
    });
    Element::new("li")
        .class(icon.class())
        .push(rule)
        .push(Element::new("p").class("said").sentence(&reason.message))
        .maybe(witness)
}

const fn look(verdict: Verdict) -> (Icon, &'static str) {
    match verdict {
        Verdict::Safe => (Icon::Yes, "safe"),
        Verdict::Breaking => (Icon::No, "breaking"),
        Verdict::Unknown => (Icon::What, "unknown"),
    }
}

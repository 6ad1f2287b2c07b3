//! The list of findings, each with its places.

use super::element::{Element, Node};
use super::icons::{Icon, heard};
use super::links::{Links, name};
use super::text::wrapping;
use crate::check::Finding;
use crate::common::{Place, Severity};

/// The findings, the heaviest first.
pub fn list(findings: &[Finding], links: &Links) -> Vec<Node> {
    if findings.is_empty() {
        return vec![Element::new("p").class("none").text("Nothing was found.").into()];
    }
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| match finding.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Note => 2,
    });
    let items = sorted.into_iter().map(|finding| item(finding, links));
    vec![Element::new("ol").class("findings").extend(items).into()]
}

fn item(finding: &Finding, links: &Links) -> Element {
    let (icon, word, class) = match finding.severity {
        Severity::Error => (Icon::No, "error", "no"),
        Severity::Warning => (Icon::Warning, "warning", "warning"),
        Severity::Note => (Icon::Note, "note", "note"),
    };
    let rule = Element::new("p")
        .class("rule")
        .push(icon.draw())
        .push(heard(format!("{word}: ")))
        .push(Element::new("code").text(&*finding.rule))
        .maybe(finding.system.as_ref().map(|system| {
            Element::new("span").text(" in ").push(Element::new("b").push(wrapping(system)))
        }));
    let places = finding.places.iter().map(|place| Element::new("li").push(link(place, links)));
    let help =
        (!finding.help.is_empty()).then(|| Element::new("p").class("help").sentence(&finding.help));
    let places =
        (!finding.places.is_empty()).then(|| Element::new("ul").class("places").extend(places));
    Element::new("li")
        .class(class)
        .push(rule)
        .push(Element::new("p").class("said").sentence(&finding.message))
        .maybe(help)
        .maybe(places)
}

/// A place as a link, with its label.
pub fn link(place: &Place, links: &Links) -> Element {
    let name = Element::new("code").push(wrapping(&name(place)));
    let link = Element::new("a").with("href", links.link(place)).push(name);
    let label = place.label.as_ref().map(|label| format!(" {label}"));
    Element::new("span").push(link).maybe(label)
}

//! The page of `counterpart impact`: every heading of the change impact analysis.

use super::element::{Element, Node};
use super::findings::link;
use super::icons::{Icon, heard};
use super::links::Links;
use super::page::{Page, document};
use super::text::{counted, wrapping};
use crate::checklist::{Box as Item, State};
use crate::common::{Place, Verdict};
use crate::impact::{Affected, Change, Impact, Kind, Task, TaskAction, TaskEvidence};

/// The page of an analysis.
#[must_use]
pub fn impact_page(impact: &Impact, links: &Links) -> String {
    let asks = impact.changes.iter().filter(|change| worst(change).is_some()).count();
    let heading = match (impact.changes.len(), asks) {
        (0, _) => "Nothing in the contracts changed".to_owned(),
        (_, 0) => "Nothing breaks".to_owned(),
        (_, 1) => "One change breaks, or may break, someone".to_owned(),
        (_, asks) => format!("{asks} changes break, or may break, someone"),
    };
    let base = impact.base.commit.get(..9).unwrap_or(&impact.base.commit);
    let lead = format!(
        "{} since {} ({base}), {} affected, {} to update.",
        counted(impact.changes.len(), "change"),
        impact.base.name,
        counted(impact.systems.len(), "system"),
        counted(impact.files.len(), "place"),
    );
    let boxes =
        |boxes: &[Item]| list(boxes.iter().map(|item| ticked(item, links)), "Nothing to review.");
    let mut rollback = steps(&impact.rollback.steps);
    rollback.extend(boxes(&impact.rollback.meets));
    document(Page {
        subject: "counterpart impact",
        heading,
        lead,
        summary: Vec::new(),
        sections: vec![
            (
                "change",
                "Proposed change".to_owned(),
                list(impact.changes.iter().map(|one| change(one, links)), "Nothing changed."),
            ),
            (
                "systems",
                "Systems affected".to_owned(),
                list(
                    impact.systems.iter().map(system),
                    "None, as far as the project file and the sources say.",
                ),
            ),
            ("files", "Files to update".to_owned(), files(impact, links)),
            ("compatibility", "Backward compatibility".to_owned(), boxes(&impact.compatibility)),
            ("rollback", "Rollback plan".to_owned(), rollback),
            ("checklist", "Checklist".to_owned(), boxes(&impact.checklist)),
        ],
    })
}

fn list(items: impl Iterator<Item = Element>, none: &str) -> Vec<Node> {
    let items: Vec<Element> = items.collect();
    if items.is_empty() {
        return vec![Element::new("p").class("none").text(none).into()];
    }
    vec![Element::new("ol").class("findings").extend(items).into()]
}

/// One thing: a sign with its word, a title, a sentence, and places.
fn item(
    (icon, word): (Icon, &str),
    title: impl Into<Node>,
    sentence: &str,
    places: &[Place],
    links: &Links,
) -> Element {
    let rule = Element::new("p")
        .class("rule")
        .push(icon.draw())
        .push(heard(format!("{word}: ")))
        .push(title);
    let places: Vec<Element> =
        places.iter().map(|place| Element::new("li").push(link(place, links))).collect();
    let places = (!places.is_empty()).then(|| Element::new("ul").class("places").extend(places));
    Element::new("li")
        .class(icon.class())
        .push(rule)
        .push(Element::new("p").class("said").sentence(sentence))
        .maybe(places)
}

/// What a change breaks, or may break; none where nothing.
fn worst(change: &Change) -> Option<Verdict> {
    let asked = [change.backward, change.forward, change.source];
    let found = |verdict: Verdict| asked.contains(&Some(verdict)).then_some(verdict);
    found(Verdict::Breaking).or(found(Verdict::Unknown))
}

fn change(change: &Change, links: &Links) -> Element {
    let sign = match (worst(change), change.kind) {
        (Some(Verdict::Breaking), _) => (Icon::No, "breaks"),
        (Some(Verdict::Unknown), _) => (Icon::What, "undecided"),
        (Some(Verdict::Safe) | None, Kind::Refactored | Kind::Documentation) => {
            (Icon::Note, "nothing to do")
        }
        (Some(Verdict::Safe) | None, _) => (Icon::Yes, "breaks nobody"),
    };
    let asked = [
        ("old writers", change.backward),
        ("old readers", change.forward),
        ("code", change.source),
    ];
    let told: Vec<String> = asked
        .into_iter()
        .filter_map(|(who, verdict)| Some(format!("{who}: {}", verdict?.as_str())))
        .collect();
    let title = Element::new("span").text(if told.is_empty() {
        sign.1.to_owned()
    } else {
        told.join(", ")
    });
    let place = change.new.as_ref().or(change.old.as_ref());
    item(sign, title, &change.sentence, place.map_or(&[], std::slice::from_ref), links)
}

fn system(system: &Affected) -> Element {
    let rule = Element::new("p")
        .class("rule")
        .push(Icon::Note.draw())
        .push(Element::new("b").push(wrapping(&system.name)));
    Element::new("li")
        .class(Icon::Note.class())
        .push(rule)
        .push(Element::new("p").class("said").sentence(&system.because.join(" ")))
}

fn files(impact: &Impact, links: &Links) -> Vec<Node> {
    let none = "No source file needs a change.";
    let mut nodes = list(impact.files.iter().map(|one| task(one, links)), none);
    if !impact.left_out.is_empty() {
        let items = impact.left_out.iter().map(|one| Element::new("li").sentence(one));
        nodes.push(Element::new("ul").extend(items).into());
    }
    nodes
}

fn task(task: &Task, links: &Links) -> Element {
    let kind = match task.action {
        TaskAction::Add => "add",
        TaskAction::Modify => "modify",
        TaskAction::Remove => "remove",
    };
    let evidence = match task.evidence {
        TaskEvidence::Implements => "counterpart.toml promises it",
        TaskEvidence::Imports => "it imports the contract",
        TaskEvidence::Mentions => "it mentions the name",
    };
    let system = task.system.as_ref().map(|system| Element::new("b").push(wrapping(system)));
    let title = Element::new("span").maybe(system).text(format!(" {kind}: {evidence}"));
    item((Icon::Note, kind), title, &task.sentence, std::slice::from_ref(&task.place), links)
}

fn steps(steps: &[String]) -> Vec<Node> {
    if steps.is_empty() {
        let text = "No rollback step needs a particular order.";
        return vec![Element::new("p").class("none").text(text).into()];
    }
    let items = steps.iter().map(|step| Element::new("li").sentence(step));
    vec![Element::new("ol").extend(items).into()]
}

fn ticked(one: &Item, links: &Links) -> Element {
    let sign = match one.state {
        State::Satisfied => (Icon::Yes, "true"),
        State::Unsatisfied => (Icon::No, "not true"),
        State::Unknown => (Icon::What, "undecided"),
        State::Person => (Icon::Warning, "manual check"),
        State::NotConcerned => (Icon::Out, "not affected"),
    };
    let title = Element::new("span").sentence(&one.text).text(format!(" ({})", sign.1));
    item(sign, title, &one.evidence, &one.places, links)
}

//! The boundary map: systems as boxes, and between them a line for every definition that passes
//! from those that write it to those that read it.

mod draw;
mod layout;

use super::element::{Element, Node};
use super::links::Links;
use super::text::wrapping;
use crate::check::Check;
use layout::{Layout, Passage};

/// The map as a drawing, and in words.
pub fn map(check: &Check, links: &Links) -> Vec<Node> {
    let layout = Layout::of(check);
    if layout.passages.is_empty() {
        let how = "No system says what it reads or writes. Add reads and writes to the systems of \
                   counterpart.toml, and the definitions appear here.";
        return vec![Element::new("p").class("none").text(how).into()];
    }
    let key = "A line for every definition: a dot where it is written, an arrowhead where it is \
               read, a ring where it is both. A dashed line has no writer, or no reader.";
    let frame = Element::new("div")
        .class("frame")
        .with("role", "region")
        .with("aria-label", "Drawing of the boundary map")
        .with("tabindex", "0")
        .push(draw::draw(&layout));
    let drawing = Element::new("figure").push(frame).push(Element::new("figcaption").text(key));
    let words = layout.passages.iter().map(|passage| in_words(&layout, passage, check, links));
    let words = Element::new("ul").class("passages").extend(words);
    vec![drawing.into(), words.into()]
}

fn in_words(layout: &Layout, passage: &Passage, check: &Check, links: &Links) -> Element {
    let name = Element::new("code").push(wrapping(&passage.name));
    let place =
        check.definitions.iter().find(|definition| definition.contract.as_str() == passage.name);
    let name = match place {
        Some(definition) => {
            Element::new("a").with("href", links.link(&definition.place)).push(name)
        }
        None => name,
    };
    let names = |columns: &[usize]| match columns {
        [] => "nobody".to_owned(),
        columns => {
            let names = columns.iter().filter_map(|column| layout.systems.get(*column));
            names.map(|system| system.name.as_str()).collect::<Vec<_>>().join(", ")
        }
    };
    Element::new("li").push(name).text(format!(
        ": written by {}, read by {}",
        names(&passage.writers),
        names(&passage.readers)
    ))
}

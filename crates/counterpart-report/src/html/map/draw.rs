//! The map as SVG.

use super::layout::{BOX, Column, Layout, Passage};
use crate::html::element::Element;

/// A drawing that is no wider can shrink to a phone's width and stay legible.
const SCALABLE: f64 = 480.0;

/// The drawing.
pub fn draw(layout: &Layout) -> Element {
    let words = "Systems as columns; a row for every definition, from its writers to its readers. \
                 The list below says the same.";
    let lifelines = layout
        .systems
        .iter()
        .map(|column| line((column.x, 4.0 + BOX), (column.x, layout.height)).class("life"));
    let boxes = layout.systems.iter().map(system);
    let passages = layout.passages.iter().map(|passage| draw_passage(layout, passage));
    Element::new("svg")
        .class(match layout.is_dense() {
            true => "map dense",
            false if layout.width <= SCALABLE => "map scalable",
            false => "map",
        })
        .with("role", "img")
        .with("aria-labelledby", "map-name map-words")
        .with("viewBox", format!("0 0 {:.0} {:.0}", layout.width, layout.height))
        .with("width", format!("{:.0}", layout.width))
        .with("height", format!("{:.0}", layout.height))
        .push(Element::new("title").with("id", "map-name").text("Boundary map"))
        .push(Element::new("desc").with("id", "map-words").text(words))
        .extend(lifelines)
        .extend(boxes)
        .extend(passages)
}

fn system(column: &Column) -> Element {
    let frame = Element::new("rect")
        .with("x", number(column.x - column.width / 2.0))
        .with("y", "4")
        .with("width", number(column.width))
        .with("height", number(BOX))
        .with("rx", "6");
    let single = column.lines.len() == 1;
    let first = if single { 30.0 } else { 22.0 };
    let names = column.lines.iter().zip(0_u8..).map(|(text, at)| {
        let y = first + f64::from(at) * 16.0;
        label(column.x, y, text).class("name")
    });
    let files = match column.files {
        1 => "1 file".to_owned(),
        files => format!("{files} files"),
    };
    Element::new("g")
        .class("system")
        .push(Element::new("title").text(column.name.clone()))
        .push(frame)
        .extend(names)
        .push(label(column.x, if single { 48.0 } else { 54.0 }, &files).class("files"))
}

fn draw_passage(layout: &Layout, passage: &Passage) -> Element {
    let x = |column: usize| layout.systems.get(column).map_or(0.0, |column| column.x);
    let (first, last) = passage.span();
    // A definition that nobody reads, or nobody writes, has a loose end.
    let stub = if first == last { 34.0 } else { 0.0 };
    let way = line((x(first), passage.y), (x(last) + stub, passage.y)).class("way");
    let reads_only = |reader: &&usize| !passage.writers.contains(reader);
    let arrows = passage.readers.iter().filter(reads_only).map(|reader| {
        let from_left = passage.writers.iter().any(|writer| writer < reader);
        arrowhead(x(*reader), passage.y, from_left || passage.writers.is_empty())
    });
    let dots = passage.writers.iter().map(|writer| {
        Element::new("circle")
            .class(if passage.readers.contains(writer) { "both" } else { "dot" })
            .with("cx", number(x(*writer)))
            .with("cy", number(passage.y))
            .with("r", "5")
    });
    let name = Element::new("text")
        .class("label")
        .with("x", number(passage.label_x))
        .with("y", number(passage.y - 12.0))
        .text(passage.label.clone());
    Element::new("g")
        .class(if passage.is_whole() { "passage" } else { "passage broken" })
        .push(Element::new("title").text(passage.name.clone()))
        .push(way)
        .extend(arrows)
        .extend(dots)
        .push(name)
}

fn arrowhead(x: f64, y: f64, rightwards: bool) -> Element {
    let back = if rightwards { x - 10.0 } else { x + 10.0 };
    let path = format!(
        "M{} {} L{} {} L{} {}Z",
        number(x),
        number(y),
        number(back),
        number(y - 5.0),
        number(back),
        number(y + 5.0)
    );
    Element::new("path").class("head").with("d", path)
}

fn line(from: (f64, f64), to: (f64, f64)) -> Element {
    Element::new("line")
        .with("x1", number(from.0))
        .with("y1", number(from.1))
        .with("x2", number(to.0))
        .with("y2", number(to.1))
}

fn label(x: f64, y: f64, text: &str) -> Element {
    Element::new("text").with("x", number(x)).with("y", number(y)).text(text)
}

fn number(number: f64) -> String {
    format!("{number:.1}")
}

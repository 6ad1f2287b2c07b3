//! One definition: its parts down, the places that promise to handle them across.

use std::collections::BTreeMap;

use super::element::{Element, Node};
use super::icons::{Icon, heard};
use super::links::{Links, name};
use super::text::{counted, shown, wrapping};
use crate::check::{Cell, Check, Parts, Row, State, Table};
use crate::common::Place;

/// The most tables that are shown without an index.
const FEW: usize = 6;

/// All tables of a check.
pub fn tables(check: &Check, links: &Links) -> Vec<Node> {
    if check.matrix.is_empty() {
        let how = "No system says what it implements. Add [[systems.NAME.implements]] to \
                   counterpart.toml, and the definitions appear here.";
        return vec![Element::new("p").class("none").text(how).into()];
    }
    let defined: BTreeMap<&str, &Place> =
        check.definitions.iter().map(|one| (one.contract.as_str(), &one.place)).collect();
    let tables = check.matrix.iter().zip(1_usize..);
    let index = (check.matrix.len() > FEW).then(|| index(check).into());
    let tables = tables.map(|(table, number)| {
        let place = defined.get(table.contract.as_str()).copied();
        Drawn { table, place, number, links, notes: Vec::new() }.draw().into()
    });
    index.into_iter().chain(tables).collect()
}

/// The overview of all definitions, each with its worst state.
fn index(check: &Check) -> Element {
    let items = check.matrix.iter().zip(1_usize..).map(|(table, number)| {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let (icon, word) = look(
            cells.map(|cell| cell.state).max_by_key(|state| rank(*state)).unwrap_or(State::Covered),
        );
        let name = Element::new("code").push(wrapping(table.contract.as_str()));
        let link = Element::new("a").with("href", format!("#table-{number}")).push(name);
        Element::new("li").push(icon.draw()).push(heard(format!("{word}: "))).push(link)
    });
    Element::new("ul").class("index").with("aria-label", "Definitions").extend(items)
}

/// How much a state weighs among others.
const fn rank(state: State) -> u8 {
    match state {
        State::Covered => 0,
        State::Excepted => 1,
        State::Unknown => 2,
        State::Missing => 3,
    }
}

/// A table while it is drawn.
struct Drawn<'t> {
    table: &'t Table,
    place: Option<&'t Place>,
    number: usize,
    links: &'t Links,
    /// The notes below it: why cells are excepted or unknown.
    notes: Vec<Note<'t>>,
}

/// The reason why some cells of one row are excepted or unknown.
struct Note<'t> {
    row: &'t Row,
    state: State,
    reason: &'t str,
    values: Vec<&'t str>,
}

impl<'t> Drawn<'t> {
    fn draw(mut self) -> Element {
        let name: &str = self.table.contract.as_str();
        let title = Element::new("code").push(wrapping(name));
        let title = match self.place {
            Some(place) => Element::new("a").with("href", self.links.link(place)).push(title),
            None => title,
        };
        let parts = match self.table.parts {
            Parts::Values => "value",
            Parts::Tags => "tag",
            Parts::Fields => "field",
            Parts::Keys => "key",
        };
        let size = format!(
            "{} in {}",
            counted(self.table.values.len(), parts),
            counted(self.table.rows.len(), "place")
        );
        let id = format!("table-{}", self.number);
        let head = self.head(parts);
        let rows: Vec<Element> = (0..self.table.values.len()).map(|at| self.row(at)).collect();
        let caption = Element::new("caption")
            .push(heard(format!("{name}: its {parts}s down, the places that implement it across")));
        let table =
            Element::new("table").push(caption).push(head).push(Element::new("tbody").extend(rows));
        let frame = Element::new("div")
            .class("frame")
            .with("role", "region")
            .with("aria-labelledby", &id)
            .with("tabindex", "0")
            .push(table);
        let notes = (1..).zip(&self.notes).map(|(at, note)| self.told(at, note));
        let notes =
            (!self.notes.is_empty()).then(|| Element::new("ol").class("notes").extend(notes));
        Element::new("article")
            .class("definition")
            .push(Element::new("h3").with("id", id).push(title))
            .push(Element::new("p").class("size").text(size))
            .push(frame)
            .maybe(notes)
    }

    fn head(&self, parts: &str) -> Element {
        let corner = Element::new("th").with("scope", "col").text(parts);
        let places = self.table.rows.iter().map(|row| self.column(row));
        let row = Element::new("tr").push(corner).extend(places);
        Element::new("thead").push(row)
    }

    fn column(&self, row: &Row) -> Element {
        let system = Element::new("b").push(wrapping(&row.system));
        let symbol = row.symbol.as_deref().or(row.place.as_ref().map(|_| "whole file"));
        let symbol = symbol.map(|symbol| Element::new("small").push(wrapping(symbol)));
        let column = Element::new("th").with("scope", "col");
        match &row.place {
            Some(place) => column.push(
                Element::new("a")
                    .with("href", self.links.link(place))
                    .with("title", name(place))
                    .push(system)
                    .maybe(symbol),
            ),
            None => column.push(system).maybe(symbol),
        }
    }

    fn row(&mut self, at: usize) -> Element {
        let Some(part) = self.table.values.get(at) else { return Element::new("tr") };
        let value = shown(&part.value);
        let head = Element::new("th").with("scope", "row");
        let head = match &part.place {
            Some(place) => {
                head.push(Element::new("a").with("href", self.links.link(place)).push(value))
            }
            None => head.push(value),
        };
        let table = self.table;
        let cells: Vec<Element> = table
            .rows
            .iter()
            .map(|row| match row.cells.get(at) {
                Some(cell) => self.cell(row, cell),
                None => Element::new("td"),
            })
            .collect();
        Element::new("tr").push(head).extend(cells)
    }

    fn cell(&mut self, row: &'t Row, cell: &'t Cell) -> Element {
        let (icon, word) = look(cell.state);
        // A missing part has no place of its own: it is missing from the place of the column.
        let place = cell.place.as_ref().or(row.place.as_ref());
        let words = match place {
            Some(place) => format!("{word}, {}", name(place)),
            None => word.to_owned(),
        };
        let sign = match place {
            Some(place) => Element::new("a").with("href", self.links.link(place)),
            None => Element::new("span"),
        };
        let sign = sign.with("title", words).push(icon.draw()).push(heard(word));
        let note = cell.reason.as_deref().map(|reason| self.note(row, cell, reason));
        Element::new("td").class(icon.class()).push(sign).maybe(note)
    }

    /// Adds a note below the table, or reuses one with the same text; returns the reference to it.
    fn note(&mut self, row: &'t Row, cell: &'t Cell, reason: &'t str) -> Element {
        let (state, value) = (cell.state, cell.value.as_str());
        let same = |note: &Note| {
            std::ptr::eq(note.row, row) && note.state == state && note.reason == reason
        };
        let at = self.notes.iter().position(same).unwrap_or_else(|| {
            self.notes.push(Note { row, state, reason, values: Vec::new() });
            self.notes.len() - 1
        });
        if let Some(note) = self.notes.get_mut(at) {
            note.values.push(value);
        }
        let link = Element::new("a")
            .with("href", format!("#{}", self.note_id(at + 1)))
            .with("aria-label", format!("note {}", at + 1))
            .text((at + 1).to_string());
        Element::new("sup").push(link)
    }

    fn told(&self, at: usize, note: &Note) -> Element {
        let mut item = Element::new("li").with("id", self.note_id(at));
        for (number, value) in note.values.iter().enumerate() {
            let comma = if number > 0 { ", " } else { "" };
            item = item.text(comma).push(shown(value));
        }
        let (_, word) = look(note.state);
        item.text(format!(" in {}, {word}: ", note.row.system)).sentence(note.reason)
    }

    fn note_id(&self, at: usize) -> String {
        format!("note-{}-{at}", self.number)
    }
}

const fn look(state: State) -> (Icon, &'static str) {
    match state {
        State::Covered => (Icon::Yes, "covered"),
        State::Missing => (Icon::No, "missing"),
        State::Excepted => (Icon::Out, "excepted"),
        State::Unknown => (Icon::What, "unknown"),
    }
}

/// The class of a table by the number of its columns: few have room to spare.
pub const fn width_class(columns: usize) -> &'static str {
    if columns <= 6 { "few" } else { "many" }
}

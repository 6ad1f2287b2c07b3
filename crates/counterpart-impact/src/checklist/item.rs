//! How a box is made.

use counterpart_compiler::source::Location;
use counterpart_report::checklist::State;
use counterpart_report::common::Place;

use super::Item;

/// So many places are named in a box.
const MOST_PLACES: usize = 12;

/// A box in a state.
pub(crate) fn item(text: impl Into<String>, state: State, evidence: impl Into<String>) -> Item {
    Item { text: text.into(), state, evidence: evidence.into(), places: Vec::new() }
}

/// A box that holds when nothing speaks against it.
pub(crate) fn holds(
    text: impl Into<String>,
    evidence: impl Into<String>,
    against: &str,
    places: Vec<Place>,
) -> Item {
    if places.is_empty() {
        item(text, State::Satisfied, evidence)
    } else {
        at(item(text, State::Unsatisfied, against), places)
    }
}

/// The box with places; of many, the first.
pub(crate) fn at(mut item: Item, places: impl IntoIterator<Item = Place>) -> Item {
    for place in places {
        if !item.places.contains(&place) {
            item.places.push(place);
        }
    }
    if item.places.len() > MOST_PLACES {
        let more = item.places.len() - MOST_PLACES;
        item.places.truncate(MOST_PLACES);
        item.evidence = format!("{} ({more} more places)", item.evidence);
    }
    item
}

/// Places of the compiler as a program reads them.
pub(crate) fn places<'l>(locations: impl IntoIterator<Item = &'l Location>) -> Vec<Place> {
    locations.into_iter().map(Place::from).collect()
}

/// A file as a place: its first line.
pub(crate) fn file(path: &std::path::Path) -> Place {
    let path = path.to_owned();
    Place::from(&Location { path, line: 1, column: 1, pointer: String::new() })
}

/// "1 file is", "3 files are"
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// Names as a sentence has them: the first few as code.
pub(crate) fn names<'n>(all: impl IntoIterator<Item = &'n str>) -> String {
    const MOST: usize = 6;
    let all: Vec<String> = all.into_iter().map(|name| format!("`{name}`")).collect();
    if all.len() > MOST {
        return format!("{} and {} more", all[..MOST].join(", "), all.len() - MOST);
    }
    all.join(", ")
}

//! Explains an *unknown* verdict that is caused by an unresolved reference.

use counterpart_compiler::model::Model;
use counterpart_compiler::source::Place;

use crate::answer::Reason;
use crate::question::Undecided;

/// The reason why something is undecided: the unresolved references in it, where there are some.
pub(super) fn reason(
    undecided: &Undecided,
    old: (&Model, Option<Place>),
    new: (&Model, Option<Place>),
) -> Reason {
    let mut meant: Vec<&str> = [old, new]
        .into_iter()
        .filter_map(|(model, place)| place.map(|place| within(model, place)))
        .flatten()
        .collect();
    meant.sort_unstable();
    meant.dedup();
    let Some(first) = meant.first() else { return undecided.reason.clone() };
    let more = match meant.len() {
        1 => String::new(),
        count => format!(" and {} more", count - 1),
    };
    Reason {
        because: format!("the reference to `{}`{more} is unresolved", first.trim_end_matches('#')),
        help: "save the document and map its URL under [urls] in counterpart.toml".to_owned(),
    }
}

/// The targets of the unresolved references at or below a place.
fn within(model: &Model, place: Place) -> Vec<&str> {
    let document = &model.sources[place.document];
    let below = |at: Place| {
        let mut above = std::iter::successors(Some(at.node), |node| document.parent(*node));
        at.document == place.document && above.any(|node| node == place.node)
    };
    let gaps = model.gaps.iter().filter(|(schema, _)| below(model.schemas[**schema].place));
    gaps.map(|(_, meant)| meant.as_str()).collect()
}

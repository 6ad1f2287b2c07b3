//! What a doubt rests on where a reference leads nowhere.

use counterpart_compiler::model::Model;
use counterpart_compiler::source::Place;

use crate::answer::Reason;
use crate::question::Doubt;

/// The reason of a doubt; where what is in doubt holds references that lead nowhere, these.
pub(super) fn told(
    doubt: &Doubt,
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
    let Some(first) = meant.first() else { return doubt.reason.clone() };
    let more = match meant.len() {
        1 => String::new(),
        count => format!(" and {} more", count - 1),
    };
    Reason {
        because: format!("what `{}`{more} says is not known", first.trim_end_matches('#')),
        help: "save the document and map its URL under [urls] in counterpart.toml".to_owned(),
    }
}

/// What the references at or below a place meant that lead nowhere.
fn within(model: &Model, place: Place) -> Vec<&str> {
    let document = &model.sources[place.document];
    let below = |at: Place| {
        let mut above = std::iter::successors(Some(at.node), |node| document.parent(*node));
        at.document == place.document && above.any(|node| node == place.node)
    };
    let gaps = model.gaps.iter().filter(|(schema, _)| below(model.schemas[**schema].place));
    gaps.map(|(_, meant)| meant.as_str()).collect()
}

//! Finds misspelt keywords: names that no draft knows, near one that a draft does.
//!
//! A schema may hold keys of other tools. Such a key is told from a misspelling by three things: it
//! begins as extensions and disabled keys do (`x-`, `_`, `//`) or has a namespace (`sql:type`); it
//! is not near a keyword; or its value has not the form that the keyword near it takes.

use super::{Finding, Schema, table};
use crate::diagnostic::Code;
use crate::source::NodeId;
use crate::suggest;

/// The length up to which a word of the same length differs from a keyword by chance: `when` and
/// `then`. Such a word must begin alike.
const SHORT: usize = 4;

/// The finding for a key that no draft defines; `None` for the key of another tool.
pub(super) fn keyword(schema: &Schema<'_>, name: &str, node: NodeId) -> Option<Finding> {
    if is_extension(name) {
        return None;
    }
    let value = &schema.source[node];
    // A misspelt `$comment` says what a right one says: nothing, to anybody but readers.
    let candidates = table::ALL.iter().filter(|known| known.name != "$comment");
    let candidates = candidates.filter(|known| {
        known.takes(value) && begins_alike(name, known.name) && !is_derived(name, known.name)
    });
    let near = suggest::nearest(name, candidates.map(|known| known.name));
    // A keyword of the document's own draft is more likely than one of another.
    let of_draft = |near: &&String| table::of(near).is_some_and(|it| it.is_in(schema.draft));
    let meant = near.iter().find(of_draft).or_else(|| near.first())?;
    Some(Finding {
        code: Code::MisspeltKeyword,
        node,
        sentence: format!("`{name}` is not a keyword of JSON Schema, and is ignored"),
        help: format!(
            "did you mean `{meant}`? A key of another tool is left alone when it is named `x-{name}`"
        ),
    })
}

/// Whether a name is marked as that of an extension or of a keyword that was disabled.
fn is_extension(name: &str) -> bool {
    let marked = |first: char| !first.is_alphanumeric() && first != '$';
    name.starts_with("x-") || name.starts_with(marked) || name.contains([':', '.', '/', ' '])
}

/// Whether a name was made from a keyword by another word: `description_old`.
fn is_derived(name: &str, keyword: &str) -> bool {
    let mut words = name.split(['_', '-']);
    name != keyword && words.any(|word| word == keyword)
}

fn begins_alike(name: &str, keyword: &str) -> bool {
    let first = |text: &str| {
        text.chars().find(|char| char.is_alphanumeric()).map(|char| char.to_ascii_lowercase())
    };
    keyword.trim_start_matches('$').len() > SHORT || first(name) == first(keyword)
}

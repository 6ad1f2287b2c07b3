//! Source maps (version 3), so that "go to definition" opens the line of the schema.

use std::collections::BTreeMap;

use counterpart_compiler::source::{DocumentId, Place, Sources};
use serde_json::json;

use crate::declarations::Mapping;

/// The source map of a generated file. `source` names the file of a document, relative to the map.
#[must_use]
pub fn source_map(
    sources: &Sources,
    file: &str,
    all: &[Mapping],
    source: impl Fn(DocumentId) -> String,
) -> String {
    let positions = positions(sources, all.iter().map(|mapping| mapping.place));
    let mut documents: Vec<DocumentId> = Vec::new();
    let mut mappings = String::new();
    let (mut line, mut column, mut last) = (0, 0, [0; 3]);
    for mapping in all {
        let Some((source_line, source_column)) = positions.get(&mapping.place) else { continue };
        let index = documents.iter().position(|document| *document == mapping.place.document);
        let index = index.unwrap_or_else(|| {
            documents.push(mapping.place.document);
            documents.len() - 1
        });
        if mapping.line == line {
            if !mappings.is_empty() && !mappings.ends_with(';') {
                mappings.push(',');
            }
        } else {
            (line..mapping.line).for_each(|_| mappings.push(';'));
            (line, column) = (mapping.line, 0);
        }
        push_vlq(&mut mappings, i64::from(mapping.column) - column);
        column = i64::from(mapping.column);
        let fields = [index, *source_line, *source_column].map(|n| i64::try_from(n).unwrap_or(0));
        for (field, last) in fields.iter().zip(&mut last) {
            push_vlq(&mut mappings, field - *last);
            *last = *field;
        }
    }
    let sources: Vec<_> = documents.into_iter().map(source).collect();
    let map = json!({
        "version": 3, "file": file, "sourceRoot": "", "sources": sources, "names": [],
        "mappings": mappings,
    });
    map.to_string() + "\n"
}

/// Line and column, from 0, columns in UTF-16 units, of each place; every document is read once.
fn positions(
    sources: &Sources,
    places: impl Iterator<Item = Place>,
) -> BTreeMap<Place, (usize, usize)> {
    let mut offsets: Vec<_> = places
        .map(|place| (place.document, sources[place.document].offset(place.node), place))
        .collect();
    offsets.sort_unstable();
    offsets.dedup();
    let mut found = BTreeMap::new();
    let (mut document, mut read, mut line, mut column) = (None, 0, 0, 0);
    for (id, offset, place) in offsets {
        if document != Some(id) {
            (document, read, line, column) = (Some(id), 0, 0, 0);
        }
        for c in sources[id].text.get(read..offset).unwrap_or_default().chars() {
            (line, column) = if c == '\n' { (line + 1, 0) } else { (line, column + c.len_utf16()) };
        }
        read = offset;
        found.insert(place, (line, column));
    }
    found
}

/// A number in base 64, least digits first, its sign in the last bit.
fn push_vlq(out: &mut String, number: i64) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut rest = number.unsigned_abs() << 1 | u64::from(number < 0);
    loop {
        let more = rest >> 5 != 0;
        let digit = (rest & 31) as usize | usize::from(more) << 5;
        out.push(char::from(DIGITS[digit]));
        rest >>= 5;
        if !more {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_variable_length() {
        for (number, expected) in [(0, "A"), (1, "C"), (-1, "D"), (16, "gB"), (-1024, "hgC")] {
            let mut out = String::new();
            push_vlq(&mut out, number);
            assert_eq!(out, expected);
        }
    }
}

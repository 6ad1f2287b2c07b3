//! Who breaks, in a sentence.

use crate::direction::{Compatibility, Traffic};

/// A sentence for each pair of systems between which a definition passes.
pub(super) fn who(
    traffic: &Traffic,
    direction: Compatibility,
    old: &str,
    new: &str,
) -> Vec<String> {
    let (writer_name, reader_name) = match direction {
        Compatibility::Backward => (old, new),
        Compatibility::Forward => (new, old),
    };
    let sentence = |route: &crate::direction::Route| {
        let reader = route.reader.as_ref().map_or_else(
            || format!("programs with {reader_name}"),
            |system| dated(system, reader_name),
        );
        let writer = route.writer.as_ref().map_or_else(
            || format!("programs with {writer_name}"),
            |system| dated(system, writer_name),
        );
        format!("{reader} will refuse this value from {writer}")
    };
    traffic.routes(direction).iter().map(sentence).collect()
}

/// A system in one of its versions: `cli 1.4`, `cli of the working tree`.
fn dated(system: &str, edition: &str) -> String {
    let version = edition.strip_prefix('v').unwrap_or(edition);
    if version.starts_with(|first: char| first.is_ascii_digit()) {
        format!("{system} {version}")
    } else {
        format!("{system} of {edition}")
    }
}

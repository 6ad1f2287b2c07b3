//! Parses templates of paths.

use crate::model::service::{Path, Piece, Segment};

/// The template, parsed.
pub(super) fn path(text: &str) -> Path {
    let (way, query) = match text.split_once('?') {
        // `?` in a template is no query where it stands inside a parameter.
        Some((way, query)) if way.matches('{').count() == way.matches('}').count() => {
            (way, Some(query.to_owned()))
        }
        Some(_) | None => (text, None),
    };
    let segments = way.strip_prefix('/').unwrap_or(way).split('/').map(segment).collect();
    Path { text: text.to_owned(), segments, query }
}

fn segment(text: &str) -> Segment {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        literal.push_str(before);
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        pieces.push(Piece::Parameter(name.to_owned()));
        rest = behind;
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Segment { pieces }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_taken_apart() {
        let read = path("/a/{b}.json/{c}:x?d=1");
        assert_eq!(read.parameters().collect::<Vec<_>>(), ["b", "c"]);
        assert_eq!(read.query.as_deref(), Some("d=1"));
        assert_eq!(read.segments.len(), 3);
        let pieces = |text: &str| path(text).segments.concat_pieces();
        assert_eq!(pieces("/"), 0);
        assert_eq!(pieces("/keys/"), 1);
    }

    trait Pieces {
        fn concat_pieces(&self) -> usize;
    }

    impl Pieces for Vec<Segment> {
        fn concat_pieces(&self) -> usize {
            self.iter().map(|segment| segment.pieces.len()).sum()
        }
    }
}

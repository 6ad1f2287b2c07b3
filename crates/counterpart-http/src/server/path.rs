//! The template of a path, and the values that stand in a path for its variables.

use super::escape::decoded;

/// A template: `/reports/{name}.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Vec<Piece>>);

/// A piece of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Literal(&'static str),
    Variable(&'static str),
}

impl Template {
    /// Reads a template.
    pub fn of(text: &'static str) -> Self {
        let text = text.split('?').next().unwrap_or_default();
        Self(text.trim_start_matches('/').split('/').map(pieces).collect())
    }

    /// The template as `axum` knows it: a segment that has a variable in it is a variable, called by
    /// its position.
    pub fn pattern(&self) -> String {
        self.0.iter().enumerate().fold(String::new(), |pattern, (at, pieces)| {
            let segment = match pieces.as_slice() {
                [] => String::new(),
                [Piece::Literal(text)] => text.replace('{', "{{").replace('}', "}}"),
                [..] => format!("{{v{at}}}"),
            };
            pattern + "/" + &segment
        })
    }

    /// How many characters are not left to variables.
    pub fn literals(&self) -> usize {
        let pieces = self.0.iter().flatten();
        pieces.map(|piece| if let Piece::Literal(text) = piece { text.len() } else { 0 }).sum()
    }

    /// Whether a path has the literals of the template.
    pub fn fits(&self, path: &str) -> bool {
        self.texts(path).is_some()
    }

    /// The decoded values of the variables; none where one cannot be decoded.
    pub fn variables(&self, path: &str) -> Option<Vec<(&'static str, String)>> {
        let texts = self.texts(path)?.into_iter();
        texts.map(|(name, text)| Some((name, decoded(text)?.into_owned()))).collect()
    }

    fn texts<'p>(&self, path: &'p str) -> Option<Vec<(&'static str, &'p str)>> {
        let segments: Vec<_> = path.trim_start_matches('/').split('/').collect();
        // A service below another path sees its own part alone, or the whole.
        let above = segments.len().checked_sub(self.0.len())?;
        let mut found = Vec::new();
        for (pieces, segment) in self.0.iter().zip(&segments[above..]) {
            matched(pieces, segment, &mut found)?;
        }
        Some(found)
    }
}

fn pieces(segment: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = segment;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        if !before.is_empty() {
            pieces.push(Piece::Literal(before));
        }
        pieces.push(Piece::Variable(name));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Literal(rest));
    }
    pieces
}

/// Puts the pieces of a segment beside its text; a variable goes on to the last place where the
/// literal behind it stands.
fn matched<'p>(
    pieces: &[Piece],
    text: &'p str,
    found: &mut Vec<(&'static str, &'p str)>,
) -> Option<()> {
    match pieces {
        [] => text.is_empty().then_some(()),
        [Piece::Literal(literal)] => (decoded(text)? == *literal).then_some(()),
        [Piece::Literal(literal), rest @ ..] => matched(rest, text.strip_prefix(literal)?, found),
        [Piece::Variable(name)] => {
            found.push((name, text));
            (!text.is_empty()).then_some(())
        }
        [Piece::Variable(name), rest @ ..] => {
            let end = match rest.first() {
                Some(Piece::Literal(literal)) => text.rfind(literal)?,
                Some(Piece::Variable(_)) | None => text.len(),
            };
            found.push((name, &text[..end]));
            matched(rest, &text[end..], found)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Template;

    #[test]
    fn a_variable_may_stand_beside_text() {
        let template = Template::of("/a/{x}.json/{y}:{z}");
        assert_eq!(template.pattern(), "/a/{v1}/{v2}");
        let found = template.variables("/a/b.c.json/1%3A:%32").unwrap();
        assert_eq!(found, [("x", "b.c".to_owned()), ("y", "1:".to_owned()), ("z", "2".to_owned())]);
        for path in ["/a/b.txt/1:2", "/a/.json", "/a/b.json/1:", "/b/b.json/1:2"] {
            assert!(template.variables(path).is_none(), "{path}");
        }
    }

    #[test]
    fn what_is_escaped_does_not_leave_its_segment() {
        let template = Template::of("/keys/{name}");
        assert_eq!(template.variables("/keys/a%2F..").unwrap(), [("name", "a/..".to_owned())]);
        assert!(template.variables("/keys/%00").is_none());
        assert!(!template.fits("/keys/"));
    }
}

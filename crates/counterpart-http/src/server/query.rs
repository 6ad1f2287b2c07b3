//! The query of a request.

use super::escape::decoded;

/// The names and values of a query, in its order.
#[derive(Debug, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query (`application/x-www-form-urlencoded`). None where it cannot be read: a broken
    /// escape, a text that is not UTF-8, the character NUL.
    pub fn of(text: &str) -> Option<Self> {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((part(name)?, part(value)?))
        });
        pairs.collect::<Option<_>>().map(Self)
    }

    /// The values of a name.
    pub fn all<'q>(&'q self, name: &'q str) -> impl Iterator<Item = &'q str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every name with its value.
    pub fn pairs(&self) -> Vec<(String, String)> {
        self.0.clone()
    }

    /// The values of `name[key]`, by their keys.
    pub fn below<'q>(&'q self, name: &'q str) -> impl Iterator<Item = (&'q str, &'q str)> {
        self.0.iter().filter_map(move |(key, value)| {
            let key = key.strip_prefix(name)?.strip_prefix('[')?.strip_suffix(']')?;
            Some((key, value.as_str()))
        })
    }
}

fn part(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    decoded(&spaced).map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn names_and_values_are_decoded() {
        let query = Query::of("a=1+2&b%5Bx%5D=%C3%A4&a=&&c").unwrap();
        assert_eq!(query.all("a").collect::<Vec<_>>(), ["1 2", ""]);
        assert_eq!(query.all("c").collect::<Vec<_>>(), [""]);
        assert_eq!(query.below("b").collect::<Vec<_>>(), [("x", "ä")]);
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for text in ["a=%00", "a=%", "%ff=1", "a=%C3"] {
            assert!(Query::of(text).is_none(), "{text}");
        }
    }
}

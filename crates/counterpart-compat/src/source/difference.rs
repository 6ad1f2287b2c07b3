//! What became of a value: of a table or a list its entries, of a long text where it differs.

use serde_json::Value;

use crate::change::shown;

/// Entries of one sort that are named; the others are counted.
const MOST_NAMED: usize = 6;

/// Characters that are shown around a difference of long texts.
const AROUND: usize = 20;

/// The entries that differ between two tables or lists, each as code.
#[derive(Debug, Default)]
pub(super) struct Difference {
    added: Vec<String>,
    removed: Vec<String>,
    changed: Vec<String>,
}

impl Difference {
    /// The difference of two tables or two lists; none of other values.
    pub(super) fn of(old: &Value, new: &Value) -> Option<Self> {
        let mut difference = Self::default();
        match (old, new) {
            (Value::Object(_), Value::Object(_)) | (Value::Array(_), Value::Array(_)) => {
                difference.collect(old, new, "");
                Some(difference)
            }
            (_, _) => None,
        }
    }

    /// Whether entries came and none changed or went.
    pub(super) const fn only_adds(&self) -> bool {
        self.removed.is_empty() && self.changed.is_empty() && !self.added.is_empty()
    }

    /// The difference in words: how many entries of each sort, and which.
    pub(super) fn words(&self) -> String {
        let sorts =
            [("added", &self.added), ("removed", &self.removed), ("changed", &self.changed)];
        let told = sorts.into_iter().filter(|(_, entries)| !entries.is_empty());
        let told = told.map(|(sort, entries)| {
            let noun = if entries.len() == 1 { "entry" } else { "entries" };
            format!("{} {noun} {sort} ({})", entries.len(), named(entries))
        });
        told.collect::<Vec<_>>().join("; ")
    }

    fn collect(&mut self, old: &Value, new: &Value, path: &str) {
        match (old, new) {
            (Value::Object(before), Value::Object(now)) => {
                for (key, value) in now {
                    let path = below(path, key);
                    match before.get(key) {
                        None => self.added.push(format!("`{path}`")),
                        Some(was) => self.collect(was, value, &path),
                    }
                }
                let gone = before.keys().filter(|key| !now.contains_key(*key));
                self.removed.extend(gone.map(|key| format!("`{}`", below(path, key))));
            }
            (Value::Array(before), Value::Array(now)) => self.items(before, now, path),
            (was, is) if was == is => {}
            (was, is) => self.changed.push(format!("`{path}` {}", replaced(was, is))),
        }
    }

    /// Items have no keys: each is an entry by its value, as often as it stands there.
    fn items(&mut self, before: &[Value], now: &[Value], path: &str) {
        let of = |item: &Value| {
            if path.is_empty() { shown(item) } else { format!("{} of `{path}`", shown(item)) }
        };
        let mut left: Vec<&Value> = before.iter().collect();
        let mut came = Vec::new();
        for item in now {
            match left.iter().position(|known| *known == item) {
                Some(at) => drop(left.remove(at)),
                None => came.push(item),
            }
        }
        if left.is_empty() && came.is_empty() && before != now {
            let what = if path.is_empty() { String::new() } else { format!(" of `{path}`") };
            self.changed.push(format!("the order{what}"));
        }
        self.added.extend(came.into_iter().map(of));
        self.removed.extend(left.into_iter().map(of));
    }
}

/// A value in place of another: both where they are short, else where they differ.
pub(super) fn replaced(old: &Value, new: &Value) -> String {
    if let (Value::String(was), Value::String(is)) = (old, new) {
        let same = was.chars().zip(is.chars()).take_while(|(was, is)| was == is).count();
        let cut = |text: &str| -> String {
            let from = same.saturating_sub(AROUND);
            let part: String = text.chars().skip(from).take(2 * AROUND).collect();
            let before = if from > 0 { "…" } else { "" };
            let after = if text.chars().count() > from + 2 * AROUND { "…" } else { "" };
            format!("`\"{before}{part}{after}\"`")
        };
        if same > AROUND {
            return format!(
                "is {} where it was {}, from character {}",
                cut(is),
                cut(was),
                same + 1
            );
        }
    }
    format!("is {} where it was {}", shown(new), shown(old))
}

fn below(path: &str, key: &str) -> String {
    let key = key.replace('`', "'");
    if path.is_empty() { key } else { format!("{path}/{key}") }
}

fn named(entries: &[String]) -> String {
    let more = entries.len().saturating_sub(MOST_NAMED);
    let mut named = entries.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 {
        named = format!("{named} and {more} more");
    }
    named
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Difference, replaced};

    fn words(old: &Value, new: &Value) -> (String, bool) {
        let difference = Difference::of(old, new).unwrap();
        (difference.words(), difference.only_adds())
    }

    #[test]
    fn a_table_is_compared_entry_by_entry() {
        let old = json!({"a": 1, "b": {"x": 1, "y": [1, 2]}, "c": 3});
        let new = json!({"a": 2, "b": {"x": 1, "y": [2, 4]}, "d": 4});
        let (words, only_adds) = words(&old, &new);
        assert_eq!(
            words,
            "2 entries added (`4` of `b/y`, `d`); 2 entries removed (`1` of `b/y`, `c`); 1 entry \
             changed (`a` is `2` where it was `1`)"
        );
        assert!(!only_adds);
    }

    #[test]
    fn what_only_grows_says_so() {
        assert_eq!(words(&json!(["a"]), &json!(["b", "a"])).0, "1 entry added (`\"b\"`)");
        assert!(words(&json!({"a": 1}), &json!({"a": 1, "b": 2})).1);
        assert_eq!(words(&json!(["a", "b"]), &json!(["b", "a"])).0, "1 entry changed (the order)");
        assert!(Difference::of(&json!(1), &json!(2)).is_none());
    }

    #[test]
    fn long_texts_are_shown_where_they_differ() {
        let old = format!("{}one", "x".repeat(100));
        let new = format!("{}two", "x".repeat(100));
        let told = replaced(&json!(old), &json!(new));
        assert!(told.contains("two") && told.contains("one"), "{told}");
        assert!(told.ends_with("from character 101"), "{told}");
    }
}

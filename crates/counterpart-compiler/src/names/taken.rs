//! Names that are taken.

use std::collections::HashSet;

/// Names that are taken in one scope.
#[derive(Clone, Debug, Default)]
pub struct Taken(HashSet<String>);

impl Taken {
    /// Takes the first of `candidates` that is free, else the last of them with the first free
    /// number behind it, from 2.
    pub fn first_free(&mut self, candidates: &[String]) -> String {
        let free = candidates.iter().find(|name| !self.0.contains(*name)).cloned();
        let name = free.unwrap_or_else(|| {
            let base = candidates.last().map_or("", String::as_str);
            let numbered = (2u64..).map(|n| {
                // `Foo1` and `2` give `Foo1_2`, which `Foo12` cannot be mistaken for.
                let ends_in_digit = base.ends_with(|c: char| c.is_ascii_digit());
                if ends_in_digit { format!("{base}_{n}") } else { format!("{base}{n}") }
            });
            numbered.into_iter().find(|name| !self.0.contains(name)).unwrap_or_default()
        });
        self.0.insert(name.clone());
        name
    }

    /// Takes `name`, or `name` with the first free number behind it.
    pub fn unique(&mut self, name: String) -> String {
        self.first_free(&[name])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_name_gets_a_number() {
        let mut taken = Taken::default();
        assert_eq!(taken.unique("A".into()), "A");
        assert_eq!(taken.unique("A".into()), "A2");
        assert_eq!(taken.unique("A1".into()), "A1");
        assert_eq!(taken.unique("A1".into()), "A1_2");
        assert_eq!(taken.first_free(&["A".into(), "AItems".into()]), "AItems");
    }
}

//! Finds the names that were probably meant by a name that does not exist.

/// The limit of suggestions.
const MOST: usize = 3;
/// The likeness, from 0 to 1, above which a name is suggested.
const ALIKE: f64 = 0.7;

/// The names most like `wanted`, the best first; at most three. Case and punctuation do not count.
#[must_use]
pub fn nearest<N: AsRef<str>>(wanted: &str, names: impl Iterator<Item = N>) -> Vec<String> {
    let mut scored: Vec<(f64, String)> = names
        .map(|name| (likeness(wanted, name.as_ref()), name))
        .filter(|(score, _)| *score > ALIKE)
        .map(|(score, name)| (score, name.as_ref().to_owned()))
        .collect();
    scored.sort_by(|(a, left), (b, right)| b.total_cmp(a).then_with(|| left.cmp(right)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(MOST).map(|(_, name)| name).collect()
}

/// The question that offers these names; `None` without names.
#[must_use]
pub fn question(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(format!("did you mean `{one}`?")),
        many => {
            let quoted: Vec<String> = many.iter().map(|name| format!("`{name}`")).collect();
            Some(format!("did you mean one of {}?", quoted.join(", ")))
        }
    }
}

fn likeness(a: &str, b: &str) -> f64 {
    let plain = |text: &str| -> String {
        text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (a, b) = (plain(a), plain(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    strsim::normalized_damerau_levenshtein(&a, &b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_offered_best_first() {
        let names = ["feature", "main", "featured", "release"];
        assert_eq!(nearest("featrue", names.iter()), ["feature", "featured"]);
        assert_eq!(nearest("service_key", ["serviceKey"].iter()), ["serviceKey"]);
        assert_eq!(nearest("", names.iter()), Vec::<String>::new());
    }

    #[test]
    fn the_question_fits_the_number_of_names() {
        let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(question(&names(&[])), None);
        assert_eq!(question(&names(&["a"])).unwrap(), "did you mean `a`?");
        assert_eq!(question(&names(&["a", "b"])).unwrap(), "did you mean one of `a`, `b`?");
    }
}

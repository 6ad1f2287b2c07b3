//! Names that are similar to a wrong one: "did you mean …?".

/// The most names that are offered.
const MOST: usize = 3;
/// How alike two names are that may be mistaken for each other, from 0 to 1.
const ALIKE: f64 = 0.7;

/// The names most like `wanted`, the best first.
pub fn nearest<'n>(wanted: &str, names: impl Iterator<Item = &'n String>) -> Vec<String> {
    let mut scored: Vec<(f64, &String)> = names
        .map(|name| (likeness(wanted, name), name))
        .filter(|(score, _)| *score > ALIKE)
        .collect();
    scored.sort_by(|(a, left), (b, right)| b.total_cmp(a).then_with(|| left.cmp(right)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(MOST).map(|(_, name)| name.clone()).collect()
}

/// The question by which a person is offered names; empty where there are none.
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

//! Names and lists in sentences.

/// Names and values longer than this are cut.
const MOST_SHOWN: usize = 60;

/// A text as code in a sentence, cut where it is long.
pub fn code(text: &str) -> String {
    let mut shown: String = text.chars().take(MOST_SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    // Code in a sentence stands between backticks.
    format!("`{}`", shown.replace('`', "'"))
}

/// A sentence of these words: it begins with a capital and ends with a full stop.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}

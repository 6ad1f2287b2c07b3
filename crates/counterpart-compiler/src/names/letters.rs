//! Letters that compilers warn about in identifiers, in a way that only the user's code could silence.

use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::{GeneralSecurityProfile, is_potential_mixed_script_confusable_char};

/// The name with such letters written as their code points: those that Unicode does not want in
/// identifiers, and those that look like letters of another script while no letter beside them
/// shows that theirs is meant. A Greek word stays as it is, a lone `Μ` becomes `U039C`.
#[must_use]
pub fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.chars() {
        if is_plain(c, name) { plain.push(c) } else { plain.push_str(&code_point(c)) }
    }
    plain
}

/// Whether no letter of the name is such a one.
#[must_use]
pub fn are_plain(name: &str) -> bool {
    name.chars().all(|c| is_plain(c, name))
}

/// `U039C`
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U{:04X}", u32::from(c))
}

fn is_plain(c: char, name: &str) -> bool {
    if c.is_ascii() {
        return true;
    }
    let confusable = is_potential_mixed_script_confusable_char;
    let script = AugmentedScriptSet::for_char(c);
    let proves = |other: char| !confusable(other) && AugmentedScriptSet::for_char(other) == script;
    c.identifier_allowed() && (!confusable(c) || name.chars().any(proves))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_lookalikes_are_spelled() {
        for name in ["Größe", "Μήνας", "Имя", "名前", "Name"] {
            assert_eq!(plain(name), name);
            assert!(are_plain(name));
        }
        for (name, spelled) in [("Μ", "U039C"), ("µ", "U00B5"), ("АB", "U0410B"), ("ﬁ", "UFB01")]
        {
            assert_eq!(plain(name), spelled);
            assert!(!are_plain(name));
        }
    }
}

//! The spelling of a contract's names in a source: casing, prefix, suffix, or a name of its own.

use counterpart_compiler::project::{Case, Spelling};
use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// The text by which a source that follows `spelling` writes `name`.
pub fn spell(spelling: &Spelling, name: &str) -> String {
    if let Some(own) = spelling.names.get(name) {
        return own.clone();
    }
    let cased = match spelling.case {
        None => name.to_owned(),
        Some(Case::Camel) => name.to_lower_camel_case(),
        Some(Case::Pascal) => name.to_upper_camel_case(),
        Some(Case::Snake) => name.to_snake_case(),
        Some(Case::ScreamingSnake) => name.to_shouty_snake_case(),
        Some(Case::Kebab) => name.to_kebab_case(),
    };
    format!("{}{cased}{}", spelling.prefix, spelling.suffix)
}

#[cfg(test)]
mod tests {
    use counterpart_compiler::project::{Case, Spelling};

    use super::spell;

    #[test]
    fn case_prefix_and_suffix_are_put_on() {
        let spelling = Spelling {
            case: Some(Case::ScreamingSnake),
            prefix: "VITE_".into(),
            suffix: "_KEY".into(),
            names: [("github".to_owned(), "GH_TOKEN".to_owned())].into(),
        };
        assert_eq!(spell(&spelling, "twilioSid"), "VITE_TWILIO_SID_KEY");
        assert_eq!(spell(&spelling, "github"), "GH_TOKEN");
    }
}

//! The cases that attributes ask for. serde takes words apart at every upper-case letter, clap and
//! strum do as `heck` does; each is followed to the letter.

use heck::{
    ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutyKebabCase, ToShoutySnakeCase, ToSnakeCase,
    ToTitleCase, ToTrainCase,
};

/// Whose attribute it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Crate {
    Serde,
    Clap,
    Strum,
    /// sqlx, diesel, postgres-types, sea-orm: what a database calls it.
    Database,
}

/// What is renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Variant,
    Field,
}

/// `name` in the case called `rule`; none if the case does not exist.
pub(super) fn apply(by: Crate, kind: Kind, rule: &str, name: &str) -> Option<String> {
    match by {
        Crate::Serde => match kind {
            Kind::Variant => serde_variant(rule, name),
            Kind::Field => serde_field(rule, name),
        },
        Crate::Clap => clap(rule, name),
        Crate::Strum => strum(rule, name),
        Crate::Database => database(rule, name),
    }
}

fn serde_variant(rule: &str, name: &str) -> Option<String> {
    let snake = || {
        let mut snake = String::new();
        for (at, letter) in name.char_indices() {
            if at > 0 && letter.is_uppercase() {
                snake.push('_');
            }
            snake.extend(letter.to_lowercase());
        }
        snake
    };
    Some(match rule {
        "lowercase" => name.to_ascii_lowercase(),
        "UPPERCASE" => name.to_ascii_uppercase(),
        "PascalCase" => name.to_owned(),
        "camelCase" => with_first(name, char::to_ascii_lowercase),
        "snake_case" => snake(),
        "SCREAMING_SNAKE_CASE" => snake().to_ascii_uppercase(),
        "kebab-case" => snake().replace('_', "-"),
        "SCREAMING-KEBAB-CASE" => snake().to_ascii_uppercase().replace('_', "-"),
        _ => return None,
    })
}

fn serde_field(rule: &str, name: &str) -> Option<String> {
    let pascal = || {
        let words = name.split('_').map(|word| with_first(word, char::to_ascii_uppercase));
        words.collect::<String>()
    };
    Some(match rule {
        "lowercase" | "snake_case" => name.to_owned(),
        "UPPERCASE" | "SCREAMING_SNAKE_CASE" => name.to_ascii_uppercase(),
        "PascalCase" => pascal(),
        "camelCase" => with_first(&pascal(), char::to_ascii_lowercase),
        "kebab-case" => name.replace('_', "-"),
        "SCREAMING-KEBAB-CASE" => name.to_ascii_uppercase().replace('_', "-"),
        _ => return None,
    })
}

fn with_first(word: &str, change: fn(&char) -> char) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| std::iter::once(change(&first)).chain(letters).collect())
}

fn clap(rule: &str, name: &str) -> Option<String> {
    // clap ignores case, hyphens and underscores in the name of a case.
    let rule: String = rule.chars().filter(char::is_ascii_alphanumeric).collect();
    Some(match rule.to_ascii_lowercase().as_str() {
        "camel" | "camelcase" => name.to_lower_camel_case(),
        "kebab" | "kebabcase" => name.to_kebab_case(),
        "pascal" | "pascalcase" => name.to_pascal_case(),
        "screamingsnake" | "screamingsnakecase" => name.to_shouty_snake_case(),
        "snake" | "snakecase" => name.to_snake_case(),
        "lower" | "lowercase" => name.to_snake_case().replace('_', ""),
        "upper" | "uppercase" => name.to_shouty_snake_case().replace('_', ""),
        "verbatim" | "verbatimcase" => name.to_owned(),
        _ => return None,
    })
}

fn database(rule: &str, name: &str) -> Option<String> {
    Some(match rule {
        "verbatim" => name.to_owned(),
        "lowercase" => name.to_lowercase(),
        "UPPERCASE" | "uppercase" => name.to_uppercase(),
        "snake_case" => name.to_snake_case(),
        "SCREAMING_SNAKE_CASE" | "screaming_snake_case" => name.to_shouty_snake_case(),
        "kebab-case" => name.to_kebab_case(),
        "SCREAMING-KEBAB-CASE" => name.to_shouty_kebab_case(),
        "camelCase" => name.to_lower_camel_case(),
        "PascalCase" => name.to_pascal_case(),
        _ => return None,
    })
}

fn strum(rule: &str, name: &str) -> Option<String> {
    Some(match rule {
        "camelCase" | "mixed_case" => name.to_lower_camel_case(),
        "PascalCase" | "camel_case" => name.to_pascal_case(),
        "kebab-case" | "kebab_case" => name.to_kebab_case(),
        "snake_case" | "snek_case" => name.to_snake_case(),
        "SCREAMING_SNAKE_CASE" | "shouty_snake_case" | "shouty_snek_case" => {
            name.to_shouty_snake_case()
        }
        "SCREAMING-KEBAB-CASE" => name.to_shouty_kebab_case(),
        "lowercase" => name.to_lowercase(),
        "UPPERCASE" => name.to_uppercase(),
        "title_case" => name.to_title_case(),
        "Train-Case" => name.to_train_case(),
        _ => return None,
    })
}

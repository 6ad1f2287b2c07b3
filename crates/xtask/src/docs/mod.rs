//! The docs against what they list: codes, settings, commands, flags, formats, and paths.
//!
//! The tables of rules are compared by tests of the crates that have the rules.

mod codes;
mod command;
mod paths;
mod settings;
mod table;

pub use self::codes::bless;

use crate::{Outcome, folders};

/// Prints every difference; whether there is none.
pub fn check() -> Outcome<bool> {
    let mut problems = codes::check()?;
    problems.extend(settings::check()?);
    problems.extend(paths::check()?);
    problems.extend(command::check()?);
    for problem in &problems {
        println!("docs: {problem}");
    }
    Ok(problems.is_empty())
}

/// The text of a page.
fn page(name: &str) -> Outcome<String> {
    let path = folders::root().join("docs").join(name);
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()).into())
}

#[cfg(test)]
mod tests {
    use super::{codes, settings};

    #[test]
    fn the_page_of_codes_is_that_of_the_compiler() {
        assert_eq!(codes::check().expect("the docs"), Vec::<String>::new());
    }

    #[test]
    fn every_setting_is_documented() {
        assert_eq!(settings::check().expect("the docs"), Vec::<String>::new());
    }
}

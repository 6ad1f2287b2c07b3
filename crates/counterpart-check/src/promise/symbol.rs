//! Places of a file by the name that the project file gives them.

use crate::facts::{Declaration, Facts, Form, Merged};
use counterpart_compiler::suggest;

/// What a symbol finds among the declarations of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// Those at these positions, which have one full name.
    Found(Vec<usize>),
    /// Several that differ in their full names.
    Ambiguous(Vec<String>),
    /// None; the nearest names.
    Nothing(Vec<String>),
}

/// Finds a symbol: by its full name, else by its last steps.
pub fn find(wanted: &str, symbols: &[&[String]]) -> Match {
    let wanted = steps(wanted);
    let known: Vec<Vec<String>> =
        symbols.iter().map(|symbol| symbol.iter().flat_map(|step| steps(step)).collect()).collect();
    let at = |fits: &dyn Fn(&Vec<String>) -> bool| -> Vec<usize> {
        (0..known.len()).filter(|position| fits(&known[*position])).collect()
    };
    let exact = at(&|symbol| *symbol == wanted);
    if !exact.is_empty() {
        return Match::Found(exact);
    }
    let ending = at(&|symbol| symbol.ends_with(&wanted));
    let mut names: Vec<String> = ending.iter().map(|position| written(&known[*position])).collect();
    names.sort();
    names.dedup();
    match names.len() {
        0 => {
            let all: Vec<String> = known.iter().map(|symbol| written(symbol)).collect();
            let lasts: Vec<String> =
                known.iter().filter_map(|symbol| symbol.last().cloned()).collect();
            Match::Nothing(suggest::nearest(&written(&wanted), all.iter().chain(&lasts)))
        }
        1 => Match::Found(ending),
        _ => Match::Ambiguous(names),
    }
}

/// The symbols of declarations.
pub fn of_facts(facts: &Facts) -> Vec<&[String]> {
    facts.declarations.iter().map(|declaration| declaration.symbol.as_slice()).collect()
}

/// The symbols of merged places.
pub fn of_merged(merged: &[Merged]) -> Vec<&[String]> {
    merged.iter().map(|place| place.symbol.as_slice()).collect()
}

/// The declarations that stand below one and list values.
pub fn below<'f>(facts: &'f Facts, symbol: &[String]) -> Vec<&'f Declaration> {
    let listed = |declaration: &&Declaration| {
        declaration.symbol.len() > symbol.len()
            && declaration.symbol.starts_with(symbol)
            && declaration.listings.iter().any(|listing| listing.form != Form::Constant)
    };
    facts.declarations.iter().filter(listed).collect()
}

/// The steps of a written symbol: `a::b.c[].d`.
pub fn steps(symbol: &str) -> Vec<String> {
    let spaced = symbol.replace("::", ".").replace("[]", ".[].");
    spaced.split('.').filter(|step| !step.is_empty()).map(str::to_owned).collect()
}

fn written(steps: &[String]) -> String {
    crate::link::written(steps)
}

#[cfg(test)]
mod tests {
    use super::{Match, find, steps};

    #[test]
    fn a_symbol_is_found_by_its_full_name_first() {
        let symbols = [vec!["a".to_owned(), "KEYS".to_owned()], vec!["KEYS".to_owned()]];
        let symbols: Vec<&[String]> = symbols.iter().map(Vec::as_slice).collect();
        assert_eq!(find("KEYS", &symbols), Match::Found(vec![1]));
        assert_eq!(find("a::KEYS", &symbols), Match::Found(vec![0]));
        assert_eq!(find("KEY", &symbols), Match::Nothing(vec!["KEYS".into()]));
    }

    #[test]
    fn two_places_with_one_ending_are_ambiguous() {
        let symbols = [vec!["a".to_owned(), "X".to_owned()], vec!["b".to_owned(), "X".to_owned()]];
        let symbols: Vec<&[String]> = symbols.iter().map(Vec::as_slice).collect();
        assert_eq!(find("X", &symbols), Match::Ambiguous(vec!["a.X".into(), "b.X".into()]));
    }

    #[test]
    fn a_list_of_objects_is_named_by_its_property() {
        assert_eq!(steps("app::SERVICES[].key"), ["app", "SERVICES", "[]", "key"]);
        assert_eq!(steps("[]"), ["[]"]);
    }
}

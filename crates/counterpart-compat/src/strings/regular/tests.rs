//! Automata against a matcher that goes one way after another, and answers against every short text,
//! over expressions made at random.

use counterpart_compiler::pattern::Pattern;
use fastrand::Rng;

use super::Language;
use super::language::may_take_forever;
use crate::answer::Answer;
use crate::strings::Question;

const ATOMS: [&str; 16] = [
    "a", "b", "c", ".", "[ab]", "[^a]", "\\d", "\\w", "\\W", "\\s", "^", "$", "\\b", "\\B", "-",
    "é",
];
const LETTERS: [char; 9] = ['a', 'b', 'c', '0', '-', ' ', '\n', 'é', '😀'];

fn expression(rng: &mut Rng, depth: usize) -> String {
    if depth == 0 {
        return ATOMS[rng.usize(0..ATOMS.len())].to_owned();
    }
    let mut part = || expression(rng, depth - 1);
    let (one, other) = (part(), part());
    match rng.u8(0..16) {
        0..=4 => format!("{one}{other}"),
        5 | 6 => format!("(?:{one}|{other})"),
        7 => format!("(?:{one})*{other}"),
        8 => format!("(?:{one})+"),
        9 => format!("(?:{one})?{other}"),
        10 => format!("(?:{one}){{2,3}}{other}"),
        11 => format!("(?={one}){other}"),
        12 => format!("(?!{one}){other}"),
        13 => format!("(?<={one}){other}"),
        14 => format!("{other}(?<!{one})"),
        _ => format!("({one}{other})"),
    }
}

#[test]
fn automata_match_what_the_matcher_matches() {
    let mut rng = Rng::with_seed(5);
    let (mut asked, mut hits) = (0, 0);
    while asked < 40_000 {
        let depth = rng.usize(1..5);
        let source = expression(&mut rng, depth);
        let flags = regress::Flags { unicode: true, ..regress::Flags::default() };
        let Ok(pattern) = Pattern::read(&source) else { continue };
        if may_take_forever(&pattern) {
            continue;
        }
        let Ok(matcher) = regress::Regex::with_flags(&source, flags) else { continue };
        let language = Language::of(&source);
        for _ in 0..10 {
            let length = rng.usize(0..7);
            let text: String = (0..length).map(|_| LETTERS[rng.usize(0..LETTERS.len())]).collect();
            // What looks ahead while it looks behind is refused.
            let Ok(has) = language.has(&text) else { continue };
            asked += 1;
            hits += usize::from(has);
            assert_eq!(has, matcher.find(&text).is_some(), "{source} on {text:?}");
        }
    }
    assert!(hits > asked / 5, "{hits} of {asked}");
}

#[test]
fn answers_hold_of_every_short_text() {
    let letters: Vec<String> = LETTERS.iter().map(char::to_string).collect();
    let longer = |texts: &[String]| -> Vec<String> {
        let with = |text: &String| letters.iter().map(|c| format!("{text}{c}")).collect::<Vec<_>>();
        texts.iter().flat_map(with).collect()
    };
    let two = longer(&letters);
    let short: Vec<String> =
        [vec![String::new()], letters.clone(), two.clone(), longer(&two)].concat();
    let mut rng = Rng::with_seed(6);
    let (mut found, mut none) = (0, 0);
    while found + none < 600 {
        let (one, other) = (expression(&mut rng, 3), expression(&mut rng, 2));
        if Pattern::read(&one).is_err() || Pattern::read(&other).is_err() {
            continue;
        }
        let question = Question { matches: vec![one], avoids: vec![other], ..Question::default() };
        let least = short.iter().find(|text| question.admits(text) == Ok(true));
        match question.answer() {
            Answer::Found(text) => {
                found += 1;
                assert_eq!(question.admits(&text), Ok(true), "{question:?}: {text:?}");
                let length = text.chars().count();
                assert!(
                    least.is_none_or(|least| length <= least.chars().count()),
                    "{question:?}: {text:?} is longer than {least:?}"
                );
            }
            Answer::None => {
                none += 1;
                assert_eq!(least, None, "{question:?}");
            }
            Answer::Unknown(_) => {}
        }
    }
    assert!(none > 60, "{none} of {}", found + none);
}

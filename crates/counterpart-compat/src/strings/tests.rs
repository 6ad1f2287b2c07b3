//! Questions about strings, with their answers.

use counterpart_compiler::model::{Format, StringConstraint};

use super::{Question, matches, meets, samples};
use crate::answer::Answer;
use crate::truth::Truth;

fn patterns(matches: &[&str], avoids: &[&str]) -> Question {
    let owned = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect();
    Question { matches: owned(matches), avoids: owned(avoids), ..Question::default() }
}

#[test]
fn finds_the_least() {
    for (within, outside, expected) in [
        (&[][..], &[][..], ""),
        (&["^a+$"], &[], "a"),
        (&["^[a-z]{2,5}$"], &["^[a-y]*$"], "az"),
        (&["^\\d+$"], &["^[1-9]\\d*$"], "0"),
        (&["b"], &["^b"], "ab"),
        (&["^[A-Z][a-z]*$"], &["^[A-Z][a-z]+$"], "A"),
        (&["^.{3}$"], &["a"], "bbb"),
        (&["^(?!foo).*$"], &["^(?!fo).*$"], "fo"),
        (&["^(?!with$).*$", "^with"], &[], "witha"),
        (&["(?<=a)b"], &[], "ab"),
        (&["(?<!a)b$"], &["^b"], "cb"),
        (&["\\bcat\\b"], &["^cat"], "-cat"),
        (&["^\\S+$"], &["^\\w+$"], "-"),
        (&["^[^\\s]$"], &["^[ -~]$"], "é"),
        (&["^\\p{Lu}$"], &["^[A-Z]$"], "Ä"),
        (&["^(?=.*\\d)(?=.*[a-z]).{4,}$"], &[], "aaa0"),
        (&["^(a|b)*$"], &["^a*$", "^b*$"], "ab"),
        (
            &["^[a-zA-Z0-9_-]{1,40}$"],
            &["^[a-zA-Z0-9_-]{1,39}$"],
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ),
        (&["^(..)\\1$"], &[], "aaaa"),
        (&["^(a|b)\\1$"], &["a"], "bb"),
        (&["^([a-z\\d]|[a-z\\d]([a-z\\d-](?!--))*[a-z\\d])$"], &["^[a-z\\d]+$"], "a-a"),
    ] {
        match patterns(within, outside).answer() {
            Answer::Found(found) if expected == "Ä" => assert_eq!(found.chars().count(), 1),
            answer => {
                assert_eq!(answer, Answer::Found(expected.to_owned()), "{within:?} {outside:?}");
            }
        }
    }
}

#[test]
fn proves_that_there_is_none() {
    for (within, outside) in [
        (&["^a$"][..], &["a"][..]),
        (&["^a$", "^b$"], &[]),
        (&["^[a-z]{1,63}$"], &["^[a-z0-9]{1,255}$"]),
        (&["^[a-z]{1,65535}$"], &["^[a-z]{1,65535}$|^$"]),
        (&["^[0-9a-f]{32}$"], &["^[0-9a-fA-F]*$"]),
        (&["^\\d+$"], &["^[0-9]+$"]),
        (&["^(?!foo).*$", "^foo"], &[]),
        (&["^(?:a|b)+$"], &["^[ab]+$"]),
        (&["^[^]*$"], &[""]),
        (&["[]"], &[]),
        (&["^(?=a)b"], &[]),
        (&["^\\p{Ll}$"], &["^\\p{L}$"]),
        (&["^a\\b", "^aa"], &[]),
        (&["^(a*)*$"], &["^a*$"]),
        (&["^(a)\\1$"], &["^aa?$"]),
        (&["^(?!.*--)[a-z-]+$"], &["^[a-z-]+$"]),
        (&["^(?<!a)b"], &["^b"]),
    ] {
        assert_eq!(patterns(within, outside).answer(), Answer::None, "{within:?} {outside:?}");
    }
}

#[test]
fn lengths_count_code_points() {
    let question = Question { min: 2, max: Some(2), ..patterns(&["^😀+$"], &[]) };
    assert_eq!(question.answer(), Answer::Found("😀😀".to_owned()));
    let question = Question { max: Some(2), ..patterns(&["^abc$"], &[]) };
    assert_eq!(question.answer(), Answer::None);
    let question = Question { min: 2, max: Some(1), ..Question::default() };
    assert_eq!(question.answer(), Answer::None);
    let question = Question { min: 300, ..patterns(&["^[a-z]+$"], &[]) };
    assert_eq!(question.answer(), Answer::Found("a".repeat(300)));
}

#[test]
fn leaves_out_what_is_excluded() {
    let excluded = ["", "a", "b"].map(str::to_owned).to_vec();
    let question = Question { excluded, ..Question::default() };
    assert_eq!(question.answer(), Answer::Found("c".to_owned()));
    let excluded = vec!["a".to_owned(), "b".to_owned()];
    let question = Question { excluded, ..patterns(&["^[ab]$"], &[]) };
    assert_eq!(question.answer(), Answer::None);
    let excluded = vec![String::new()];
    let question = Question { max: Some(0), excluded, ..Question::default() };
    assert_eq!(question.answer(), Answer::None);
    let among = Some(["x1", "y", "zz"].map(str::to_owned).to_vec());
    let question = Question { among, ..patterns(&["^.\\d$"], &[]) };
    assert_eq!(question.answer(), Answer::Found("x1".to_owned()));
}

#[test]
fn formats_have_samples_that_pass() {
    for format in Format::ALL.into_iter().chain([Format::HostnameRfc1034]) {
        let test = StringConstraint::Format(format);
        for sample in samples(&test) {
            assert_eq!(meets(&test, sample), Truth::True, "{format:?} {sample}");
        }
        let both = Question { tests: vec![(test.clone(), true)], ..Question::default() };
        assert!(matches!(both.answer(), Answer::Found(_)), "{format:?}");
        let not = Question { tests: vec![(test.clone(), false)], ..Question::default() };
        assert!(matches!(not.answer(), Answer::Found(_)), "not {format:?}");
        let never = Question { tests: vec![(test.clone(), true), (test, false)], ..not };
        assert_eq!(never.answer(), Answer::None);
    }
    for encoding in [None, Some("base64".to_owned())] {
        let test = StringConstraint::ContentMediaType {
            media_type: "application/json".to_owned(),
            encoding,
        };
        assert!(samples(&test).iter().all(|sample| meets(&test, sample) == Truth::True));
    }
    let encoded = StringConstraint::ContentEncoding("base64".to_owned());
    assert!(samples(&encoded).iter().all(|sample| meets(&encoded, sample) == Truth::True));
}

#[test]
fn does_not_guess_beyond_its_means() {
    let date = vec![(StringConstraint::Format(Format::Date), true)];
    let question = Question { tests: date, ..patterns(&["^1234"], &[]) };
    assert!(matches!(question.answer(), Answer::Unknown(_)));
    let question = patterns(&["^(.*)x\\1$", "^[ab]{9}x[ab]{9}$"], &["^aaaa", "^b"]);
    assert!(!matches!(question.answer(), Answer::None));
}

#[test]
fn large_expressions_end() {
    for (within, outside) in [
        (&["^(.*a.{20})$"][..], &["^(.*b.{20})$"][..]),
        (&["^([\\p{L}\\p{N}]{1,255})(\\.[\\p{L}\\p{N}]{1,255})*$"], &["^[\\p{L}\\p{N}.]{1,300}$"]),
        (&["^((((a?){50}){50}){50}){50}$"], &["^a*$"]),
        (&["^(?!.*(a|b){0,500}x)(?=(a?){0,500}).*$"], &["^c"]),
    ] {
        assert_ne!(patterns(within, outside).answer(), Answer::None, "{within:?} {outside:?}");
    }
}

#[test]
fn matches_as_javascript_does() {
    for (pattern, text, expected) in [
        ("^a.c$", "a\u{2028}c", false),
        ("^a.c$", "a😀c", true),
        ("^\\s$", "\u{feff}", true),
        ("^\\d$", "٣", false),
        ("^\\w$", "é", false),
        ("a$", "a\n", false),
        ("\\Bb", "ab", true),
        ("\\bb", "ab", false),
        ("^(a)?\\1$", "", true),
        ("^(?:(a)|b)*\\1$", "ab", true),
        ("", "", true),
        ("(?<!\\b)a", "ba", true),
        ("^(?:a{2,3}){2}$", "aaaaaaa", false),
        ("^[^a]$", "😀", true),
    ] {
        assert_eq!(matches(pattern, text), Truth::from(expected), "{pattern} on {text:?}");
    }
}

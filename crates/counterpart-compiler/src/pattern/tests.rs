//! The translation of regular expressions, and which are refused.

use super::{Cost, Pattern, Remedy};

fn rust(source: &str) -> String {
    Pattern::read(source).unwrap().rust().unwrap()
}

#[test]
fn what_is_read_alike_stays_as_written() {
    for source in ["^[a-z]+(?:-[a-z]+)*$", r"^\d{3,4}\.x$", "", r"^\S*$", r"\/a\-"] {
        if Pattern::read(source).is_ok() {
            assert_eq!(rust(source), source);
        }
    }
}

#[test]
fn what_differs_is_spelled_out() {
    assert_eq!(rust("^a.b$"), r"^a[^\u{a}\u{d}\u{2028}-\u{2029}]b$");
    assert_eq!(rust(r"^(?!x)\d$"), "^(?!x)[0-9]$");
    assert_eq!(rust("[^]"), r"[\u{0}-\u{10ffff}]");
    assert_eq!(rust("[]"), r"[^\u{0}-\u{10ffff}]");
    assert_eq!(rust(r"[\uD800]"), r"[^\u{0}-\u{10ffff}]");
    assert_eq!(rust(r"\uD83D\uDC00"), r"\u{1f400}");
    assert_eq!(rust(r"(?<x>a)?\k<x>"), r"(?=)(a)?(?:(?(1)\1|))");
    assert_eq!(rust("(?:){2}"), "(?:)");
    assert_eq!(rust(r"(?:\b)+a"), format!("(?:{})a", rust(r"\b")));
}

#[test]
fn what_is_no_regular_expression_is_refused() {
    let none = [
        "(",
        ")",
        "a**",
        "*",
        r"\1",
        r"\k<x>",
        "[z-a]",
        "(?>a)",
        r"\e",
        "(?i)a",
        "[",
        r"\-",
        "a{",
        "}",
        "]",
        r"[\w-z]",
        "(?=a)*",
        r"\u{110000}",
        r"\p{Nope}",
        "(?<a>x)(?<a>y)",
        r"\c1",
        r"\01",
    ];
    for source in none {
        assert!(Pattern::read(source).is_err(), "{source}");
    }
    assert!(Pattern::read(&"(".repeat(100_000)).is_err());
}

#[test]
fn what_cannot_mean_the_same_is_refused() {
    let none = [
        r"\1(a)",
        r"(?:(a)|b)*\1",
        r"(a*)*\1",
        r"(?!(a))\1",
        r"(?<=(a)\1)b",
        r"(?=a)\w{5000}[^x]{5000}\w{9000}\p{L}{5000}",
        r"\p{Changes_When_NFKC_Casefolded}",
    ];
    for source in none {
        assert!(Pattern::read(source).unwrap().rust().is_err(), "{source}");
    }
}

#[test]
fn loops_with_two_ways_round_are_explosive() {
    let explosive = [
        "^(a+)+$",
        "(a|a)*b",
        r"^(\w+\s?)*$",
        r"(?:\s*\w+\s*)*;",
        "(a|b|ab)*c",
        "^(?=(x*)*y)",
        "(.*)*=",
        "(a?a?)*b",
        "(a{2}|a{3})*b",
        "^((?:.?[0-9]+){3,})$",
        "^([a-z]+){1,63}$",
    ];
    for source in explosive {
        assert!(Pattern::read(source).unwrap().is_explosive(), "{source}");
    }
    let harmless = [
        "^[a-z]+(?:-[a-z]+)*$",
        r"^(?:\d{1,3}\.){3}\d{1,3}$",
        "^(?:a{3})*$",
        r"^\s*\w+\s*$",
        "^(a|b)*$",
        r"(\p{L}+\s)*",
        "^(?:[^;]*;)*$",
        "^(?:[a-z]{1,2}-)*$",
        "^(-([a-z](-[a-z]{2,8})+))*$",
    ];
    for source in harmless {
        assert!(!Pattern::read(source).unwrap().is_explosive(), "{source}");
    }
}

#[test]
fn loops_that_share_a_text_are_polynomial() {
    let known = [
        ("a*a*a*a*a*b", 6),
        ("^a*a*a*a*a*b", 5),
        (r"\s+$", 2),
        (r"^\s*(.*?)\s*$", 3),
        ("^(.*),(.*),(.*)$", 3),
        (r"^\w+\d+$", 2),
        ("^[a-z]+.*[0-9]{1,3}$", 2),
        ("[a-z]+@", 2),
        ("x*y", 2),
        (r"^.*\.json$|^.*_.*$", 2),
        (r"^(?=.*a.*b.*c).", 3),
        (r"(?=.*x)y", 2),
        ("^(?:(?=.*x)y)*$", 2),
        (r"^(ab)*(aba)*(b|a)*$", 2),
        (r"^\d+(\.\d+)*\d*\.$", 2),
        ("^a{0,2000}a{0,2000}$", 2),
    ];
    for (source, wanted) in known {
        match Pattern::read(source).unwrap().cost() {
            Cost::Polynomial { degree, .. } => assert_eq!(degree, wanted, "{source}"),
            other => panic!("{source}: {other:?}"),
        }
    }
    let linear = [
        "^[a-z]+(?:-[a-z]+)*$",
        r"^(?:\d{1,3}\.){3}\d{1,3}$",
        r"^\s*\w+\s*$",
        "^(a|b)*$",
        "^(?:[^;]*;)*$",
        "foo[0-9]+x",
        r"\d+",
        "a*a*",
        r"^(?=.*\d)(?=.*[a-z]).{8,}$",
        r"^\d{4}-\d{2}-\d{2}T\d+(\.\d+)?Z?$",
        "^[a-z0-9]{1,63}[a-z]{1,63}$",
        "^[^@]+@[^@]+$",
        r"^#/(?:[^/]+/)*[^/]+$",
        "",
        "^[^]*[^]*",
        r"^([\w.]+):([\w.]+)\s*(\([^)]+\))?",
        r"^(?:(?!x).)*y$",
        "^[A-Z][a-z]*(?: [A-Z][a-z]*)*$",
    ];
    for source in linear {
        assert_eq!(Pattern::read(source).unwrap().cost(), Cost::Linear, "{source}");
    }
}

#[test]
fn the_part_that_takes_the_time_is_named() {
    let sentence = |source: &str| Pattern::read(source).unwrap().cost().sentence().unwrap();
    assert!(
        sentence(r"^x(\w+\s?)*$").ends_with(r"`(\w+\s?)*` can match the same text in several ways")
    );
    assert!(sentence("^é.*[a-z]*=$").ends_with("`.*` and `[a-z]*` can match the same text"));
    assert!(
        sentence(r"\s+$")
            .ends_with(r"`\s+` is tried again from each place where a match may begin")
    );
    assert!(sentence("^a*a*a*b").ends_with("several `a*` can match the same text"));
}

#[test]
fn a_rewriting_matches_the_same_texts_in_less_time() {
    let cases = [
        ("^a*a*a*a*a*b$", Some("^a*b$")),
        ("a*a*a*b", Some("a*b")),
        ("^(a+)+$", Some("^a+$")),
        ("^(?:[a-z]*)*1$", Some("^[a-z]*1$")),
        ("^((a+)*)+b$", Some("^a*b$")),
        (r"^\d+\d{2,}\d*x$", Some(r"^\d{3,}x$")),
        ("^(a+?)+b$", Some("^a+?b$")),
        // Nothing is known to be better.
        (r"\s+$", None),
        ("^a*b*a*c$", None),
        // The group is referred to.
        (r"^(a+)+\1$", None),
        ("^a+b$", None),
    ];
    for (source, wanted) in cases {
        let pattern = Pattern::read(source).unwrap();
        let found = pattern.faster();
        assert_eq!(found.as_deref(), wanted, "{source}");
        let Some(found) = found else { continue };
        let [one, two] = [source, &found].map(|it| regress::Regex::with_flags(it, "u").unwrap());
        for text in ["", "a", "b", "ab", "aab", "aaab", "1", "ab1", "12x", "123x", "1234x", "ba"] {
            assert_eq!(one.find(text).is_some(), two.find(text).is_some(), "{source} {text}");
        }
    }
}

#[test]
fn many_alternatives_are_a_limit_and_no_fault_of_the_machine() {
    for source in ["|".repeat(100_000), "(x|y)".repeat(20_000)] {
        let pattern = Pattern::read(&source).unwrap();
        assert!(pattern.rust().unwrap_err().contains("alternatives"));
        assert_eq!(pattern.cost(), pattern.cost());
    }
    let words: Vec<String> = (0..2_000).map(|at| format!("w{at}")).collect();
    assert!(Pattern::read(&format!("^(?:{})$", words.join("|"))).unwrap().rust().is_ok());
}

#[test]
fn what_other_engines_read_is_corrected() {
    let cases = [
        (r"^[0-9a-f]{8}\-[0-9a-f]{4}$", "^[0-9a-f]{8}-[0-9a-f]{4}$"),
        (r"^\_[\-\'a]\:$", r"^_[\-'a]:$"),
        (r"\A\d+\z", r"^\d+$"),
        (r"(?P<year>\d{4})\-\k<year>", r"(?<year>\d{4})-\k<year>"),
    ];
    for (source, good) in cases {
        assert!(Pattern::read(source).is_err(), "{source}");
        assert_eq!(Remedy::of(source).map(|remedy| remedy.pattern).as_deref(), Some(good));
    }
    for source in ["(", r"\h", "(?i)a", "a{2,1}", r"^\-$("] {
        assert_eq!(Remedy::of(source), None, "{source}");
    }
    let help = Remedy::of(r"a\-b\-c").map(|remedy| remedy.help());
    assert_eq!(help.as_deref(), Some(r"write `-` for `\-`: `a-b-c`"));
}

#[test]
fn what_matches_every_text_is_found() {
    for source in [
        "",
        ".*",
        "^",
        "$",
        "^.*",
        ".*$",
        "(?:)",
        "^(.*)",
        "a*",
        "x?",
        r"^[\s\S]*$",
        r"[^\d\D]*",
        r"^(?:[\s\S])*$",
        "a|",
        "^[^]*$",
        "(^)x*",
    ] {
        assert!(Pattern::read(source).unwrap().matches_everything(), "{source}");
    }
    for source in
        ["^.*$", "^(.*)$", ".", ".+", "^$", "^x*$", "a", r"^[\s\S]+$", r"\b", "(?!a)", "^(.|\\n)*$"]
    {
        assert!(!Pattern::read(source).unwrap().matches_everything(), "{source}");
    }
}

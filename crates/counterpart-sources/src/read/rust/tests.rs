//! Each form of Rust, and what is read of it.

use std::path::Path;

use crate::facts::Span;
use crate::read::shown;

#[track_caller]
fn reads(text: &str, expected: &str) {
    let facts = crate::read::read(crate::read::Language::Rust, Path::new("lib.rs"), text);
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    let expected = lines(expected).into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>();
    assert_eq!(lines(&shown::facts(&facts)), expected, "{text}");
}

#[test]
fn an_enum_lists_its_variants() {
    reads("enum Key { Github, TwilioSid }", "Key: variants [Key::Github Key::TwilioSid]");
    reads(
        "#[derive(Serialize)] enum Key { Github, TwilioSid }",
        r#"Key: variants ["Github" "TwilioSid"]
           Key.Github: constant ["Github"]
           Key.TwilioSid: constant ["TwilioSid"]"#,
    );
    reads("mod store { enum Key { A } }", "store.Key: variants [store::Key::A]");
}

#[test]
fn serde_names_variants() {
    reads(
        r#"#[derive(Serialize, Deserialize)] #[serde(rename_all = "snake_case")]
           enum Key { #[serde(alias = "gh")] GitHub, #[serde(rename = "x-y")] Xy, #[serde(skip)] Z,
                      #[serde(skip_deserializing)] Half, #[serde(other)] Rest }"#,
        r#"Key: variants ["git_hub" +"gh" "x-y" ?"half"] | rest
           Key.GitHub: constant ["git_hub"]
           Key.Xy: constant ["x-y"]"#,
    );
    reads(
        r#"#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "UPPERCASE"))]
           enum Key { Ab }"#,
        r#"Key: variants ["AB"]
           Key.Ab: constant ["AB"]"#,
    );
    reads(
        r#"#[derive(Serialize, Deserialize)] #[serde(rename_all(serialize = "lowercase"))]
           enum Key { #[serde(rename(deserialize = "b"))] B, #[serde(rename = "c")] C }"#,
        r#"Key: variants ["b" "c"]
           Key.B: constant ["b"]
           Key.C: constant ["c"]"#,
    );
    reads(
        r#"#[derive(Serialize, Deserialize)] enum Key { #[serde(rename(serialize = "x"))] A }"#,
        r#"Key: variants [?"x" ?"A"]"#,
    );
    // Conversions write something else than the variants' names.
    reads(
        r#"#[derive(Serialize)] #[serde(into = "String")] enum Key { A }"#,
        "Key: variants [Key::A]",
    );
}

#[test]
fn enums_of_other_kinds() {
    reads(
        "#[derive(Serialize_repr)] enum Level { Low = 3, High, Odd = f() }",
        r#"Level: variants ["3" "4" ???]
           Level.Low: constant ["3"]
           Level.High: constant ["4"]"#,
    );
    reads(
        "#[derive(Serialize)] #[serde(untagged)] enum Any { A(First), B { c: u8 } }",
        r#"Any: variants [..First ???]
           Any.B: fields ["c"]"#,
    );
    reads(
        r#"#[derive(Serialize)] #[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
           enum Event { Made { user_id: u8 } }"#,
        r#"Event: variants ["made"]
           Event.Made: constant ["made"]
           Event.Made: fields ["type" "userId"]"#,
    );
    reads(
        r#"#[derive(Clone, ValueEnum)]
           enum Arg { TwilioSid, #[value(name = "gh", alias = "hub")] Github, #[value(skip)] No }"#,
        r#"Arg: variants ["twilio-sid" "gh" +"hub"]
           Arg.TwilioSid: constant ["twilio-sid"]
           Arg.Github: constant ["gh"]"#,
    );
    reads(
        r#"#[derive(ValueEnum)] #[value(rename_all = "snake_case")] enum Arg { TwilioSID }"#,
        r#"Arg: variants ["twilio_sid"]
           Arg.TwilioSID: constant ["twilio_sid"]"#,
    );
    reads(
        r#"#[derive(EnumString)] #[strum(serialize_all = "kebab-case")]
           enum Key { TwilioSid, #[strum(serialize = "a", serialize = "longer")] A, #[strum(disabled)] D }"#,
        r#"Key: variants ["twilio-sid" "longer" +"a"]
           Key.TwilioSid: constant ["twilio-sid"]
           Key.A: constant ["longer"]"#,
    );
    reads(r#"enum Key { #[cfg(feature = "x")] A, B }"#, "Key: variants [?Key::A Key::B]");
}

#[test]
fn a_struct_lists_its_fields() {
    reads(
        r#"#[derive(Deserialize)] #[serde(rename_all = "camelCase")]
           struct S { service_key: String, #[serde(rename = "x")] y: u8, #[serde(flatten)] inner: Option<Inner>,
                      #[serde(flatten)] rest: HashMap<String, Value>, #[serde(skip)] no: u8, r#type: u8 }"#,
        r#"S: fields ["serviceKey" "x" ..Inner "type"]"#,
    );
    reads("struct S { r#type: u8, a: u8 }", r#"S: fields ["type" "a"]"#);
    reads("struct S(Inner);", "S: fields [..Inner]");
    reads("type Key = keys::Key;", "Key: variants [..keys::Key]");
    reads("type F = fn(u8) -> u8;", "F: variants [???]");
}

#[test]
fn constants_hold_lists() {
    reads(
        r#"const A: &[&str] = &["a", B, "c"]; const B: &str = "b"; static C: [&str; 3] = A; const D: Key = Key::X;"#,
        r#"A: array ["a" B "c"]
           B: constant ["b"]
           C: array [..A]
           D: constant [Key::X]"#,
    );
    reads(
        r#"const A: &[S] = &[S { key: "a", n: 1 }, S { key: X, n: f() }];"#,
        r#"A: array [???]
           A.[].key: array ["a" X]
           A.[].n: array ["1" ???]"#,
    );
    reads(
        r#"const P: &[(&str, u8)] = &[("a", 1), ("b", 2)];"#,
        r#"P: array [???]
           P.[].0: array ["a" "b"]
           P.[].1: array ["1" "2"]"#,
    );
    reads(
        "impl Key { pub const ALL: &'static [Self] = &[Self::A, Key::B]; }",
        "Key.ALL: array [Key::A Key::B]",
    );
    reads(
        r#"const C: Config = Config { names: &["a"], n: 1, ..BASE };"#,
        r#"C: keys ["names" "n"] | rest
           C.names: array ["a"]
           C.n: constant ["1"]"#,
    );
    reads(r#"const A: &[&str] = &[#[cfg(x)] "a", "b"];"#, r#"A: array [?"a" "b"]"#);
    reads(r#"const A: &[&str] = include!("x.in");"#, "A: constant [???]");
    reads("const A: &[&str] = &other();", "A: constant [???]");
    reads(r#"static A: [&[&str]; 1] = [&["a"]];"#, "A: array [???]");
}

#[test]
fn collections_are_followed_into_their_constructors() {
    for (text, expected) in [
        (r#"HashMap::from([("a", 1), (B, 2)])"#, r#"keys ["a" B]"#),
        (r#"[("a", 1)].into_iter().collect::<BTreeMap<_, _>>()"#, r#"keys ["a"]"#),
        (r#"[("a", 1)].into_iter().collect()"#, r#"keys ["a"]"#),
        (r#"phf_map! { "a" => 1, "b" => S { x: 2 } }"#, r#"keys ["a" "b"]"#),
        (r#"maplit::hashmap! { "a" => 1 }"#, r#"keys ["a"]"#),
        (r#"LazyLock::new(|| HashMap::from([("a", 1)]))"#, r#"keys ["a"]"#),
        (
            r#"LazyLock::new(|| { let mut m = HashMap::new(); m.insert("a", 1); m })"#,
            r#"keys ["a"]"#,
        ),
        (
            r#"{ let mut m = HashMap::new(); m.insert("a", 1); if x { m.insert("b", 2); } m }"#,
            r#"keys ["a" ???]"#,
        ),
        ("{ let mut m = HashMap::new(); for k in K { m.insert(k, 1); } m }", "keys [???]"),
        ("OTHER.iter().map(|x| (x, 1)).collect()", "constant [???]"),
        ("build()", "constant [???]"),
        ("OTHER", "keys [..OTHER]"),
    ] {
        let text = format!("static M: LazyLock<HashMap<&str, u8>> = {text};");
        reads(&text, &format!("M: {expected}"));
    }
    for (text, expected) in [
        (r#"vec!["a".to_string(), String::from("b"), "c".into()]"#, r#"array ["a" "b" "c"]"#),
        (r#"HashSet::from(["a"])"#, r#"array ["a"]"#),
        (r#"["a", "b"].map(String::from).to_vec()"#, r#"array ["a" "b"]"#),
        (r#"["a"].iter().map(|s| s.to_string()).collect()"#, r#"array ["a"]"#),
        (r#"["a"].iter().filter(f).collect()"#, "constant [???]"),
        ("[A, B].concat()", "array [..A ..B]"),
        (r#"["a"].into_iter().chain(B).collect()"#, r#"array ["a" ..B]"#),
        (r#"vec!["x"; 3]"#, "constant [???]"),
        (r#"my_list!["a"]"#, "constant [???]"),
    ] {
        let text = format!("static L: LazyLock<Vec<String>> = LazyLock::new(|| {text});");
        reads(&text, &format!("L: {expected}"));
    }
}

#[test]
fn a_match_lists_its_arms() {
    for (arms, expected) in [
        (r#""a" | "b" => 1, "c" => 2, _ => 0"#, r#"["a" "b" "c"] | rest"#),
        (r#""a" => 1, other => f(other)"#, r#"["a"] | rest"#),
        (r#""a" => 1, _ => unreachable!()"#, r#"["a"] | refuses"#),
        (r#""a" => 1, _ => return Err(E)"#, r#"["a"] | refuses"#),
        (r#""a" => 1, _ => { log(); bail!("no") }"#, r#"["a"] | refuses"#),
        (r#""a" => 1, _ => None"#, r#"["a"] | rest"#),
        (r#""a" if f => 1, "b" => 2, _ => 0"#, r#"[?"a" "b"] | rest"#),
        (r#""a" => 1, x if x.starts_with("b") => 2, _ => 0"#, r#"["a" ???] | rest"#),
        (r#"Some("a") => 1, Some(_) => 0, None => 2"#, r#"["a"] | rest"#),
        (r#"Ok("a") => 1, Ok(_) => panic!(), Err(_) => 2"#, r#"["a"] | refuses"#),
        (r#"Ok("a") => 1, Ok("b") => 2, Err(_) => 3"#, r#"["a" "b"]"#),
        ("Key::A => 1, Key::B(_) => 2, Key::C { .. } => 3", "[Key::A Key::B Key::C]"),
        ("Key::A(1) => 1, Key::A(_) => 2", "[?Key::A Key::A]"),
        ("A | B => 1, c => 2", "[A B] | rest"),
        (r#"("a", _) => 1, (_, "b") => 2, (_, _) => 3"#, "[??? ???] | rest"),
        ("1..=3 => 1, -1 => 2, _ => 0", r#"["1" "2" "3" "-1"] | rest"#),
        ("..=3 => 1, _ => 0", "[???] | rest"),
        (r#"x @ ("a" | "b") => x, _ => 0"#, r#"["a" "b"] | rest"#),
        (r#"#[cfg(x)] "a" => 1, _ => 0"#, r#"[?"a"] | rest"#),
        (r#"["a", ..] => 1, _ => 0"#, "[???] | rest"),
    ] {
        let text = format!("fn f(x: X) -> u8 {{ match x.as_str() {{ {arms} }} }}");
        reads(&text, &format!("f: arms over x.as_str() {expected}"));
    }
    // An expression without values is not a list.
    reads("fn f(x: X) { match x { Some(y) => 1, None => 2 } }", "f");
}

#[test]
fn a_chain_of_comparisons_lists_its_values() {
    for (body, expected) in [
        (
            r#"if x == "a" || x == "b" { 1 } else if x == C { 2 } else { 0 }"#,
            r#"["a" "b" C] | rest"#,
        ),
        (r#"if "a" == x { 1 } else if &*x == "b" { 2 }"#, r#"["a" "b"]"#),
        (r#"if x == "a" { 1 } else if x == "b" { 2 } else { panic!() }"#, r#"["a" "b"] | refuses"#),
        (r#"if x == "a" && y { 1 } else if x == "b" { 2 }"#, r#"[?"a" "b"]"#),
        (r#"if x == "a" { 1 } else if x == "b" { 2 } else if y { 3 }"#, r#"["a" "b" ???]"#),
        (r#"if x == "a" { return 1; } if x == "b" { return 2; } 0"#, r#"["a" "b"] | rest"#),
        (r#"if x == "a" { return 1; } if x == "b" { return 2; } Err(E)"#, r#"["a" "b"] | refuses"#),
        (r#"if x != "a" && x != "b" { return Err(E); } 1"#, r#"["a" "b"] | refuses"#),
        (r#"x == "a" || x == "b" || x == "c""#, r#"["a" "b" "c"]"#),
        (r#"matches!(x, "a" | "b")"#, r#"["a" "b"]"#),
        (r#"!matches!(x.trim(), "a" | "b" if y)"#, r#"[?"a" ?"b"]"#),
        (r#"["a", "b"].contains(&x)"#, r#"["a" "b"]"#),
        (r#"assert!(x == "a" || x == "b");"#, r#"["a" "b"]"#),
        (r#"if let "a" = x { 1 } else if let "b" = x { 2 }"#, r#"["a" "b"]"#),
    ] {
        reads(&format!("fn f(x: X) {{ {body} }}"), &format!("f: chain over x {expected}"));
    }
    // One comparison is a special case, not a list.
    for body in [r#"if x == "a" { 1 }"#, r#"x == "a""#, "a == b || c == d", "if x == y { 1 }"] {
        reads(&format!("fn f(x: X) {{ {body} }}"), "f");
    }
}

#[test]
fn functions_hold_names_of_their_own() {
    reads(r#"fn f() -> Vec<&'static str> { vec!["a", "b"] }"#, r#"f: array ["a" "b"]"#);
    reads(
        r#"fn f(v: &[&str]) { let l = ["a"]; for x in l {} for x in v {} for y in ["b", v] {} }"#,
        r#"f: array ["b" ???]
           f.l: array ["a"]"#,
    );
    reads(r#"fn f() { let l = ["a"]; let l = ["b"]; let mut m = ["c"]; g(l) }"#, "f");
    reads(
        r#"fn outer(s: &str) { fn inner(s: &str) { match s { "a" => 1, _ => 2 } }
           let c = |s: &str| match s { "b" => 1, _ => 2 }; }"#,
        r#"outer: arms over s ["b"] | rest
           outer.inner: arms over s ["a"] | rest
           outer.c: arms over s ["b"] | rest"#,
    );
    reads(
        r#"fn f(s: &str) { for x in ["a"] {} match s { "a" => 1, "b" => 2 } }"#,
        r#"f: arms over s ["a" "b"]"#,
    );
    reads(
        r#"impl Key { fn name(self) { match self { Self::A => 1 } } }
           trait T { fn d(&self) { match x { "a" => 1 } } }"#,
        r#"Key.name: arms over self [Key::A]
           T.d: arms over x ["a"]"#,
    );
    reads("fn f(s: &str) { tokio::select! { a = b() => {}, c = d() => {} } }", "f: arms [???]");
}

#[test]
fn names_are_seen_from_the_files_module() {
    reads(
        "use crate::A; mod m { use super::A; const B: &[&str] = A; const C: &[&str] = self::B;
           mod n { const D: &[&str] = super::B; const E: &[&str] = super::super::A; const F: &[&str] = crate::A; } }",
        "m.B: array [..m::A]
         m.C: array [..m::B]
         m.n.D: array [..m::B]
         m.n.E: array [..A]
         m.n.F: array [..crate::A]",
    );
    let facts = crate::read::read(
        crate::read::Language::Rust,
        Path::new("lib.rs"),
        "pub use a::b::{self, C as D, e::*}; mod x; mod m { use super::y::Z; use self::q::R; }",
    );
    let imports = facts
        .imports
        .iter()
        .map(|it| format!("{} = {} of {}", it.local, it.name.join("::"), it.module));
    let expected = [
        "b = b of a",
        "D = C of a::b",
        "* =  of a::b::e",
        "x =  of self::x",
        "m::Z = Z of self::y",
        "m::R = R of self::m::q",
    ];
    assert_eq!(imports.collect::<Vec<_>>(), expected);
    let exports = facts.exports.iter().map(|it| it.name.as_str());
    assert_eq!(exports.collect::<Vec<_>>(), ["b", "D", "*"]);
}

#[test]
fn macros_that_write_items_leave_their_names_unknown() {
    reads("string_enum! { #[x] pub enum Key { A => \"a\" } }", "Key: variants [???]");
    reads("services!(Key, A, B);", "Key: variants [???]");
    reads("macro_rules! m { () => { const A: u8 = 1; } }", "");
    reads(
        r#"lazy_static! { pub static ref M: HashMap<&'static str, u8> = HashMap::from([("a", 1)]); }"#,
        r#"M: keys ["a"]"#,
    );
    let facts = crate::read::read(
        crate::read::Language::Rust,
        Path::new("lib.rs"),
        r#"include!("generated.rs");"#,
    );
    assert_eq!(facts.imports.len(), 1, "something unknown may be in it");
}

#[test]
fn what_cannot_be_parsed_is_told_and_the_rest_is_read() {
    reads(
        "const A: &[&str] = &[\"a\"];\nfn broken(,) {}\nconst B: &[&str] = &[\"b\"];",
        "A: array [\"a\"]\nB: array [\"b\"]\n! 2:11",
    );
    reads("const A: &str = \"a;\n", "! 1:17");
}

#[test]
fn items_that_nest_too_deeply_are_told_and_the_rest_is_read() {
    let nested = |open: &str, inner: &str, close: &str, times: usize| {
        format!("{}{inner}{}", open.repeat(times), close.repeat(times))
    };
    for times in [500, 100_000] {
        let items = [
            format!("const X: u8 = {};", nested("(", "1", ")", times)),
            format!("type X = {};", nested("Vec<", "u8", ">", times)),
            format!("type X = {};", nested("fn(u8) -> ", "u8", "", times)),
            format!("fn x() {{ {}; }}", nested("!", "true", "", times)),
            format!("fn x() {{ {}; }}", nested("1 + ", "1", "", times)),
            format!("fn x() {{ {}; }}", nested("|a, b| ", "1", "", times)),
            format!("fn x(x: {}) {{}}", nested("&", "u8", "", times)),
            format!("fn x() {{ {} }}", nested("if x == \"v\" { 1 } else ", "{ 0 }", "", times)),
            format!("fn x() {{ x{}; }}", nested(".a()", "", "", times)),
            nested("mod m {", "", "}", times),
            format!("m! {{ {} }}", nested("(", "", ")", times)),
        ];
        for item in items {
            let begins: String = item.chars().take(30).collect();
            let text =
                format!("const A: &[&str] = &[\"a\"];\n{item}\nconst B: &[&str] = &[\"b\"];");
            let facts = crate::read::read(crate::read::Language::Rust, Path::new("lib.rs"), &text);
            let named = |name: &str| facts.declarations.iter().any(|it| it.symbol == [name]);
            assert!(named("A") && named("B"), "{begins} {times}");
            if times == 100_000 {
                let told: Vec<_> = facts.problems.iter().map(|it| it.message.as_str()).collect();
                assert_eq!(told, ["it nests too deeply to be read"], "{begins}");
                assert_eq!(facts.problems[0].at.line, 2, "{begins}");
            }
        }
    }
}

#[test]
fn places_count_characters() {
    let facts = crate::read::read(
        crate::read::Language::Rust,
        Path::new("lib.rs"),
        "/* äöü */ const A: &[&str] =\n    &[\"ü\", \"b\"];",
    );
    let at =
        |text: &str| facts.mentions.iter().find(|it| it.text == text).map(|it| (it.at, it.name));
    assert_eq!(at("A"), Some((Span { line: 1, column: 17, length: 1 }, true)));
    assert_eq!(at("ü"), Some((Span { line: 2, column: 7, length: 4 }, false)));
    assert_eq!(at("b"), Some((Span { line: 2, column: 12, length: 3 }, false)));
    assert_eq!(at("const"), None);
}

#[test]
fn doc_comments_and_keywords_are_no_mentions() {
    let facts = crate::read::read(
        crate::read::Language::Rust,
        Path::new("lib.rs"),
        "/// github\nfn r#type() { \"x\"; r#\"y\"#; 1; }",
    );
    let texts: Vec<_> = facts.mentions.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["type", "x", "y"]);
}

//! Each form of Rust, and what is read of it.

use std::path::Path;

use crate::read::shown;

#[track_caller]
fn reads(text: &str, expected: &str) {
    let facts = super::read(Path::new("lib.rs"), text);
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    let expected = lines(expected).into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>();
    assert_eq!(lines(&shown::facts(&facts)), expected, "{text}");
}

#[test]
fn try_out() {
    let text = r##"
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Key { Github, #[serde(rename = "twilio", alias = "tw")] TwilioSid, #[cfg(feature = "x")] OpenAi, #[serde(other)] Other, #[serde(skip)] Hidden }
    pub enum Plain { Github, TwilioSid }
    impl Plain {
        pub const ALL: &'static [Self] = &[Self::Github, Plain::TwilioSid];
        fn as_str(self) -> &'static str { match self { Self::Github => "github", Self::TwilioSid => "twilio_sid" } }
    }
    impl FromStr for Plain { fn from_str(s: &str) -> Result<Self, E> { match s { "github" | "gh" => Ok(Self::Github), x if x.len() > 3 => Ok(Self::Github), "b" if y => Ok(x), _ => Err(E) } } }
    const A: &[&str] = &["a", B, "c"];
    const B: &str = "b";
    static C: &[&str] = A;
    const SERVICES: &[Service] = &[Service { key: "github", n: 1 }, Service { key: "gitlab", n: X }];
    const PAIRS: [(&str, &str); 2] = [("github", "G"), ("b", "B")];
    static M: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| HashMap::from([("a", 1), ("b", 2)]));
    static N: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| { let mut m = HashMap::new(); m.insert("a", 1); m.insert(B, 2); m });
    static P: phf::Map<&str, u8> = phf_map! { "a" => 1, "b" => 2 };
    fn chain(x: &str) -> u8 { if x == "a" || x == "b" { 1 } else if x == "c" { 2 } else { 0 } }
    fn early(x: &str) -> u8 { if x == "a" { return 1; } if x == "b" { return 2; } 0 }
    fn is(x: &str) -> bool { matches!(x, "a" | "b") }
    fn has(x: &str) -> bool { ["a", "b"].contains(&x) }
    fn list() -> Vec<&'static str> { vec!["a", "b"] }
    mod inner { use super::A; pub const D: &[&str] = A; pub const E: &[&str] = self::D; fn f(v: &[&str]) { let g = ["q", "r"]; for x in g {} for y in ["s","t"] {} } }
    #[derive(Clone, ValueEnum)] enum Arg { TwilioSid, #[value(name = "gh", alias = "hub")] Github, #[clap(skip)] No }
    #[derive(Deserialize)] #[serde(rename_all = "camelCase")] struct S { service_key: String, #[serde(flatten)] rest: Inner, #[serde(flatten)] extra: HashMap<String, Value>, #[serde(skip)] no: u8, r#type: u8 }
    fn opt(x: Option<&str>) -> u8 { match x { Some("a") => 1, Some("b") => 2, Some(_) => panic!(), None => 0 } }
    "##;
    let facts = super::read(Path::new("lib.rs"), text);
    println!("{}", shown::facts(&facts));
    println!("{:?}", facts.imports);
    reads("", "");
}

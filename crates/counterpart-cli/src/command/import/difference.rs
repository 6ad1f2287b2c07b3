//! One thing that a program must change, and why.

use std::fmt::{self, Write as _};

use serde_json::{Value, json};

use super::types::Ty;

/// One thing that typify's types have and counterpart's have otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The type of typify, with its field or variant: `Order.lines`, `Event::Placed`.
    pub place: String,
    /// What typify gives.
    pub theirs: String,
    /// What counterpart gives; empty where there is nothing.
    pub ours: String,
    /// Why.
    pub why: &'static str,
}

impl Difference {
    /// The difference as an object for programs.
    pub fn data(&self) -> Value {
        json!({
            "place": self.place,
            "typify": self.theirs,
            "counterpart": if self.ours.is_empty() { Value::Null } else { self.ours.as_str().into() },
            "why": self.why,
        })
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, theirs, ours, .. } = self;
        match (theirs.as_str(), ours.as_str()) {
            (theirs, ours) if theirs == ours => f.write_str(place),
            ("", ours) => write!(f, "{place}: {ours}"),
            (theirs, "") => write!(f, "{place}: {theirs}"),
            (theirs, ours) => write!(f, "{place}: {theirs} -> {ours}"),
        }
    }
}

/// The differences of one contract as text, grouped by why they are there.
pub fn text(differences: &[Difference]) -> String {
    let mut groups: Vec<(&str, Vec<&Difference>)> = Vec::new();
    for difference in differences {
        match groups.iter_mut().find(|(why, _)| *why == difference.why) {
            Some((_, group)) => group.push(difference),
            None => groups.push((difference.why, vec![difference])),
        }
    }
    let mut text = String::new();
    for (why, group) in groups {
        let _ = writeln!(text, "  {why}");
        for difference in group {
            let _ = writeln!(text, "    {difference}");
        }
    }
    text
}

const INTEGERS: &[&str] = &[
    "i8",
    "u8",
    "i16",
    "u16",
    "i32",
    "u32",
    "i64",
    "u64",
    "NonZeroU8",
    "NonZeroU16",
    "NonZeroU32",
    "NonZeroU64",
    "NonZeroI64",
];
const MAPS: &[&str] = &["HashMap", "BTreeMap", "Map", "IndexMap"];
const LISTS: &[&str] = &["Vec", "HashSet", "BTreeSet"];
/// Types that typify has for formats.
const FORMATS: &[&str] =
    &["DateTime", "NaiveDate", "NaiveTime", "Uuid", "IpAddr", "Ipv4Addr", "Ipv6Addr"];
/// Types that counterpart has for formats.
const TEXTS: &[&str] = &[
    "Date",
    "DateTime",
    "Duration",
    "Email",
    "Hostname",
    "IdnEmail",
    "IdnHostname",
    "Ipv4",
    "Ipv6",
    "Iri",
    "IriReference",
    "JsonPointer",
    "Regex",
    "RelativeJsonPointer",
    "Secret",
    "Time",
    "Uri",
    "UriReference",
    "UriTemplate",
    "Uuid",
];

/// Why two types that are not the same are not.
pub fn why(theirs: &Ty, ours: &Ty) -> &'static str {
    let one_of = |list: &[&str], ty: &Ty| list.contains(&ty.head.as_str());
    let inner = ours.inside("Option");
    if let (Some(theirs), Some(ours)) = (theirs.inside("Option"), inner)
        && ours.head != "Option"
    {
        return why(theirs, ours);
    }
    if theirs.inside("Option").is_some() && inner.is_some_and(|it| it.head == "Option") {
        "typify reads an absent property and null alike, and loses which of them it was"
    } else if inner.is_some() && theirs.head != "Option" {
        if one_of(LISTS, theirs) || one_of(MAPS, theirs) {
            "typify reads an absent property as an empty one, and loses which of them it was"
        } else {
            "typify fills in the default where the property is absent, and loses that it was absent"
        }
    } else if one_of(INTEGERS, theirs) && one_of(INTEGERS, ours) {
        "each takes the integer type by its own rule from format and bounds"
    } else if one_of(MAPS, theirs) && one_of(MAPS, ours) {
        "maps of counterpart are ordered by key"
    } else if one_of(FORMATS, theirs) || one_of(TEXTS, ours) {
        "counterpart has a type for each format: as_str() gives its text, features of the crate convert it"
    } else if theirs.head == ours.head && theirs.args.len() == ours.args.len() {
        let pairs = theirs.args.iter().zip(&ours.args);
        match pairs.into_iter().find(|(theirs, ours)| theirs != ours) {
            Some((theirs, ours)) => why(theirs, ours),
            None => "their types have the same name and are not the same",
        }
    } else if theirs.head == "Value" {
        "typify has no type for it, and takes every value"
    } else if ours.head == "Value" {
        "counterpart takes every value that the schema admits, and checks it"
    } else if theirs.head.starts_with('[') {
        "typify has an array of this length; counterpart checks the length of a list"
    } else if theirs.head == "f64" || ours.head == "f64" {
        "the schema admits other numbers than the narrower type holds"
    } else {
        "the types are made in another way"
    }
}

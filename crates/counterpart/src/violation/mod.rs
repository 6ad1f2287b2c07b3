//! What is wrong with an instance. `docs/violations.md` is the table this follows.

pub(crate) mod ecmascript;
mod message;
mod parameters;

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

pub use parameters::Parameters;

use crate::check::detail::Detail;
use crate::check::report::Entry;

/// One thing that is wrong with an instance. Nothing in it is taken from the values of the
/// instance, only the path to the place and the names of its properties.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// Where in the instance, as a JSON Pointer.
    pub instance_path: String,
    /// The keywords that were passed through from the definition's own schema, as a JSON Pointer.
    pub evaluation_path: String,
    /// The keyword that refused; `depth`, `json`, `decode` and `more` are not keywords of JSON
    /// Schema.
    pub keyword: &'static str,
    /// What the keyword asks for.
    pub parameters: Parameters,
    /// One sentence, made from keyword and parameters; a long list of values is cut to those that
    /// are nearest to the instance.
    pub message: String,
    /// For `anyOf` and `oneOf` what the nearest branch has against the value; for `propertyNames`
    /// what is wrong with the name.
    pub causes: Vec<Violation>,
}

impl Violation {
    /// A violation that the evaluator found.
    fn found(entry: Entry<'_>) -> Self {
        Self {
            message: message::of(entry.keyword, &entry.detail, entry.text.as_deref()),
            instance_path: entry.instance,
            evaluation_path: entry.evaluation,
            keyword: entry.keyword,
            parameters: Parameters::new(entry.detail),
            causes: entry.causes.into_iter().map(Self::found).collect(),
        }
    }

    /// The list of what the evaluator found; if there are more, the last says so.
    pub(crate) fn list((entries, more): (Vec<Entry<'_>>, bool), limit: usize) -> Vec<Self> {
        let more = more.then(|| Self::more(limit));
        entries.into_iter().map(Self::found).chain(more).collect()
    }

    fn at(instance_path: String, keyword: &'static str, detail: Detail) -> Self {
        Self {
            message: message::of(keyword, &detail, None),
            instance_path,
            evaluation_path: String::new(),
            keyword,
            parameters: Parameters::new(detail),
            causes: Vec::new(),
        }
    }

    fn whole(keyword: &'static str, detail: Detail) -> Self {
        Self::at(String::new(), keyword, detail)
    }

    /// There are more violations than those that are reported.
    fn more(limit: usize) -> Self {
        Self::whole("more", Detail::Count(limit as u64))
    }

    /// The instance nests deeper than `limit` levels.
    pub(crate) fn depth(limit: usize) -> Self {
        Self::whole("depth", Detail::Count(limit as u64))
    }

    /// The Rust type cannot hold the value there.
    pub(crate) fn undecoded(instance_path: String, expected: &'static str) -> Self {
        Self::at(instance_path, "decode", Detail::Expected(expected))
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let has_causes = self.parameters.detail().has_causes();
        let mut members = serializer.serialize_struct("Violation", 5 + usize::from(has_causes))?;
        members.serialize_field("instancePath", &self.instance_path)?;
        members.serialize_field("evaluationPath", &self.evaluation_path)?;
        members.serialize_field("keyword", self.keyword)?;
        members.serialize_field("parameters", &self.parameters)?;
        members.serialize_field("message", &self.message)?;
        if has_causes {
            members.serialize_field("causes", &self.causes)?;
        }
        members.end()
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.instance_path.as_str() {
            "" => f.write_str(&self.message),
            path => write!(f, "{path}: {}", self.message),
        }
    }
}

/// Everything that is wrong with an instance, as far as the limit of the contract goes; at least
/// one violation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    pub(crate) const fn new(violations: Vec<Violation>) -> Self {
        Self(violations)
    }

    pub(crate) fn one(violation: Violation) -> Self {
        Self(vec![violation])
    }

    /// The text is not JSON.
    pub(crate) fn json() -> Self {
        Self::one(Violation::whole("json", Detail::None))
    }

    /// The violations, sorted by their paths; `more` is the last.
    #[must_use]
    pub fn as_slice(&self) -> &[Violation] {
        &self.0
    }

    /// The violations, sorted by their paths; `more` is the last.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// The violations, owned.
    #[must_use]
    pub fn into_vec(self) -> Vec<Violation> {
        self.0
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, violation) in self.iter().enumerate() {
            let separator = if at == 0 { "" } else { "; " };
            write!(f, "{separator}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

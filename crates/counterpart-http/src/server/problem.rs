//! A problem document (RFC 9457).

use serde_json::{Map, Value};

/// What a problem says beside its type, title, status and code, which the document of the service
/// decides.
///
/// ```
/// use counterpart_http::server::Problem;
///
/// let problem = Problem::new("There is no key for pexels.").with("name", "pexels");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    detail: Option<String>,
    members: Map<String, Value>,
}

/// The members that the document of the service decides.
const DECIDED: [&str; 5] = ["type", "title", "status", "code", "detail"];

impl Problem {
    /// A problem that says what went wrong this time. The sentence is for a person, and must not hold
    /// a secret.
    pub fn new(detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), members: Map::new() }
    }

    /// Adds a member, such as `instance` or one that the schema of the problem declares. `type`,
    /// `title`, `status`, `code` and `detail` are left as they are.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        if !DECIDED.contains(&name) {
            self.members.insert(name.to_owned(), value.into());
        }
        self
    }

    /// What went wrong this time.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// The document.
    pub(crate) fn document(self, status: u16, code: Option<&str>, title: &str) -> Value {
        let mut document = Map::new();
        document.insert("type".to_owned(), "about:blank".into());
        document.insert("title".to_owned(), title.into());
        document.insert("status".to_owned(), status.into());
        if let Some(detail) = self.detail {
            document.insert("detail".to_owned(), detail.into());
        }
        if let Some(code) = code {
            document.insert("code".to_owned(), code.into());
        }
        document.extend(self.members);
        Value::Object(document)
    }
}

impl From<&str> for Problem {
    fn from(detail: &str) -> Self {
        Self::new(detail)
    }
}

impl From<String> for Problem {
    fn from(detail: String) -> Self {
        Self::new(detail)
    }
}

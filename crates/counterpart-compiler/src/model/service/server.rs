//! Where services are, and what their tags say.

use crate::source::Place;

/// Where a service is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The URL with `{variables}`; it may be relative to where the document is.
    pub url: String,
    /// What it says to a reader.
    pub docs: Option<String>,
    /// The variables of the URL, in the order of the document.
    pub variables: Vec<ServerVariable>,
    /// Where it stands.
    pub place: Place,
}

impl Server {
    /// The URL in which each variable has its default.
    #[must_use]
    pub fn default_url(&self) -> String {
        self.variables.iter().fold(self.url.clone(), |url, variable| {
            url.replace(&format!("{{{}}}", variable.name), &variable.default)
        })
    }
}

/// A variable of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// Its value where none is given.
    pub default: String,
    /// The values that it may have; empty where it may have any.
    pub values: Vec<String>,
    /// What it says to a reader.
    pub docs: Option<String>,
}

/// What a document says of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagDocs {
    /// The tag.
    pub name: String,
    /// What it says to a reader.
    pub docs: Option<String>,
}

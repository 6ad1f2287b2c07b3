//! What is asked about a string.

use counterpart_model::model::Format;

use crate::answer::{Answer, Reason};

/// What a string is to be like. The default asks for any string at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// At least so many code points.
    pub min: u64,
    /// At most so many code points.
    pub max: Option<u64>,
    /// Regular expressions of ECMA-262 (flag `u`) that all match somewhere in it.
    pub matches: Vec<String>,
    /// Regular expressions of which none matches anywhere in it.
    pub avoids: Vec<String>,
    /// Tests, each with what it is to say.
    pub tests: Vec<(Test, bool)>,
    /// Strings that it is not.
    pub excluded: Vec<String>,
    /// The strings of which it is one, where only these are in question.
    pub among: Option<Vec<String>>,
}

/// A property of strings that is no regular language here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// It has this format.
    Format(Format),
    /// It decodes from this `contentEncoding`.
    Encoding(String),
    /// Decoded, it holds this media type.
    Media {
        /// The media type.
        media_type: String,
        /// The encoding to decode first.
        encoding: Option<String>,
    },
}

impl Question {
    /// The least string that is like this: the shortest, and of these the plainest.
    #[must_use]
    pub fn answer(&self) -> Answer<String> {
        Answer::Unknown(Reason {
            because: "strings are not decided yet".to_owned(),
            help: String::new(),
        })
    }
}

//! Parameters: what a request says beside its body.

use super::media_type::MediaType;
use super::typed::Typed;
use crate::source::Place;

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Its key in the arguments of the operation: its name, with its location before it where two
    /// parameters have the same name (`query.id`). Unique in the operation.
    pub key: String,
    /// Where it stands in a request.
    pub location: Location,
    /// What it says to a reader.
    pub docs: Option<String>,
    /// Whether every request has it.
    pub required: bool,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// Whether `?name=` stands for no value.
    pub allow_empty: bool,
    /// How its value is written.
    pub form: ParameterForm,
    /// What its value may be.
    pub typed: Typed,
    /// Where it stands.
    pub place: Place,
}

/// Where a parameter stands in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// In the path.
    Path,
    /// Behind `?`.
    Query,
    /// The whole of what stands behind `?`, from OpenAPI 3.2 on.
    QueryString,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

impl Location {
    /// As the document writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::QueryString => "querystring",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// How the value of a parameter is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterForm {
    /// As text, in a style.
    Styled {
        /// The style.
        style: Style,
        /// Whether items and properties are written apart.
        explode: bool,
        /// Whether reserved characters (`:/?#[]@!$&'()*+,;=`) stay as they are.
        allow_reserved: bool,
    },
    /// As a media type: `application/json`.
    Content(MediaType),
}

/// How items and properties become text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `a,b`: in paths and headers.
    Simple,
    /// `.a.b`: in paths.
    Label,
    /// `;name=a;name=b`: in paths.
    Matrix,
    /// `name=a&name=b`: in queries and cookies.
    Form,
    /// `name=a%20b`: in queries.
    SpaceDelimited,
    /// `name=a%7Cb`: in queries.
    PipeDelimited,
    /// `name[key]=a`: in queries.
    DeepObject,
    /// `name=a; name=b`: in cookies, from OpenAPI 3.2 on. Nothing is percent-encoded.
    Cookie,
}

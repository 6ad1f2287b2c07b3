//! What is known of an operation before a request comes: static data of the generated code.

/// An operation of a service.
#[derive(Debug)]
pub struct Operation {
    /// Its `operationId`.
    pub id: &'static str,
    /// Its method, in capital letters.
    pub method: &'static str,
    /// Its path as the document writes it: `/keys/{name}`.
    pub path: &'static str,
    /// The ways to say who asks, in the order of the document; none where nobody needs to.
    pub security: &'static [Alternative],
    /// The parameters.
    pub parameters: &'static [Parameter],
    /// The media types of a body; none where no body is read. `*/*` and `text/*` are ranges.
    pub takes: &'static [&'static str],
    /// Whether a request without a body is refused.
    pub needs_body: bool,
    /// The media types of its successes.
    pub gives: &'static [&'static str],
}

/// One way to say who asks: the schemes that are all needed. Without one, nobody needs to say.
#[derive(Debug)]
pub struct Alternative {
    /// Its number in the service: alternatives of the same schemes have the same.
    pub number: usize,
    /// The schemes.
    pub schemes: &'static [Scheme],
    /// What must be allowed to who asks.
    pub scopes: &'static [&'static str],
}

/// A security scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Basic …`
    Basic,
    /// `Authorization` with another scheme.
    Authorization(&'static str),
    /// A key in a header of this name.
    Header(&'static str),
    /// A key in the query.
    Query(&'static str),
    /// A key in a cookie.
    Cookie(&'static str),
    /// A certificate of who asks. What accepts the connection checks it.
    Certificate,
}

/// A parameter of an operation.
#[derive(Debug)]
pub struct Parameter {
    /// Its key among the arguments of the operation.
    pub key: &'static str,
    /// Its name in the request.
    pub name: &'static str,
    /// Where it stands.
    pub location: Location,
    /// How its value is written.
    pub style: Style,
    /// Whether the items of an array and the properties of an object stand apart.
    pub explode: bool,
    /// What its text may become.
    pub reading: Reading,
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// It is the whole query.
    QueryString,
}

/// How the value of a parameter is written, by the words of OpenAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;name=a,b`
    Matrix,
    /// `name=a,b`
    Form,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a|b`
    PipeDelimited,
    /// `name[key]=a`
    DeepObject,
    /// JSON: the parameter has a `content` instead of a `schema`.
    Json,
    /// The text as it is.
    Text,
    /// A form: `a=1&b=2`.
    Pairs,
}

/// What the text of a parameter may become. The text `3` is a number only where its schema admits
/// numbers.
#[derive(Clone, Copy, Debug)]
pub enum Reading {
    /// One text: a string, or what else is admitted.
    Scalar {
        /// Whether numbers are admitted.
        number: bool,
        /// Whether `true` and `false` are admitted.
        boolean: bool,
        /// Whether `null` is admitted.
        null: bool,
    },
    /// Several texts.
    Array(&'static Reading),
    /// Texts by name: the declared ones, and what others are.
    Object(&'static [(&'static str, Reading)], &'static Reading),
}

impl Reading {
    /// A string and nothing else.
    pub const STRING: Self = Self::Scalar { number: false, boolean: false, null: false };
}

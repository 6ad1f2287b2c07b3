//! The answer of an operation, checked against its contract before it is sent.

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use counterpart::Contract;
use serde_json::Value;

use super::breach::Breach;
use super::media;
use super::problem::Problem;
use super::refusal::PROBLEM_JSON;
use super::stream::Sent;

/// The answer of an operation, as the generated code makes it of one of the declared answers.
#[derive(Debug)]
pub struct Reply {
    response: Response<Body>,
    breach: Option<Breach>,
}

impl Reply {
    /// An answer with this status and no body.
    #[must_use]
    pub fn new(status: u16) -> Self {
        Self::within(status, status, status)
    }

    /// An answer with a status that is declared as a range, from `first` to `last`.
    #[must_use]
    pub fn within(status: u16, first: u16, last: u16) -> Self {
        let mut response = Response::new(Body::empty());
        let valid = (first..=last).contains(&status);
        let code = StatusCode::from_u16(status).ok().filter(|_| valid);
        *response.status_mut() = code.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { response, breach: code.is_none().then_some(Breach::Status(status)) }
    }

    /// Adds headers: those of an object by their names, each with whether its value is exploded. An
    /// optional one that has no value is left out.
    #[must_use]
    pub fn headers<T: Contract>(self, declared: &[(&'static str, bool)], headers: &T) -> Self {
        let Ok(values) = serde_json::to_value(headers) else { return self.broken(Breach::Json) };
        let violations = T::violations(&values);
        if !violations.is_empty() {
            return self.broken(Breach::Violations(violations));
        }
        declared.iter().fold(self, |reply, (name, explode)| match values.get(*name) {
            None | Some(Value::Null) => reply,
            Some(value) => reply.header(name, simple(value, *explode)),
        })
    }

    fn header(mut self, name: &'static str, text: Option<String>) -> Self {
        let value = text.and_then(|text| HeaderValue::from_str(&text).ok());
        match (HeaderName::from_bytes(name.as_bytes()), value) {
            (Ok(name), Some(value)) => {
                self.response.headers_mut().append(name, value);
                self
            }
            (_, _) => self.broken(Breach::Header(name)),
        }
    }

    /// Adds a body in JSON.
    #[must_use]
    pub fn json<T: Contract>(self, media: &'static str, body: &T) -> Self {
        let Ok(text) = body.to_json() else { return self.broken(Breach::Json) };
        match T::from_json(&text) {
            Ok(_) => self.body(HeaderValue::from_static(media), text.into()),
            Err(violations) => self.broken(Breach::Violations(violations.into_vec())),
        }
    }

    /// Adds a body that is any value in JSON.
    #[must_use]
    pub fn value(self, media: &'static str, body: &Value) -> Self {
        self.body(HeaderValue::from_static(media), body.to_string().into())
    }

    /// Adds a body of text.
    #[must_use]
    pub fn text<T: Contract>(self, media: &'static str, body: &T) -> Self {
        let Ok(Value::String(text)) = serde_json::to_value(body) else {
            return self.broken(Breach::Json);
        };
        let violations = T::violations(&Value::String(text.clone()));
        if violations.is_empty() {
            return self.body(HeaderValue::from_static(media), text.into());
        }
        self.broken(Breach::Violations(violations))
    }

    /// Adds a body of bytes or of text without a contract.
    #[must_use]
    pub fn bytes(self, media: &'static str, body: impl Into<Bytes>) -> Self {
        self.body(HeaderValue::from_static(media), Body::from(body.into()))
    }

    /// Adds a body that says its media type itself, which has to be in the declared range.
    #[must_use]
    pub fn sent(self, range: &'static str, body: Sent) -> Self {
        let media = HeaderValue::from_str(&body.content_type).ok();
        let held = media::is_within(range, &body.content_type);
        match media.filter(|_| held) {
            Some(media) => self.body(media, Body::from(body.bytes)),
            None => self.broken(Breach::Header("Content-Type")),
        }
    }

    /// Adds a body that comes bit by bit.
    #[must_use]
    pub fn stream(self, media: &'static str, body: Body) -> Self {
        self.body(HeaderValue::from_static(media), body)
    }

    /// Adds a problem document.
    #[must_use]
    pub fn problem<T: Contract>(
        self,
        code: Option<&'static str>,
        title: &'static str,
        problem: Problem,
    ) -> Self {
        let status = self.response.status().as_u16();
        let document = problem.document(status, code, title);
        let violations = T::violations(&document);
        if violations.is_empty() {
            return self.body(PROBLEM_JSON, document.to_string().into());
        }
        self.broken(Breach::Violations(violations))
    }

    fn body(mut self, media: HeaderValue, body: Body) -> Self {
        self.response.headers_mut().insert(header::CONTENT_TYPE, media);
        *self.response.body_mut() = body;
        self
    }

    /// Remembers the first thing that is wrong.
    fn broken(mut self, breach: Breach) -> Self {
        self.breach.get_or_insert(breach);
        self
    }

    /// The response, or how the answer breaks its contract.
    pub(crate) fn finish(self) -> Result<Response<Body>, Breach> {
        match self.breach {
            None => Ok(self.response),
            Some(breach) => Err(breach),
        }
    }
}

/// A value in the style `simple`; none where it nests.
fn simple(value: &Value, explode: bool) -> Option<String> {
    match value {
        Value::Array(items) => {
            let items: Option<Vec<_>> = items.iter().map(plain).collect();
            Some(items?.join(","))
        }
        Value::Object(members) => {
            let between = if explode { '=' } else { ',' };
            let members = members.iter();
            let members =
                members.map(|(key, value)| Some(format!("{key}{between}{}", plain(value)?)));
            Some(members.collect::<Option<Vec<_>>>()?.join(","))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => plain(value),
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(value) => Some(value.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

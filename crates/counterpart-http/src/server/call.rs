//! One request on its way to its operation.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::request::Parts;
use axum::http::{HeaderName, header};
use counterpart::Contract;
use serde_json::Value;

use super::credential::{self, Access, Authenticated, Denied, Proof};
use super::operation::{Location, Operation, Parameter, Reading, Style};
use super::parameter::{self, Source};
use super::query::Query;
use super::refusal::Refusal;
use super::settings::Settings;
use super::stream::Sent;
use super::{body, cookie, media};

/// One request on its way to its operation: what the generated code asks, in the order in which a
/// server has to ask.
#[derive(Debug)]
pub struct Call {
    operation: &'static Operation,
    parts: Parts,
    body: Body,
    settings: Arc<Settings>,
    /// The values in the path, decoded, by their names.
    variables: Vec<(&'static str, String)>,
    query: Query,
}

impl Call {
    /// A request for an operation. `variables` are the values in its path.
    pub(crate) fn new(
        operation: &'static Operation,
        (parts, body): (Parts, Body),
        variables: Vec<(&'static str, String)>,
        settings: Arc<Settings>,
    ) -> Result<Self, Refusal> {
        let query = parts.uri.query().unwrap_or_default();
        let malformed = || Refusal::BadRequest("The query cannot be read.", Vec::new());
        if query.len() > settings.query {
            return Err(malformed());
        }
        let query = Query::of(query).ok_or_else(malformed)?;
        Ok(Self { operation, parts, body, settings, variables, query })
    }

    /// What proves who asks; none where nobody needs to and nothing is proved.
    ///
    /// # Errors
    /// 401 where somebody needs to.
    pub fn proof(&self) -> Result<Option<Proof>, Refusal> {
        credential::proof(self.operation, &self.parts.headers, &self.query)
    }

    /// What an authentication is asked beside the credentials.
    #[must_use]
    pub fn access(&self, scopes: &'static [&'static str]) -> Access<'_> {
        Access { operation: self.operation.id, scopes, request: &self.parts }
    }

    /// Who asks, as the authentication has answered.
    ///
    /// # Errors
    /// 401, 429 or 503 where it did not say who asks.
    pub fn admit<P>(&self, answer: Result<P, Denied>) -> Result<Authenticated<P>, Refusal> {
        answer.map(Authenticated::new).map_err(|denied| match denied {
            Denied::Unauthorized => credential::unauthorized(self.operation),
            Denied::RateLimited(wait) => Refusal::RateLimited(wait),
            Denied::Unavailable => Refusal::Unavailable,
        })
    }

    /// Looks at what is asked for.
    ///
    /// # Errors
    /// 406 where none of it can be answered.
    pub fn negotiate(&self) -> Result<(), Refusal> {
        let acceptable = media::is_acceptable(&self.parts.headers, self.operation.gives);
        if acceptable { Ok(()) } else { Err(Refusal::NotAcceptable) }
    }

    /// The position of the declared media type that the body is of; none where there is no body and
    /// none is needed.
    ///
    /// # Errors
    /// 415 where it is of another one, or says nothing; 400 where there is no body and one is needed.
    pub fn content(&self) -> Result<Option<usize>, Refusal> {
        let headers = &self.parts.headers;
        if headers.contains_key(header::CONTENT_TYPE) {
            let found = media::content_type(headers, self.operation.takes);
            return found.map(Some).ok_or(Refusal::UnsupportedMediaType);
        }
        let length = headers.get(header::CONTENT_LENGTH).map(|value| value.as_bytes() != b"0");
        let has_body = length.unwrap_or(headers.contains_key(header::TRANSFER_ENCODING));
        match (has_body, self.operation.needs_body) {
            (true, _) => Err(Refusal::UnsupportedMediaType),
            (false, true) => Err(Refusal::BadRequest("The request needs a body.", Vec::new())),
            (false, false) => Ok(None),
        }
    }

    /// The parameters of the request.
    ///
    /// # Errors
    /// 400, with every violation, where they do not meet their contract.
    pub fn arguments<T: Contract>(&self) -> Result<T, Refusal> {
        let value = parameter::arguments(self.operation.parameters, self)
            .map_err(|unread| Refusal::BadRequest(unread.sentence(), Vec::new()))?;
        T::from_value(value).map_err(|violations| {
            let detail = "The parameters of the request do not meet their contract.";
            Refusal::BadRequest(detail, body::listed(&violations))
        })
    }

    /// The body, which is JSON.
    ///
    /// # Errors
    /// 408, 413 or 400 where it cannot be read; 422, with every violation, where it does not meet its
    /// contract.
    pub async fn json<T: Contract>(self) -> Result<T, Refusal> {
        body::json(&self.bytes().await?)
    }

    /// The body, which is any JSON value.
    ///
    /// # Errors
    /// 408, 413 or 400 where it cannot be read.
    pub async fn value(self) -> Result<Value, Refusal> {
        body::value(body::text(&self.bytes().await?)?)
    }

    /// The body, which is text.
    ///
    /// # Errors
    /// As for [`json`](Self::json).
    pub async fn text<T: Contract>(self) -> Result<T, Refusal> {
        let bytes = self.bytes().await?;
        let value = Value::String(body::text(&bytes)?.to_owned());
        T::from_value(value).map_err(|violations| body::refused(&violations))
    }

    /// The body, which is text without a contract.
    ///
    /// # Errors
    /// 408, 413 or 400 where it cannot be read.
    pub async fn string(self) -> Result<String, Refusal> {
        let bytes = self.bytes().await?;
        body::text(&bytes).map(str::to_owned)
    }

    /// The body, which is a form.
    ///
    /// # Errors
    /// As for [`json`](Self::json).
    pub async fn form<T: Contract>(
        self,
        fields: &[Parameter],
        reading: Reading,
    ) -> Result<T, Refusal> {
        let bytes = self.bytes().await?;
        let malformed = Refusal::BadRequest("The body is not a form.", Vec::new());
        let pairs = Query::of(body::text(&bytes)?).ok_or(malformed)?;
        let unread = |unread: parameter::Unread| Refusal::BadRequest(unread.sentence(), Vec::new());
        let value = if fields.is_empty() {
            parameter::object(reading, pairs.pairs()).map_err(unread)?
        } else {
            parameter::arguments(fields, &pairs).map_err(unread)?
        };
        T::from_value(value).map_err(|violations| body::refused(&violations))
    }

    /// The body, which is a row of JSON texts, each in its line.
    ///
    /// # Errors
    /// As for [`json`](Self::json).
    pub async fn lines<T: Contract>(self) -> Result<Vec<T>, Refusal> {
        let bytes = self.bytes().await?;
        let lines = body::text(&bytes)?.split(['\n', '\u{1e}']);
        let lines = lines.filter(|line| !line.trim().is_empty());
        lines
            .map(|line| T::from_json(line).map_err(|violations| body::refused(&violations)))
            .collect()
    }

    /// The body, which is a row of any JSON values, each in its line.
    ///
    /// # Errors
    /// 408, 413 or 400 where it cannot be read.
    pub async fn values(self) -> Result<Vec<Value>, Refusal> {
        let bytes = self.bytes().await?;
        let lines = body::text(&bytes)?.split(['\n', '\u{1e}']);
        lines.filter(|line| !line.trim().is_empty()).map(body::value).collect()
    }

    /// The body as it is.
    ///
    /// # Errors
    /// 408, 413 or 400 where it cannot be read.
    pub async fn bytes(self) -> Result<Bytes, Refusal> {
        body::whole(self.body, &self.parts.headers, &self.settings).await
    }

    /// The body as it is, with the media type that the request says.
    ///
    /// # Errors
    /// 408, 413 or 400 where it cannot be read.
    pub async fn sent(self) -> Result<Sent, Refusal> {
        let value = self.parts.headers.get(header::CONTENT_TYPE);
        let content_type = value.and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
        Ok(Sent { content_type, bytes: self.bytes().await? })
    }

    fn header_texts(&self, name: &str) -> Option<Vec<String>> {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        let values = self.parts.headers.get_all(name).iter();
        values.map(|value| value.to_str().ok().map(|text| text.trim().to_owned())).collect()
    }
}

impl Source for Call {
    fn texts(&self, parameter: &Parameter) -> Option<Vec<String>> {
        let name = parameter.name;
        match parameter.location {
            Location::Path => {
                let own = self.variables.iter().filter(|(key, _)| *key == name);
                Some(own.map(|(_, value)| value.clone()).collect())
            }
            Location::Query => Some(self.query.all(name).map(str::to_owned).collect()),
            Location::Header => self.header_texts(name),
            Location::Cookie => {
                let values = cookie::all(&self.parts.headers, name);
                if parameter.style == Style::Text {
                    return Some(values.map(str::to_owned).collect());
                }
                values.map(|it| super::escape::decoded(it).map(Into::into)).collect()
            }
            Location::QueryString => {
                let query = self.parts.uri.query().map(super::escape::decoded);
                query.map_or(Some(Vec::new()), |text| Some(vec![text?.into_owned()]))
            }
        }
    }

    fn below(&self, name: &str) -> Vec<(String, String)> {
        self.query.below(name).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    }

    fn pairs(&self) -> Vec<(String, String)> {
        self.query.pairs()
    }
}

impl Source for Query {
    fn texts(&self, parameter: &Parameter) -> Option<Vec<String>> {
        Some(self.all(parameter.name).map(str::to_owned).collect())
    }

    fn below(&self, name: &str) -> Vec<(String, String)> {
        Self::below(self, name).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    }

    fn pairs(&self) -> Vec<(String, String)> {
        Self::pairs(self)
    }
}

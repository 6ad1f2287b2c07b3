//! One request: bounded in time, in size and in how often it is led on.

use std::time::Duration;

use counterpart_compiler::project::Live;
use serde_json::Value;
use ureq::http::{Method, Request, Response, StatusCode, Uri, header};
use ureq::{Agent, Body, Error, Timeout};

use super::headers::expand;
use super::target::{Target, redirected, same_origin};

/// How long one endpoint may take, redirects included for each.
const TIME: Duration = Duration::from_secs(10);

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(5);

/// How many bytes an answer may have.
const SIZE: u64 = 16 << 20;

/// The maximum number of redirects.
const REDIRECTS: usize = 5;

/// The JSON that an endpoint answers with.
///
/// # Errors
/// Why there is none, without anything secret.
pub fn body(target: &Target, live: &Live) -> Result<Value, String> {
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_connect(Some(CONNECT))
        .timeout_global(Some(TIME))
        .user_agent(concat!("counterpart/", env!("CARGO_PKG_VERSION")))
        .allow_non_standard_methods(true)
        .build()
        .into();
    let mut url = target.url(&live.path)?;
    let mut method: Method = live
        .method
        .parse()
        .map_err(|_| format!("`{}` is not an HTTP method", live.method.escape_debug()))?;
    for _ in 0..=REDIRECTS {
        let response = send(&agent, &method, &url, live)?;
        let status = response.status();
        let location = response.headers().get(header::LOCATION);
        let location = location.and_then(|location| location.to_str().ok());
        let (true, Some(location)) = (status.is_redirection(), location) else {
            return read(response);
        };
        let next = redirected(&url, location).ok_or("its redirect is not a valid URL")?;
        // Headers hold secrets that are meant for this party alone.
        if !same_origin(&url, &next) {
            let host = next.host().unwrap_or_default();
            return Err(format!("it redirects to another host, `{}`", host.escape_debug()));
        }
        if status == StatusCode::SEE_OTHER && method != Method::HEAD {
            method = Method::GET;
        }
        url = next;
    }
    Err(format!("it redirects more than {REDIRECTS} times"))
}

fn send(agent: &Agent, method: &Method, url: &Uri, live: &Live) -> Result<Response<Body>, String> {
    let mut request = Request::builder().method(method.clone()).uri(url.clone());
    let accepts = live.headers.keys().any(|name| name.eq_ignore_ascii_case("accept"));
    if !accepts {
        request = request.header(header::ACCEPT, "application/json");
    }
    for (name, value) in &live.headers {
        let value = expand(value, |variable| std::env::var(variable).ok());
        let value = value.map_err(|variable| {
            format!("its header {name} needs the environment variable {variable}, which is not set")
        })?;
        request = request.header(name, value);
    }
    let request = request.body(()).map_err(|_| {
        "one of its headers has a name or a value that no header can have".to_owned()
    })?;
    agent.run(request).map_err(|error| failed(&error))
}

fn read(mut response: Response<Body>) -> Result<Value, String> {
    let status = response.status();
    if !status.is_success() {
        return Err(format!("its status is {status}"));
    }
    let bytes = response.body_mut().with_config().limit(SIZE).read_to_vec();
    let bytes = bytes.map_err(|error| failed(&error))?;
    serde_json::from_slice(&bytes).map_err(|error| {
        // serde_json's message would quote the text.
        format!("it is not JSON at line {}, column {}", error.line(), error.column())
    })
}

/// The failure in our own words: the library's message may quote the request.
fn failed(error: &Error) -> String {
    match error {
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => {
            format!("no connection within {} seconds", CONNECT.as_secs())
        }
        Error::Timeout(_) => format!("no complete answer within {} seconds", TIME.as_secs()),
        Error::HostNotFound => "its host name cannot be resolved".to_owned(),
        Error::ConnectionFailed => "no connection could be made".to_owned(),
        Error::BodyExceedsLimit(limit) => format!("it is longer than {} MiB", limit >> 20),
        Error::Io(error) => format!("the connection failed ({})", error.kind()),
        #[cfg(feature = "tls")]
        Error::Rustls(error) => format!("TLS failed ({error})"),
        _ => "it does not answer with valid HTTP".to_owned(),
    }
}

//! What the router answers by itself: every status of the framework, with its code and headers.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of a test fails by it, as a test does"
)]

use std::sync::Arc;
use std::time::Duration;

use counterpart::{Secret, Value};
use counterpart_http::server::{
    Alternative, Body, Call, Denied, Location, Operation, Outcome, Parameter, Problem, Reading,
    Reply, Router, Routes, Scheme, Settings, Style, not_found, same,
};
use futures_util::stream;
use tower::ServiceExt;

const KEY: &[Alternative] = &[Alternative { number: 0, schemes: &[Scheme::Bearer], scopes: &[] }];

const NAME: Parameter = Parameter {
    key: "name",
    name: "name",
    location: Location::Path,
    style: Style::Simple,
    explode: false,
    reading: Reading::STRING,
};

static READ: Operation = Operation {
    id: "read",
    method: "GET",
    path: "/notes/{name}",
    security: KEY,
    parameters: &[NAME],
    takes: &[],
    needs_body: false,
    gives: &["text/plain"],
};

static WRITE: Operation = Operation {
    id: "write",
    method: "PUT",
    path: "/notes/{name}",
    security: KEY,
    parameters: &[NAME],
    takes: &["text/plain"],
    needs_body: true,
    gives: &[],
};

static FAIL: Operation = Operation {
    id: "fail",
    method: "POST",
    path: "/fail",
    security: &[],
    parameters: &[],
    takes: &[],
    needs_body: false,
    gives: &[],
};

struct Notes;

/// Everything that is asked before a body is read.
fn admitted(call: &Call) -> Outcome {
    let Some(mut proof) = call.proof()? else { return Ok(Reply::new(500)) };
    let key = proof.key().unwrap();
    let answer = match key.expose() {
        "busy" => Err(Denied::RateLimited(Duration::from_millis(2_500))),
        "later" => Err(Denied::Unavailable),
        _ if same(&key, &Secret::from("right")) => Ok(()),
        _ => Err(Denied::Unauthorized),
    };
    call.admit(answer)?;
    call.negotiate()?;
    Ok(Reply::new(200))
}

fn router(settings: Settings) -> Router {
    Routes::new(Arc::new(Notes), settings)
        .operation(
            &READ,
            |_, call| async move { Ok(admitted(&call)?.bytes("text/plain", "hello")) },
        )
        .operation(&WRITE, |_, call| async move {
            admitted(&call)?;
            call.content()?;
            call.string().await?;
            Ok(Reply::new(204))
        })
        .operation(&FAIL, |_, _| async move { panic!("the service has a mistake") })
        .router()
        .fallback(not_found)
}

struct Answer {
    status: u16,
    headers: axum::http::HeaderMap,
    problem: Value,
}

async fn asked(settings: Settings, request: axum::http::Request<Body>) -> Answer {
    let response = router(settings).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let problem = serde_json::from_slice(&bytes).unwrap_or_default();
    Answer { status: parts.status.as_u16(), headers: parts.headers, problem }
}

fn request(
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: Body,
) -> axum::http::Request<Body> {
    let mut request = axum::http::Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body).unwrap()
}

async fn of(method: &str, path: &str, headers: &[(&str, &str)], body: &'static str) -> Answer {
    asked(Settings::default(), request(method, path, headers, Body::from(body))).await
}

const RIGHT: (&str, &str) = ("authorization", "Bearer right");
const TEXT: (&str, &str) = ("content-type", "text/plain");

#[tokio::test]
async fn every_refusal_is_a_problem_with_a_code() {
    for (method, path, headers, body, status, code) in [
        ("GET", "/notes/a", &[] as &[_], "", 401, "unauthorized"),
        ("GET", "/notes/a", &[("authorization", "Bearer wrong")], "", 401, "unauthorized"),
        ("GET", "/notes/a", &[("authorization", "Basic cmlnaHQ6")], "", 401, "unauthorized"),
        ("GET", "/notes/a", &[RIGHT, RIGHT], "", 401, "unauthorized"),
        ("GET", "/notes/a", &[("authorization", "Bearer busy")], "", 429, "rate-limited"),
        ("GET", "/notes/a", &[("authorization", "Bearer later")], "", 503, "unavailable"),
        ("GET", "/other", &[RIGHT], "", 404, "not-found"),
        ("GET", "/notes/", &[RIGHT], "", 404, "not-found"),
        ("GET", "/notes/a/b", &[RIGHT], "", 404, "not-found"),
        ("PATCH", "/notes/a", &[RIGHT], "", 405, "method-not-allowed"),
        ("HEAD", "/notes/a", &[RIGHT], "", 405, "method-not-allowed"),
        ("OPTIONS", "/notes/a", &[RIGHT], "", 405, "method-not-allowed"),
        ("GET", "/notes/a", &[RIGHT, ("accept", "image/png")], "", 406, "not-acceptable"),
        ("GET", "/notes/%00", &[RIGHT], "", 400, "bad-request"),
        ("GET", "/notes/a?b=%ff", &[RIGHT], "", 400, "bad-request"),
        ("PUT", "/notes/a", &[RIGHT], "", 400, "bad-request"),
        ("PUT", "/notes/a", &[RIGHT, ("content-length", "1")], "x", 415, "unsupported-media-type"),
        (
            "PUT",
            "/notes/a",
            &[RIGHT, ("content-type", "image/png")],
            "x",
            415,
            "unsupported-media-type",
        ),
        ("PUT", "/notes/a", &[TEXT], "x", 401, "unauthorized"),
        ("POST", "/fail", &[], "", 500, "internal"),
    ] {
        let answer = of(method, path, headers, body).await;
        assert_eq!(answer.status, status, "{method} {path} {headers:?}");
        // The answer to `HEAD` has no body.
        if method != "HEAD" {
            assert_eq!(answer.problem["code"], code, "{method} {path}");
            assert_eq!(answer.problem["status"], status);
        }
        assert_eq!(answer.headers["content-type"], "application/problem+json");
    }
}

#[tokio::test]
async fn refusals_say_what_to_do_in_headers() {
    let answer = of("GET", "/notes/a", &[], "").await;
    assert_eq!(answer.headers["www-authenticate"], "Bearer");
    let answer = of("DELETE", "/notes/a", &[], "").await;
    assert_eq!(answer.headers["allow"], "GET, PUT");
    let answer = of("GET", "/notes/a", &[("authorization", "Bearer busy")], "").await;
    assert_eq!(answer.headers["retry-after"], "3");
}

#[tokio::test]
async fn what_is_asked_well_is_answered() {
    assert_eq!(of("GET", "/notes/a", &[RIGHT], "").await.status, 200);
    assert_eq!(of("PUT", "/notes/a", &[RIGHT, TEXT], "x").await.status, 204);
}

#[tokio::test]
async fn bodies_have_a_limit() {
    let put = |headers: &[(&str, &str)], body| request("PUT", "/notes/a", headers, body);
    let settings = || Settings::default().body(4);
    let answer = asked(settings(), put(&[RIGHT, TEXT], Body::from("12345"))).await;
    assert_eq!((answer.status, &answer.problem["code"]), (413, &"content-too-large".into()));
    let pieces = stream::repeat_with(|| Ok::<_, std::io::Error>("123"));
    let answer = asked(settings(), put(&[RIGHT, TEXT], Body::from_stream(pieces))).await;
    assert_eq!(answer.status, 413);
    assert_eq!(answer.headers["connection"], "close");
    let answer =
        asked(settings(), put(&[RIGHT, TEXT, ("content-length", "99")], Body::from("1"))).await;
    assert_eq!(answer.status, 413);
    let answer = asked(settings(), put(&[RIGHT, TEXT], Body::from("1234"))).await;
    assert_eq!(answer.status, 204);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_never_ends_is_not_waited_for() {
    let never = stream::pending::<Result<&'static str, std::io::Error>>();
    let request = request("PUT", "/notes/a", &[RIGHT, TEXT], Body::from_stream(never));
    let answer = asked(Settings::default(), request).await;
    assert_eq!((answer.status, &answer.problem["code"]), (408, &"request-timeout".into()));
}

#[test]
fn a_problem_does_not_change_what_the_document_decides() {
    let problem = Problem::new("No.").with("status", 200).with("detail", "Yes.").with("name", "a");
    assert_eq!(problem, Problem::new("No.").with("name", "a"));
}

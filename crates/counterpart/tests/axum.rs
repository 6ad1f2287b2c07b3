//! The extractor `Checked`, behind a router.

#![allow(missing_docs, clippy::unwrap_used)]

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use axum::Router;
use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::DefaultBodyLimit;
use axum::http::{Request, Response, StatusCode, header};
use axum::routing::post;
use counterpart::{Checked, Contract as _, Refusal, Value};
use serde_json::json;
use tower::ServiceExt as _;

const DOCUMENT: &str = r#"{
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://example.com/order",
    "type": "object",
    "required": ["sku", "count"],
    "properties": { "sku": { "type": "string" }, "count": { "type": "integer", "minimum": 1 } },
    "additionalProperties": false
}"#;

static ORDER: counterpart::__private::Document =
    counterpart::__private::Document { uri: "https://example.com/order", text: DOCUMENT };

static CONTRACT: counterpart::__private::ContractData = counterpart::__private::ContractData {
    digest: "0123",
    documents: &[&ORDER],
    depth: 8,
    violations: 100,
};

/// What the document asserts, as the compiler states it.
mod checks {
    use counterpart::__private::check::*;

    static NEVER: Schema = Schema(&[Rule::Never]);
    static SKU: Schema = Schema(&[Rule::Type(16)]);
    static COUNT: Schema = Schema(&[Rule::Type(4), Rule::Number(NumberRule::Minimum(Num::Int(1)))]);
    pub static ORDER: Schema = Schema(&[
        Rule::Type(64),
        Rule::Object(ObjectRule::Members(&Members {
            known: &[
                Known { name: "count", schema: Some(&COUNT), required: true },
                Known { name: "sku", schema: Some(&SKU), required: true },
            ],
            required: 2,
            patterns: &[],
            additional: Some(&NEVER),
        })),
    ]);
    pub static ORDER_PLAN: Plan = Plan::Object(&ORDER_OBJECT);
    static ORDER_OBJECT: ObjectPlan = ObjectPlan {
        keys: &[Key::required("sku", Plan::Own), Key::required("count", Plan::Scalar(&COUNT))],
        required: &[2],
        others: Others::Refused,
        ..ObjectPlan::FREE
    };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub sku: String,
    pub count: u64,
}
counterpart::__private::contract! {
    Order in CONTRACT,
    name = "Order",
    schema = r#"{"$ref":"https://example.com/order"}"#,
    check = checks::ORDER,
    kinds = 127,
    plan = checks::ORDER_PLAN,
}
counterpart::__private::object! {
    Order,
    0 sku as sku = required("sku"),
    1 count as count = required("count"),
}

/// Runs what never waits: the bodies are in memory.
fn finished<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => unreachable!("nothing here waits"),
    }
}

async fn store(Checked(order): Checked<Order>) -> String {
    order.sku
}

fn send(kind: Option<&str>, body: impl Into<Body>) -> Response<Body> {
    let router = Router::new().route("/", post(store)).layer(DefaultBodyLimit::max(100));
    let mut request = Request::post("/");
    if let Some(kind) = kind {
        request = request.header(header::CONTENT_TYPE, kind);
    }
    finished(router.oneshot(request.body(body.into()).unwrap())).unwrap()
}

/// The status and the text of an answer.
fn answer(kind: Option<&str>, body: impl Into<Body>) -> (StatusCode, String) {
    let (parts, body) = send(kind, body).into_parts();
    let mut body = pin!(body);
    let mut bytes = Vec::new();
    while let Some(frame) = finished(std::future::poll_fn(|cx| body.as_mut().poll_frame(cx))) {
        bytes.extend(frame.unwrap().into_data().unwrap());
    }
    (parts.status, String::from_utf8(bytes).unwrap())
}

/// The problem document of a refusal, whose members agree with its status line.
fn problem(kind: Option<&str>, body: impl Into<Body> + Clone) -> (u16, Value) {
    let response = send(kind, body.clone());
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
    let (status, text) = answer(kind, body);
    let problem: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(problem["status"], status.as_u16());
    assert_eq!(problem["type"], "about:blank");
    assert_eq!(problem["title"], status.canonical_reason().unwrap());
    assert!(problem["detail"].is_string());
    (status.as_u16(), problem)
}

const GOOD: &str = r#"{"sku":"a","count":1}"#;

#[test]
fn a_json_body_that_meets_its_contract_reaches_the_handler() {
    for kind in [
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/vnd.shop.order+json;v=2",
    ] {
        assert_eq!(answer(Some(kind), GOOD), (StatusCode::OK, "a".to_owned()), "{kind}");
    }
}

/// What a form of another site can send, and what is not JSON by its name.
#[test]
fn another_content_type_is_refused_before_the_body_is_read() {
    for kind in [
        None,
        Some("text/plain"),
        Some("text/plain; x=application/json"),
        Some("application/x-www-form-urlencoded"),
        Some("multipart/form-data; boundary=x"),
        Some("application/jsonp"),
        Some("application/+json"),
        Some("text/json"),
        Some("json"),
    ] {
        assert_eq!(problem(kind, GOOD).0, 415, "{kind:?}");
    }
}

#[test]
fn a_body_over_the_limit_is_too_large() {
    let large = format!("{GOOD}{}", " ".repeat(100));
    assert_eq!(problem(Some("application/json"), large).0, 413);
}

#[test]
fn a_body_that_is_not_json_is_a_bad_request() {
    for body in [&b"{"[..], b"", b"\xff\"", br#"{"sku":"a","count":1} x"#] {
        assert_eq!(problem(Some("application/json"), body).0, 400, "{body:?}");
    }
    let broken = Body::new(Broken);
    assert_eq!(answer(Some("application/json"), broken).0, StatusCode::BAD_REQUEST);
}

/// A connection that ends too early.
struct Broken;

impl axum::body::HttpBody for Broken {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
        Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionReset.into())))
    }
}

#[test]
fn every_violation_is_in_the_answer_and_no_value() {
    let (status, problem) = problem(Some("application/json"), r#"{"count":0,"token":"hunter2"}"#);
    assert_eq!(status, 422);
    let violations = problem["violations"].as_array().unwrap();
    let found: Vec<(&str, &str)> = violations
        .iter()
        .map(|it| (it["instancePath"].as_str().unwrap(), it["keyword"].as_str().unwrap()))
        .collect();
    for expected in [("", "required"), ("/count", "minimum"), ("/token", "additionalProperties")] {
        assert!(found.contains(&expected), "{found:?}");
    }
    assert!(!problem.to_string().contains("hunter2"));
}

#[test]
fn a_refusal_is_an_error_with_its_violations_as_the_source() {
    use std::error::Error as _;
    let violations = Order::from_json("{}").unwrap_err();
    let request = Request::post("/").header(header::CONTENT_TYPE, "application/json");
    let request = request.body(Body::from("{}")).unwrap();
    let refused: Refusal =
        finished(<Checked<Order> as axum::extract::FromRequest<()>>::from_request(request, &()))
            .unwrap_err();
    assert_eq!(refused.to_string(), "The body is not a valid Order");
    assert_eq!(refused.source().unwrap().to_string(), violations.to_string());
    assert_eq!(refused.violations(), Some(&violations));
    assert_eq!(json!(violations).as_array().unwrap().len(), 2);
}

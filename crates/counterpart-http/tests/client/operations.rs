//! The operations of the fault table, as generated code would describe them. `operations.mjs` says the
//! same in JavaScript.

use contracts::service_keys::{ServiceKeyDisplay, ServiceKeyName};
use counterpart::{Contract, Value, Violation};
use counterpart_http::client::{
    Answer, Cache, Class, Code, Content, Facts, Limits, Location, Mismatch, Operation, Parameter,
    Read, Received, Repeat, RequestBody, RequiredHeader, Scheme, Segment, Status, Write,
};

pub type Success = ServiceKeyDisplay;
/// The body of a problem; what it holds does not matter here.
pub type Fault = Value;

const PROBLEMS: [(u16, &[Code]); 6] = [
    (401, &[Code { code: "unauthorized", class: Some(Class::Final) }]),
    (404, &[Code { code: "not-found", class: Some(Class::Final) }]),
    (409, &[Code { code: "busy", class: Some(Class::Conflict) }]),
    (429, &[Code { code: "rate-limited", class: Some(Class::Throttling) }]),
    (500, &[Code { code: "internal", class: None }]),
    (503, &[Code { code: "unavailable", class: Some(Class::Transient) }]),
];

fn problem(received: &Received) -> Result<Fault, Mismatch> {
    let value: Value = serde_json::from_slice(&received.body).map_err(|_| Mismatch::Json)?;
    let is_problem = value["title"].is_string() && value["status"] == received.status;
    if is_problem { Ok(value) } else { Err(Mismatch::Contract(Vec::new())) }
}

const fn problem_of(index: usize) -> Answer<Success, Fault> {
    const READ: fn(&Received) -> Result<Fault, Mismatch> = problem;
    macro_rules! at {
        ($index:literal) => {
            &[Content {
                media: "application/problem+json",
                read: Read::Problem { codes: PROBLEMS[$index].1, read: READ },
            }]
        };
    }
    let contents: &[Content<Success, Fault>] = match index {
        0 => at!(0),
        1 => at!(1),
        2 => at!(2),
        3 => at!(3),
        4 => at!(4),
        _ => at!(5),
    };
    Answer { status: Status::Exact(PROBLEMS[index].0), headers: &[], contents }
}

const DISPLAY: &[Content<Success, Fault>] =
    &[Content { media: "application/json", read: Read::Success(Received::json) }];

const ANSWERS: &[Answer<Success, Fault>] = &[
    Answer { status: Status::Exact(200), headers: &[], contents: DISPLAY },
    problem_of(0),
    problem_of(1),
    problem_of(2),
    problem_of(3),
    problem_of(4),
    problem_of(5),
];

fn check(parameters: &Value) -> Vec<Violation> {
    ServiceKeyName::violations(&parameters["name"])
}

const BODIES: &[RequestBody] = &[RequestBody {
    media: "application/json",
    write: Write::Json(<ServiceKeyDisplay as Contract>::violations),
}];

const PARAMETERS: &[Parameter] = &[Parameter::new("name", Location::Path)];
const PATH: &[Segment] = &[Segment::Literal("/keys/"), Segment::Parameter(0)];
const SECURITY: &[&[Scheme]] = &[&[Scheme::Bearer { name: "token" }]];

const fn facts(id: &'static str, method: &'static str, repeat: Repeat) -> Facts {
    Facts {
        parameters: PARAMETERS,
        check,
        repeat,
        limits: Limits { timeout: 1000, deadline: 10_000 },
        security: SECURITY,
        ..Facts::new(id, method, PATH)
    }
}

const fn cache(first: bool) -> Cache {
    Cache { max_age: 60, stale_if_error: 3600, first, resource: None }
}

static GET: Operation<Success, Fault> = Operation {
    facts: Facts { cache: Some(cache(false)), ..facts("getKey", "GET", Repeat::Safe) },
    answers: ANSWERS,
};
static FIRST: Operation<Success, Fault> = Operation {
    facts: Facts { cache: Some(cache(true)), ..facts("getKeyFirst", "GET", Repeat::Safe) },
    answers: ANSWERS,
};
static PUT: Operation<Success, Fault> = Operation {
    facts: Facts {
        bodies: BODIES,
        body_required: true,
        ..facts("putKey", "PUT", Repeat::Idempotent)
    },
    answers: ANSWERS,
};
static POST: Operation<Success, Fault> = Operation {
    facts: Facts { bodies: BODIES, ..facts("postKey", "POST", Repeat::Once) },
    answers: ANSWERS,
};
static KEYED: Operation<Success, Fault> = Operation {
    facts: Facts {
        bodies: BODIES,
        key: Some("Idempotency-Key"),
        ..facts("postKeyOnce", "POST", Repeat::Once)
    },
    answers: ANSWERS,
};
static HEADED: Operation<Success, Fault> = Operation {
    facts: facts("headedKey", "GET", Repeat::Safe),
    answers: &[Answer {
        status: Status::Class(2),
        headers: &[RequiredHeader { name: "ETag", required: true, check: |_| Vec::new() }],
        contents: DISPLAY,
    }],
};

/// The operation that a row names.
pub fn operation(name: &str) -> &'static Operation<Success, Fault> {
    match name {
        "get" => &GET,
        "first" => &FIRST,
        "put" => &PUT,
        "post" => &POST,
        "keyed" => &KEYED,
        "headed" => &HEADED,
        _ => panic!("no operation {name}"),
    }
}

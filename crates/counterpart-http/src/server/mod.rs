//! What a generated server calls.
//!
//! The generated code states what a service is, as static data ([`Operation`]), and moves values
//! between it and the types of the contract. Everything else is here, one file for each step of a
//! request:
//!
//! | step | file | answers |
//! |---|---|---|
//! | find the operation | `route` | 404, 405 with `Allow` |
//! | ask who it is | `credential` | 401 with `WWW-Authenticate` |
//! | look at what is asked and sent | `media` | 406, 415 |
//! | read parameters | `parameter`, `query`, `path` | 400 with every violation |
//! | read the body | `body` | 408, 413, 400; 422 with every violation |
//! | write the answer, and check it | `reply` | 500 |
//!
//! Every answer that is not the service's own is a [`Problem`] with a stable code.

mod body;
mod breach;
mod call;
mod cookie;
mod credential;
mod escape;
mod media;
mod operation;
mod parameter;
mod path;
mod problem;
mod query;
mod refusal;
mod reply;
mod route;
mod settings;
mod stream;

pub use axum::Router;
pub use axum::body::{Body, Bytes};
pub use axum::http::request::Parts;

pub use call::Call;
pub use credential::{Access, Authenticated, Credential, Denied, Proof, same};
pub use operation::{Alternative, Location, Operation, Parameter, Reading, Scheme, Style};

pub use breach::Breach;
pub use problem::Problem;
pub use refusal::Refusal;
pub use reply::Reply;
pub use route::{Outcome, Routes, not_found};
pub use settings::Settings;
pub use stream::{Items, Sent};

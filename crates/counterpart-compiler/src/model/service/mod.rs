//! Services: who may ask for the data of the contracts, where, how, and what is answered.

mod answer;
mod content;
mod effect;
mod header;
mod media_type;
mod operation;
mod parameter;
mod path;
mod policy;
mod security;
mod server;
mod typed;
mod whole;

pub use answer::{Answer, Problem, Status};
pub use content::{Content, ContentKind, Part, PartKind};
pub use effect::{Effect, EffectKind, Key, PageStyle, Pages};
pub use header::Header;
pub use media_type::MediaType;
pub use operation::{Body, Callback, Deprecation, Method, Operation, Refused};
pub use parameter::{Location, Parameter, ParameterForm, Style};
pub use path::{Path, Piece, Segment};
pub use policy::{CachePolicy, Policy, RetryClass, RetryPolicy};
pub use security::{Flow, FlowKind, Requirement, Requirements, Scheme, SchemeKind};
pub use server::{Server, ServerVariable, TagDocs};
pub use typed::Typed;
pub use whole::Service;

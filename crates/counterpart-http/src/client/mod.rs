//! Calling an operation: the request, its retries, and what came of it.

pub mod operation;
pub mod received;
pub mod transport;

pub use operation::{
    Answer, Cache, Class, Code, Content, Encoding, Facts, Limits, Location, Operation, Parameter,
    Policy, Read, Repeat, RequestBody, RequiredHeader, Scheme, Segment, Status, Style, Write,
};

//! Statuses and problems, as both halves say them.

use counterpart_compiler::model::service::{Answer, Content, ContentKind, Status};
use counterpart_compiler::model::{DefinitionId, Model, Shape};

/// The key of an answer: `200`, `2XX`, `default`.
pub fn status_key(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Class(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// The type of a status.
pub fn status_type(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Class(_) | Status::Default => "number".to_owned(),
    }
}

/// Whether an answer says that the request failed; that of a default may.
pub const fn is_failure(status: Status) -> bool {
    match status {
        Status::Code(code) => code >= 400,
        Status::Class(class) => class >= 4,
        Status::Default => true,
    }
}

/// Whether an answer may say that the request was done.
pub const fn may_succeed(status: Status) -> bool {
    match status {
        Status::Code(code) => code < 400,
        Status::Class(class) => class < 4,
        Status::Default => true,
    }
}

/// The members of a problem that the router writes.
const STANDARD: [&str; 6] = ["type", "title", "status", "detail", "instance", "code"];

/// The type of a problem document of which nothing has to be said but its detail: an object that
/// requires no other members than those of RFC 9457 and `code`.
pub fn plain_problem(model: &Model, answer: &Answer) -> Option<DefinitionId> {
    let is_problem = |content: &&Content| {
        content.media_type.subtype == "problem+json" || !answer.problems.is_empty()
    };
    let content = answer.contents.iter().find(is_problem)?;
    let ContentKind::Json(Some(typed)) = &content.kind else { return None };
    let of = typed.definition()?;
    let Shape::Object(object) = &model[of].shape else { return None };
    let mut required = object.fields.iter().filter(|field| field.required);
    let standard = required.all(|field| STANDARD.contains(&field.key.as_str()));
    (standard && is_failure(answer.status)).then_some(of)
}

/// A status in words, for the title of a problem document.
pub const fn title(status: Status) -> &'static str {
    let Status::Code(code) = status else { return "Failed" };
    match code {
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        414 => "Uri Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        511 => "Network Authentication Required",
        _ => "Failed",
    }
}

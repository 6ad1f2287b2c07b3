//! What an operation may answer: a variant for each status, media type and code of a problem.

use counterpart_compiler::model::service::{Answer, Content, ContentKind, Operation, Status};
use counterpart_compiler::model::{DefinitionId, Model, Shape};
use counterpart_compiler::names::{Taken, upper_camel};
use proc_macro2::Ident;

use super::status;
use crate::plan::ident;

/// One thing that may be answered.
pub struct Variant<'p> {
    /// Its name.
    pub name: Ident,
    /// The answer that it is.
    pub answer: &'p Answer,
    /// What its body is.
    pub payload: Payload<'p>,
}

/// What the body of a variant is.
pub enum Payload<'p> {
    /// There is none.
    None,
    /// A body of this media type.
    Content(&'p Content),
    /// A problem document, of which the service says the detail alone.
    Problem {
        /// The stable code; none where the document lists none.
        code: Option<&'p str>,
        /// The type of the document.
        of: DefinitionId,
    },
}

impl Variant<'_> {
    /// Whether the service has to say the status.
    pub const fn has_status(&self) -> bool {
        match self.answer.status {
            Status::Code(_) => false,
            Status::Class(_) | Status::Default => true,
        }
    }
}

/// What an operation may answer, in the order of the document.
pub fn variants<'p>(model: &Model, operation: &'p Operation) -> Vec<Variant<'p>> {
    let mut taken = Taken::default();
    let mut variants = Vec::new();
    for answer in &operation.answers {
        for (name, payload) in payloads(model, answer) {
            variants.push(Variant { name: ident(&taken.unique(name)), answer, payload });
        }
    }
    variants
}

fn payloads<'p>(model: &Model, answer: &'p Answer) -> Vec<(String, Payload<'p>)> {
    let base = status::name(answer.status);
    let mut payloads = Vec::new();
    let several = answer.contents.len() > 1;
    for content in &answer.contents {
        match problem(model, answer, content) {
            Some(of) if answer.problems.is_empty() => {
                payloads.push((base.clone(), Payload::Problem { code: None, of }));
            }
            Some(of) => payloads.extend(answer.problems.iter().map(|problem| {
                let code = Some(problem.code.as_str());
                (upper_camel(&problem.code), Payload::Problem { code, of })
            })),
            None if several => {
                let name = format!("{base}{}", media_name(content));
                payloads.push((name, Payload::Content(content)));
            }
            None => payloads.push((base.clone(), Payload::Content(content))),
        }
    }
    if answer.contents.is_empty() {
        payloads.push((base, Payload::None));
    }
    payloads
}

/// The name of a media type in that of a variant.
pub fn media_name(content: &Content) -> String {
    let media = &content.media_type;
    if media.subtype == "*" {
        return if media.kind == "*" { "Any".to_owned() } else { upper_camel(&media.kind) };
    }
    upper_camel(&media.subtype)
}

/// The members of a problem that the router writes.
const STANDARD: [&str; 6] = ["type", "title", "status", "detail", "instance", "code"];

/// The type of a problem document of which nothing has to be said but its detail: an object that
/// requires no other members than those of RFC 9457 and `code`.
fn problem(model: &Model, answer: &Answer, content: &Content) -> Option<DefinitionId> {
    let ContentKind::Json(Some(typed)) = &content.kind else { return None };
    let of = typed.definition()?;
    let is_problem = content.media_type.subtype == "problem+json" || !answer.problems.is_empty();
    let Shape::Object(object) = &model[of].shape else { return None };
    let mut required = object.fields.iter().filter(|field| field.required);
    let standard = required.all(|field| STANDARD.contains(&field.key.as_str()));
    (is_problem && standard && !answer.status.is_success()).then_some(of)
}

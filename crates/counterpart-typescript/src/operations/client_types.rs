//! The declarations of the module `client`.

use std::fmt::Write as _;

use counterpart_compiler::model::service::{Answer, Content, ContentKind, PartKind};

use super::content::{is_failure, may_succeed, status_type};
use super::imports::Imports;
use super::plan::{OperationPlan, ServicePlan, comment};
use crate::escape::{js_string, type_key};

/// Prints the declarations.
pub fn declarations(planned: &ServicePlan) -> String {
    let imports = Imports::new(planned.plan, "http.js");
    for name in ["Client", "CallOptions"] {
        imports.support(name);
    }
    let mut body = String::new();
    for own in &planned.operations {
        operation(&imports, own, &mut body);
    }
    let head = comment(
        &[format!("The client of {}.", planned.service.title), "@module".to_owned()],
        false,
    )
    .replace("\\@module", "@module");
    let shared = "\
export { createClient, memoryCache } from \"../support/http.js\";
export type * from \"../support/http.js\";
";
    format!("{head}{}\n{body}{shared}", imports.types())
}

fn operation(imports: &Imports, own: &OperationPlan, out: &mut String) {
    let OperationPlan { name, stem, .. } = own;
    let (arguments, required) = arguments(imports, own);
    let failure = imports.support("Failure");
    let declared = results(imports, own).into_iter();
    let results: Vec<String> = declared.chain([failure]).collect();
    let results = results.join("\n  | ");
    let optional = if required { "" } else { "?" };
    let _ = write!(
        out,
        "/** What {{@link {name}}} is called with. */\n\
         export type {stem}Arguments = {arguments};\n\n\
         /** What may come of {{@link {name}}}. */\n\
         export type {stem}Result =\n  | {results};\n\n\
         {}export declare function {name}(\n  client: Client,\n  args{optional}: {stem}Arguments,\n  \
         options?: CallOptions,\n): Promise<{stem}Result>;\n\n",
        own.docs(),
    );
}

/// The type of the arguments, and whether there must be some.
fn arguments(imports: &Imports, own: &OperationPlan) -> (String, bool) {
    let operation = own.operation;
    let mut parts = Vec::new();
    let mut required = false;
    if let Some(of) = operation.arguments {
        let of = imports.of(of);
        let keys = operation.parameters.iter().filter(|it| own.is_key(it));
        let keys: Vec<_> = keys.map(|it| js_string(&it.key)).collect();
        parts.push(if keys.is_empty() { of } else { format!("Omit<{of}, {}>", keys.join(" | ")) });
        required = operation.parameters.iter().any(|it| it.required && !own.is_key(it));
    }
    if let Some(body) = &operation.body {
        required |= body.required;
        let optional = if body.required { "" } else { "?" };
        let several = body.contents.len() > 1;
        let choices = body.contents.iter().enumerate().map(|(at, content)| {
            let of = sent(imports, content);
            let media = js_string(&content.media_type.text);
            let media = if content.media_type.is_range() { "string".to_owned() } else { media };
            // The first media type is taken where the caller names none.
            let mark = if at == 0 && !content.media_type.is_range() { "?" } else { "" };
            if several || content.media_type.is_range() {
                format!("{{ contentType{mark}: {media}; body{optional}: {of} }}")
            } else {
                format!("{{ body{optional}: {of} }}")
            }
        });
        let choices: Vec<_> = choices.collect();
        parts.push(if several { format!("({})", choices.join(" | ")) } else { choices.join("") });
    }
    if parts.is_empty() {
        return ("{}".to_owned(), false);
    }
    (parts.join(" & "), required)
}

/// The type of a body that is sent.
fn sent(imports: &Imports, content: &Content) -> String {
    let bytes = "Blob | ArrayBuffer | Uint8Array";
    match &content.kind {
        ContentKind::Json(typed) | ContentKind::Form(typed) => imports.typed(typed.as_ref()),
        ContentKind::Text(Some(typed)) => imports.typed(Some(typed)),
        ContentKind::Text(None) => "string".to_owned(),
        ContentKind::JsonLines(typed) => format!("readonly {}[]", imports.typed(typed.as_ref())),
        ContentKind::Binary | ContentKind::EventStream { .. } => bytes.to_owned(),
        ContentKind::Multipart(typed) => {
            let parts = content.parts.iter().filter(|part| part.kind == PartKind::Bytes);
            let parts = parts.map(|part| {
                let mark = if part.required { "" } else { "?" };
                let of =
                    if part.repeated { format!("readonly ({bytes})[]") } else { bytes.to_owned() };
                format!("{}{mark}: {of}", type_key(&part.name))
            });
            let parts: Vec<_> = parts.collect();
            let files = (!parts.is_empty()).then(|| format!("{{ {} }}", parts.join("; ")));
            let values = typed.as_ref().map(|typed| imports.typed(Some(typed)));
            let all: Vec<_> = values.into_iter().chain(files).collect();
            if all.is_empty() {
                "Readonly<Record<string, unknown>>".to_owned()
            } else {
                all.join(" & ")
            }
        }
    }
}

/// The members of the union of results that the document declares.
fn results(imports: &Imports, own: &OperationPlan) -> Vec<String> {
    own.operation.answers.iter().flat_map(|answer| of_answer(imports, answer)).collect()
}

fn of_answer(imports: &Imports, answer: &Answer) -> Vec<String> {
    let status = status_type(answer.status);
    let ok = |body: &str| format!("{}<{status}, {body}>", imports.support("Ok"));
    let problem = |code: &str, body: &str| {
        format!("{}<{status}, {code}, {body}>", imports.support("Problem"))
    };
    let mut members = Vec::new();
    if answer.contents.is_empty() {
        if may_succeed(answer.status) {
            members.push(ok("undefined"));
        }
        if is_failure(answer.status) {
            members.push(problem("undefined", "undefined"));
        }
    }
    for content in &answer.contents {
        let body = received(imports, content);
        let is_json = matches!(content.kind, ContentKind::Json(_));
        if is_json && !answer.problems.is_empty() {
            let codes = answer.problems.iter();
            members.extend(codes.map(|it| problem(&js_string(&it.code), &body)));
            continue;
        }
        if may_succeed(answer.status) {
            members.push(ok(&body));
        }
        if is_failure(answer.status) {
            members.push(problem("undefined", &body));
        }
    }
    members
}

/// The type of a body that is received.
fn received(imports: &Imports, content: &Content) -> String {
    match &content.kind {
        ContentKind::Json(typed) => imports.typed(typed.as_ref()),
        ContentKind::Text(Some(typed)) => imports.typed(Some(typed)),
        ContentKind::Text(None) => "string".to_owned(),
        ContentKind::JsonLines(typed) => stream(imports, &imports.typed(typed.as_ref())),
        ContentKind::EventStream { item, json } => {
            let data = if *json { imports.typed(item.as_ref()) } else { "string".to_owned() };
            stream(imports, &data)
        }
        ContentKind::Binary | ContentKind::Form(_) | ContentKind::Multipart(_) => {
            "Uint8Array".to_owned()
        }
    }
}

/// The type of a body that is read while it comes.
fn stream(imports: &Imports, of: &str) -> String {
    format!("AsyncIterable<{}<{of}>>", imports.support("StreamItem"))
}

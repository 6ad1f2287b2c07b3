//! The declarations of the module `server`: the interface that has to be implemented.

use std::fmt::Write as _;

use counterpart_compiler::model::service::{Answer, Content, ContentKind, Requirement, SchemeKind};

use super::content::{plain_problem, status_type};
use super::imports::Imports;
use super::plan::{OperationPlan, ServicePlan, comment};
use crate::escape::{js_string, type_key};

/// Prints the declarations.
pub fn declarations(planned: &ServicePlan) -> String {
    let imports = Imports::new(planned.plan, "server.js");
    for name in ["Handler", "ServerOptions"] {
        imports.support(name);
    }
    let secured = planned.is_secured();
    let mut body = String::new();
    if secured {
        body += &credentials(planned, &imports);
    }
    for own in &planned.operations {
        operation(planned, &imports, own, &mut body);
    }
    body += &interface(planned);
    body += &serve(planned, &imports);
    let title = format!("The server of {}.", planned.service.title);
    let head = comment(&[title, "@module".to_owned()], false).replace("\\@module", "@module");
    let shared = "\
export { Breach, sameSecret } from \"../support/server.js\";
export type * from \"../support/server.js\";
";
    format!("{head}{}\n{body}{shared}", imports.types())
}

/// The union of what may prove who asks.
fn credentials(planned: &ServicePlan, imports: &Imports) -> String {
    let mut taken = Vec::new();
    let mut members = Vec::new();
    for own in &planned.operations {
        for requirements in own.operation.security.alternatives.iter().filter(|it| !it.is_empty()) {
            let member = alternative(planned, imports, requirements);
            if !taken.contains(&member) {
                members.push(format!("\n  | {member}"));
                taken.push(member);
            }
        }
    }
    let members = members.concat();
    format!(
        "/** What a request proves, for each way to prove who asks. */\nexport type Credentials ={members};\n\n"
    )
}

fn alternative(planned: &ServicePlan, imports: &Imports, requirements: &[Requirement]) -> String {
    let schemes = planned.schemes(requirements);
    let names: Vec<_> = schemes.iter().map(|scheme| scheme.name.as_str()).collect();
    let mut members = vec![format!("readonly scheme: {}", js_string(&names.join("+")))];
    members.extend(schemes.iter().map(|scheme| {
        let of = match &scheme.kind {
            SchemeKind::Http { scheme, .. } if scheme == "basic" => {
                imports.support("BasicCredential")
            }
            SchemeKind::MutualTls => "true".to_owned(),
            SchemeKind::Http { .. }
            | SchemeKind::HeaderKey(_)
            | SchemeKind::QueryKey(_)
            | SchemeKind::CookieKey(_)
            | SchemeKind::OAuth2(_)
            | SchemeKind::OpenIdConnect { .. } => "string".to_owned(),
        };
        format!("readonly {}: {of}", type_key(&scheme.name))
    }));
    format!("{{ {} }}", members.join("; "))
}

fn operation(planned: &ServicePlan, imports: &Imports, own: &OperationPlan, out: &mut String) {
    let OperationPlan { name, stem, operation } = own;
    let mut members = Vec::new();
    let security = &operation.security;
    let generic = if security.alternatives.is_empty() { "" } else { "<P>" };
    if !security.alternatives.is_empty() {
        let of = format!("{}<P>", imports.support("Authenticated"));
        let of = if security.is_secured() { of } else { format!("{of} | undefined") };
        members.push(("Who asks.", format!("readonly principal: {of}")));
    }
    if let Some(of) = operation.arguments {
        let of = imports.of(of);
        members.push(("The parameters.", format!("readonly parameters: {of}")));
    }
    let mut alternatives = String::new();
    if let Some(body) = &operation.body {
        let mark = if body.required { "" } else { "?" };
        let choices = body.contents.iter().map(|content| {
            let of = received(imports, content);
            let media = if content.media_type.is_range() || body.contents.len() == 1 {
                "string".to_owned()
            } else {
                js_string(&content.media_type.text)
            };
            format!("{{ readonly body{mark}: {of}; readonly contentType{mark}: {media} }}")
        });
        let choices: Vec<_> = choices.collect();
        alternatives = format!(" & ({})", choices.join(" | "));
    }
    members.push((
        "The request itself. Its body has been read.",
        "readonly request: Request".to_owned(),
    ));
    let members = members.iter().map(|(docs, member)| format!("  /** {docs} */\n  {member};\n"));
    let members: String = members.collect();
    let mut answers: Vec<String> = Vec::new();
    for answer in &operation.answers {
        answers.extend(of_answer(planned, imports, answer));
    }
    let answers = if answers.is_empty() {
        "never".to_owned()
    } else {
        format!("\n  | {}", answers.join("\n  | "))
    };
    let _ = write!(
        out,
        "/** What `{name}` is called with. */\n\
         export type {stem}Request{generic} = {{\n{members}}}{alternatives};\n\n\
         /** What `{name}` may answer. */\n\
         export type {stem}Answer ={answers};\n\n",
    );
}

/// The type of a body that is received.
fn received(imports: &Imports, content: &Content) -> String {
    match &content.kind {
        ContentKind::Json(typed) => imports.typed(typed.as_ref()),
        ContentKind::Text(Some(typed)) | ContentKind::Form(Some(typed)) => {
            imports.typed(Some(typed))
        }
        ContentKind::Text(None) => "string".to_owned(),
        ContentKind::Form(None) => "Readonly<Record<string, string>>".to_owned(),
        ContentKind::JsonLines(typed) => format!("readonly {}[]", imports.typed(typed.as_ref())),
        ContentKind::Multipart(_) => "FormData".to_owned(),
        ContentKind::Binary | ContentKind::EventStream { .. } => "Uint8Array".to_owned(),
    }
}

fn of_answer(planned: &ServicePlan, imports: &Imports, answer: &Answer) -> Vec<String> {
    let status = format!("readonly status: {}", status_type(answer.status));
    let head = answer.head.map(|head| {
        let required = answer.headers.iter().any(|header| header.required);
        format!("; readonly headers{}: {}", if required { "" } else { "?" }, imports.of(head))
    });
    let start = format!("{status}{}", head.unwrap_or_default());
    if answer.contents.is_empty() {
        return vec![format!("{{ {start} }}")];
    }
    if plain_problem(planned.plan.model, answer).is_some() {
        let rest = "readonly detail?: string; readonly instance?: string";
        if answer.problems.is_empty() {
            return vec![format!("{{ {start}; {rest} }}")];
        }
        let codes = answer.problems.iter().map(|it| js_string(&it.code));
        return codes.map(|code| format!("{{ {start}; readonly code: {code}; {rest} }}")).collect();
    }
    let several = answer.contents.len() > 1;
    let contents = answer.contents.iter().map(|content| {
        let body = given(imports, content);
        let media = js_string(&content.media_type.text);
        if content.media_type.is_range() {
            format!("{{ {start}; readonly contentType: string; readonly body: {body} }}")
        } else if several {
            format!("{{ {start}; readonly contentType: {media}; readonly body: {body} }}")
        } else {
            format!("{{ {start}; readonly body: {body} }}")
        }
    });
    contents.collect()
}

/// The type of a body that is answered.
fn given(imports: &Imports, content: &Content) -> String {
    match &content.kind {
        ContentKind::Json(typed) => imports.typed(typed.as_ref()),
        ContentKind::Text(Some(typed)) => imports.typed(Some(typed)),
        ContentKind::Text(None) => "string".to_owned(),
        ContentKind::JsonLines(typed) => iterable(&imports.typed(typed.as_ref())),
        ContentKind::EventStream { item, json: true } => iterable(&imports.typed(item.as_ref())),
        ContentKind::EventStream { json: false, .. } => iterable("string"),
        ContentKind::Form(_) => "Readonly<Record<string, string>>".to_owned(),
        ContentKind::Binary => "Uint8Array | Blob | ReadableStream".to_owned(),
        ContentKind::Multipart(_) => "FormData".to_owned(),
    }
}

fn iterable(of: &str) -> String {
    format!("Iterable<{of}> | AsyncIterable<{of}>")
}

/// The interface that has to be implemented.
fn interface(planned: &ServicePlan) -> String {
    let service = planned.service;
    let paragraphs = [Some(service.title.clone()), service.docs.clone()];
    let docs = comment(&paragraphs.into_iter().flatten().collect::<Vec<_>>(), false);
    let generic = if planned.is_secured() { "<P>" } else { "" };
    let mut out = format!("{docs}export interface {}{generic} {{\n", planned.name);
    for own in &planned.operations {
        let OperationPlan { name, stem, operation } = own;
        for line in own.docs().lines() {
            let _ = writeln!(out, "  {line}");
        }
        let generic = if operation.security.alternatives.is_empty() { "" } else { "<P>" };
        let _ = writeln!(
            out,
            "  {name}(request: {stem}Request{generic}): {stem}Answer | Promise<{stem}Answer>;"
        );
    }
    out + "}\n\n"
}

fn serve(planned: &ServicePlan, imports: &Imports) -> String {
    let name = &planned.name;
    if !planned.is_secured() {
        return format!(
            "/** Makes what answers the requests of the service. */\n\
             export declare function serve(handlers: {name}, options?: ServerOptions): Handler;\n\n"
        );
    }
    let (access, admission) = (imports.support("Access"), imports.support("Admission"));
    format!(
        "/** What a server is made with. */\n\
         export interface ServeOptions<P> extends ServerOptions {{\n  \
         /** Finds out who asks, before anything else of a request is read. */\n  \
         authenticate(credentials: Credentials, access: {access}): {admission}<P> | Promise<{admission}<P>>;\n\
         }}\n\n\
         /** Makes what answers the requests of the service. */\n\
         export declare function serve<P>(handlers: {name}<P>, options: ServeOptions<P>): Handler;\n\n"
    )
}

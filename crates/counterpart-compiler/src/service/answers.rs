//! Reads answers.

use std::collections::HashMap;

use super::bundle::Bundle;
use super::contents::contents;
use super::extension;
use super::headers::headers;
use crate::diagnostic::Code;
use crate::model::service::{Answer, Content, Problem, Status};
use crate::names::upper_camel;
use crate::source::{Node, Place};

/// How deep `allOf` and `$ref` are followed in the search for the codes of problems.
const MAX_DEPTH: usize = 16;

/// The answers that were read, by the place of their component: it has one set of types.
pub(super) type Components = HashMap<Place, Answer>;

/// The answers of an operation.
pub(super) fn answers(
    bundle: &mut Bundle<'_, '_>,
    known: &mut Components,
    at: Place,
    stem: &str,
) -> Result<Vec<Answer>, String> {
    let mut listed = Vec::new();
    for (key, at) in bundle.library.members(at) {
        if key.starts_with("x-") {
            continue;
        }
        if let Some(status) = status(&key) {
            listed.push((status, at));
        } else {
            let sentence = format!("`{key}` is no status, so this answer is left out");
            bundle.library.report(Code::LooseService, at, sentence);
        }
    }
    let successes = listed.iter().filter(|(status, _)| status.is_success()).count();
    let mut found: Vec<Answer> = Vec::new();
    for (status, at) in listed {
        let name = match status {
            _ if status.is_success() && successes == 1 => format!("{stem}Response"),
            Status::Code(code) => format!("{stem}{code}Response"),
            Status::Class(class) => format!("{stem}{class}xxResponse"),
            Status::Default => format!("{stem}DefaultResponse"),
        };
        let answer = answer(bundle, known, at, &name, status)?;
        found.push(answer);
    }
    Ok(found)
}

/// A status as a document writes it: `200`, `2XX`, `default`.
fn status(key: &str) -> Option<Status> {
    if key.eq_ignore_ascii_case("default") {
        return Some(Status::Default);
    }
    if let Some(class) = key.strip_suffix("XX").or_else(|| key.strip_suffix("xx")) {
        return class.parse().ok().filter(|class| (1..=5).contains(class)).map(Status::Class);
    }
    key.parse().ok().filter(|code| (100..=599).contains(code)).map(Status::Code)
}

fn answer(
    bundle: &mut Bundle<'_, '_>,
    known: &mut Components,
    at: Place,
    name: &str,
    status: Status,
) -> Result<Answer, String> {
    let end = bundle.library.follow(at)?;
    let component = (end != at).then(|| component(bundle, end)).flatten();
    if component.is_some()
        && let Some(known) = known.get(&end)
    {
        return Ok(Answer { status, ..known.clone() });
    }
    let name = component.as_ref().map_or_else(|| name.to_owned(), |key| upper_camel(key));
    let content = bundle.library.get(end, "content");
    let contents = match content {
        Some(content) => contents(bundle, content, &name)?,
        None => Vec::new(),
    };
    let heads = bundle.library.get(end, "headers");
    let (headers, head) = match heads {
        Some(at) => headers(bundle, at, &format!("{name}Headers"))?,
        None => (Vec::new(), None),
    };
    let said = extension::of_answer(bundle.library, end);
    let problems = problems(bundle, &contents, &said);
    let answer = Answer {
        status,
        docs: bundle.library.text(end, "description").map(str::to_owned),
        headers,
        head,
        contents,
        problems,
        retry: said.retry,
        recovery: said.recovery,
        place: end,
        component: component.clone(),
    };
    if component.is_some() {
        known.insert(end, answer.clone());
    }
    Ok(answer)
}

/// The key of the component that stands at a place.
fn component(bundle: &Bundle<'_, '_>, at: Place) -> Option<String> {
    match bundle.library.steps(at).as_slice() {
        [components, responses, key] if components == "components" && responses == "responses" => {
            Some(key.clone())
        }
        [] => {
            let path = &bundle.library.sources[at.document].path;
            path.file_stem().and_then(std::ffi::OsStr::to_str).map(str::to_owned)
        }
        [.., key] => Some(key.clone()),
    }
}

/// The problems that an answer may be: the codes that its schema lists.
fn problems(
    bundle: &mut Bundle<'_, '_>,
    contents: &[Content],
    said: &extension::OfAnswer,
) -> Vec<Problem> {
    let mut found: Vec<Problem> = Vec::new();
    for content in
        contents.iter().filter(|it| it.media_type.essence() == "application/problem+json")
    {
        let Some(schema) = bundle.library.get(content.place, "schema") else { continue };
        for (code, place) in codes(bundle, schema, MAX_DEPTH).unwrap_or_default() {
            if found.iter().any(|problem| problem.code == code) {
                continue;
            }
            let own = said.problems.iter().find(|(other, ..)| *other == code);
            found.push(Problem {
                retry: own.and_then(|(_, retry, ..)| *retry).or(said.retry),
                recovery: own
                    .and_then(|(_, _, recovery, _)| recovery.clone())
                    .or_else(|| said.recovery.clone()),
                code,
                place,
            });
        }
    }
    for (code, .., at) in &said.problems {
        if !found.iter().any(|problem| problem.code == *code) {
            let sentence = format!("the schema of this answer does not list the code `{code}`");
            bundle.library.report(Code::BadServiceExtension, *at, sentence);
        }
    }
    found
}

/// The values that `code` may have by a schema; nothing where it does not list them.
fn codes(bundle: &mut Bundle<'_, '_>, schema: Place, depth: usize) -> Option<Vec<(String, Place)>> {
    let at = bundle.library.follow(schema).ok().filter(|_| depth > 0)?;
    let code = bundle.library.get(at, "properties");
    let code = code.and_then(|at| bundle.library.get(at, "code"));
    if let Some(code) = code.and_then(|code| bundle.library.follow(code).ok()) {
        let one = bundle.library.get(code, "const").into_iter();
        let many = bundle.library.get(code, "enum").map(|at| bundle.library.items(at));
        let listed: Vec<_> = one
            .chain(many.unwrap_or_default())
            .filter_map(|at| match bundle.library.node(at) {
                Node::String(code) => Some((code.clone(), at)),
                Node::Null | Node::Bool(_) | Node::Number(_) | Node::Array(_) | Node::Object(_) => {
                    None
                }
            })
            .collect();
        if !listed.is_empty() {
            return Some(listed);
        }
    }
    if let Some(list) = bundle.library.get(at, "allOf") {
        let parts = bundle.library.items(list);
        if let Some(found) = parts.into_iter().find_map(|part| codes(bundle, part, depth - 1)) {
            return Some(found);
        }
    }
    for keyword in ["oneOf", "anyOf"] {
        let Some(list) = bundle.library.get(at, keyword) else { continue };
        let branches = bundle.library.items(list);
        let all: Option<Vec<_>> =
            branches.into_iter().map(|branch| codes(bundle, branch, depth - 1)).collect();
        if let Some(all) = all {
            return Some(all.concat());
        }
    }
    None
}

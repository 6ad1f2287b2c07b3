//! Reads operations.

use std::collections::BTreeSet;

use super::answers::{Components, answers};
use super::bundle::Bundle;
use super::contents::contents;
use super::extension;
use super::parameters::parameters;
use super::path::path;
use super::security::requirements;
use crate::diagnostic::Code;
use crate::model::service::{
    Body, Callback, Deprecation, Method, Operation, Path, Policy, Refused, Scheme, Server,
    ServerVariable,
};
use crate::names::{lower_camel, upper_camel};
use crate::source::Place;

/// What the operations of a document share.
pub(super) struct Shared {
    pub(super) schemes: Vec<Scheme>,
    pub(super) security: Option<Place>,
    pub(super) policy: Policy,
}

/// The operations of a document.
#[derive(Default)]
pub(super) struct Read {
    pub(super) operations: Vec<Operation>,
    pub(super) refused: Vec<Refused>,
    ids: BTreeSet<String>,
    types: BTreeSet<String>,
    components: Components,
}

/// An operation that was met.
struct Met {
    method: Method,
    at: Place,
    item: Place,
    path: Path,
    /// What its id is made from where it has none.
    made_id: String,
}

impl Read {
    /// Reads the operations of `paths` or `webhooks`.
    pub(super) fn read(&mut self, bundle: &mut Bundle<'_, '_>, shared: &Shared, paths: Place) {
        let is_webhooks = bundle.library.steps(paths).first().is_some_and(|it| it == "webhooks");
        for (key, item) in bundle.library.members(paths) {
            if key.starts_with("x-") {
                continue;
            }
            let item = match bundle.library.follow(item) {
                Ok(item) => item,
                Err(reason) => {
                    self.refuse(bundle, None, "any method", &key, reason, item);
                    continue;
                }
            };
            for (method, at) in methods(bundle, item) {
                let path = if is_webhooks { Path::default() } else { path(&key) };
                let made_id = made_id(&method, &key);
                let met = Met { method, at, item, path, made_id };
                let id = bundle.library.text(at, "operationId").map(str::to_owned);
                let name = met.method.name().to_owned();
                match self.operation(bundle, shared, met) {
                    Ok(operation) => self.operations.push(operation),
                    Err(reason) => self.refuse(bundle, id, &name, &key, reason, at),
                }
            }
        }
    }

    pub(super) fn refuse(
        &mut self,
        bundle: &mut Bundle<'_, '_>,
        id: Option<String>,
        method: &str,
        path: &str,
        reason: String,
        place: Place,
    ) {
        let sentence = format!("{method} {path} is left out: {reason}");
        bundle.library.report(Code::RefusedOperation, place, sentence);
        let (method, path) = (method.to_owned(), path.to_owned());
        self.refused.push(Refused { id, method, path, reason, place });
    }

    fn operation(
        &mut self,
        bundle: &mut Bundle<'_, '_>,
        shared: &Shared,
        met: Met,
    ) -> Result<Operation, String> {
        let Met { method, at, item, path, made_id } = met;
        let (id, id_is_given) = self.id(bundle, at, made_id);
        let type_name = unique(&mut self.types, upper_camel(&id));
        let lists = [item, at].map(|at| bundle.library.get(at, "parameters"));
        let names: Vec<String> = path.parameters().map(str::to_owned).collect();
        let (parameters, arguments) =
            parameters(bundle, lists, at, &names, &format!("{type_name}Parameters"))?;
        let body = body(bundle, at, &format!("{type_name}Body"))?;
        let listed = bundle.library.get(at, "responses");
        let answers = match listed {
            Some(listed) => answers(bundle, &mut self.components, listed, &type_name)?,
            None => Vec::new(),
        };
        let security = bundle.library.get(at, "security").or(shared.security);
        let security = requirements(bundle.library, security, &shared.schemes)?;
        let said = extension::of_operation(bundle.library, at, &shared.policy, &parameters);
        let text = |key| bundle.library.text(at, key).map(str::to_owned);
        let tags = bundle.library.get(at, "tags").map(|tags| bundle.library.items(tags));
        let tags = tags.unwrap_or_default().into_iter();
        let operation = Operation {
            id,
            id_is_given,
            type_name,
            method,
            path,
            servers: servers(bundle, at).or_else(|| servers(bundle, item)),
            tags: tags.filter_map(|tag| bundle.library.scalar(tag)).collect(),
            summary: text("summary"),
            docs: text("description"),
            deprecation: deprecation(bundle, at),
            parameters,
            arguments,
            body,
            answers,
            security,
            effect: said.effect,
            idempotency_key: said.idempotency_key,
            policy: said.policy,
            callbacks: callbacks(bundle, at),
            place: at,
        };
        lint(bundle, &operation);
        Ok(operation)
    }

    /// The id of an operation, and whether it is the document's.
    fn id(&mut self, bundle: &mut Bundle<'_, '_>, at: Place, made: String) -> (String, bool) {
        if let Some(id) = bundle.library.text(at, "operationId").map(str::to_owned) {
            if self.ids.insert(lower_camel(&id).to_lowercase()) {
                return (id, true);
            }
            let sentence = format!("another operation has the id `{id}`, so this one is `{made}`");
            bundle.library.report(Code::LooseService, at, sentence);
        }
        (unique(&mut self.ids, made), false)
    }
}

/// The name, with a number behind it where another has it.
fn unique(taken: &mut BTreeSet<String>, name: String) -> String {
    let numbered = (2u64..).map(|number| format!("{name}{number}"));
    let mut candidates = std::iter::once(name.clone()).chain(numbered);
    let free = candidates.find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or(name)
}

/// An id from method and path: `getKeysByName` of `GET /keys/{name}`.
fn made_id(method: &Method, path: &str) -> String {
    let words = path.replace('{', " by ").replace(['}', '/', '?', '=', '&'], " ");
    lower_camel(&format!("{} {words}", method.name().to_lowercase()))
}

/// The methods of a path item, with their operations.
fn methods(bundle: &Bundle<'_, '_>, item: Place) -> Vec<(Method, Place)> {
    let mut found = Vec::new();
    for (key, at) in bundle.library.members(item) {
        let method = match key.as_str() {
            "get" => Method::Get,
            "put" => Method::Put,
            "post" => Method::Post,
            "delete" => Method::Delete,
            "options" => Method::Options,
            "head" => Method::Head,
            "patch" => Method::Patch,
            "trace" => Method::Trace,
            "query" => Method::Query,
            "additionalOperations" => {
                let others = bundle.library.members(at).into_iter();
                found.extend(others.map(|(name, at)| (Method::Other(name), at)));
                continue;
            }
            _ => continue,
        };
        found.push((method, at));
    }
    found
}

fn body(bundle: &mut Bundle<'_, '_>, at: Place, name: &str) -> Result<Option<Body>, String> {
    let Some(at) = bundle.library.get(at, "requestBody") else { return Ok(None) };
    let at = bundle.library.follow(at)?;
    let content = bundle.library.get(at, "content");
    let contents = content.map(|content| contents(bundle, content, name)).transpose()?;
    let contents = contents.unwrap_or_default();
    Ok((!contents.is_empty()).then(|| Body {
        docs: bundle.library.text(at, "description").map(str::to_owned),
        required: bundle.library.is_true(at, "required"),
        contents,
        place: at,
    }))
}

fn deprecation(bundle: &Bundle<'_, '_>, at: Place) -> Option<Deprecation> {
    let sunset = bundle.library.text(at, "x-sunset").map(str::to_owned);
    let is_deprecated = bundle.library.is_true(at, "deprecated") || sunset.is_some();
    is_deprecated.then(|| Deprecation { sunset, ..Deprecation::default() })
}

fn callbacks(bundle: &Bundle<'_, '_>, at: Place) -> Vec<Callback> {
    let Some(named) = bundle.library.get(at, "callbacks") else { return Vec::new() };
    let mut found = Vec::new();
    for (name, at) in bundle.library.members(named) {
        for (expression, place) in bundle.library.members(at) {
            found.push(Callback { name: name.clone(), expression, place });
        }
    }
    found
}

/// The servers that an object names, if it names any.
pub(super) fn servers(bundle: &Bundle<'_, '_>, at: Place) -> Option<Vec<Server>> {
    let listed = bundle.library.get(at, "servers")?;
    let read = bundle.library.items(listed).into_iter().filter_map(|at| {
        let url = bundle.library.text(at, "url")?.to_owned();
        let variables = bundle.library.get(at, "variables").map(|at| bundle.library.members(at));
        let variables = variables.unwrap_or_default().into_iter().map(|(name, at)| {
            let listed = bundle.library.get(at, "enum").map(|at| bundle.library.items(at));
            let listed = listed.unwrap_or_default().into_iter();
            let default = bundle.library.get(at, "default");
            ServerVariable {
                name,
                default: default.and_then(|at| bundle.library.scalar(at)).unwrap_or_default(),
                values: listed.filter_map(|value| bundle.library.scalar(value)).collect(),
                docs: bundle.library.text(at, "description").map(str::to_owned),
            }
        });
        let docs = bundle.library.text(at, "description").map(str::to_owned);
        Some(Server { url, docs, variables: variables.collect(), place: at })
    });
    let servers: Vec<Server> = read.collect();
    (!servers.is_empty()).then_some(servers)
}

/// Reports what a careful author would not have left out.
fn lint(bundle: &mut Bundle<'_, '_>, operation: &Operation) {
    if operation.security.is_secured() && operation.answer(401).is_none() {
        let sentence = format!(
            "`{}` asks who is asking, and declares no answer 401 for those who do not say",
            operation.id
        );
        bundle.library.report(Code::UndeclaredAnswer, operation.place, sentence);
    }
    if operation.answers.is_empty() {
        let sentence = format!("`{}` declares no answer", operation.id);
        bundle.library.report(Code::UndeclaredAnswer, operation.place, sentence);
    }
}

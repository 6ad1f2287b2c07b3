//! Reads `x-counterpart` of operations, answers and documents: what OpenAPI cannot say.

use std::time::Duration;

use super::library::Library;
use crate::diagnostic::Code;
use crate::json::pointer;
use crate::model::service::{
    CachePolicy, Effect, EffectKind, Key, PageStyle, Pages, Parameter, Policy, RetryClass,
    RetryPolicy,
};
use crate::source::{Node, Place};

/// The key under which it stands.
pub(super) const KEY: &str = "x-counterpart";

/// What may stand in it at an operation or a document.
const OF_OPERATIONS: [&str; 6] =
    ["effect", "idempotencyKey", "timeout", "deadline", "retry", "cache"];

/// What may stand in it at an answer.
const OF_ANSWERS: [&str; 3] = ["problems", "retry", "recovery"];

/// What may stand in `retry` of an operation.
const OF_RETRIES: [&str; 4] = ["maxAttempts", "baseDelay", "throttlingBaseDelay", "maxDelay"];

/// What an operation says.
#[derive(Clone, Debug, Default)]
pub(super) struct Extension {
    pub(super) effect: Option<Effect>,
    pub(super) idempotency_key: Option<String>,
    pub(super) policy: Policy,
}

/// What an operation says; where it says nothing, what its document says.
pub(super) fn of_operation(
    library: &mut Library<'_>,
    operation: Place,
    document: &Policy,
    parameters: &[Parameter],
) -> Extension {
    let Some(at) = library.get(operation, KEY) else {
        return Extension { policy: document.clone(), ..Extension::default() };
    };
    let own = policy(library, at);
    let named = library.get(at, "effect");
    Extension {
        effect: named.and_then(|at| effect(library, at, parameters)),
        idempotency_key: library.text(at, "idempotencyKey").map(str::to_owned),
        policy: Policy {
            timeout: own.timeout.or(document.timeout),
            deadline: own.deadline.or(document.deadline),
            cache: own.cache.or(document.cache),
            retry: RetryPolicy {
                max_attempts: own.retry.max_attempts.or(document.retry.max_attempts),
                base_delay: own.retry.base_delay.or(document.retry.base_delay),
                throttling_base_delay: own
                    .retry
                    .throttling_base_delay
                    .or(document.retry.throttling_base_delay),
                max_delay: own.retry.max_delay.or(document.retry.max_delay),
            },
        },
    }
}

/// The policy in an `x-counterpart`. What has no meaning is reported.
pub(super) fn policy(library: &mut Library<'_>, at: Place) -> Policy {
    known(library, at, &OF_OPERATIONS);
    let retry = library.get(at, "retry").filter(|at| library.object(*at).is_some());
    let cache = library.get(at, "cache");
    let retry = retry.map_or(RetryPolicy::default(), |at| {
        known(library, at, &OF_RETRIES);
        let attempts = library.get(at, "maxAttempts").and_then(|at| match library.node(at) {
            Node::Number(number) => number.as_u64().and_then(|it| u32::try_from(it).ok()),
            Node::Null | Node::Bool(_) | Node::String(_) | Node::Array(_) | Node::Object(_) => None,
        });
        RetryPolicy {
            max_attempts: attempts.filter(|attempts| *attempts > 0),
            base_delay: duration(library, at, "baseDelay"),
            throttling_base_delay: duration(library, at, "throttlingBaseDelay"),
            max_delay: duration(library, at, "maxDelay"),
        }
    });
    let cache = cache.and_then(|at| {
        known(library, at, &["maxAge", "staleIfError"]);
        let max_age = duration(library, at, "maxAge")?;
        Some(CachePolicy { max_age, stale_if_error: duration(library, at, "staleIfError") })
    });
    Policy {
        timeout: duration(library, at, "timeout"),
        deadline: duration(library, at, "deadline"),
        retry,
        cache,
    }
}

/// What an answer says: whether asking again helps, what a person can do, and both by problem code.
#[derive(Clone, Debug, Default)]
pub(super) struct OfAnswer {
    pub(super) retry: Option<RetryClass>,
    pub(super) recovery: Option<String>,
    pub(super) problems: Vec<(String, Option<RetryClass>, Option<String>, Place)>,
}

pub(super) fn of_answer(library: &mut Library<'_>, answer: Place) -> OfAnswer {
    let Some(at) = library.get(answer, KEY) else { return OfAnswer::default() };
    known(library, at, &OF_ANSWERS);
    let problems = library.get(at, "problems").map(|at| library.members(at));
    let mut found = OfAnswer {
        retry: class(library, at),
        recovery: library.text(at, "recovery").map(str::to_owned),
        problems: Vec::new(),
    };
    for (code, at) in problems.unwrap_or_default() {
        known(library, at, &["retry", "recovery"]);
        let recovery = library.text(at, "recovery").map(str::to_owned);
        found.problems.push((code, class(library, at), recovery, at));
    }
    found
}

fn class(library: &mut Library<'_>, at: Place) -> Option<RetryClass> {
    let named = library.get(at, "retry")?;
    let class = match library.text(at, "retry") {
        Some("transient") => Some(RetryClass::Transient),
        Some("throttling") => Some(RetryClass::Throttling),
        Some("conflict") => Some(RetryClass::Conflict),
        Some("final") => Some(RetryClass::Final),
        Some(_) | None => None,
    };
    if class.is_none() {
        let sentence = "`retry` must be `transient`, `throttling`, `conflict` or `final`";
        library.report(Code::BadServiceExtension, named, sentence);
    }
    class
}

fn effect(library: &mut Library<'_>, at: Place, parameters: &[Parameter]) -> Option<Effect> {
    const KINDS: [(&str, EffectKind); 6] = [
        ("creates", EffectKind::Creates),
        ("reads", EffectKind::Reads),
        ("lists", EffectKind::Lists),
        ("replaces", EffectKind::Replaces),
        ("patches", EffectKind::Patches),
        ("deletes", EffectKind::Deletes),
    ];
    known(
        library,
        at,
        &["creates", "reads", "lists", "replaces", "patches", "deletes", "key", "echoes", "page"],
    );
    let named = KINDS.into_iter().find_map(|(name, kind)| Some((kind, library.text(at, name)?)));
    let Some((kind, resource)) = named else {
        let sentence = "an effect names what it does to which resource: `reads: service-key`";
        library.report(Code::BadServiceExtension, at, sentence);
        return None;
    };
    let resource = resource.to_owned();
    let key = library.text(at, "key").map(|key| {
        let own = parameters.iter().find(|parameter| parameter.name == key || parameter.key == key);
        match own {
            Some(parameter) => Key::Parameter(parameter.name.clone()),
            None => Key::Answered(to_pointer(key)),
        }
    });
    let echoes = library.get(at, "echoes").map(|at| library.items(at)).unwrap_or_default();
    let echoes = echoes.into_iter().filter_map(|at| library.scalar(at));
    let echoes = echoes.map(|name| to_pointer(&name)).collect();
    let pages = library.get(at, "page").and_then(|at| pages(library, at, parameters));
    Some(Effect { kind, resource, key, echoes, pages })
}

fn pages(library: &mut Library<'_>, at: Place, parameters: &[Parameter]) -> Option<Pages> {
    const STYLES: [(&str, PageStyle); 3] = [
        ("cursor", PageStyle::Cursor),
        ("offset", PageStyle::Offset),
        ("number", PageStyle::Number),
    ];
    known(library, at, &["cursor", "offset", "number", "limit", "items", "next"]);
    let style = STYLES.into_iter().find_map(|(name, style)| Some((style, library.text(at, name)?)));
    let Some((style, parameter)) = style else {
        let sentence =
            "a page names the parameter that asks for it: `cursor`, `offset` or `number`";
        library.report(Code::BadServiceExtension, at, sentence);
        return None;
    };
    let key_of = |name: &str| {
        let own = parameters.iter().find(|one| one.name == name || one.key == name);
        own.map(|one| one.key.clone())
    };
    let Some(parameter) = key_of(parameter) else {
        let sentence = format!("the operation has no parameter `{parameter}`");
        library.report(Code::BadServiceExtension, at, sentence);
        return None;
    };
    let limit = library.text(at, "limit").and_then(key_of);
    let items = library.text(at, "items").map_or_else(String::new, to_pointer);
    let next = library.text(at, "next").map(to_pointer);
    Some(Pages { style, parameter, limit, items, next })
}

/// The JSON Pointer that a text is, or that has the text as its only key.
fn to_pointer(text: &str) -> String {
    if text.is_empty() || text.starts_with('/') {
        text.to_owned()
    } else {
        pointer::below("", text)
    }
}

/// A duration such as `200ms`, `2s`, `5m`, `24h` or `7d`.
fn duration(library: &mut Library<'_>, at: Place, key: &str) -> Option<Duration> {
    let place = library.get(at, key)?;
    let read = library.scalar(place).and_then(|text| {
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        let (number, unit) = text.split_at(digits);
        let number: u64 = number.parse().ok()?;
        let milliseconds = match unit {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return None,
        };
        number.checked_mul(milliseconds).map(Duration::from_millis)
    });
    if read.is_none() {
        let sentence =
            format!("`{key}` must be a number with a unit: `200ms`, `2s`, `5m`, `24h` or `7d`");
        library.report(Code::BadServiceExtension, place, sentence);
    }
    read
}

/// Reports what has no meaning here.
fn known(library: &mut Library<'_>, at: Place, keys: &[&str]) {
    for (key, at) in library.members(at) {
        if !keys.contains(&key.as_str()) {
            let listed: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            let sentence = format!("`{key}` has no meaning here; known are {}", listed.join(", "));
            library.report(Code::BadServiceExtension, at, sentence);
        }
    }
}

//! A document of keys, lists and scalars, whatever notation it is in, and what it declares.

use crate::facts::{Declaration, Facts, Form, Listing, Mention, Part, Span, Written};

/// The symbol of the whole file, and the step that means every element of a list.
pub(super) const WHOLE: &str = "[]";

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub at: Span,
    pub data: Data,
}

/// A value of a document.
#[derive(Clone, Debug)]
pub(super) enum Data {
    /// A string by its own text, another scalar by its JSON.
    Scalar {
        text: String,
        /// Whether it is a string.
        string: bool,
    },
    /// The elements of a list.
    List(Vec<Node>),
    /// The keys of a map, in source order.
    Map(Vec<Entry>),
    /// Something that is not followed, and why.
    Unknown(String),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The key, or why it is unknown.
    pub key: Result<String, String>,
    pub at: Span,
    pub value: Node,
}

/// What the documents of a file declare. The whole file has the symbol `[]`; a list of maps has one
/// list for each key: `services[].name`, or `[].name` when it is the whole file.
pub(super) fn facts(documents: &[Node]) -> Facts {
    let mut facts = Facts::default();
    for document in documents {
        let mut symbol = Vec::new();
        declare(&mut symbol, document.at, document, &mut facts.declarations);
        mention(document, &mut facts.mentions);
    }
    facts.mentions.sort_unstable();
    facts
}

fn declare(symbol: &mut Vec<String>, at: Span, node: &Node, to: &mut Vec<Declaration>) {
    let mut add = |symbol: &[String], form, parts| {
        let listings = vec![Listing { form, at, over: None, parts, catch_all: None }];
        let whole = symbol.is_empty();
        let symbol = if whole { vec![WHOLE.to_owned()] } else { symbol.to_vec() };
        to.push(Declaration { symbol, at, listings });
    };
    match &node.data {
        Data::Scalar { .. } => {}
        Data::Unknown(because) => add(symbol, Form::Keys, vec![unknown(node.at, because)]),
        Data::Map(entries) => {
            add(symbol, Form::Keys, entries.iter().map(key_of).collect());
            for Entry { key, at, value } in entries {
                let Ok(key) = key else { continue };
                symbol.push(key.clone());
                declare(symbol, *at, value, to);
                symbol.pop();
            }
        }
        Data::List(items) => {
            let maps = items.iter().any(|item| matches!(item.data, Data::Map(_)));
            let parts = if maps {
                let because = "its elements have keys: a symbol like `list[].key` names one";
                vec![unknown(node.at, because)]
            } else if is_environment(symbol) {
                items.iter().map(variable_of).collect()
            } else {
                items.iter().map(scalar_of).collect()
            };
            add(symbol, Form::Array, parts);
            columns(symbol, items, to);
        }
    }
}

/// Of a list of maps, each key is a list by itself.
fn columns(symbol: &mut Vec<String>, items: &[Node], to: &mut Vec<Declaration>) {
    let mut keys: Vec<(&str, Span)> = Vec::new();
    for item in items {
        if let Data::Map(entries) = &item.data {
            for entry in entries {
                if let Ok(key) = &entry.key
                    && keys.iter().all(|(known, _)| known != key)
                {
                    keys.push((key, entry.at));
                }
            }
        }
    }
    symbol.push(WHOLE.to_owned());
    for (key, at) in keys {
        let parts = items.iter().map(|item| match &item.data {
            Data::Map(entries) => {
                match entries.iter().find(|entry| entry.key.as_deref() == Ok(key)) {
                    Some(entry) => scalar_of(&entry.value),
                    None => unknown(item.at, &format!("it has no `{key}`")),
                }
            }
            Data::Scalar { .. } | Data::List(_) => unknown(item.at, "it has no keys"),
            Data::Unknown(because) => unknown(item.at, because),
        });
        let parts = parts.collect();
        let listings = vec![Listing { form: Form::Array, at, over: None, parts, catch_all: None }];
        symbol.push(key.to_owned());
        to.push(Declaration { symbol: symbol.clone(), at, listings });
        symbol.pop();
    }
    symbol.pop();
}

fn key_of(entry: &Entry) -> Part {
    match &entry.key {
        Ok(key) => Part::One { value: Written::Value(key.clone()), at: entry.at },
        Err(because) => unknown(entry.at, because),
    }
}

fn scalar_of(item: &Node) -> Part {
    match &item.data {
        Data::Scalar { text, .. } => Part::One { value: Written::Value(text.clone()), at: item.at },
        Data::List(_) => unknown(item.at, "it is a list itself"),
        Data::Map(_) => unknown(item.at, "it has keys of its own"),
        Data::Unknown(because) => unknown(item.at, because),
    }
}

/// Whether a list is one of variables, as files of Docker Compose have it: `environment`, and the
/// `args` of a `build`.
fn is_environment(symbol: &[String]) -> bool {
    match symbol {
        [.., last] if last == "environment" => true,
        [.., build, last] => build == "build" && last == "args",
        _ => false,
    }
}

/// The variable that an entry sets: of `NAME=value`, `NAME`.
fn variable_of(item: &Node) -> Part {
    match &item.data {
        Data::Scalar { text, .. } => {
            let name = text.split_once('=').map_or(text.as_str(), |(name, _)| name);
            Part::One { value: Written::Value(name.to_owned()), at: item.at }
        }
        Data::List(_) | Data::Map(_) | Data::Unknown(_) => scalar_of(item),
    }
}

fn unknown(at: Span, because: &str) -> Part {
    Part::Unknown { at, because: because.to_owned() }
}

fn mention(node: &Node, mentions: &mut Vec<Mention>) {
    match &node.data {
        Data::Scalar { text, string: true } => {
            mentions.push(Mention { text: text.clone(), at: node.at, name: false });
        }
        Data::Scalar { string: false, .. } | Data::Unknown(_) => {}
        Data::List(items) => items.iter().for_each(|item| mention(item, mentions)),
        Data::Map(entries) => {
            for entry in entries {
                let key = entry.key.as_ref().ok();
                mentions.extend(key.map(|key| Mention {
                    text: key.clone(),
                    at: entry.at,
                    name: true,
                }));
                mention(&entry.value, mentions);
            }
        }
    }
}

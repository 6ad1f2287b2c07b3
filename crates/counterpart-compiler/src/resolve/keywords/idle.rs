//! Finds keywords that have no effect where they stand.

use super::table::{About, Known, Role};
use super::{Finding, Schema, table};
use crate::diagnostic::Code;
use crate::resolve::Draft;
use crate::source::{Node, NodeId};

/// The finding for a schema whose `$ref` makes its draft ignore the keywords beside it, if there are
/// any that would refuse values.
pub(super) fn beside_reference(schema: &Schema<'_>) -> Option<Finding> {
    let ignored = schema.keywords.iter().filter(|(name, node)| {
        table::of(name).is_some_and(|known| match known.role {
            Role::Refuses | Role::RefusesOnly(_) => {
                known.is_in(schema.draft) && !known.refuses_nothing(schema.source, **node)
            }
            Role::Identifies | Role::Says => false,
        })
    });
    let ignored: Vec<_> = ignored.collect();
    let (_, node) = ignored.first()?;
    let names: Vec<_> = ignored.iter().map(|(name, _)| format!("`{name}`")).collect();
    let (verb, names) = (if names.len() == 1 { "means" } else { "mean" }, names.join(", "));
    let draft = schema.draft.name();
    let written = match schema.get("$ref") {
        Some(Node::String(target)) => target.as_str(),
        None
        | Some(Node::Null | Node::Bool(_) | Node::Number(_) | Node::Array(_) | Node::Object(_)) => {
            "…"
        }
    };
    Some(Finding {
        code: Code::IdleKeyword,
        node: **node,
        sentence: format!("{names} {verb} nothing beside `$ref` in {draft}"),
        help: format!(
            "write the reference as `\"allOf\": [{{\"$ref\": \"{written}\"}}]`, or state draft 2019-09 \
             or later in `$schema`"
        ),
    })
}

/// The finding for a keyword of the schema's draft that has no effect in this schema.
pub(super) fn keyword(schema: &Schema<'_>, known: Known, node: NodeId) -> Option<Finding> {
    if known.refuses_nothing(schema.source, node) {
        return None;
    }
    let (sentence, help) = lonely(schema, known).or_else(|| of_another_kind(schema, known))?;
    Some(Finding { code: Code::IdleKeyword, node, sentence, help })
}

/// A keyword that needs another beside it.
fn lonely(schema: &Schema<'_>, known: Known) -> Option<(String, String)> {
    let needed = match known.name {
        "then" | "else" if !schema.has("if") => "`if`",
        "if" if schema.draft == Draft::Draft7 && !schema.has("then") && !schema.has("else") => {
            "`then` or `else`"
        }
        "minContains" | "maxContains" if !schema.has("contains") => "`contains`",
        "additionalItems" if !matches!(schema.get("items"), Some(Node::Array(_))) => {
            let help = "remove it, or write `items` as an array of schemas, one for each item";
            let sentence = "`additionalItems` has no effect without `items` as an array";
            return Some((sentence.to_owned(), help.to_owned()));
        }
        _ => return None,
    };
    let sentence = format!("`{}` has no effect without {needed}", known.name);
    Some((sentence, format!("add {needed}, or remove it")))
}

/// A keyword about values that the `type` beside it refuses.
fn of_another_kind(schema: &Schema<'_>, known: Known) -> Option<(String, String)> {
    let about: About = match known.role {
        Role::RefusesOnly(about) => about,
        Role::Refuses | Role::Identifies | Role::Says => return None,
    };
    let kinds = schema.kinds()?;
    if kinds.is_empty() || kinds.iter().any(|kind| about.fits(kind)) {
        return None;
    }
    let sentence = format!(
        "`{}` has no effect: it is about {}, and `type` is {}",
        known.name,
        about.name(),
        kinds.join(" or "),
    );
    Some((sentence, "remove it, or correct `type`".to_owned()))
}

impl Schema<'_> {
    /// The names in its `type`.
    fn kinds(&self) -> Option<Vec<&str>> {
        match self.get("type")? {
            Node::String(name) => Some(vec![name.as_str()]),
            Node::Array(kinds) => {
                kinds.iter().map(|kind| name_of(&self.source[*kind])).collect::<Option<_>>()
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Object(_) => None,
        }
    }
}

fn name_of(node: &Node) -> Option<&str> {
    match node {
        Node::String(name) => Some(name),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::Array(_) | Node::Object(_) => None,
    }
}

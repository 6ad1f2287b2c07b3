//! Finds keywords of another draft than the schema's, and keywords of other schema languages.

use super::table::{Known, Role};
use super::{Finding, Schema};
use crate::diagnostic::Code;
use crate::resolve::Draft;
use crate::source::{Node, NodeId};

/// The finding for a keyword that the draft of the schema does not define. A keyword that only says
/// something to readers is read in every draft.
pub(super) fn draft(schema: &Schema<'_>, known: Known, node: NodeId) -> Option<Finding> {
    let replaced = instead(known.name, schema.draft);
    let is_written = replaced.iter().any(|instead| schema.has(instead.keyword));
    let value = &schema.source[node];
    if known.role == Role::Says
        || is_written
        || !known.takes(value)
        || known.refuses_nothing(schema.source, node)
    {
        return None;
    }
    let (name, stated) = (known.name, schema.draft.name());
    let home = if known.first == known.last {
        known.first.name().to_owned()
    } else if known.last == Draft::Draft202012 {
        format!("{} and later", known.first.name())
    } else {
        format!("{} to {}", known.first.name(), known.last.name())
    };
    let sentence = if name == "dependencies" {
        format!("`{name}` is a keyword of {home}; validators of {stated} may ignore it")
    } else {
        format!("`{name}` is a keyword of {home}, and means nothing in {stated}")
    };
    let home = if known.last < schema.draft { known.last } else { known.first };
    let state = format!("state {} in `$schema`", home.name());
    let help = match replaced.as_slice() {
        [] => state,
        many => {
            let many: Vec<_> = many.iter().map(|instead| instead.write.to_owned()).collect();
            format!("{}, or {state}", many.join(" or "))
        }
    };
    Some(Finding { code: Code::ForeignKeyword, node, sentence, help })
}

/// What to write in the place of a keyword.
struct Instead {
    keyword: &'static str,
    write: &'static str,
}

/// What a draft has in the place of a keyword that it does not define.
fn instead(keyword: &str, draft: Draft) -> Vec<Instead> {
    let found: &[(&'static str, &'static str)] = match (keyword, draft) {
        ("id", _) => &[("$id", "write `$id`")],
        ("$id", _) => &[("id", "write `id`")],
        ("const", _) => &[("enum", "write `enum` with this one value")],
        ("additionalItems", _) => {
            &[("items", "write `items`, which is about the items after `prefixItems`")]
        }
        ("prefixItems", _) => &[("items", "write `items`, which takes the array")],
        ("dependencies", _) => &[
            ("dependentRequired", "write `dependentRequired` for lists of names"),
            ("dependentSchemas", "`dependentSchemas` for schemas"),
        ],
        ("dependentRequired" | "dependentSchemas", _) => {
            &[("dependencies", "write `dependencies`")]
        }
        ("$anchor", _) => &[("$id", "write `$id` with `#` and the name")],
        ("$recursiveRef", Draft::Draft202012) => &[("$dynamicRef", "write `$dynamicRef`")],
        ("$recursiveAnchor", Draft::Draft202012) => &[("$dynamicAnchor", "write `$dynamicAnchor`")],
        ("$dynamicRef", Draft::Draft201909) => &[("$recursiveRef", "write `$recursiveRef`")],
        ("$dynamicAnchor", Draft::Draft201909) => {
            &[("$recursiveAnchor", "write `$recursiveAnchor: true`")]
        }
        _ => &[],
    };
    found.iter().map(|(keyword, write)| Instead { keyword, write }).collect()
}

/// The finding for a keyword that another schema language defines and that would refuse or admit
/// values if JSON Schema had it.
pub(super) fn language(schema: &Schema<'_>, name: &str, node: NodeId) -> Option<Finding> {
    let (language, help) = match (name, &schema.source[node]) {
        ("nullable", Node::Bool(true)) if !schema.admits_null() => {
            ("OpenAPI 3.0", nullable(schema.get("type")))
        }
        ("divisibleBy", Node::Number(_)) => ("draft 3", "write `multipleOf`".to_owned()),
        ("disallow", Node::String(_) | Node::Array(_)) => {
            ("draft 3", "write `not` with this `type` in it".to_owned())
        }
        ("extends", Node::Object(_) | Node::Array(_)) => {
            ("draft 3", "write `allOf` with a list of schemas".to_owned())
        }
        ("optionalProperties", Node::Object(_)) => {
            let help = "write `properties`, and leave the names out of `required`";
            ("JSON Type Definition", help.to_owned())
        }
        _ => return None,
    };
    Some(Finding {
        code: Code::ForeignKeyword,
        node,
        sentence: format!(
            "`{name}` is a keyword of {language}, and means nothing in {}",
            schema.draft.name()
        ),
        help,
    })
}

fn nullable(kind: Option<&Node>) -> String {
    match kind {
        Some(Node::String(kind)) => format!("write `\"type\": [\"{kind}\", \"null\"]`"),
        Some(Node::Array(_)) => "add `\"null\"` to `type`".to_owned(),
        None | Some(Node::Null | Node::Bool(_) | Node::Number(_) | Node::Object(_)) => {
            "write `anyOf` with this schema and `{\"type\": \"null\"}`".to_owned()
        }
    }
}

impl Schema<'_> {
    /// Whether its `type` has `null`.
    fn admits_null(&self) -> bool {
        let is_null = |kind: &Node| matches!(kind, Node::String(name) if name == "null");
        match self.get("type") {
            Some(Node::Array(kinds)) => kinds.iter().any(|kind| is_null(&self.source[*kind])),
            Some(kind) => is_null(kind),
            None => false,
        }
    }
}

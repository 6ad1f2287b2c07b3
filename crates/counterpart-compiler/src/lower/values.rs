//! Lowers the keywords about values of every kind: `type`, `enum`, `const`.

use super::reader::Reader;
use crate::model::{Keyword, Kind, Kinds, Literal, Meaning};
use crate::resolve::{Draft, Vocabulary};
use crate::source::{Node, NodeId, Place};

impl Reader<'_, '_> {
    /// Reads the keywords about values of every kind.
    pub fn values(&mut self) {
        if !self.reads(Vocabulary::Validation) {
            return;
        }
        if let Some(kinds) = self.kinds() {
            self.assert(Keyword::Type, Meaning::Type(kinds));
        }
        if let Some(Node::Array(items)) = self.node("enum") {
            let values = items.iter().map(|item| self.literal(*item)).collect();
            self.assert(Keyword::Enum, Meaning::Enum(values));
        }
        if self.draft() >= Draft::Draft6
            && let Some(node) = self.get("const")
        {
            self.assert(Keyword::Const, Meaning::Const(self.literal(node)));
        }
    }

    fn literal(&self, node: NodeId) -> Literal {
        let at = Place { node, ..self.place };
        Literal { value: self.source().value(node), at }
    }

    /// By the text of draft 4, `1.0` is not an integer. It is one here: the data model of JSON makes
    /// no such difference, later drafts dropped it, and JavaScript cannot see it.
    fn kinds(&self) -> Option<Kinds> {
        let names = match self.node("type")? {
            Node::String(name) => vec![name.clone()],
            Node::Array(_) => self.strings_at(self.get("type")?),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Object(_) => return None,
        };
        let kinds = names.iter().filter_map(|name| kinds_named(name));
        Some(kinds.fold(Kinds::NONE, Kinds::or))
    }
}

fn kinds_named(name: &str) -> Option<Kinds> {
    match name {
        "null" => Some(Kind::Null.into()),
        "boolean" => Some(Kind::Boolean.into()),
        "integer" => Some(Kind::Integer.into()),
        "number" => Some(Kinds::NUMBER),
        "string" => Some(Kind::String.into()),
        "array" => Some(Kind::Array.into()),
        "object" => Some(Kind::Object.into()),
        _ => None,
    }
}

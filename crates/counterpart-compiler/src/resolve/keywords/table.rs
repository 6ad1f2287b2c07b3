//! The keywords of JSON Schema: in which drafts each has a meaning, and which values it takes.

use crate::resolve::Draft;
use crate::source::{Document, Node, NodeId};

/// A keyword of one draft or another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub name: &'static str,
    /// The first draft that defines it.
    pub first: Draft,
    /// The last draft that defines it.
    pub last: Draft,
    pub role: Role,
    form: Form,
}

/// What a keyword does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It refuses values of any kind.
    Refuses,
    /// It refuses values of one kind alone.
    RefusesOnly(About),
    /// It refers to a schema, or gives one a URI or a name.
    Identifies,
    /// It holds definitions, or says something to readers.
    Says,
}

/// The kind of values that a keyword is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    Numbers,
    Strings,
    Arrays,
    Objects,
}

/// The form of the value of a keyword, as far as it tells a keyword from an unrelated word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Any,
    Boolean,
    Number,
    Text,
    List,
    Members,
    Schema,
    SchemaOrList,
    TextOrList,
}

impl Known {
    /// Whether a draft defines it.
    pub fn is_in(self, draft: Draft) -> bool {
        self.first <= draft && draft <= self.last
    }

    /// Whether a value has the form that the keyword takes.
    pub fn takes(self, value: &Node) -> bool {
        match (self.form, value) {
            (Form::Any, _)
            | (Form::Boolean | Form::Schema | Form::SchemaOrList, Node::Bool(_))
            | (Form::Number, Node::Number(_))
            | (Form::Text | Form::TextOrList, Node::String(_))
            | (Form::List | Form::SchemaOrList | Form::TextOrList, Node::Array(_))
            | (Form::Members | Form::Schema | Form::SchemaOrList, Node::Object(_)) => true,
            (
                _,
                Node::Null
                | Node::Bool(_)
                | Node::Number(_)
                | Node::String(_)
                | Node::Array(_)
                | Node::Object(_),
            ) => false,
        }
    }
}

impl Known {
    /// Whether a value of the keyword refuses nothing: `minItems: 0`, `additionalProperties: true`.
    pub fn refuses_nothing(self, source: &Document, node: NodeId) -> bool {
        match (self.form, &source[node]) {
            (Form::Boolean, Node::Bool(value)) => !value,
            (Form::Schema | Form::SchemaOrList, Node::Bool(value)) => *value,
            (Form::Schema | Form::SchemaOrList | Form::Members, Node::Object(members)) => {
                members.is_empty()
            }
            (Form::List, Node::Array(items)) => items.is_empty(),
            (Form::Number, Node::Number(number)) => {
                let counts = self.name.starts_with("min") && self.name != "minimum";
                counts && number.as_f64() == Some(0.0)
            }
            (
                Form::Any
                | Form::Boolean
                | Form::Number
                | Form::Text
                | Form::List
                | Form::Members
                | Form::Schema
                | Form::SchemaOrList
                | Form::TextOrList,
                _,
            ) => false,
        }
    }
}

impl About {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Numbers => "numbers",
            Self::Strings => "strings",
            Self::Arrays => "arrays",
            Self::Objects => "objects",
        }
    }

    /// Whether it is about values of this `type`.
    pub fn fits(self, kind: &str) -> bool {
        match self {
            Self::Numbers => matches!(kind, "number" | "integer"),
            Self::Strings => kind == "string",
            Self::Arrays => kind == "array",
            Self::Objects => kind == "object",
        }
    }
}

/// The keyword of this name.
pub(super) fn of(name: &str) -> Option<Known> {
    ALL.iter().find(|known| known.name == name).copied()
}

const NUMBERS: Role = Role::RefusesOnly(About::Numbers);
const STRINGS: Role = Role::RefusesOnly(About::Strings);
const ARRAYS: Role = Role::RefusesOnly(About::Arrays);
const OBJECTS: Role = Role::RefusesOnly(About::Objects);

const D4: Draft = Draft::Draft4;
const D6: Draft = Draft::Draft6;
const D7: Draft = Draft::Draft7;
const D19: Draft = Draft::Draft201909;
const D20: Draft = Draft::Draft202012;

const fn known(name: &'static str, first: Draft, last: Draft, role: Role, form: Form) -> Known {
    Known { name, first, last, role, form }
}

/// Every keyword of every draft.
pub(super) const ALL: &[Known] = &[
    known("$anchor", D19, D20, Role::Identifies, Form::Text),
    known("$comment", D7, D20, Role::Says, Form::Text),
    known("$defs", D19, D20, Role::Says, Form::Members),
    known("$dynamicAnchor", D20, D20, Role::Identifies, Form::Text),
    known("$dynamicRef", D20, D20, Role::Identifies, Form::Text),
    known("$id", D6, D20, Role::Identifies, Form::Text),
    known("$recursiveAnchor", D19, D19, Role::Identifies, Form::Boolean),
    known("$recursiveRef", D19, D19, Role::Identifies, Form::Text),
    known("$ref", D4, D20, Role::Identifies, Form::Text),
    known("$schema", D4, D20, Role::Identifies, Form::Text),
    known("$vocabulary", D19, D20, Role::Says, Form::Members),
    known("additionalItems", D4, D19, ARRAYS, Form::Schema),
    known("additionalProperties", D4, D20, OBJECTS, Form::Schema),
    known("allOf", D4, D20, Role::Refuses, Form::List),
    known("anyOf", D4, D20, Role::Refuses, Form::List),
    known("const", D6, D20, Role::Refuses, Form::Any),
    known("contains", D6, D20, ARRAYS, Form::Schema),
    known("contentEncoding", D7, D20, Role::Says, Form::Text),
    known("contentMediaType", D7, D20, Role::Says, Form::Text),
    known("contentSchema", D19, D20, Role::Says, Form::Schema),
    known("default", D4, D20, Role::Says, Form::Any),
    known("definitions", D4, D20, Role::Says, Form::Members),
    known("dependencies", D4, D7, OBJECTS, Form::Members),
    known("dependentRequired", D19, D20, OBJECTS, Form::Members),
    known("dependentSchemas", D19, D20, OBJECTS, Form::Members),
    known("deprecated", D19, D20, Role::Says, Form::Boolean),
    known("description", D4, D20, Role::Says, Form::Text),
    known("else", D7, D20, Role::Refuses, Form::Schema),
    known("enum", D4, D20, Role::Refuses, Form::List),
    known("examples", D6, D20, Role::Says, Form::List),
    known("exclusiveMaximum", D4, D20, NUMBERS, Form::Number),
    known("exclusiveMinimum", D4, D20, NUMBERS, Form::Number),
    known("format", D4, D20, Role::Says, Form::Text),
    known("id", D4, D4, Role::Identifies, Form::Text),
    known("if", D7, D20, Role::Refuses, Form::Schema),
    known("items", D4, D20, ARRAYS, Form::SchemaOrList),
    known("maxContains", D19, D20, ARRAYS, Form::Number),
    known("maxItems", D4, D20, ARRAYS, Form::Number),
    known("maxLength", D4, D20, STRINGS, Form::Number),
    known("maxProperties", D4, D20, OBJECTS, Form::Number),
    known("maximum", D4, D20, NUMBERS, Form::Number),
    known("minContains", D19, D20, ARRAYS, Form::Number),
    known("minItems", D4, D20, ARRAYS, Form::Number),
    known("minLength", D4, D20, STRINGS, Form::Number),
    known("minProperties", D4, D20, OBJECTS, Form::Number),
    known("minimum", D4, D20, NUMBERS, Form::Number),
    known("multipleOf", D4, D20, NUMBERS, Form::Number),
    known("not", D4, D20, Role::Refuses, Form::Schema),
    known("oneOf", D4, D20, Role::Refuses, Form::List),
    known("pattern", D4, D20, STRINGS, Form::Text),
    known("patternProperties", D4, D20, OBJECTS, Form::Members),
    known("prefixItems", D20, D20, ARRAYS, Form::List),
    known("properties", D4, D20, OBJECTS, Form::Members),
    known("propertyNames", D6, D20, OBJECTS, Form::Schema),
    known("readOnly", D7, D20, Role::Says, Form::Boolean),
    known("required", D4, D20, OBJECTS, Form::List),
    known("then", D7, D20, Role::Refuses, Form::Schema),
    known("title", D4, D20, Role::Says, Form::Text),
    known("type", D4, D20, Role::Refuses, Form::TextOrList),
    known("unevaluatedItems", D19, D20, ARRAYS, Form::Schema),
    known("unevaluatedProperties", D19, D20, OBJECTS, Form::Schema),
    known("uniqueItems", D4, D20, ARRAYS, Form::Boolean),
    known("writeOnly", D7, D20, Role::Says, Form::Boolean),
];

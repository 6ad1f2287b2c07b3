//! The nouns of a declaration file: items, members and types, before they are text.

use counterpart_compiler::source::Place;
use serde_json::Value;

/// What a reader is told of an item or a member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Docs {
    /// Paragraphs, not escaped.
    pub paragraphs: Vec<String>,
    /// Tags with what stands behind them, not escaped: `("minimum", "0")`.
    pub tags: Vec<(&'static str, String)>,
}

/// A statement of a declaration file.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What a reader is told.
    pub docs: Docs,
    /// The exported name.
    pub name: String,
    /// Where it stands in a schema document, for "go to definition".
    pub place: Option<Place>,
    /// What it declares.
    pub kind: ItemKind,
}

/// What an [`Item`] declares.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// `export interface Name { … }`
    Interface(Vec<Member>),
    /// `export type Name = …;`
    Alias(Type),
    /// `export declare const Name: …;`
    Constant(Type),
    /// `export declare function name(value: unknown): …;`
    Function(Type),
}

/// A member of an object type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Member {
    /// What a reader is told.
    pub docs: Docs,
    /// What it is called.
    pub key: Key,
    /// Whether it may be absent.
    pub optional: bool,
    /// Whether it may not be assigned.
    pub readonly: bool,
    /// The type of its value.
    pub value: Type,
    /// Where it stands in a schema document.
    pub place: Option<Place>,
}

impl Member {
    /// `[key: string]: value`
    pub fn index(value: Type) -> Self {
        Self { key: Key::Any, ..Self::required("", value) }
    }

    /// `key: value`
    pub fn required(key: &str, value: Type) -> Self {
        Self {
            docs: Docs::default(),
            key: Key::Property(key.to_owned()),
            optional: false,
            readonly: false,
            value,
            place: None,
        }
    }

    /// `readonly key: value`
    pub fn readonly(key: &str, value: Type) -> Self {
        Self { readonly: true, ..Self::required(key, value) }
    }
}

/// What a [`Member`] is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// One property.
    Property(String),
    /// `[key: string]`
    Any,
    /// Every property whose name starts so.
    Prefix(String),
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// `unknown`
    Unknown,
    /// `never`
    Never,
    /// `null`
    Null,
    /// `undefined`
    Undefined,
    /// `boolean`
    Boolean,
    /// `number`
    Number,
    /// `string`
    String,
    /// `(string & {})`: every string, without swallowing the literals beside it.
    OtherString,
    /// A JSON scalar as a type of its own.
    Literal(Value),
    /// A name in scope.
    Name(String),
    /// A name in scope with a type argument.
    Generic(String, Box<Type>),
    /// `value is T`
    Predicate(Box<Type>),
    /// `(typeof NAME)[number]`
    ItemOf(String),
    /// `T[]`
    Array {
        /// The type of the items.
        item: Box<Type>,
        /// Whether it may not be changed.
        readonly: bool,
    },
    /// `[A, B?, ...C[]]`
    Tuple {
        /// The leading items.
        items: Vec<Element>,
        /// The type of the items behind.
        rest: Option<Box<Type>>,
        /// Whether it may not be changed.
        readonly: bool,
    },
    /// `A | B`; at least two.
    Union(Vec<Type>),
    /// `A & B`; at least two.
    Intersection(Vec<Type>),
    /// `{ … }`
    Object(Vec<Member>),
    /// A member of a union with docs of its own.
    Documented(Docs, Box<Type>),
    /// `{ [K in Keys]?: Value }`
    Mapped {
        /// The keys.
        keys: Box<Type>,
        /// The type of each value.
        value: Box<Type>,
    },
}

/// A leading item of a [`Type::Tuple`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Element {
    /// Its type.
    pub value: Type,
    /// Whether it may be absent; all behind it then are optional too.
    pub optional: bool,
    /// What a reader is told.
    pub docs: Docs,
}

impl Type {
    /// This with docs, where there are any.
    pub fn documented(self, docs: Docs) -> Self {
        if docs == Docs::default() { self } else { Self::Documented(docs, Box::new(self)) }
    }

    /// The intersection of types; of none, `unknown`.
    pub fn intersection(mut types: Vec<Self>) -> Self {
        types.retain(|part| *part != Self::Unknown);
        match types.len() {
            0 => Self::Unknown,
            1 => types.swap_remove(0),
            _ => Self::Intersection(types),
        }
    }
}

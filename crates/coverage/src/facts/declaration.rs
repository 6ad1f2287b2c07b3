//! A named place of a file and the lists of values it holds.

use serde::{Deserialize, Serialize};

use super::Span;

/// A named place: a constant, a type, a function, a table, a key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declaration {
    /// Its name within the file, outermost first: `SERVICE_INPUTS`, `settings.SERVICES`,
    /// `store::Key`, `service_keys.name` (table and column), `[]` for the whole file.
    pub symbol: Vec<String>,
    /// Where its name stands.
    pub at: Span,
    /// The lists of values found in it, in source order. A constant has one; a function has one
    /// for every `switch`, `match` and chain of comparisons in its body.
    pub listings: Vec<Listing>,
}

/// One list of values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listing {
    /// What kind of code lists them.
    pub form: Form,
    /// Where it begins.
    pub at: Span,
    /// What a `switch` or `match` looks at, or a chain compares, as written: `key.name`.
    pub over: Option<String>,
    /// What it lists, in source order.
    pub parts: Vec<Part>,
    /// Where it takes whatever it does not list: `_ =>`, `default:`, a closing `else`. A value that
    /// the contract gains later would go there without a word.
    pub catch_all: Option<Span>,
}

/// What kind of code lists values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Form {
    /// The elements of an array, a slice, a set or a list in JSX.
    Array,
    /// The keys of an object literal, a map, a record type or a data file.
    Keys,
    /// The fields of a struct, an interface, an object type or a table.
    Fields,
    /// The variants of an enum, a union of literals, or a database's list of admitted values.
    Variants,
    /// The arms of a `match` or the cases of a `switch`.
    Arms,
    /// A chain of comparisons.
    Chain,
}

/// One part of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// One value.
    One {
        /// How it is written.
        value: Written,
        /// Where.
        at: Span,
    },
    /// All that another symbol lists: a spread, an alias, `keyof typeof X`, a generated list. The
    /// path as written, outermost first: `SERVICE_KEYS`, `keys.ALL`, `crate::keys::ALL`.
    From {
        /// The path.
        path: Vec<String>,
        /// Where.
        at: Span,
    },
    /// All but some of what is listed before it: `Exclude<T, "a">`, `Omit<T, "a">`.
    Without {
        /// What is taken out.
        parts: Vec<Part>,
        /// Where.
        at: Span,
    },
    /// Something that cannot be told without running the program.
    Unknown {
        /// Where.
        at: Span,
        /// Why, as the end of the sentence "it cannot be told because …".
        because: String,
    },
}

/// How a value is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Written {
    /// The value itself, as a literal or a key: `"github"`, `4`, `true`. A string's own text; of
    /// another scalar its JSON.
    Value(String),
    /// A name that stands for a value, outermost first: `ServiceKeyName::TwilioSid`,
    /// `Keys.Github`, a variant without a rename, a constant.
    Name(Vec<String>),
}

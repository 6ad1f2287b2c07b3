//! A named place of a file and the lists of values it holds.
//!
//! The conventions of all readers, so that files can be linked:
//!
//! - A constant that is one value, and a member of an enum or of a constant object whose value is
//!   known, is a declaration of its own: `GITHUB`, `Keys.Github`, with one listing of the form
//!   [`Form::Constant`] that has one part. By it a [`Written::Name`] is looked up. A member whose
//!   value is another name has that name there.
//! - A variant without a value of its own is listed as the [`Written::Name`] of its full symbol
//!   (`["Key", "Github"]`) and needs no declaration: a name that is listed in its own owner stands
//!   for itself, and is compared with the contract's variant names.
//! - `Object.values(X)`, `X[keyof typeof X]`, the values of an enum's members: [`Part::From`] with
//!   `*` as the last step of the path, all members of `X` that have a value. `Object.keys(X)` and
//!   `keyof typeof X` are `X` itself.
//! - An array of objects, structs or tuples lists under the symbol of each property that is a
//!   literal or a name in all its elements: `SERVICES[].key`, with `[]` as a step of its own.
//! - An alias (`const B = A`, `type B = A`, `let b = a` that is never assigned again) is a
//!   declaration with one listing that has one [`Part::From`] and nothing else.
//! - In TypeScript a name may be a value and a type. Where both are declared here, what the type
//!   lists stands under `Key.:`, with `:` as a step of its own; types that name something imported
//!   ask for that step, and find the name itself where there is none.
//! - In scripts, paths are absolute within the file: a list `L` inside a function `f` is `f.L`,
//!   also where `f` itself names it.
//! - Lists of one declaration that begin at the same place are readings of the same code (a table's
//!   columns by key and by name); at most one of them is meant.
//! - A [`Form::Chain`] without `over` only tests whether something is among the values
//!   (`!KEYS.includes(key)`); it handles none of them.
//! - In Rust, paths are relative to the file's own module: inside an inline module the reader
//!   takes `self` and `super` apart. `Self` is replaced by the type's name.

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
    /// Where it takes whatever it does not list: `_ =>`, `default:`, a closing `else`.
    pub catch_all: Option<CatchAll>,
}

/// The place of a list that takes whatever is not listed. A value that the contract gains later
/// would be handled there silently, unless it refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatchAll {
    /// Where.
    pub at: Span,
    /// Whether it does nothing but refuse: it throws, panics, or returns an error.
    pub refuses: bool,
}

/// What kind of code lists values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Form {
    /// The one value of a constant or of a member.
    Constant,
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
    /// A value that is taken besides: an older name, an alias. It covers, and is never too much.
    Also {
        /// How it is written.
        value: Written,
        /// Where.
        at: Span,
    },
    /// A value that is there under a condition: behind a guard, a `cfg`, only when it is read. Whether
    /// this value is covered cannot be decided; about all others it says nothing.
    Maybe {
        /// How it is written.
        value: Written,
        /// Where.
        at: Span,
        /// Why, as the end of a sentence: "the key is computed".
        because: String,
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
    /// Something that cannot be decided without running the program.
    Unknown {
        /// Where.
        at: Span,
        /// Why, as the end of a sentence: "the key is computed".
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

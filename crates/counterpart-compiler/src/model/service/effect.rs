//! Effects: what an operation does to a resource.

/// What an operation does to a resource: `x-counterpart.effect`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// What it does.
    pub kind: EffectKind,
    /// The resource: `service-key`. Operations with the same word work on the same things.
    pub resource: String,
    /// How one thing is told from another; none where there is only one, or all are meant.
    pub key: Option<Key>,
    /// What of the request comes back as it was written: JSON Pointers, into the body of the request
    /// and the thing alike. Empty where nothing is promised.
    pub echoes: Vec<String>,
    /// How a list is cut into pages.
    pub pages: Option<Pages>,
}

/// What is done to a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EffectKind {
    /// A new thing is there afterwards.
    Creates,
    /// One thing is answered.
    Reads,
    /// Several things are answered.
    Lists,
    /// The thing is afterwards as it was sent; it may be new.
    Replaces,
    /// Parts of the thing are afterwards as they were sent.
    Patches,
    /// The thing is gone afterwards.
    Deletes,
}

/// Where the key of a thing stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// In the path: the name of the parameter.
    Parameter(String),
    /// In what is answered: a JSON Pointer into the thing.
    Answered(String),
}

/// How a list is cut into pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// How the next page is asked for.
    pub style: PageStyle,
    /// The parameter that asks for a page, by its key.
    pub parameter: String,
    /// The parameter that says how many things a page may have, by its key.
    pub limit: Option<String>,
    /// Where the things stand in the answer: a JSON Pointer.
    pub items: String,
    /// Where the answer has what asks for the next page: a JSON Pointer; nothing or null there means
    /// that there is none.
    pub next: Option<String>,
}

/// How a page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PageStyle {
    /// By what the page before answered.
    Cursor,
    /// By how many things come before it.
    Offset,
    /// By its number, from 1.
    Number,
}

//! What a program can name of generated Rust: types with their fields and variants.

use super::types::Ty;

/// A generated type.
#[derive(Clone, Debug)]
pub enum Item {
    /// A struct with named fields.
    Struct(Vec<Field>),
    /// A struct around one value.
    Wrapper(Ty),
    /// A struct around several values.
    Tuple(Vec<Ty>),
    /// An enum.
    Enum(Vec<Variant>),
}

impl Item {
    /// A struct around these values.
    pub fn around(mut values: Vec<Ty>) -> Self {
        match (values.pop(), values.is_empty()) {
            (Some(only), true) => Self::Wrapper(only),
            (Some(last), false) => {
                values.push(last);
                Self::Tuple(values)
            }
            (None, _) => Self::Tuple(values),
        }
    }

    /// What kind of type it is, for a message.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Struct(_) => "a struct",
            Self::Wrapper(_) => "a struct around one value",
            Self::Tuple(_) => "a tuple struct",
            Self::Enum(_) => "an enum",
        }
    }
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// The property in JSON; none where it holds parts of the object itself.
    pub key: Option<String>,
    /// The name in Rust.
    pub name: String,
    /// Its type.
    pub ty: Ty,
}

/// A variant of an enum.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The name in Rust.
    pub name: String,
    /// The string in JSON that it means, where it is one.
    pub value: Option<String>,
    /// What it holds.
    pub holds: Holds,
}

/// What a variant holds.
#[derive(Clone, Debug)]
pub enum Holds {
    /// Nothing.
    Nothing,
    /// Values.
    Values(Vec<Ty>),
    /// Named fields.
    Fields(Vec<Field>),
}

impl Holds {
    /// How it is written in a pattern.
    pub fn shown(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Values(values) => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                format!("({})", values.join(", "))
            }
            Self::Fields(fields) => {
                let fields: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
                format!(" {{ {} }}", fields.join(", "))
            }
        }
    }
}

//! The kinds of JSON values, as a set.

use std::fmt;

/// One kind of JSON value. The seven kinds are disjoint and together cover every JSON value:
/// a number is either an `Integer` (no fractional part, however it is written) or a `Fraction`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// `null`
    Null = 1,
    /// `true` and `false`
    Boolean = 1 << 1,
    /// A number without fractional part
    Integer = 1 << 2,
    /// A number with a fractional part
    Fraction = 1 << 3,
    /// A string
    String = 1 << 4,
    /// An array
    Array = 1 << 5,
    /// An object
    Object = 1 << 6,
}

impl Kind {
    /// Every kind, in the order in which sets list them.
    pub const ALL: [Self; 7] = [
        Self::Null,
        Self::Boolean,
        Self::Integer,
        Self::Fraction,
        Self::String,
        Self::Array,
        Self::Object,
    ];

    /// The kind of `value`.
    #[must_use]
    pub fn of(value: &serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) => {
                let whole = number.is_i64()
                    || number.is_u64()
                    || number.as_f64().is_some_and(|float| float.fract() == 0.0);
                if whole { Self::Integer } else { Self::Fraction }
            }
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }
}

/// A set of [`Kind`]s.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Kinds(u8);

impl Kinds {
    /// No kind: nothing is admitted.
    pub const NONE: Self = Self(0);
    /// Every kind.
    pub const ALL: Self = Self(0x7f);
    /// `Integer` and `Fraction`.
    pub const NUMBER: Self = Self(Kind::Integer as u8 | Kind::Fraction as u8);

    /// The set of `kind` alone.
    #[must_use]
    pub const fn one(kind: Kind) -> Self {
        Self(kind as u8)
    }

    /// Whether `kind` is in the set.
    #[must_use]
    pub const fn has(self, kind: Kind) -> bool {
        self.0 & kind as u8 != 0
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What both sets hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What either set holds.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What this set holds and `other` does not.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether every kind of this set is in `other`.
    #[must_use]
    pub const fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The kinds in the set, in the order of [`Kind::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |kind| self.has(*kind))
    }

    /// The type names JSON Schema uses for the set: `number` where both number kinds are in it.
    #[must_use]
    pub fn names(self) -> Vec<&'static str> {
        let number = Self::NUMBER.within(self);
        self.iter()
            .filter_map(|kind| match kind {
                Kind::Null => Some("null"),
                Kind::Boolean => Some("boolean"),
                Kind::Integer if number => Some("number"),
                Kind::Integer => Some("integer"),
                Kind::Fraction => (!number).then_some("fraction"),
                Kind::String => Some("string"),
                Kind::Array => Some("array"),
                Kind::Object => Some("object"),
            })
            .collect()
    }
}

impl From<Kind> for Kinds {
    fn from(kind: Kind) -> Self {
        Self(kind as u8)
    }
}

impl FromIterator<Kind> for Kinds {
    fn from_iter<I: IntoIterator<Item = Kind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::NONE, |set, kind| set.or(kind.into()))
    }
}

impl fmt::Debug for Kinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.names().join("|"))
    }
}

//! The integer types that `format` may name. The specification knows none of them; `OpenAPI` and many
//! generators do. They assert nothing.

/// An integer type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Width {
    /// `int8`
    Int8,
    /// `int16`
    Int16,
    /// `int32`
    Int32,
    /// `int64`
    Int64,
    /// `uint8`
    Uint8,
    /// `uint16`
    Uint16,
    /// `uint32`
    Uint32,
    /// `uint64`
    Uint64,
}

impl Width {
    /// Every type.
    pub const ALL: [Self; 8] = [
        Self::Int8,
        Self::Int16,
        Self::Int32,
        Self::Int64,
        Self::Uint8,
        Self::Uint16,
        Self::Uint32,
        Self::Uint64,
    ];

    /// The type that a `format` names.
    #[must_use]
    pub fn named(format: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|width| width.name() == format)
    }

    /// The `format` that names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Int8 => "int8",
            Self::Int16 => "int16",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint8 => "uint8",
            Self::Uint16 => "uint16",
            Self::Uint32 => "uint32",
            Self::Uint64 => "uint64",
        }
    }

    /// Its least and its greatest value.
    #[must_use]
    pub const fn bounds(self) -> (i64, u64) {
        match self {
            Self::Int8 => (i8::MIN as i64, i8::MAX as u64),
            Self::Int16 => (i16::MIN as i64, i16::MAX as u64),
            Self::Int32 => (i32::MIN as i64, i32::MAX as u64),
            Self::Int64 => (i64::MIN, i64::MAX as u64),
            Self::Uint8 => (0, u8::MAX as u64),
            Self::Uint16 => (0, u16::MAX as u64),
            Self::Uint32 => (0, u32::MAX as u64),
            Self::Uint64 => (0, u64::MAX),
        }
    }

    /// Whether it holds every integer within these bounds.
    #[must_use]
    pub fn holds(self, min: Option<i64>, max: Option<u64>) -> bool {
        let (least, greatest) = self.bounds();
        min.is_some_and(|min| min >= least) && max.is_some_and(|max| max <= greatest)
    }
}

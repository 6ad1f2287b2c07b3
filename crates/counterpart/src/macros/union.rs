//! Unions and tuples.

/// Decoding and writing a union.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    (
        $type:ident,
        $(tag = $tag:literal,)?
        $($at:literal = $variant:ident $([$only:expr])? ($kinds:literal, [$($value:literal),*], $($schema:path)?),)+
    ) => {
        impl $crate::Decode for $type {
            fn decode(_value: $crate::Value) -> $crate::Decoded<Self> {
                static VARIANTS: $crate::__private::Variants = $crate::__private::Variants {
                    tag: $crate::first!($($tag)?),
                    variants: &[$($crate::__private::VariantData {
                        kinds: $crate::__private::Kinds($kinds),
                        tags: &[$($value),*],
                        schema: $crate::first!($(&$schema)?),
                    }),+],
                };
                match VARIANTS.choose(_value)? {
                    $(($at, _value) => $crate::variant!(decoded $variant _value $($only)?),)+
                    _ => ::core::result::Result::Err($crate::DecodeError::expected("one of the variants")),
                }
            }
        }

        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                _serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $($crate::variant!(pattern $variant _value $($only)?) => {
                        $crate::variant!(written _value _serializer $($only)?)
                    })+
                }
            }
        }
    };
}

/// A variant of a union: one that holds a value, or one that is the only value it can have.
#[doc(hidden)]
#[macro_export]
macro_rules! variant {
    (decoded $variant:ident $value:ident) => {
        $crate::Decode::decode($value).map(Self::$variant)
    };
    (decoded $variant:ident $value:ident $only:expr) => {
        $crate::__private::only($only, &$value).map(|()| Self::$variant)
    };
    (pattern $variant:ident $value:ident) => {
        Self::$variant($value)
    };
    (pattern $variant:ident $value:ident $only:expr) => {
        Self::$variant
    };
    (written $value:ident $serializer:ident) => {
        $crate::__private::serde::Serialize::serialize($value, $serializer)
    };
    (written $value:ident $serializer:ident $only:expr) => {
        $crate::__private::serde::Serialize::serialize(&$only, $serializer)
    };
}

/// `Some` of what is there.
#[doc(hidden)]
#[macro_export]
macro_rules! first {
    () => {
        ::core::option::Option::None
    };
    ($first:expr) => {
        ::core::option::Option::Some($first)
    };
}

/// Decoding and writing a tuple: the position of each item and whether it must be there.
#[doc(hidden)]
#[macro_export]
macro_rules! tuple {
    ($type:ident, $($at:tt = $presence:ident,)+) => {
        impl $crate::Decode for $type {
            fn decode(_value: $crate::Value) -> $crate::Decoded<Self> {
                let mut _items = $crate::__private::Items::of(_value)?;
                ::core::result::Result::Ok(Self($(_items.$presence()?),+))
            }
        }

        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                _serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                let mut _writer = $crate::__private::ItemsWriter::new(_serializer);
                $(_writer.$presence(&self.$at);)+
                _writer.end()
            }
        }
    };
}

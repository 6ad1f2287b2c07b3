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

        impl $crate::__private::Read for $type {
            $crate::own_plan!(read_union);
        }

        impl $crate::__private::ReadVariants for $type {
            fn variant<'de, D: $crate::__private::serde::Deserializer<'de>>(
                _at: ::core::primitive::usize,
                _plan: &'static $crate::__private::Plan,
                _place: &$crate::__private::Place<'_>,
                _deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                match _at {
                    $($at => $crate::variant!(
                        read (_plan, _place, _deserializer) $variant $($only)?
                    ),)+
                    _ => ::core::result::Result::Err($crate::__private::misplaced(_place)),
                }
            }

            fn tagged<'de, A: $crate::__private::serde::de::MapAccess<'de>>(
                _at: ::core::primitive::usize,
                _keys: $crate::__private::Keys<'_>,
                _map: A,
            ) -> ::core::result::Result<Self, A::Error> {
                match _at {
                    $($at => $crate::variant!(members (_keys, _map) $variant $($only)?),)+
                    _ => ::core::result::Result::Err(_keys.misplaced()),
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
    (read ($plan:ident, $place:ident, $deserializer:ident) $variant:ident) => {
        $crate::__private::read($plan, $place, $deserializer).map(Self::$variant)
    };
    (read ($plan:ident, $place:ident, $deserializer:ident) $variant:ident $only:expr) => {
        ::core::result::Result::Err($crate::__private::misplaced($place))
    };
    (members ($keys:ident, $map:ident) $variant:ident) => {
        $crate::__private::Read::members($keys, $map).map(Self::$variant)
    };
    (members ($keys:ident, $map:ident) $variant:ident $only:expr) => {
        ::core::result::Result::Err($keys.misplaced())
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

        impl $crate::__private::Read for $type {
            $crate::own_plan!(read_tuple);

            fn items<'de, A: $crate::__private::serde::de::SeqAccess<'de>>(
                mut _leading: $crate::__private::Leading<'_>,
                mut _sequence: A,
            ) -> ::core::result::Result<Self, A::Error> {
                let _made = Self($(_leading.$presence(&mut _sequence)?),+);
                _leading.end(_sequence)?;
                ::core::result::Result::Ok(_made)
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

//! Objects and their builders.

/// The value of a property: only one that must be there can stop the decoding at once.
#[doc(hidden)]
#[macro_export]
macro_rules! taken {
    ($properties:ident.required($key:literal)) => {
        $properties.required($key)?
    };
    ($properties:ident.$presence:ident($key:literal $(, $only:expr)?)) => {
        $properties.$presence($key $(, $only)?)
    };
}

/// Takes a property that no field holds, because it can have one value only.
#[doc(hidden)]
#[macro_export]
macro_rules! fixed {
    ($properties:ident.constant $arguments:tt) => {
        $properties.constant $arguments;
    };
    ($properties:ident.$presence:ident $arguments:tt) => {};
}

/// Writes a property.
#[doc(hidden)]
#[macro_export]
macro_rules! written {
    ($writer:ident.constant($key:literal, $only:expr)) => {
        $writer.constant($key, $only);
    };
    ($writer:ident.$presence:ident($key:literal $(, $only:expr)?), $value:expr) => {
        $writer.$presence($key, $($only,)? &$value);
    };
}

/// The next property of an object that is being read.
#[doc(hidden)]
#[macro_export]
macro_rules! next_key {
    ($keys:ident, $map:ident) => {
        $keys.next(&mut $map)?
    };
    ($keys:ident, $map:ident, $rest:ident) => {
        $keys.next_kept(&mut $map)?
    };
}

/// The pattern of a property that was read.
#[doc(hidden)]
#[macro_export]
macro_rules! found {
    (required $slot:ident) => {
        ::core::option::Option::Some($slot)
    };
    ($presence:ident $slot:ident) => {
        $slot
    };
}

/// Reading, decoding and writing an object: each field with its key in JSON and whether it must be there. A
/// property that must be there with one value only has no field.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    (
        $type:ident,
        $($at:literal $($field:ident as $slot:ident)? $(_)? = $presence:ident $arguments:tt,)*
        $(..$rest_field:ident as $rest:ident = $taken:ident($($prefixes:expr)?))?
    ) => {
        impl $crate::Decode for $type {
            fn decode(_value: $crate::Value) -> $crate::Decoded<Self> {
                #[allow(unused_mut)]
                let mut _properties = $crate::__private::Properties::of(_value)?;
                $($crate::fixed!(_properties.$presence $arguments);)*
                let _made = Self {
                    $($($field: $crate::taken!(_properties.$presence $arguments),)?)*
                    $($rest_field: _properties.$taken($($prefixes)?)?,)?
                };
                _properties.end(_made)
            }
        }

        impl $crate::__private::Read for $type {
            $crate::own_plan!(read_members);

            #[allow(unreachable_patterns, unused_parens)]
            fn members<'de, A: $crate::__private::serde::de::MapAccess<'de>>(
                mut _keys: $crate::__private::Keys<'_>,
                mut _map: A,
            ) -> ::core::result::Result<Self, A::Error> {
                $($(let mut $slot = ::core::option::Option::None;)?)*
                $(let mut $rest = ::std::collections::BTreeMap::new();)?
                while let ::core::option::Option::Some(_at) =
                    $crate::next_key!(_keys, _map $(, $rest)?)
                {
                    match _at {
                        $($(
                            $at => $slot = ::core::option::Option::Some(_keys.value(&mut _map)?),
                        )?)*
                        $(::core::primitive::usize::MAX => _keys.keep(&mut _map, &mut $rest)?,)?
                        _ => _keys.skip(&mut _map)?,
                    }
                }
                _keys.end(0 $(+ $rest.len())?)?;
                match ($($($slot,)?)*) {
                    ($($($crate::found!($presence $slot),)?)*) => {
                        ::core::result::Result::Ok(Self {
                            $($($field: $slot,)?)*
                            $($rest_field: $rest,)?
                        })
                    }
                    _ => ::core::result::Result::Err(_keys.missing()),
                }
            }
        }

        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                _serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                #[allow(unused_mut)]
                let mut _writer = $crate::__private::Writer::new(_serializer);
                $($crate::written!(_writer.$presence $arguments $(, self.$field)?);)*
                $(_writer.rest(&self.$rest_field);)?
                _writer.end()
            }
        }
    };
}

/// The builder of an object.
#[doc(hidden)]
#[macro_export]
macro_rules! builder {
    (
        $builder:ident => $build:ident => $type:ident,
        $($field:ident: $inner:ty = $presence:ident($key:literal),)*
        $(..$rest:ident: $rest_type:ty)?
    ) => {
        #[doc = ::core::concat!("Builds a [`", ::core::stringify!($type), "`].")]
        #[derive(Clone, Debug)]
        pub struct $builder {
            $($field: ::core::option::Option<$inner>,)*
            $($rest: ::core::option::Option<$rest_type>,)?
        }

        impl $type {
            /// Starts to build one.
            #[must_use]
            pub fn builder() -> $builder {
                $builder {
                    $($field: ::core::option::Option::None,)*
                    $($rest: ::core::option::Option::None,)?
                }
            }
        }

        impl $builder {
            $(
                #[doc = ::core::concat!("Sets `", $key, "`.")]
                #[must_use]
                pub fn $field(mut self, _value: impl ::core::convert::Into<$inner>) -> Self {
                    self.$field = ::core::option::Option::Some(_value.into());
                    self
                }
            )*
            $(
                /// Sets the properties that the contract does not name.
                #[must_use]
                pub fn $rest(mut self, _value: $rest_type) -> Self {
                    self.$rest = ::core::option::Option::Some(_value);
                    self
                }
            )?

            /// The finished value.
            ///
            /// # Errors
            /// When a property that must be there was not set.
            pub fn $build(self) -> ::core::result::Result<$type, $crate::BuildError> {
                ::core::result::Result::Ok($type {
                    $($field: $crate::built!($presence self.$field, $key),)*
                    $($rest: self.$rest.unwrap_or_default(),)?
                })
            }
        }
    };
}

/// A property of an object that is being built.
#[doc(hidden)]
#[macro_export]
macro_rules! built {
    (required $value:expr, $key:literal) => {
        $crate::__private::required($value, $key)?
    };
    (optional $value:expr, $key:literal) => {
        $value
    };
}

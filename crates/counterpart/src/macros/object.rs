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

/// Decoding and writing an object: each field with its key in JSON and whether it must be there. A
/// property that must be there with one value only has no field.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    (
        $type:ident,
        $($($field:ident)? $(_)? = $presence:ident $arguments:tt,)*
        $(..$rest:ident = $taken:ident($($prefixes:expr)?))?
    ) => {
        impl $crate::Decode for $type {
            fn decode(_value: $crate::Value) -> $crate::Decoded<Self> {
                #[allow(unused_mut)]
                let mut _properties = $crate::__private::Properties::of(_value)?;
                $($crate::fixed!(_properties.$presence $arguments);)*
                let _made = Self {
                    $($($field: $crate::taken!(_properties.$presence $arguments),)?)*
                    $($rest: _properties.$taken($($prefixes)?)?,)?
                };
                _properties.end(_made)
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
                $(_writer.rest(&self.$rest);)?
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

//! What generated code is made of: one macro for each kind of type. They expand to absolute paths
//! only, since a contract may well define a type called `Option`, and their variables start with an
//! underscore, since it may define a type called `value`, which no variable could be called beside.

/// `Contract`, `Decode` for serde, and `JsonSchema`: what every generated type has.
#[doc(hidden)]
#[macro_export]
macro_rules! contract {
    (
        $type:ident in $contract:ident,
        name = $name:literal,
        schema = $schema:literal,
        check = $check:path,
        kinds = $kinds:literal,
    ) => {
        impl $crate::Contract for $type {
            const NAME: &'static ::core::primitive::str = $name;
            const SCHEMA: &'static ::core::primitive::str = $schema;
            const DIGEST: &'static ::core::primitive::str = $contract.digest;

            fn definition() -> &'static $crate::__private::DefinitionData {
                static DEFINITION: $crate::__private::DefinitionData =
                    $crate::__private::DefinitionData {
                        contract: &$contract,
                        text: $schema,
                        schema: &$check,
                        kinds: $kinds,
                    };
                &DEFINITION
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                _deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let _value =
                    <$crate::Value as $crate::__private::serde::Deserialize<'de>>::deserialize(
                        _deserializer,
                    )?;
                <Self as $crate::Decode>::decode(_value)
                    .map_err($crate::__private::serde::de::Error::custom)
            }
        }

        $crate::json_schema!($type);
    };
}

/// `schemars::JsonSchema`, where the feature asks for it.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "schemars")]
macro_rules! json_schema {
    ($type:ident) => {
        impl $crate::__private::schemars::JsonSchema for $type {
            fn schema_name() -> ::std::borrow::Cow<'static, ::core::primitive::str> {
                ::std::borrow::Cow::Borrowed(<Self as $crate::Contract>::NAME)
            }

            fn schema_id() -> ::std::borrow::Cow<'static, ::core::primitive::str> {
                ::std::borrow::Cow::Borrowed(<Self as $crate::Contract>::SCHEMA)
            }

            fn json_schema(
                _: &mut $crate::__private::schemars::SchemaGenerator,
            ) -> $crate::__private::schemars::Schema {
                let _schema = <Self as $crate::Contract>::schema();
                $crate::__private::schemars::Schema::try_from(_schema).unwrap_or_default()
            }
        }
    };
}

/// `schemars::JsonSchema`, where the feature asks for it.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "schemars"))]
macro_rules! json_schema {
    ($type:ident) => {};
}

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

/// What a closed enum of strings can do beside `ALL` and `as_str`.
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum {
    ($type:ident) => {
        impl ::core::str::FromStr for $type {
            type Err = $crate::ParseEnumError;

            fn from_str(
                _text: &::core::primitive::str,
            ) -> ::core::result::Result<Self, $crate::ParseEnumError> {
                let _found = Self::ALL.iter().find(|_value| _value.as_str() == _text);
                _found
                    .copied()
                    .ok_or($crate::__private::not_listed(<Self as $crate::Contract>::NAME))
            }
        }

        impl $crate::Decode for $type {
            fn decode(_value: $crate::Value) -> $crate::Decoded<Self> {
                let _text = _value.as_str().and_then(|_text| _text.parse().ok());
                _text.ok_or($crate::DecodeError::expected("one of the listed values"))
            }
        }

        impl ::core::convert::TryFrom<&::core::primitive::str> for $type {
            type Error = $crate::ParseEnumError;

            fn try_from(
                _text: &::core::primitive::str,
            ) -> ::core::result::Result<Self, $crate::ParseEnumError> {
                _text.parse()
            }
        }

        impl ::core::convert::TryFrom<::std::string::String> for $type {
            type Error = $crate::ParseEnumError;

            fn try_from(
                _text: ::std::string::String,
            ) -> ::core::result::Result<Self, $crate::ParseEnumError> {
                _text.parse()
            }
        }

        $crate::shown_string!($type);
    };
}

/// What an open enum of strings can do beside `ALL` and `as_str`.
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    ($type:ident::$unknown:ident) => {
        impl ::core::convert::From<&::core::primitive::str> for $type {
            fn from(_text: &::core::primitive::str) -> Self {
                let _listed = Self::ALL.iter().find(|_value| _value.as_str() == _text);
                _listed
                    .cloned()
                    .unwrap_or_else(|| Self::$unknown(::std::borrow::ToOwned::to_owned(_text)))
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            fn from(_text: ::std::string::String) -> Self {
                Self::from(_text.as_str())
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::convert::Infallible;

            fn from_str(_text: &::core::primitive::str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok(Self::from(_text))
            }
        }

        impl $crate::Decode for $type {
            fn decode(_value: $crate::Value) -> $crate::Decoded<Self> {
                <::std::string::String as $crate::Decode>::decode(_value).map(Self::from)
            }
        }

        $crate::shown_string!($type);
    };
}

/// `Display`, `AsRef` and `Serialize` of what has `as_str`.
#[doc(hidden)]
#[macro_export]
macro_rules! shown_string {
    ($type:ident) => {
        impl ::core::fmt::Display for $type {
            fn fmt(&self, _f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                _f.pad(self.as_str())
            }
        }

        impl ::core::convert::AsRef<::core::primitive::str> for $type {
            fn as_ref(&self) -> &::core::primitive::str {
                self.as_str()
            }
        }

        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                _serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                _serializer.serialize_str(self.as_str())
            }
        }
    };
}

/// Decoding and writing an enum whose values are not all strings: `ALL` and `JSON` side by side.
#[doc(hidden)]
#[macro_export]
macro_rules! mixed_enum {
    ($type:ident, $($variant:ident = $json:literal,)+ $(..$unknown:ident)?) => {
        impl $crate::Decode for $type {
            fn decode(_value: $crate::Value) -> $crate::Decoded<Self> {
                match $crate::__private::decode_mixed(&_value, &[$($json),+]) {
                    ::core::result::Result::Ok(_at) => ::core::result::Result::Ok(Self::ALL[_at].clone()),
                    $(::core::result::Result::Err(_) if _value.is_string() => {
                        <::std::string::String as $crate::Decode>::decode(_value).map(Self::$unknown)
                    })?
                    ::core::result::Result::Err(_mismatch) => ::core::result::Result::Err(_mismatch),
                }
            }
        }

        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                _serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant => $crate::__private::serialize_mixed($json, _serializer),)+
                    $(Self::$unknown(_text) => _serializer.serialize_str(_text),)?
                }
            }
        }
    };
}

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

/// Decoding and writing a type that is one other type.
#[doc(hidden)]
#[macro_export]
macro_rules! transparent {
    ($type:ident($inner:ty)) => {
        impl $type {
            /// The value.
            #[must_use]
            pub fn into_inner(self) -> $inner {
                self.0
            }
        }

        impl $crate::Decode for $type {
            fn decode(_value: $crate::Value) -> $crate::Decoded<Self> {
                <$inner as $crate::Decode>::decode(_value).map(Self)
            }
        }

        impl $crate::__private::serde::Serialize for $type {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                _serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serde::Serialize::serialize(&self.0, _serializer)
            }
        }
    };
}

/// A type that is one other type, open to it.
#[doc(hidden)]
#[macro_export]
macro_rules! newtype {
    ($type:ident($inner:ty)) => {
        $crate::transparent!($type($inner));

        impl ::core::ops::Deref for $type {
            type Target = $inner;

            fn deref(&self) -> &$inner {
                &self.0
            }
        }

        impl ::core::ops::DerefMut for $type {
            fn deref_mut(&mut self) -> &mut $inner {
                &mut self.0
            }
        }

        impl ::core::convert::From<$inner> for $type {
            fn from(_inner: $inner) -> Self {
                Self(_inner)
            }
        }
    };
}

/// A string: one that has met its contract (`checked`) or any (`free`), shown as it is or masked.
#[doc(hidden)]
#[macro_export]
macro_rules! text {
    ($type:ident($inner:ty), $shown:ident, $made:ident) => {
        $crate::transparent!($type($inner));
        $crate::text_shown!($shown $type);
        $crate::text_made!($made $type($inner));

        impl ::core::fmt::Display for $type {
            fn fmt(&self, _f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, _f)
            }
        }
    };
}

/// How the text of a string type is read.
#[doc(hidden)]
#[macro_export]
macro_rules! text_shown {
    (shown $type:ident) => {
        impl $type {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &::core::primitive::str {
                ::core::convert::AsRef::as_ref(&self.0)
            }
        }

        impl ::core::convert::AsRef<::core::primitive::str> for $type {
            fn as_ref(&self) -> &::core::primitive::str {
                self.as_str()
            }
        }
    };
    (secret $type:ident) => {
        impl $type {
            /// The secret itself.
            #[must_use]
            pub fn expose(&self) -> &::core::primitive::str {
                self.0.expose()
            }
        }
    };
}

/// How a string type is made of a text.
#[doc(hidden)]
#[macro_export]
macro_rules! text_made {
    (free $type:ident($inner:ty)) => {
        impl ::core::convert::From<::std::string::String> for $type {
            fn from(_text: ::std::string::String) -> Self {
                Self(<$inner as ::core::convert::From<::std::string::String>>::from(_text))
            }
        }

        impl ::core::convert::From<&::core::primitive::str> for $type {
            fn from(_text: &::core::primitive::str) -> Self {
                Self(<$inner as ::core::convert::From<&::core::primitive::str>>::from(_text))
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = ::core::convert::Infallible;

            fn from_str(_text: &::core::primitive::str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok(<Self as ::core::convert::From<
                    &::core::primitive::str,
                >>::from(_text))
            }
        }
    };
    (checked $type:ident($inner:ty)) => {
        impl ::core::convert::TryFrom<::std::string::String> for $type {
            type Error = $crate::Violations;

            fn try_from(_text: ::std::string::String) -> ::core::result::Result<Self, Self::Error> {
                <Self as $crate::Contract>::from_value($crate::Value::from(_text))
            }
        }

        impl ::core::convert::TryFrom<&::core::primitive::str> for $type {
            type Error = $crate::Violations;

            fn try_from(
                _text: &::core::primitive::str,
            ) -> ::core::result::Result<Self, Self::Error> {
                <Self as $crate::Contract>::from_value($crate::Value::from(_text))
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = $crate::Violations;

            fn from_str(_text: &::core::primitive::str) -> ::core::result::Result<Self, Self::Err> {
                <Self as $crate::Contract>::from_value($crate::Value::from(_text))
            }
        }
    };
}

/// A number or a boolean that has met its contract.
#[doc(hidden)]
#[macro_export]
macro_rules! checked {
    ($type:ident($inner:ty), $from:ty) => {
        $crate::transparent!($type($inner));

        impl ::core::convert::TryFrom<$from> for $type {
            type Error = $crate::Violations;

            fn try_from(_value: $from) -> ::core::result::Result<Self, Self::Error> {
                <Self as $crate::Contract>::from_value($crate::Value::from(_value))
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, _f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, _f)
            }
        }
    };
}

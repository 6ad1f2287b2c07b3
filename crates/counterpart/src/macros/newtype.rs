//! Types that are one other type: plain, checked, and texts with a format.

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

        impl $crate::__private::Read for $type {
            $crate::own_plan!(read, Self);
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

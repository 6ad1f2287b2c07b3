//! Enums: of strings, open ones, and of other values.

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

        $crate::read_text!($type, |_text| {
            let _found = <Self as ::core::str::FromStr>::from_str(_text).ok();
            _found.ok_or($crate::DecodeError::expected("one of the listed values"))
        });

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

        $crate::read_text!($type, |_text| ::core::result::Result::Ok(Self::from(_text)));

        $crate::shown_string!($type);
    };
}

/// `Read` of what is made of a text.
#[doc(hidden)]
#[macro_export]
macro_rules! read_text {
    ($type:ident, |$text:ident| $made:expr) => {
        impl $crate::__private::Scalar for $type {
            const HINT: $crate::__private::Hint = $crate::__private::Hint::Text;

            fn of(_bare: $crate::__private::Bare<'_>) -> $crate::Decoded<Self> {
                match _bare {
                    $crate::__private::Bare::Text($text) => $made,
                    _ => ::core::result::Result::Err($crate::DecodeError::expected("a string")),
                }
            }
        }

        impl $crate::__private::Read for $type {
            $crate::own_plan!(read_scalar);
        }
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

        impl $crate::__private::Read for $type {
            $crate::own_plan!(read_enum);
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

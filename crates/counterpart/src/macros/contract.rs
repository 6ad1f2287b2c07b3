//! What every generated type has: `Contract`, `Deserialize` and `JsonSchema`.

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
        plan = $plan:path,
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
                        plan: &$plan,
                    };
                &DEFINITION
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                _deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize(
                    _deserializer,
                    $contract.depth,
                    <Self as $crate::Contract>::from_value,
                )
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

/// The plan of a definition's own and the reading by it, in an implementation of `Read`.
#[doc(hidden)]
#[macro_export]
macro_rules! own_plan {
    ($reader:ident $(, $made:expr)?) => {
        fn own() -> &'static $crate::__private::Plan {
            <Self as $crate::Contract>::definition().plan
        }

        fn stream<'de, D: $crate::__private::serde::Deserializer<'de>>(
            _plan: &'static $crate::__private::Plan,
            _place: &$crate::__private::Place<'_>,
            _deserializer: D,
        ) -> ::core::result::Result<Self, D::Error> {
            $crate::__private::$reader(_plan, _place, _deserializer)$(.map($made))?
        }
    };
}

//! The runtime of generated contracts: checking, decoding, violations.
//!
//! A contract is compiled by `counterpart` into types that implement [`Contract`]. Everything a
//! program does with them starts there:
//!
//! | to | use |
//! |---|---|
//! | read and check a JSON text | [`Contract::from_json`] |
//! | list what is wrong with a value | [`Contract::violations`] |
//! | let serde check while it decodes | [`Valid`] |
//! | write JSON | [`Contract::to_json`] |
//!
//! Generated code uses `__private` and what is public here. The macros are not a public interface.

mod builder;
mod check;
mod constant;
mod contract;
mod decode;
mod definition;
mod depth;
mod document;
mod enumeration;
mod formats;
mod macros;
mod mask;
mod mixed;
mod never;
mod number;
mod object;
mod read;
mod secret;

mod tuple;
mod unchecked;
mod union;
mod valid;
mod violation;

#[cfg(feature = "axum")]
mod problem;

pub use builder::BuildError;
pub use contract::Contract;
pub use decode::{Decode, DecodeError, Decoded};
pub use enumeration::ParseEnumError;
pub use formats::{
    Date, DateTime, Duration, Email, Hostname, IdnEmail, IdnHostname, Ipv4, Ipv6, Iri,
    IriReference, JsonPointer, Regex, RelativeJsonPointer, Time, Uri, UriReference, UriTemplate,
    Uuid,
};
pub use mask::mask;
pub use never::Never;
#[cfg(feature = "axum")]
pub use problem::{Checked, Refusal};
pub use secret::Secret;
pub use serde_json::Value;
pub use unchecked::Unchecked;
pub use valid::Valid;
pub use violation::{Parameters, Violation, Violations};

/// Items that macros and generated code use; not public API.
#[doc(hidden)]
pub mod __private {
    pub use crate::builder::required;
    pub use crate::check::bare::Bare;
    pub use crate::constant::{constant, only};
    pub use crate::definition::{ContractData, DefinitionData};
    pub use crate::document::Document;
    pub use crate::enumeration::not_listed;
    pub use crate::mixed::{decode as decode_mixed, serialize as serialize_mixed};
    pub use crate::object::{Properties, Writer};
    pub use crate::read::{
        Hint, Keys, Leading, Place, Read, Scalar, Variants as ReadVariants, deserialize, misplaced,
        plan::Plan, read, read_enum, read_members, read_scalar, read_tuple, read_union,
    };
    pub use crate::tuple::{Items, ItemsWriter};
    pub use crate::union::{Kinds, VariantData, Variants};
    pub use crate::violation::ecmascript::written as ecmascript_number;
    pub use crate::{
        builder, checked, contract, mixed_enum, newtype, object, open_enum, string_enum, text,
        tuple, union,
    };
    #[cfg(feature = "schemars")]
    pub use schemars;
    pub use serde;
    pub use serde_json;

    /// What the data of the evaluator is written with.
    pub mod check {
        pub use crate::check::formats;
        pub use crate::check::json::Json;
        pub use crate::check::number::Num;
        pub use crate::check::pattern::Pattern;
        pub use crate::check::schema::{
            ANY, ArrayRule, Distance, Expected, Known, Listed, Members, NumberRule, ObjectRule,
            Remember, Rule, Schema, StringRule, Tag, Union,
        };
        pub use crate::read::plan::{
            ArrayPlan, Key, ObjectPlan, Others, Plan, Presence, TagPlan, TaggedPlan, UnionPlan,
            VariantPlan,
        };
    }
}

//! Schemas as static data: what generated code states and the evaluator reads.

use std::sync::OnceLock;

use super::json::Json;
use super::number::Num;
use super::pattern::Pattern;

/// A schema: a value meets it when it meets every rule. Generated code lists the rules that cost
/// least first; the order has no other meaning.
#[derive(Debug)]
pub struct Schema(pub &'static [Rule]);

/// The schema that admits every value.
pub static ANY: Schema = Schema(&[]);

/// A schema by its address.
pub type SchemaRef = &'static Schema;

/// One keyword of a schema.
#[derive(Debug)]
pub enum Rule {
    /// The schema `false`.
    Never,
    /// `type`: the kinds of value that it admits.
    Type(KindSet),
    /// `enum`
    Enum(&'static Listed),
    /// `const`
    Const(Json),
    /// A keyword about numbers.
    Number(NumberRule),
    /// A keyword about strings.
    String(StringRule),
    /// A keyword about arrays.
    Array(ArrayRule),
    /// A keyword about objects.
    Object(ObjectRule),
    /// `allOf`
    AllOf(&'static [SchemaRef]),
    /// `anyOf`
    AnyOf(&'static Union),
    /// `oneOf`
    OneOf(&'static Union),
    /// `not`
    Not(SchemaRef),
    /// `if` with `then` and `else`
    If(SchemaRef, Option<SchemaRef>, Option<SchemaRef>),
    /// `$ref`, `$dynamicRef` or `$recursiveRef`: the keyword, the target, and when verdicts about the
    /// target are remembered.
    Reference(&'static str, SchemaRef, Remember),
    /// A schema that is known later: what data made at run time puts in place of cycles, which
    /// statics may have. Generated code has none.
    Deferred(&'static OnceLock<SchemaRef>),
}

/// When verdicts about a schema are remembered, because it is asked more than once about a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remember {
    /// Never.
    Never,
    /// While violations are collected.
    Reporting,
    /// Always.
    Always,
}

/// A keyword about numbers.
#[derive(Clone, Copy, Debug)]
pub enum NumberRule {
    /// `maximum`
    Maximum(Num),
    /// `exclusiveMaximum`
    ExclusiveMaximum(Num),
    /// `minimum`
    Minimum(Num),
    /// `exclusiveMinimum`
    ExclusiveMinimum(Num),
    /// `multipleOf`
    MultipleOf(Num),
}

/// A keyword about strings.
#[derive(Clone, Copy, Debug)]
pub enum StringRule {
    /// `maxLength`
    MaxLength(u64),
    /// `minLength`
    MinLength(u64),
    /// `pattern`
    Pattern(&'static Pattern),
    /// `format`: its name and its check.
    Format(&'static str, fn(&str) -> bool),
    /// `contentEncoding`: its check.
    Encoding(fn(&str) -> bool),
    /// `contentMediaType`: its name and its check.
    MediaType(&'static str, fn(&str) -> bool),
}

/// A keyword about arrays.
#[derive(Debug)]
pub enum ArrayRule {
    /// `prefixItems`, or `items` with a list: the keyword and the schemas.
    Prefix(&'static str, &'static [SchemaRef]),
    /// `items` or `additionalItems`: the keyword, the first item it is about, and the schema.
    Items(&'static str, usize, SchemaRef),
    /// `contains` with the least and the greatest count.
    Contains(SchemaRef, u64, Option<u64>),
    /// `maxItems`
    MaxItems(u64),
    /// `minItems`
    MinItems(u64),
    /// `uniqueItems`
    Unique,
    /// `unevaluatedItems`
    Unevaluated(SchemaRef),
}

/// A keyword about objects.
#[derive(Debug)]
pub enum ObjectRule {
    /// `properties`, `required`, `patternProperties` and `additionalProperties`, in one pass.
    Members(&'static Members),
    /// `propertyNames`
    Names(SchemaRef),
    /// `maxProperties`
    MaxProperties(u64),
    /// `minProperties`
    MinProperties(u64),
    /// `dependentRequired`, or `dependencies` with lists: the keyword, and for each property the
    /// ones it needs.
    DependentRequired(&'static str, &'static [(&'static str, &'static [&'static str])]),
    /// `dependentSchemas`, or `dependencies` with schemas.
    DependentSchemas(&'static str, &'static [(&'static str, SchemaRef)]),
    /// `unevaluatedProperties`
    Unevaluated(SchemaRef),
}

/// The members of an object.
#[derive(Debug)]
pub struct Members {
    /// The properties that are declared or must be there, in the order of their names' bytes.
    pub known: &'static [Known],
    /// How many of them must be there.
    pub required: usize,
    /// `patternProperties`
    pub patterns: &'static [(&'static Pattern, SchemaRef)],
    /// `additionalProperties`
    pub additional: Option<SchemaRef>,
}

/// A property that a schema names.
#[derive(Debug)]
pub struct Known {
    /// Its name.
    pub name: &'static str,
    /// What `properties` asks of it; `None` where only `required` names it.
    pub schema: Option<SchemaRef>,
    /// Whether it must be there.
    pub required: bool,
}

/// An `anyOf` or `oneOf`.
#[derive(Debug)]
pub struct Union {
    /// Its branches.
    pub branches: &'static [SchemaRef],
    /// The branch that is reported as one of `allOf` is, where all others admit exactly `null`.
    pub lone: Option<usize>,
    /// The property that chooses the branch of an object.
    pub tag: Option<&'static Tag>,
    /// How far a value is from each branch; empty where nobody asks.
    pub distances: &'static [Distance],
}

/// The property that chooses the branch of an object.
#[derive(Debug)]
pub struct Tag {
    /// Its name.
    pub property: &'static str,
    /// The values that choose a branch, in the order of the branches.
    pub values: &'static [Json],
    /// The branch that each of the values chooses.
    pub chosen: &'static [usize],
    /// The branches that admit no object.
    pub others: &'static [usize],
    /// Whether every branch admits nothing but objects.
    pub only_objects: bool,
}

/// How far a value is from a branch.
#[derive(Debug)]
pub struct Distance {
    /// How messages call the branch.
    pub called: &'static str,
    /// What is expected of the value itself.
    pub own: Expected,
    /// The properties that an object must have.
    pub required: &'static [&'static str],
    /// What is expected of properties.
    pub properties: &'static [(&'static str, Expected)],
    /// The names that an object may have, in the order of their bytes, if others are refused.
    pub closed: Option<&'static [&'static str]>,
}

/// The kinds and values that a schema expects.
#[derive(Debug)]
pub struct Expected {
    /// The kinds.
    pub kinds: KindSet,
    /// The values, if they are listed.
    pub values: Option<&'static Listed>,
}

/// The values of an `enum`.
#[derive(Debug)]
pub struct Listed {
    /// All of them, in the order of the schema.
    pub values: &'static [Json],
    /// The strings among them in the order of their bytes, where they are many; else empty.
    pub sorted: &'static [&'static str],
}

/// A set of kinds of value, as bits: null 1, boolean 2, integer 4, fraction 8, string 16, array 32,
/// object 64; and 128 where a number written with a fraction or an exponent is not an integer
/// (draft 4).
pub type KindSet = u8;

/// The bit that keeps `1.0` from being an integer.
pub const STRICT: KindSet = 1 << 7;

impl Schema {
    /// Whether it is the schema `false`.
    pub(crate) const fn is_never(&self) -> bool {
        matches!(self.0, [Rule::Never])
    }

    /// Whether it admits every value.
    pub(crate) const fn admits_all(&self) -> bool {
        self.0.is_empty()
    }
}

impl Members {
    /// The position of a property among the known ones.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        if self.known.len() <= 4 {
            return self.known.iter().position(|known| known.name == name);
        }
        self.known.binary_search_by(|known| known.name.cmp(name)).ok()
    }
}

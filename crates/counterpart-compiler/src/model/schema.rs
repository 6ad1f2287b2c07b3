//! What a schema asserts, free of drafts, references and raw keywords.

use serde_json::{Number, Value};

use super::annotations::Annotations;
use super::format::Format;
use super::kinds::Kinds;
use crate::source::Place;

/// The index of a [`Schema`] in its [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub(crate) u32);

impl SchemaId {
    /// The position in [`Schemas`], from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One schema: an instance is admitted when every assertion holds. No assertion admits everything.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Where it stands in its document.
    pub place: Place,
    /// What it says to a reader.
    pub annotations: Annotations,
    /// What it asserts, in the order in which keywords are reported (`docs/violations.md`).
    pub assertions: Vec<Assertion>,
}

impl Schema {
    /// Whether it refuses nothing.
    #[must_use]
    pub fn admits_all(&self) -> bool {
        self.assertions.is_empty()
    }
}

/// One keyword's meaning.
#[derive(Clone, Debug)]
pub struct Assertion {
    /// The keyword as written in the source: `dependencies` and `dependentSchemas` may have the
    /// same rule. It is the step of the evaluation path.
    pub keyword: &'static str,
    /// What it means.
    pub rule: Rule,
}

/// What a keyword means. Rules about one kind of value admit every value of another kind.
#[derive(Clone, Debug)]
pub enum Rule {
    /// Admits nothing (the `false` schema; its keyword is `false`).
    Never,
    /// Admits the values of these kinds.
    Type(Kinds),
    /// Admits the values equal to one of these; numbers are equal by value (`1` and `1.0`).
    Enum(Vec<Value>),
    /// Admits the values equal to this one.
    Const(Value),
    /// Numbers at most this, or below it when exclusive.
    Maximum {
        /// The bound.
        limit: Number,
        /// Whether the bound itself is refused.
        exclusive: bool,
    },
    /// Numbers at least this, or above it when exclusive.
    Minimum {
        /// The bound.
        limit: Number,
        /// Whether the bound itself is refused.
        exclusive: bool,
    },
    /// Numbers that are an integer times this (which is above 0).
    MultipleOf(Number),
    /// Strings of at most so many Unicode code points.
    MaxLength(u64),
    /// Strings of at least so many Unicode code points.
    MinLength(u64),
    /// Strings in which this ECMA-262 regular expression (flag `u`) matches somewhere.
    Pattern(String),
    /// Strings of this format. Present only where the format policy asserts it.
    Format(Format),
    /// Strings that decode from this encoding (asserted by draft 7 alone).
    ContentEncoding(String),
    /// Strings that, decoded, hold this media type (asserted by draft 7 alone).
    ContentMediaType {
        /// The media type.
        media_type: String,
        /// The sibling `contentEncoding` to decode first.
        encoding: Option<String>,
    },
    /// Arrays whose first items meet these schemas, one by one.
    PrefixItems(Vec<SchemaId>),
    /// Arrays whose items from `from` on meet the schema.
    Items {
        /// How many leading items it leaves alone.
        from: usize,
        /// What the others meet.
        schema: SchemaId,
    },
    /// Arrays with at least `min` and at most `max` items that meet the schema.
    Contains {
        /// What is counted.
        schema: SchemaId,
        /// At least so many (`minContains`, else 1).
        min: u64,
        /// At most so many (`maxContains`).
        max: Option<u64>,
    },
    /// Arrays of at most so many items.
    MaxItems(u64),
    /// Arrays of at least so many items.
    MinItems(u64),
    /// Arrays without two equal items.
    UniqueItems,
    /// Arrays whose items that no other keyword looked at meet the schema.
    UnevaluatedItems(SchemaId),
    /// Objects whose properties, where present, meet these schemas. In source order.
    Properties(Vec<(String, SchemaId)>),
    /// Objects whose properties with a name matched by the regular expression meet the schema.
    PatternProperties(Vec<(String, SchemaId)>),
    /// Objects whose properties that neither the sibling `Properties` nor `PatternProperties`
    /// name meet the schema.
    AdditionalProperties(SchemaId),
    /// Objects whose property names meet the schema.
    PropertyNames(SchemaId),
    /// Objects with all these properties.
    Required(Vec<String>),
    /// Objects of at most so many properties.
    MaxProperties(u64),
    /// Objects of at least so many properties.
    MinProperties(u64),
    /// Objects that, having the first, have all the second.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// Objects that, having the property, meet the schema.
    DependentSchemas(Vec<(String, SchemaId)>),
    /// Objects whose properties that no other keyword looked at meet the schema.
    UnevaluatedProperties(SchemaId),
    /// Values that meet all.
    AllOf(Vec<SchemaId>),
    /// Values that meet one or more.
    AnyOf(Vec<SchemaId>),
    /// Values that meet exactly one.
    OneOf(Vec<SchemaId>),
    /// Values that do not meet the schema.
    Not(SchemaId),
    /// Values that meet `then` if they meet `condition`, and `otherwise` if they do not.
    If {
        /// The condition.
        condition: SchemaId,
        /// Met by what meets the condition.
        then: Option<SchemaId>,
        /// Met by what does not.
        otherwise: Option<SchemaId>,
    },
    /// Values that meet the target: a `$ref`, `$dynamicRef` or `$recursiveRef`, already landed.
    Reference(SchemaId),
}

impl Rule {
    /// The schemas it consists of; where a reference leads is not among them.
    #[must_use]
    pub fn subschemas(&self) -> Vec<SchemaId> {
        match self {
            Self::PrefixItems(schemas)
            | Self::AllOf(schemas)
            | Self::AnyOf(schemas)
            | Self::OneOf(schemas) => schemas.clone(),
            Self::Items { schema, .. }
            | Self::Contains { schema, .. }
            | Self::UnevaluatedItems(schema)
            | Self::AdditionalProperties(schema)
            | Self::PropertyNames(schema)
            | Self::UnevaluatedProperties(schema)
            | Self::Not(schema) => vec![*schema],
            Self::Properties(schemas)
            | Self::PatternProperties(schemas)
            | Self::DependentSchemas(schemas) => {
                schemas.iter().map(|(_, schema)| *schema).collect()
            }
            Self::If { condition, then, otherwise } => {
                [Some(*condition), *then, *otherwise].into_iter().flatten().collect()
            }
            Self::Never
            | Self::Type(_)
            | Self::Enum(_)
            | Self::Const(_)
            | Self::Maximum { .. }
            | Self::Minimum { .. }
            | Self::MultipleOf(_)
            | Self::MaxLength(_)
            | Self::MinLength(_)
            | Self::Pattern(_)
            | Self::Format(_)
            | Self::ContentEncoding(_)
            | Self::ContentMediaType { .. }
            | Self::MaxItems(_)
            | Self::MinItems(_)
            | Self::UniqueItems
            | Self::Required(_)
            | Self::MaxProperties(_)
            | Self::MinProperties(_)
            | Self::DependentRequired(_)
            | Self::Reference(_) => Vec::new(),
        }
    }
}

/// Every schema of a model. Cycles are plain: a [`Rule::Reference`] may lead back.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    nodes: Vec<Schema>,
}

impl Schemas {
    /// How many schemas there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Every schema with its id.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        (0u32..).map(SchemaId).zip(&self.nodes)
    }

    /// Adds a schema and returns its id.
    pub fn add(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(schema);
        id
    }
}

impl std::ops::Index<SchemaId> for Schemas {
    type Output = Schema;

    fn index(&self, id: SchemaId) -> &Schema {
        &self.nodes[id.index()]
    }
}

impl std::ops::IndexMut<SchemaId> for Schemas {
    fn index_mut(&mut self, id: SchemaId) -> &mut Schema {
        &mut self.nodes[id.index()]
    }
}

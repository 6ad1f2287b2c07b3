//! The assertions of one schema, sorted by the kind of value they are about.

use counterpart_compiler::model::{Assertion, Format, Kinds, Rule, SchemaId};
use serde_json::{Number, Value};

/// The rules of a schema. Each list is in the order of the schema.
#[derive(Default)]
pub struct Rules<'m> {
    /// `type`
    pub types: Vec<Kinds>,
    /// Rules about numbers.
    pub numbers: Vec<NumberRule<'m>>,
    /// Rules about strings.
    pub strings: Vec<StringRule<'m>>,
    /// Rules about arrays.
    pub arrays: Vec<(&'static str, ArrayRule<'m>)>,
    /// Rules about objects.
    pub objects: ObjectRules<'m>,
    /// Rules about every value.
    pub general: Vec<(&'static str, General<'m>)>,
    /// `unevaluatedItems`
    pub unevaluated_items: Option<SchemaId>,
    /// `unevaluatedProperties`
    pub unevaluated_properties: Option<SchemaId>,
}

/// A rule about numbers.
pub enum NumberRule<'m> {
    /// At most this.
    Maximum(&'m Number),
    /// Less than this.
    ExclusiveMaximum(&'m Number),
    /// At least this.
    Minimum(&'m Number),
    /// More than this.
    ExclusiveMinimum(&'m Number),
    /// An integer times this.
    MultipleOf(&'m Number),
}

/// A rule about strings.
pub enum StringRule<'m> {
    /// At most so many code points.
    MaxLength(u64),
    /// At least so many code points.
    MinLength(u64),
    /// A regular expression that matches somewhere.
    Pattern(&'m str),
    /// A format.
    Format(Format),
    /// An encoding.
    ContentEncoding(&'m str),
    /// A media type, and the encoding to undo first.
    ContentMediaType(&'m str, Option<&'m str>),
}

/// A rule about arrays.
pub enum ArrayRule<'m> {
    /// Schemas of the first items.
    Prefix(&'m [SchemaId]),
    /// The schema of the items from an index on.
    Items(usize, SchemaId),
    /// How many items meet a schema.
    Contains(SchemaId, u64, Option<u64>),
    /// At most so many items.
    MaxItems(u64),
    /// At least so many items.
    MinItems(u64),
    /// No two equal items.
    Unique,
}

/// The rules about objects.
#[derive(Default)]
pub struct ObjectRules<'m> {
    /// Declared properties.
    pub properties: Vec<(&'m str, SchemaId)>,
    /// Properties by regular expression.
    pub patterns: Vec<(&'m str, SchemaId)>,
    /// All other properties.
    pub additional: Option<SchemaId>,
    /// The names of properties.
    pub names: Option<SchemaId>,
    /// Properties that must be there, by the keyword that says so.
    pub required: Vec<(&'static str, &'m str)>,
    /// At most so many properties.
    pub max: Option<u64>,
    /// At least so many properties.
    pub min: Option<u64>,
    /// Properties that must be there when the first is.
    pub dependent_required: Vec<(&'static str, &'m str, &'m [String])>,
    /// Schemas that must be met when the property is there.
    pub dependent_schemas: Vec<(&'static str, &'m str, SchemaId)>,
}

/// A rule about every value.
pub enum General<'m> {
    /// None is admitted.
    Never,
    /// One of these.
    Enum(&'m [Value]),
    /// This one.
    Const(&'m Value),
    /// Every branch.
    AllOf(&'m [SchemaId]),
    /// A branch or more.
    AnyOf(&'m [SchemaId]),
    /// Exactly one branch.
    OneOf(&'m [SchemaId]),
    /// Not this.
    Not(SchemaId),
    /// One schema or the other.
    If(SchemaId, Option<SchemaId>, Option<SchemaId>),
    /// Another schema.
    Reference(SchemaId),
}

impl<'m> Rules<'m> {
    /// Sorts the assertions of a schema.
    pub fn of(assertions: &'m [Assertion]) -> Self {
        let mut rules = Self::default();
        for Assertion { keyword, rule } in assertions {
            rules.add(keyword, rule);
        }
        rules
    }

    fn add(&mut self, keyword: &'static str, rule: &'m Rule) {
        match rule {
            Rule::Type(kinds) => self.types.push(*kinds),
            Rule::Never => self.general.push((keyword, General::Never)),
            Rule::Enum(values) => self.general.push((keyword, General::Enum(values))),
            Rule::Const(value) => self.general.push((keyword, General::Const(value))),
            Rule::AllOf(schemas) => self.general.push((keyword, General::AllOf(schemas))),
            Rule::AnyOf(schemas) => self.general.push((keyword, General::AnyOf(schemas))),
            Rule::OneOf(schemas) => self.general.push((keyword, General::OneOf(schemas))),
            Rule::Not(schema) => self.general.push((keyword, General::Not(*schema))),
            Rule::If { condition, then, otherwise } => {
                self.general.push((keyword, General::If(*condition, *then, *otherwise)));
            }
            Rule::Reference(schema) => self.general.push((keyword, General::Reference(*schema))),
            Rule::Maximum { limit, exclusive } => self.numbers.push(if *exclusive {
                NumberRule::ExclusiveMaximum(limit)
            } else {
                NumberRule::Maximum(limit)
            }),
            Rule::Minimum { limit, exclusive } => self.numbers.push(if *exclusive {
                NumberRule::ExclusiveMinimum(limit)
            } else {
                NumberRule::Minimum(limit)
            }),
            Rule::MultipleOf(divisor) => self.numbers.push(NumberRule::MultipleOf(divisor)),
            Rule::MaxLength(limit) => self.strings.push(StringRule::MaxLength(*limit)),
            Rule::MinLength(limit) => self.strings.push(StringRule::MinLength(*limit)),
            Rule::Pattern(source) => self.strings.push(StringRule::Pattern(source)),
            Rule::Format(format) => self.strings.push(StringRule::Format(*format)),
            Rule::ContentEncoding(name) => self.strings.push(StringRule::ContentEncoding(name)),
            Rule::ContentMediaType { media_type, encoding } => {
                self.strings.push(StringRule::ContentMediaType(media_type, encoding.as_deref()));
            }
            Rule::PrefixItems(schemas) => self.arrays.push((keyword, ArrayRule::Prefix(schemas))),
            Rule::Items { from, schema } => {
                self.arrays.push((keyword, ArrayRule::Items(*from, *schema)));
            }
            Rule::Contains { schema, min, max } => {
                self.arrays.push((keyword, ArrayRule::Contains(*schema, *min, *max)));
            }
            Rule::MaxItems(limit) => self.arrays.push((keyword, ArrayRule::MaxItems(*limit))),
            Rule::MinItems(limit) => self.arrays.push((keyword, ArrayRule::MinItems(*limit))),
            Rule::UniqueItems => self.arrays.push((keyword, ArrayRule::Unique)),
            Rule::UnevaluatedItems(schema) => self.unevaluated_items = Some(*schema),
            Rule::UnevaluatedProperties(schema) => self.unevaluated_properties = Some(*schema),
            Rule::Properties(_)
            | Rule::PatternProperties(_)
            | Rule::AdditionalProperties(_)
            | Rule::PropertyNames(_)
            | Rule::Required(_)
            | Rule::MaxProperties(_)
            | Rule::MinProperties(_)
            | Rule::DependentRequired(_)
            | Rule::DependentSchemas(_) => self.objects.add(keyword, rule),
        }
    }
}

impl<'m> ObjectRules<'m> {
    fn add(&mut self, keyword: &'static str, rule: &'m Rule) {
        match rule {
            Rule::Properties(schemas) => self.properties.extend(named(schemas)),
            Rule::PatternProperties(schemas) => self.patterns.extend(named(schemas)),
            Rule::AdditionalProperties(schema) => self.additional = Some(*schema),
            Rule::PropertyNames(schema) => self.names = Some(*schema),
            Rule::Required(keys) => {
                self.required.extend(keys.iter().map(|key| (keyword, key.as_str())));
            }
            Rule::MaxProperties(limit) => self.max = Some(*limit),
            Rule::MinProperties(limit) => self.min = Some(*limit),
            Rule::DependentRequired(entries) => self.dependent_required.extend(
                entries.iter().map(|(key, needed)| (keyword, key.as_str(), needed.as_slice())),
            ),
            Rule::DependentSchemas(entries) => self
                .dependent_schemas
                .extend(entries.iter().map(|(key, schema)| (keyword, key.as_str(), *schema))),
            Rule::Type(_)
            | Rule::Never
            | Rule::Enum(_)
            | Rule::Const(_)
            | Rule::AllOf(_)
            | Rule::AnyOf(_)
            | Rule::OneOf(_)
            | Rule::Not(_)
            | Rule::If { .. }
            | Rule::Reference(_)
            | Rule::Maximum { .. }
            | Rule::Minimum { .. }
            | Rule::MultipleOf(_)
            | Rule::MaxLength(_)
            | Rule::MinLength(_)
            | Rule::Pattern(_)
            | Rule::Format(_)
            | Rule::ContentEncoding(_)
            | Rule::ContentMediaType { .. }
            | Rule::PrefixItems(_)
            | Rule::Items { .. }
            | Rule::Contains { .. }
            | Rule::MaxItems(_)
            | Rule::MinItems(_)
            | Rule::UniqueItems
            | Rule::UnevaluatedItems(_)
            | Rule::UnevaluatedProperties(_) => {}
        }
    }
}

fn named(schemas: &[(String, SchemaId)]) -> impl Iterator<Item = (&str, SchemaId)> {
    schemas.iter().map(|(name, schema)| (name.as_str(), *schema))
}

//! The constraints of one schema, sorted by what they constrain.

use counterpart_compiler::model::{
    ArrayConstraint, Constraint, Kind, Kinds, Literal, Logic, Meaning, NumberConstraint,
    ObjectConstraint, SchemaId, StringConstraint,
};
use serde_json::Value;

/// The constraints of a schema. Each list is in the order of the schema.
#[derive(Default)]
pub struct Rules<'m> {
    /// `type`
    pub types: Vec<Kinds>,
    /// Constraints on numbers.
    pub numbers: Vec<&'m NumberConstraint>,
    /// Constraints on strings.
    pub strings: Vec<&'m StringConstraint>,
    /// Constraints on arrays, without `unevaluatedItems`.
    pub arrays: Vec<(&'static str, &'m ArrayConstraint)>,
    /// Constraints on objects.
    pub objects: ObjectRules<'m>,
    /// Constraints on values of every kind.
    pub general: Vec<(&'static str, General<'m>)>,
    /// `unevaluatedItems`
    pub unevaluated_items: Option<SchemaId>,
    /// `unevaluatedProperties`
    pub unevaluated_properties: Option<SchemaId>,
}

/// The constraints on objects.
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

/// A constraint on values of every kind.
pub enum General<'m> {
    /// None is admitted.
    Never,
    /// One of these.
    Enum(&'m [Literal]),
    /// This one.
    Const(&'m Value),
    /// Schemas, combined.
    Logic(&'m Logic),
    /// Another schema.
    Reference(SchemaId),
}

impl<'m> Rules<'m> {
    /// Sorts the constraints of a schema.
    pub fn of(constraints: &'m [Constraint]) -> Self {
        let mut rules = Self::default();
        for Constraint { keyword, meaning, .. } in constraints {
            rules.add(keyword.name(), meaning);
        }
        rules
    }

    /// Whether an `enum` or a `const` lists values of these kinds and no others.
    pub fn lists_only(&self, kinds: Kinds) -> bool {
        let is_scalar = |value: &Value| !value.is_array() && !value.is_object();
        let fits = |value: &Value| is_scalar(value) && kinds.has(Kind::of(value));
        self.general.iter().any(|(_, rule)| match rule {
            General::Enum(values) => values.iter().all(|literal| fits(&literal.value)),
            General::Const(value) => fits(value),
            General::Never | General::Logic(_) | General::Reference(_) => false,
        })
    }

    fn add(&mut self, keyword: &'static str, meaning: &'m Meaning) {
        match meaning {
            Meaning::Type(kinds) => self.types.push(*kinds),
            Meaning::Never => self.general.push((keyword, General::Never)),
            Meaning::Enum(literals) => self.general.push((keyword, General::Enum(literals))),
            Meaning::Const(literal) => {
                self.general.push((keyword, General::Const(&literal.value)));
            }
            Meaning::Logic(logic) => self.general.push((keyword, General::Logic(logic))),
            Meaning::Reference(schema) => self.general.push((keyword, General::Reference(*schema))),
            Meaning::Number(number) => self.numbers.push(number),
            Meaning::String(string) => self.strings.push(string),
            Meaning::Array(ArrayConstraint::UnevaluatedItems(schema)) => {
                self.unevaluated_items = Some(*schema);
            }
            Meaning::Array(array) => self.arrays.push((keyword, array)),
            Meaning::Object(ObjectConstraint::UnevaluatedProperties(schema)) => {
                self.unevaluated_properties = Some(*schema);
            }
            Meaning::Object(object) => self.objects.add(keyword, object),
        }
    }
}

impl<'m> ObjectRules<'m> {
    fn add(&mut self, keyword: &'static str, object: &'m ObjectConstraint) {
        match object {
            ObjectConstraint::Properties(schemas) => self.properties.extend(named(schemas)),
            ObjectConstraint::PatternProperties(schemas) => self.patterns.extend(named(schemas)),
            ObjectConstraint::AdditionalProperties(schema) => self.additional = Some(*schema),
            ObjectConstraint::PropertyNames(schema) => self.names = Some(*schema),
            ObjectConstraint::Required(keys) => {
                self.required.extend(keys.iter().map(|key| (keyword, key.as_str())));
            }
            ObjectConstraint::MaxProperties(limit) => self.max = Some(*limit),
            ObjectConstraint::MinProperties(limit) => self.min = Some(*limit),
            ObjectConstraint::DependentRequired(entries) => self.dependent_required.extend(
                entries.iter().map(|(key, needed)| (keyword, key.as_str(), needed.as_slice())),
            ),
            ObjectConstraint::DependentSchemas(entries) => self
                .dependent_schemas
                .extend(entries.iter().map(|(key, schema)| (keyword, key.as_str(), *schema))),
            // Kept apart: it is checked after everything else.
            ObjectConstraint::UnevaluatedProperties(_) => {}
        }
    }
}

fn named(schemas: &[(String, SchemaId)]) -> impl Iterator<Item = (&str, SchemaId)> {
    schemas.iter().map(|(name, schema)| (name.as_str(), *schema))
}

//! The constraints of a schema as rules, those that cost least first.

use std::collections::BTreeMap;

use counterpart_compiler::model::{
    ArrayConstraint, Keyword, Kind, Kinds, Logic, Meaning, NumberConstraint, ObjectConstraint,
    Recheck, SchemaId,
};
use counterpart_compiler::resolve::Draft;

use super::Writer;
use super::literals::{json, list, listed, number, option, text, texts};

/// The static of a schema without rules.
pub const ANY: &str = "ANY";

/// What a rule costs; the order in which they are evaluated.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cost {
    /// A look at the value itself.
    Value,
    /// A look at every character or at the number of children.
    Text,
    /// A walk through the children.
    Children,
    /// Other schemas about the same value.
    Schemas,
    /// Behind everything else.
    Unevaluated,
}

/// The keywords about the members of an object that are checked in one pass.
#[derive(Default)]
struct Members<'m> {
    known: BTreeMap<&'m str, (Option<SchemaId>, bool)>,
    patterns: &'m [(String, SchemaId)],
    additional: Option<SchemaId>,
    is_asked: bool,
}

/// The bits of kinds.
pub fn bits(kinds: Kinds) -> u8 {
    kinds.iter().map(|kind| kind as u8).sum()
}

impl<'m> Writer<'m> {
    /// The rules of a schema: a slice.
    pub(super) fn rules(&mut self, schema: SchemaId) -> String {
        let model = self.model;
        let mut rules: Vec<(Cost, String)> = Vec::new();
        let mut members = Members::default();
        for constraint in &model.schemas[schema].constraints {
            let rule = self.rule(schema, constraint.keyword, &constraint.meaning, &mut members);
            rules.extend(rule);
        }
        if members.is_asked {
            rules.push((Cost::Children, self.members(&members)));
        }
        rules.sort_by_key(|(cost, _)| *cost);
        list(rules.into_iter().map(|(_, rule)| format!("Rule::{rule}")))
    }

    fn rule(
        &mut self,
        schema: SchemaId,
        keyword: Keyword,
        meaning: &'m Meaning,
        members: &mut Members<'m>,
    ) -> Option<(Cost, String)> {
        let model = self.model;
        Some(match meaning {
            Meaning::Never => (Cost::Value, "Never".to_owned()),
            Meaning::Type(kinds) => (Cost::Value, format!("Type({})", self.kinds(schema, *kinds))),
            Meaning::Enum(literals) => {
                let values = literals.iter().map(|literal| &literal.value);
                (Cost::Text, format!("Enum({})", listed(values)))
            }
            Meaning::Const(literal) => (Cost::Value, format!("Const({})", json(&literal.value))),
            Meaning::Number(constraint) => {
                (Cost::Value, format!("Number(NumberRule::{})", self::constraint(constraint)))
            }
            Meaning::String(string) => (Cost::Text, format!("String({})", self.string(string)?)),
            Meaning::Array(array) => {
                let (cost, rule) = self.array(keyword, array)?;
                (cost, format!("Array(ArrayRule::{rule})"))
            }
            Meaning::Object(object) => {
                let (cost, rule) = self.object(keyword, object, members)?;
                (cost, format!("Object(ObjectRule::{rule})"))
            }
            Meaning::Logic(logic) => (Cost::Schemas, self.logic(schema, logic)),
            Meaning::Reference(target) => {
                let remember = match model.schemas.recheck(*target) {
                    None => "Never",
                    Some(Recheck::Reporting) => "Reporting",
                    Some(Recheck::Always) => "Always",
                };
                let (keyword, target) = (text(keyword.name()), self.name(*target));
                (Cost::Schemas, format!("Reference({keyword}, &{target}, Remember::{remember})"))
            }
        })
    }

    /// Draft 4 does not take `1.0` for an integer.
    fn kinds(&self, schema: SchemaId, kinds: Kinds) -> String {
        let document = self.model.schemas[schema].place.document;
        let strict = self.model.known(document).dialect == Draft::Draft4.uri()
            && kinds.has(Kind::Integer)
            && !kinds.has(Kind::Fraction);
        (bits(kinds) | u8::from(strict) << 7).to_string()
    }

    fn array(&mut self, keyword: Keyword, array: &ArrayConstraint) -> Option<(Cost, String)> {
        let keyword = text(keyword.name());
        Some(match array {
            ArrayConstraint::PrefixItems(schemas) => {
                let schemas = list(schemas.iter().map(|schema| format!("&{}", self.name(*schema))));
                (Cost::Children, format!("Prefix({keyword}, {schemas})"))
            }
            ArrayConstraint::Items { from, schema } => {
                (Cost::Children, format!("Items({keyword}, {from}, &{})", self.name(*schema)))
            }
            ArrayConstraint::Contains { schema, min, max } => {
                let max = option(max.map(|max| max.to_string()));
                (Cost::Schemas, format!("Contains(&{}, {min}, {max})", self.name(*schema)))
            }
            ArrayConstraint::MaxItems(limit) => (Cost::Value, format!("MaxItems({limit})")),
            ArrayConstraint::MinItems(0) => return None,
            ArrayConstraint::MinItems(limit) => (Cost::Value, format!("MinItems({limit})")),
            ArrayConstraint::UniqueItems => (Cost::Schemas, "Unique".to_owned()),
            ArrayConstraint::UnevaluatedItems(schema) => {
                (Cost::Unevaluated, format!("Unevaluated(&{})", self.name(*schema)))
            }
        })
    }

    fn object(
        &mut self,
        keyword: Keyword,
        object: &'m ObjectConstraint,
        members: &mut Members<'m>,
    ) -> Option<(Cost, String)> {
        let keyword = text(keyword.name());
        let mut member = |change: &mut dyn FnMut(&mut Members<'m>)| {
            members.is_asked = true;
            change(members);
            None
        };
        Some(match object {
            ObjectConstraint::Properties(entries) => {
                return member(&mut |members| {
                    for (name, schema) in entries {
                        members.known.entry(name).or_default().0 = Some(*schema);
                    }
                });
            }
            ObjectConstraint::Required(names) => {
                return member(&mut |members| {
                    for name in names {
                        members.known.entry(name).or_default().1 = true;
                    }
                });
            }
            ObjectConstraint::PatternProperties(entries) => {
                return member(&mut |members| members.patterns = entries);
            }
            ObjectConstraint::AdditionalProperties(schema) => {
                return member(&mut |members| members.additional = Some(*schema));
            }
            ObjectConstraint::PropertyNames(schema) => {
                (Cost::Text, format!("Names(&{})", self.name(*schema)))
            }
            ObjectConstraint::MaxProperties(limit) => {
                (Cost::Value, format!("MaxProperties({limit})"))
            }
            ObjectConstraint::MinProperties(limit) => {
                (Cost::Value, format!("MinProperties({limit})"))
            }
            ObjectConstraint::DependentRequired(entries) => {
                let entries = entries.iter().map(|(name, needed)| {
                    format!("({}, {})", text(name), texts(needed.iter().map(String::as_str)))
                });
                (Cost::Text, format!("DependentRequired({keyword}, {})", list(entries)))
            }
            ObjectConstraint::DependentSchemas(entries) => {
                let entries = entries
                    .iter()
                    .map(|(name, schema)| format!("({}, &{})", text(name), self.name(*schema)));
                let entries = list(entries);
                (Cost::Schemas, format!("DependentSchemas({keyword}, {entries})"))
            }
            ObjectConstraint::UnevaluatedProperties(schema) => {
                (Cost::Unevaluated, format!("Unevaluated(&{})", self.name(*schema)))
            }
        })
    }

    fn members(&mut self, members: &Members<'m>) -> String {
        let known = members.known.iter().map(|(name, (schema, required))| {
            let schema = option(schema.map(|schema| format!("&{}", self.name(schema))));
            let name = text(name);
            format!("Known {{ name: {name}, schema: {schema}, required: {required} }}")
        });
        let known = list(known);
        let required = members.known.values().filter(|(_, required)| *required).count();
        let patterns = members.patterns.iter().map(|(source, schema)| {
            format!("(&{}, &{})", self.pattern(source), self.name(*schema))
        });
        let patterns = list(patterns);
        let additional = option(members.additional.map(|schema| format!("&{}", self.name(schema))));
        format!(
            "Object(ObjectRule::Members(&Members {{ known: {known}, required: {required}, \
             patterns: {patterns}, additional: {additional} }}))"
        )
    }

    fn logic(&mut self, schema: SchemaId, logic: &Logic) -> String {
        match logic {
            Logic::AllOf(branches) => {
                let branches = branches.iter().map(|branch| format!("&{}", self.name(*branch)));
                format!("AllOf({})", list(branches))
            }
            Logic::AnyOf(branches) => {
                format!("AnyOf({})", self.union(schema, Keyword::AnyOf, branches))
            }
            Logic::OneOf(branches) => {
                format!("OneOf({})", self.union(schema, Keyword::OneOf, branches))
            }
            Logic::Not(schema) => format!("Not(&{})", self.name(*schema)),
            Logic::If { condition, then, otherwise } => {
                let mut branch = |schema: &Option<SchemaId>| {
                    option(schema.map(|it| format!("&{}", self.name(it))))
                };
                let (then, otherwise) = (branch(then), branch(otherwise));
                format!("If(&{}, {then}, {otherwise})", self.name(*condition))
            }
        }
    }
}

/// `NumberRule`
fn constraint(constraint: &NumberConstraint) -> String {
    match constraint {
        NumberConstraint::Maximum { limit, exclusive: false } => {
            format!("Maximum({})", number(limit))
        }
        NumberConstraint::Maximum { limit, exclusive: true } => {
            format!("ExclusiveMaximum({})", number(limit))
        }
        NumberConstraint::Minimum { limit, exclusive: false } => {
            format!("Minimum({})", number(limit))
        }
        NumberConstraint::Minimum { limit, exclusive: true } => {
            format!("ExclusiveMinimum({})", number(limit))
        }
        NumberConstraint::MultipleOf(divisor) => format!("MultipleOf({})", number(divisor)),
    }
}

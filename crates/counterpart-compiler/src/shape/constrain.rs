//! Adds single constraints on numbers, strings, arrays and objects to the facts about a type.
//!
//! A constraint that adds nothing here is left to the check: a type may hold more than is admitted.

use serde_json::Number;

use super::facts::Facts;
use super::trivial;
use crate::json;
use crate::model::{ArrayConstraint, NumberConstraint, ObjectConstraint, StringConstraint};

impl Facts {
    pub(super) fn number(&mut self, constraint: &NumberConstraint) {
        match constraint {
            NumberConstraint::Maximum { limit, exclusive: _ } => {
                self.maximum = Some(lesser(self.maximum.take(), limit));
            }
            NumberConstraint::Minimum { limit, exclusive: _ } => {
                self.minimum = Some(greater(self.minimum.take(), limit));
            }
            NumberConstraint::MultipleOf(_) => {}
        }
    }

    pub(super) fn string(&mut self, constraint: &StringConstraint) {
        if let StringConstraint::Format(format) = constraint {
            self.format = Some(*format);
            self.format_asserted = true;
        } else {
            // Whatever else constrains a string bounds it: that is right for every other keyword.
            self.bounded_text = true;
        }
    }

    pub(super) fn array(&mut self, constraint: &ArrayConstraint) {
        match constraint {
            ArrayConstraint::PrefixItems(items) => self.prefixes.push(items.clone()),
            ArrayConstraint::Items { from, schema } => self.items.push((*from, *schema)),
            ArrayConstraint::MinItems(count) => self.min_items = self.min_items.max(*count),
            ArrayConstraint::MaxItems(count) => {
                self.max_items = Some(self.max_items.map_or(*count, |max| max.min(*count)));
            }
            ArrayConstraint::Contains { .. }
            | ArrayConstraint::UniqueItems
            | ArrayConstraint::UnevaluatedItems(_) => {}
        }
    }

    pub(super) fn object(&mut self, constraint: &ObjectConstraint) {
        match constraint {
            ObjectConstraint::Properties(properties) => {
                for (key, schema) in properties {
                    self.properties.entry(key.clone()).or_default().push(*schema);
                }
            }
            ObjectConstraint::PatternProperties(patterns) => {
                for (pattern, schema) in patterns {
                    if trivial::matches_every_name(pattern) {
                        self.everywhere.push(*schema);
                    } else {
                        self.patterns.push((pattern.clone(), *schema));
                    }
                }
            }
            ObjectConstraint::AdditionalProperties(schema) => self.others.push(*schema),
            ObjectConstraint::UnevaluatedProperties(schema) => {
                self.unevaluated_properties.push(*schema);
            }
            ObjectConstraint::PropertyNames(schema) => self.property_names.push(*schema),
            ObjectConstraint::Required(names) => self.required.extend(names.iter().cloned()),
            ObjectConstraint::MinProperties(count) => {
                self.min_properties = self.min_properties.max(*count);
            }
            ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::DependentRequired(_)
            | ObjectConstraint::DependentSchemas(_) => {}
        }
    }
}

fn lesser(known: Option<Number>, limit: &Number) -> Number {
    match known {
        Some(known) if json::compare(&known, limit).is_le() => known,
        Some(_) | None => limit.clone(),
    }
}

fn greater(known: Option<Number>, limit: &Number) -> Number {
    match known {
        Some(known) if json::compare(&known, limit).is_ge() => known,
        Some(_) | None => limit.clone(),
    }
}

//! A schema as one expression: whether it admits a value.

use counterpart_compiler::model::{ArrayConstraint, Keyword, Kind, Kinds, Logic, SchemaId};

use super::js::Js;
use super::rules::{General, ObjectRules, Rules};
use super::site::Site;
use super::unit::{Role, Unit};

/// An expression of more rules than this is a call of the schema's function instead.
const SHORT: usize = 4;

impl Unit<'_> {
    /// Whether a schema admits a value, as an expression.
    pub fn test(&mut self, schema: SchemaId, site: &Site) -> Js {
        if self.is_short(schema, &mut SHORT.clone()) {
            self.expression(schema, site, site.known)
        } else {
            self.function(Role::Verdict, schema).call(site.asked())
        }
    }

    /// Whether a schema has few rules, all of which are expressions.
    fn is_short(&mut self, schema: SchemaId, room: &mut usize) -> bool {
        let schemas = self.schemas;
        let constraints = &schemas[schema].constraints;
        if constraints.len() > *room {
            return false;
        }
        *room -= constraints.len();
        let rules = Rules::of(constraints);
        let general = rules.general.iter().all(|(_, rule)| match rule {
            General::Never | General::Enum(_) | General::Const(_) | General::Reference(_) => true,
            General::Logic(Logic::AllOf(branches)) => {
                branches.iter().all(|branch| self.is_short(*branch, room))
            }
            // One that a property decides checks one branch, which an expression cannot.
            General::Logic(Logic::AnyOf(branches)) => {
                let facts = schemas.union(schema, Keyword::AnyOf);
                facts.is_some_and(|facts| facts.discriminator.is_none())
                    && branches.iter().all(|branch| self.is_short(*branch, room))
            }
            General::Logic(Logic::Not(inner)) => self.is_short(*inner, room),
            General::Logic(Logic::OneOf(_) | Logic::If { .. }) => false,
        });
        let arrays = rules.arrays.iter().all(|(_, rule)| match rule {
            ArrayConstraint::MaxItems(_)
            | ArrayConstraint::MinItems(_)
            | ArrayConstraint::UniqueItems => true,
            ArrayConstraint::PrefixItems(_)
            | ArrayConstraint::Items { .. }
            | ArrayConstraint::Contains { .. }
            | ArrayConstraint::UnevaluatedItems(_) => false,
        });
        general
            && arrays
            && only_required(&rules.objects, SHORT)
            && rules.unevaluated_items.is_none()
            && rules.unevaluated_properties.is_none()
    }

    /// The rules of a short schema, joined.
    fn expression(&mut self, schema: SchemaId, site: &Site, known: Kinds) -> Js {
        let schemas = self.schemas;
        let value = &site.value;
        let rules = Rules::of(&schemas[schema].constraints);
        let mut all = Js::boolean(true);
        let mut known = known;
        for kinds in &rules.types {
            all = all.and(&self.is_of(value, *kinds, known));
            known = known.and(*kinds);
        }
        let mut numbers = Js::boolean(true);
        for rule in &rules.numbers {
            numbers = numbers.and(&self.number_holds(rule, value));
        }
        let mut strings = Js::boolean(true);
        for rule in &rules.strings {
            strings = strings.and(&self.string_holds(rule, value));
        }
        let mut arrays = Js::boolean(true);
        for (_, rule) in &rules.arrays {
            arrays = arrays.and(&self.array_holds(rule, value));
        }
        let mut objects = Js::boolean(true);
        for (_, key) in &rules.objects.required {
            objects = objects.and(&self.has(value, key));
        }
        for (kinds, holds) in [
            (Kinds::NUMBER, numbers),
            (Kinds::one(Kind::String), strings),
            (Kinds::one(Kind::Array), arrays),
            (Kinds::one(Kind::Object), objects),
        ] {
            if !holds.is(true) {
                all = all.and(&self.may_be_of(value, kinds, known).not().or(&holds));
            }
        }
        for (_, rule) in &rules.general {
            all = all.and(&self.general_holds(rule, site, known));
        }
        all
    }

    fn general_holds(&mut self, rule: &General<'_>, site: &Site, known: Kinds) -> Js {
        let value = &site.value;
        match rule {
            General::Never => Js::boolean(false),
            General::Enum(values) => self.is_among(values, value),
            General::Const(expected) => self.is_equal(expected, value),
            General::Reference(target) if self.schemas[*target].admits_all() => Js::boolean(true),
            General::Reference(target) => self.function(Role::Verdict, *target).call(site.asked()),
            General::Logic(Logic::AllOf(branches)) => {
                branches.iter().fold(Js::boolean(true), |all, branch| {
                    let branch = self.expression(*branch, site, known);
                    all.and(&branch)
                })
            }
            General::Logic(Logic::AnyOf(branches)) => {
                branches.iter().fold(Js::boolean(false), |any, branch| {
                    let branch = self.expression(*branch, site, known);
                    any.or(&branch)
                })
            }
            General::Logic(Logic::Not(inner)) => self.expression(*inner, site, known).not(),
            // Never part of a short schema.
            General::Logic(Logic::OneOf(_) | Logic::If { .. }) => Js::boolean(true),
        }
    }

    fn array_holds(&mut self, array: &ArrayConstraint, value: &Js) -> Js {
        match array {
            ArrayConstraint::MaxItems(limit) => {
                value.member("length").compare("<=", &Js::count(*limit))
            }
            ArrayConstraint::MinItems(limit) => {
                value.member("length").compare(">=", &Js::count(*limit))
            }
            ArrayConstraint::UniqueItems => self.runtime("isUnique$").call([value.clone()]),
            // Never part of a short schema.
            ArrayConstraint::PrefixItems(_)
            | ArrayConstraint::Items { .. }
            | ArrayConstraint::Contains { .. }
            | ArrayConstraint::UnevaluatedItems(_) => Js::boolean(true),
        }
    }

    /// Whether an object has a property.
    pub fn has(&mut self, value: &Js, key: &str) -> Js {
        self.property(value, key).equals(&Js::name("undefined")).not()
    }
}

/// Whether the rules about objects ask for a few properties and nothing else.
fn only_required(rules: &ObjectRules<'_>, most: usize) -> bool {
    rules.required.len() <= most
        && rules.properties.is_empty()
        && rules.patterns.is_empty()
        && rules.additional.is_none()
        && rules.names.is_none()
        && rules.max.is_none()
        && rules.min.is_none()
        && rules.dependent_required.is_empty()
        && rules.dependent_schemas.is_empty()
}

//! Conditions on which properties are there: combinations of `required` and of properties that are
//! forbidden.

use std::collections::HashSet;

use counterpart_compiler::model::{Kind, Logic, Meaning, ObjectConstraint, SchemaId};

use super::super::Writer;
use super::super::literals::list;

/// A condition on an object.
#[derive(Debug)]
pub(super) enum Presence<'m> {
    Has(&'m str),
    All(Vec<Self>),
    Any(Vec<Self>),
    One(Vec<Self>),
    Not(Box<Self>),
}

impl<'m> Writer<'m> {
    /// What a combination of schemas says of an object, if it speaks of nothing but which properties
    /// are there.
    pub(super) fn presence(&self, logic: &'m Logic) -> Option<Presence<'m>> {
        self.logic_of_presence(logic, &mut HashSet::new())
    }

    fn logic_of_presence(
        &self,
        logic: &'m Logic,
        within: &mut HashSet<SchemaId>,
    ) -> Option<Presence<'m>> {
        let mut of = |schema: SchemaId| self.presence_in(schema, within);
        Some(match logic {
            Logic::AllOf(all) => {
                Presence::All(all.iter().map(|it| of(*it)).collect::<Option<_>>()?)
            }
            Logic::AnyOf(all) => {
                Presence::Any(all.iter().map(|it| of(*it)).collect::<Option<_>>()?)
            }
            Logic::OneOf(all) => {
                Presence::One(all.iter().map(|it| of(*it)).collect::<Option<_>>()?)
            }
            Logic::Not(schema) => of(*schema)?.not(),
            Logic::If { condition, then, otherwise } => {
                let mut branch = |schema: &Option<SchemaId>| match schema {
                    Some(schema) => of(*schema),
                    None => Some(Presence::All(Vec::new())),
                };
                let (then, otherwise) = (branch(then)?, branch(otherwise)?);
                Presence::All(vec![
                    Presence::Any(vec![of(*condition)?.not(), then]),
                    Presence::Any(vec![of(*condition)?, otherwise]),
                ])
            }
        })
    }

    fn presence_in(
        &self,
        schema: SchemaId,
        within: &mut HashSet<SchemaId>,
    ) -> Option<Presence<'m>> {
        // A schema that leads back to itself is for the evaluator.
        if !within.insert(schema) {
            return None;
        }
        let mut all = Vec::new();
        for constraint in &self.model.schemas[schema].constraints {
            match &constraint.meaning {
                Meaning::Type(kinds) if kinds.has(Kind::Object) => {}
                Meaning::Type(_) | Meaning::Never => all.push(Presence::Any(Vec::new())),
                Meaning::Number(_) | Meaning::String(_) | Meaning::Array(_) => {}
                Meaning::Object(object) => self.presence_of(object, &mut all)?,
                Meaning::Logic(logic) => all.push(self.logic_of_presence(logic, within)?),
                Meaning::Reference(target) => all.push(self.presence_in(*target, within)?),
                Meaning::Enum(_) | Meaning::Const(_) => return None,
            }
        }
        within.remove(&schema);
        Some(Presence::All(all))
    }

    fn presence_of(&self, object: &'m ObjectConstraint, all: &mut Vec<Presence<'m>>) -> Option<()> {
        match object {
            ObjectConstraint::Required(names) => {
                all.extend(names.iter().map(|name| Presence::Has(name)));
            }
            ObjectConstraint::Properties(entries) => {
                for (name, schema) in entries.iter().filter(|(_, it)| !self.admits_all(*it)) {
                    if !self.is_never(*schema) {
                        return None;
                    }
                    all.push(Presence::Has(name).not());
                }
            }
            ObjectConstraint::DependentRequired(entries) => {
                all.extend(entries.iter().map(|(name, needed)| {
                    let needed = needed.iter().map(|name| Presence::Has(name)).collect();
                    Presence::Any(vec![Presence::Has(name).not(), Presence::All(needed)])
                }));
            }
            ObjectConstraint::AdditionalProperties(schema) if self.admits_all(*schema) => {}
            ObjectConstraint::AdditionalProperties(_)
            | ObjectConstraint::PatternProperties(_)
            | ObjectConstraint::PropertyNames(_)
            | ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::MinProperties(_)
            | ObjectConstraint::DependentSchemas(_)
            | ObjectConstraint::UnevaluatedProperties(_) => return None,
        }
        Some(())
    }
}

impl Presence<'_> {
    fn not(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// The expression, where `position` gives the position of a key; nothing where one is none.
    pub(super) fn print(&self, position: &impl Fn(&str) -> Option<usize>) -> Option<String> {
        let all = |parts: &[Self]| {
            let parts = parts.iter().map(|part| part.print(position));
            Some(list(parts.collect::<Option<Vec<_>>>()?))
        };
        Some(match self {
            Self::Has(name) => format!("Presence::Has({})", position(name)?),
            Self::All(parts) => match parts.as_slice() {
                [only] => return only.print(position),
                parts => format!("Presence::All({})", all(parts)?),
            },
            Self::Any(parts) => format!("Presence::Any({})", all(parts)?),
            Self::One(parts) => format!("Presence::One({})", all(parts)?),
            Self::Not(part) => format!("Presence::Not(&{})", part.print(position)?),
        })
    }
}

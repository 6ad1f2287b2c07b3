//! Strings.

use std::collections::HashSet;

use counterpart_compiler::model::{Kind, Logic, Meaning, SchemaId, StringConstraint};

use super::super::Writer;
use super::super::literals::list;
use super::Plan;

impl<'m> Writer<'m> {
    /// How a string is read where all that is said of it are constraints on strings.
    pub(super) fn text(&mut self, schema: SchemaId) -> Option<Plan> {
        let mut found = Vec::new();
        self.strings(schema, &mut HashSet::new(), &mut found)?;
        // The rules that cost least come first.
        found.sort_by_key(|it| {
            !matches!(it, StringConstraint::MaxLength(_) | StringConstraint::MinLength(_))
        });
        let rules: Vec<String> = found.into_iter().filter_map(|it| self.string(it)).collect();
        let name = self.name(schema);
        Some(Plan::Read(format!("Plan::Text(&{name}, {})", list(rules))))
    }

    /// The constraints that a string has to meet; `None` if there are others.
    fn strings(
        &self,
        schema: SchemaId,
        seen: &mut HashSet<SchemaId>,
        found: &mut Vec<&'m StringConstraint>,
    ) -> Option<()> {
        if !seen.insert(schema) {
            return Some(());
        }
        for constraint in &self.model.schemas[schema].constraints {
            match &constraint.meaning {
                Meaning::Type(kinds) if !kinds.has(Kind::String) => return None,
                Meaning::Type(_) | Meaning::Number(_) | Meaning::Array(_) | Meaning::Object(_) => {}
                Meaning::String(string) => found.push(string),
                Meaning::Logic(Logic::AllOf(all)) => {
                    for schema in all {
                        self.strings(*schema, seen, found)?;
                    }
                }
                Meaning::Reference(target) => self.strings(*target, seen, found)?,
                Meaning::Never
                | Meaning::Enum(_)
                | Meaning::Const(_)
                | Meaning::Logic(
                    Logic::AnyOf(_) | Logic::OneOf(_) | Logic::Not(_) | Logic::If { .. },
                ) => return None,
            }
        }
        Some(())
    }
}

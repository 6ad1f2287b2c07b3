//! What a schema looks at, as statements that mark it.
//!
//! A keyword looks at a property or item whether or not it likes its value. A branch of `allOf` and
//! `anyOf` counts when it is met, one of `oneOf` when it alone is, `then` and `else` by their
//! condition, references and `dependentSchemas` always (`docs/violations.md`).

use std::collections::BTreeSet;

use counterpart_compiler::model::{ArrayConstraint, Kind, Kinds, Logic, SchemaId};

use super::block::Block;
use super::js::Js;
use super::rules::{General, Rules};
use super::site::Site;
use super::unit::{Role, Unit};

/// What is marked, and whether the schema is known to be met.
#[derive(Clone)]
pub struct Marking {
    /// Properties or items.
    pub role: Role,
    /// The variable that holds the value.
    pub value: Js,
    /// The variable that holds the set of marks.
    pub marks: Js,
    /// The collector, where the schema may not be met: without one, nothing has failed so far.
    pub doubt: Option<Js>,
}

impl Marking {
    fn sure(&self) -> Self {
        Self { doubt: None, ..self.clone() }
    }
}

impl Unit<'_> {
    /// The function `(v, t, c)` that marks what a schema looks at.
    pub fn mark_function(&mut self, role: Role, schema: SchemaId) -> Block {
        let marking = Marking {
            role,
            value: Js::name("v"),
            marks: Js::name("t"),
            doubt: Some(Js::name("c")),
        };
        self.mark(schema, &marking)
    }

    /// Marks what a schema looks at.
    fn mark(&mut self, schema: SchemaId, marking: &Marking) -> Block {
        let schemas = self.schemas;
        let rules = Rules::of(&schemas[schema].constraints);
        let mut block = match marking.role {
            Role::Verdict | Role::Violations => Block::default(),
            Role::MarkProperties => self.mark_declared(&rules, marking),
            Role::MarkItems => self.mark_items(&rules, marking),
        };
        block.append(self.mark_applied(schema, marking));
        block
    }

    fn mark_declared(&mut self, rules: &Rules<'_>, marking: &Marking) -> Block {
        let mut block = Block::default();
        let (value, marks) = (marking.value.clone(), marking.marks.clone());
        if rules.objects.additional.is_some() {
            block.run(&self.runtime("markAll$").call([value, marks]));
            return block;
        }
        if !rules.objects.properties.is_empty() {
            let keys = rules.objects.properties.iter().map(|(key, _)| Js::text(key));
            let keys = self.constant(&Js::array(keys));
            block.run(&self.runtime("markThese$").call([marks.clone(), keys]));
        }
        for (source, _) in &rules.objects.patterns {
            let key = self.fresh("k");
            let mut found = Block::default();
            found.run(&marks.member("add").call([key.clone()]));
            let mut body = Block::default();
            body.when(&self.matches(source, &key), found);
            block.each_key(&key, &value, body);
        }
        if let Some(schema) = rules.unevaluated_properties {
            let (key, item) = (self.fresh("k"), self.fresh("x"));
            let mut found = Block::default();
            found.run(&marks.member("add").call([key.clone()]));
            let mut body = Block::default();
            body.define(&item, &value.index(&key));
            body.when(&self.test(schema, &Site::asking(&item)), found);
            // Everything met is marked; what is marked already does not matter twice.
            block.each_key(&key, &value, body);
        }
        self.guard_marks(block, Kind::Object, marking)
    }

    fn mark_items(&mut self, rules: &Rules<'_>, marking: &Marking) -> Block {
        let mut block = Block::default();
        let (value, marks) = (marking.value.clone(), marking.marks.clone());
        for (_, rule) in &rules.arrays {
            let many = match rule {
                ArrayConstraint::PrefixItems(schemas) => Js::count(schemas.len() as u64),
                ArrayConstraint::Items { .. } => value.member("length"),
                ArrayConstraint::Contains { .. }
                | ArrayConstraint::MaxItems(_)
                | ArrayConstraint::MinItems(_)
                | ArrayConstraint::UniqueItems
                // Marks what it meets alone.
                | ArrayConstraint::UnevaluatedItems(_) => continue,
            };
            block.run(&self.runtime("markFirst$").call([marks.clone(), many]));
        }
        block.append(self.mark_contained(rules, marking));
        if let Some(schema) = rules.unevaluated_items {
            block.append(self.mark_met(schema, marking));
        }
        self.guard_marks(block, Kind::Array, marking)
    }

    /// Marks the items that `contains` counts.
    pub fn mark_contained(&mut self, rules: &Rules<'_>, marking: &Marking) -> Block {
        let mut block = Block::default();
        for (_, rule) in &rules.arrays {
            match rule {
                ArrayConstraint::Contains { schema, .. } => {
                    block.append(self.mark_met(*schema, marking));
                }
                ArrayConstraint::PrefixItems(_)
                | ArrayConstraint::Items { .. }
                | ArrayConstraint::MaxItems(_)
                | ArrayConstraint::MinItems(_)
                | ArrayConstraint::UniqueItems
                | ArrayConstraint::UnevaluatedItems(_) => {}
            }
        }
        block
    }

    /// Marks the items that meet a schema.
    fn mark_met(&mut self, schema: SchemaId, marking: &Marking) -> Block {
        let (index, item) = (self.fresh("i"), self.fresh("x"));
        let mut found = Block::default();
        found.run(&marking.marks.member("add").call([index.clone()]));
        let mut body = Block::default();
        body.define(&item, &marking.value.index(&index));
        body.when(&self.test(schema, &Site::asking(&item)), found);
        let mut block = Block::default();
        block.each_index(&index, 0, &marking.value, body);
        block
    }

    fn guard_marks(&mut self, block: Block, kind: Kind, marking: &Marking) -> Block {
        let kinds = Kinds::one(kind);
        let all = Kinds::ALL;
        let mut guarded = Block::default();
        guarded.when(&self.is_of(&marking.value, kinds, all), block);
        guarded
    }

    /// Marks what the schemas applied to the same value look at.
    pub fn mark_applied(&mut self, schema: SchemaId, marking: &Marking) -> Block {
        let schemas = self.schemas;
        let rules = Rules::of(&schemas[schema].constraints);
        let mut block = Block::default();
        for (_, rule) in &rules.general {
            match rule {
                General::Reference(target) => block.append(self.mark_reference(*target, marking)),
                General::Logic(Logic::AllOf(branches)) => {
                    for branch in branches {
                        block.append(self.mark_branch(*branch, marking, marking.doubt.clone()));
                    }
                }
                General::Logic(Logic::AnyOf(branches)) => {
                    for branch in branches {
                        block.append(self.mark_branch(*branch, marking, Some(Js::boolean(true))));
                    }
                }
                General::Logic(Logic::OneOf(branches)) => {
                    block.append(self.mark_one(branches, marking));
                }
                General::Logic(Logic::If { condition, then, otherwise }) => {
                    block.append(self.mark_either(*condition, *then, *otherwise, marking));
                }
                General::Never
                | General::Enum(_)
                | General::Const(_)
                | General::Logic(Logic::Not(_)) => {}
            }
        }
        for (_, key, schema) in &rules.objects.dependent_schemas {
            let inside = self.mark(*schema, marking);
            if !inside.is_empty() {
                let object = Kind::Object;
                let mut present = Block::default();
                present.when(&self.has(&marking.value, key), inside);
                block.append(self.guard_marks(present, object, marking));
            }
        }
        block
    }

    fn mark_reference(&mut self, target: SchemaId, marking: &Marking) -> Block {
        let mut block = Block::default();
        if self.has_marks(target, marking.role, &mut BTreeSet::new()) {
            let function = self.function(marking.role, target);
            let place = [marking.value.clone(), marking.marks.clone()];
            block.run(&function.call(place.into_iter().chain(marking.doubt.clone())));
        }
        block
    }

    /// Marks what a branch looks at if it is met; it is met where there is no doubt.
    fn mark_branch(&mut self, branch: SchemaId, marking: &Marking, doubt: Option<Js>) -> Block {
        let inside = self.mark(branch, &marking.sure());
        let mut block = Block::default();
        if inside.is_empty() {
            return block;
        }
        let condition = doubt.map_or(Js::boolean(true), |doubt| {
            doubt.not().or(&self.test(branch, &Site::asking(&marking.value)))
        });
        block.when(&condition, inside);
        block
    }

    fn mark_one(&mut self, branches: &[SchemaId], marking: &Marking) -> Block {
        let mut inside = Block::default();
        for branch in branches {
            inside.append(self.mark_branch(*branch, marking, Some(Js::boolean(true))));
        }
        let mut block = Block::default();
        if inside.is_empty() {
            return block;
        }
        let condition = marking.doubt.as_ref().map_or(Js::boolean(true), |doubt| {
            let mut met = Js::count(0);
            for branch in branches {
                met = met.plus(&self.test(*branch, &Site::asking(&marking.value)));
            }
            doubt.not().or(&met.equals(&Js::count(1)))
        });
        block.when(&condition, inside);
        block
    }

    fn mark_either(
        &mut self,
        condition: SchemaId,
        then: Option<SchemaId>,
        otherwise: Option<SchemaId>,
        marking: &Marking,
    ) -> Block {
        let mut met = self.mark(condition, &marking.sure());
        if let Some(then) = then {
            met.append(self.mark(then, marking));
        }
        let otherwise =
            otherwise.map_or_else(Block::default, |otherwise| self.mark(otherwise, marking));
        let mut block = Block::default();
        if !met.is_empty() || !otherwise.is_empty() {
            block.choose(&self.test(condition, &Site::asking(&marking.value)), met, otherwise);
        }
        block
    }

    /// Whether a schema looks at any property or item.
    fn has_marks(&self, schema: SchemaId, role: Role, seen: &mut BTreeSet<SchemaId>) -> bool {
        if !seen.insert(schema) {
            return false;
        }
        let schemas = self.schemas;
        let rules = Rules::of(&schemas[schema].constraints);
        let own = match role {
            Role::Verdict | Role::Violations => false,
            Role::MarkProperties => {
                !rules.objects.properties.is_empty()
                    || !rules.objects.patterns.is_empty()
                    || rules.objects.additional.is_some()
                    || rules.unevaluated_properties.is_some()
            }
            Role::MarkItems => {
                rules.unevaluated_items.is_some()
                    || rules.arrays.iter().any(|(_, rule)| match rule {
                        ArrayConstraint::PrefixItems(_)
                        | ArrayConstraint::Items { .. }
                        | ArrayConstraint::Contains { .. } => true,
                        ArrayConstraint::MaxItems(_)
                        | ArrayConstraint::MinItems(_)
                        | ArrayConstraint::UniqueItems
                        | ArrayConstraint::UnevaluatedItems(_) => false,
                    })
            }
        };
        let mut any = |schema: SchemaId| self.has_marks(schema, role, seen);
        own || rules.general.iter().any(|(_, rule)| match rule {
            General::Reference(target) => any(*target),
            General::Logic(
                Logic::AllOf(branches) | Logic::AnyOf(branches) | Logic::OneOf(branches),
            ) => branches.iter().any(|branch| any(*branch)),
            General::Logic(Logic::If { condition, then, otherwise }) => {
                [Some(*condition), *then, *otherwise].into_iter().flatten().any(&mut any)
            }
            General::Never
            | General::Enum(_)
            | General::Const(_)
            | General::Logic(Logic::Not(_)) => false,
        }) || rules.objects.dependent_schemas.iter().any(|(_, _, schema)| any(*schema))
    }
}

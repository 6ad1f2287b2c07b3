//! The keywords that combine schemas.

use counterpart_compiler::model::SchemaId;

use super::js::{Block, Js};
use super::site::Site;
use super::unit::Unit;

impl Unit<'_> {
    /// `allOf`; the site is already at the keyword.
    pub fn all_of(&mut self, branches: &[SchemaId], site: &Site) -> Block {
        let mut block = Block::default();
        for (at, branch) in branches.iter().enumerate() {
            block.append(self.visit(*branch, &site.step(&at.to_string())));
        }
        block
    }

    /// `anyOf`
    pub fn any_of(&mut self, branches: &[SchemaId], site: &Site) -> Block {
        let mut any = Js::boolean(false);
        for branch in branches {
            any = any.or(&self.test(*branch, &site.value));
        }
        let mut block = Block::default();
        if any.is(true) {
            return block;
        }
        let causes = self.fresh("d");
        let mut refusal = site.give_up();
        refusal.append(self.causes(branches, &causes, &site.step("anyOf")));
        let reporter = self.runtime("anyOf$");
        refusal.append(site.report(&reporter, [causes]));
        block.when(&any.not(), refusal);
        block
    }

    /// `oneOf`
    pub fn one_of(&mut self, branches: &[SchemaId], site: &Site) -> Block {
        let tests: Vec<_> = branches.iter().map(|branch| self.test(*branch, &site.value)).collect();
        let one = Js::count(1);
        let mut block = Block::default();
        let met = tests
            .iter()
            .skip(1)
            .fold(tests.first().cloned().unwrap_or(Js::boolean(false)), |sum, test| sum.plus(test));
        let count = self.fresh("n");
        let causes = self.fresh("d");
        let mut refusal = site.give_up();
        refusal.append(self.causes(branches, &causes, &site.step("oneOf")));
        let reporter = self.runtime("oneOf$");
        refusal.append(site.report(&reporter, [causes, Js::array(tests)]));
        // `+` of one boolean alone would stay a boolean.
        let sum = if branches.len() == 1 { met.plus(&Js::count(0)) } else { met };
        block.define(&count, &sum);
        block.when(&count.equals(&one).not(), refusal);
        block
    }

    /// Collects why each branch refuses, in a new list with a list for each.
    fn causes(&mut self, branches: &[SchemaId], causes: &Js, site: &Site) -> Block {
        let mut block = Block::default();
        block.define(causes, &Js::array(branches.iter().map(|_| Js::array([]))));
        for (at, branch) in (0u64..).zip(branches) {
            let inner = site.step(&at.to_string()).collecting(&causes.index(&Js::count(at)));
            // What has a function for the test is not written a second time.
            let reasons = if self.check_name(*branch).is_some() {
                self.delegate(*branch, &inner)
            } else {
                self.visit(*branch, &inner)
            };
            block.append(reasons);
        }
        block
    }

    /// `not`
    pub fn negation(&mut self, schema: SchemaId, site: &Site) -> Block {
        let met = self.test(schema, &site.value);
        let reporter = self.runtime("not$");
        let mut block = Block::default();
        block.when(&met, site.refuse(site.report(&reporter, [])));
        block
    }

    /// `if`, `then` and `else`
    pub fn conditional(
        &mut self,
        condition: SchemaId,
        then: Option<SchemaId>,
        otherwise: Option<SchemaId>,
        site: &Site,
    ) -> Block {
        let mut branch = |schema: Option<SchemaId>, keyword| {
            schema.map_or_else(Block::default, |schema| self.visit(schema, &site.step(keyword)))
        };
        let (then, otherwise) = (branch(then, "then"), branch(otherwise, "else"));
        let mut block = Block::default();
        if !then.is_empty() || !otherwise.is_empty() {
            block.choose(&self.test(condition, &site.value), then, otherwise);
        }
        block
    }
}

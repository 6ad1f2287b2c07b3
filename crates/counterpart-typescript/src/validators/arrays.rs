//! Constraints on arrays.

use counterpart_compiler::model::{ArrayConstraint, SchemaId};

use super::block::Block;
use super::js::Js;
use super::site::{Key, Site};
use super::unit::Unit;

impl Unit<'_> {
    /// The constraints on arrays.
    pub fn arrays(
        &mut self,
        constraints: &[(&'static str, &ArrayConstraint)],
        site: &Site,
    ) -> Block {
        let length = site.value.member("length");
        let mut block = Block::default();
        if self.looks_at_items(constraints) {
            block.append(site.limit());
        }
        for (keyword, constraint) in constraints {
            match constraint {
                ArrayConstraint::PrefixItems(schemas) => {
                    block.append(self.prefix(keyword, schemas, site));
                }
                ArrayConstraint::Items { from, schema } => {
                    block.append(self.items(keyword, *from, *schema, site));
                }
                ArrayConstraint::Contains { schema, min, max } => {
                    block.append(self.contains(*schema, *min, *max, site));
                }
                ArrayConstraint::MaxItems(limit) => {
                    let limit = Js::count(*limit);
                    let refusal = self.refuse(site, "maxItems$", [limit.clone()]);
                    block.when(&length.compare(">", &limit), refusal);
                }
                // `unevaluatedItems` is checked after everything else.
                ArrayConstraint::MinItems(0) | ArrayConstraint::UnevaluatedItems(_) => {}
                ArrayConstraint::MinItems(limit) => {
                    let limit = Js::count(*limit);
                    let refusal = self.refuse(site, "minItems$", [limit.clone()]);
                    block.when(&length.compare("<", &limit), refusal);
                }
                ArrayConstraint::UniqueItems => {
                    let unique = self.runtime("isUnique$").call([site.value.clone()]);
                    block.when(&unique.not(), self.refuse(site, "uniqueItems$", []));
                }
            }
        }
        block
    }

    fn prefix(&mut self, keyword: &'static str, schemas: &[SchemaId], site: &Site) -> Block {
        let mut block = Block::default();
        for (at, schema) in (0u64..).zip(schemas) {
            let item = self.fresh("x");
            let inner = site.step(keyword).step(&at.to_string()).child(&item, Key::At(at));
            let checks = self.visit(*schema, &inner);
            if checks.is_empty() {
                continue;
            }
            let mut body = Block::default();
            body.define(&item, &site.value.index(&Js::count(at)));
            body.append(checks);
            block.when(&site.value.member("length").compare(">", &Js::count(at)), body);
        }
        block
    }

    fn items(
        &mut self,
        keyword: &'static str,
        from: usize,
        schema: SchemaId,
        site: &Site,
    ) -> Block {
        let (index, item) = (self.fresh("i"), self.fresh("x"));
        let inner = site.child(&item, Key::Index(&index));
        // Only of `additionalItems` does a list of items know that it ended.
        let checks = if keyword == "additionalItems" {
            self.visit_closed(schema, &inner, "closedItems$", keyword)
        } else {
            self.visit(schema, &inner.step(keyword))
        };
        let mut block = Block::default();
        if !checks.is_empty() {
            let mut body = Block::default();
            body.define(&item, &site.value.index(&index));
            body.append(checks);
            block.each_index(&index, from as u64, &site.value, body);
        }
        block
    }

    fn contains(&mut self, schema: SchemaId, min: u64, max: Option<u64>, site: &Site) -> Block {
        let (index, item, found) = (self.fresh("i"), self.fresh("x"), self.fresh("n"));
        let mut count = Block::default();
        count.assign(&found, "+=", &Js::count(1));
        let mut body = Block::default();
        body.define(&item, &site.value.index(&index));
        body.when(&self.test(schema, &site.child(&item, Key::Index(&index))), count);
        let mut block = Block::default();
        block.variable(&found, &Js::count(0));
        block.each_index(&index, 0, &site.value, body);
        let few = if min == 0 { Js::boolean(false) } else { found.compare("<", &Js::count(min)) };
        let many = max.map_or(Js::boolean(false), |max| found.compare(">", &Js::count(max)));
        let wrong = few.or(&many);
        if wrong.is(false) {
            return Block::default();
        }
        let range = std::iter::once(Js::count(min)).chain(max.map(Js::count));
        block.when(&wrong, self.refuse(site, "contains$", range));
        block
    }

    /// Whether some item is checked against a schema.
    fn looks_at_items(&self, constraints: &[(&'static str, &ArrayConstraint)]) -> bool {
        let asks = |schema: &SchemaId| !self.schemas[*schema].admits_all();
        constraints.iter().any(|(_, constraint)| match constraint {
            ArrayConstraint::PrefixItems(schemas) => schemas.iter().any(asks),
            ArrayConstraint::Items { from: _, schema }
            | ArrayConstraint::Contains { schema, .. } => asks(schema),
            ArrayConstraint::MaxItems(_)
            | ArrayConstraint::MinItems(_)
            | ArrayConstraint::UniqueItems
            | ArrayConstraint::UnevaluatedItems(_) => false,
        })
    }
}

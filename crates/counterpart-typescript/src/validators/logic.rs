//! The keywords that combine schemas.

use counterpart_compiler::model::SchemaId;

use super::block::Block;
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

    /// `not`
    pub fn negation(&mut self, schema: SchemaId, site: &Site) -> Block {
        let met = self.test(schema, site);
        let mut block = Block::default();
        block.when(&met, self.refuse(site, "not$", []));
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
            block.choose(&self.test(condition, site), then, otherwise);
        }
        block
    }
}

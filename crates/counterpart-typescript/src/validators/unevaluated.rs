//! `unevaluatedProperties` and `unevaluatedItems`: what no other keyword looked at.

use counterpart_compiler::model::{ArrayConstraint, Kind, Kinds, SchemaId};

use super::block::Block;
use super::js::Js;
use super::marks::Marking;
use super::rules::Rules;
use super::site::{Key, Site};
use super::unit::{Role, Unit};

impl Unit<'_> {
    /// `unevaluatedProperties`
    pub fn unevaluated_properties(
        &mut self,
        owner: SchemaId,
        schema: SchemaId,
        site: &Site,
    ) -> Block {
        let (key, value) = (self.fresh("k"), self.fresh("x"));
        let inner = self.property_named(site, &value, &key);
        let met = self.test(schema, &inner);
        let schemas = self.schemas;
        let rules = Rules::of(&schemas[owner].constraints);
        if met.is(true) || rules.objects.additional.is_some() {
            return Block::default();
        }
        let mut block = Block::default();
        let mut seen = Js::boolean(false);
        let marks = self.fresh("t");
        let others = self.others(owner, Role::MarkProperties, &marks, site);
        if !others.is_empty() {
            block.define(&marks, &self.runtime("marks$").call([]));
            block.append(others);
            seen = marks.member("has").call([key.clone()]);
        }
        for (source, _) in &rules.objects.patterns {
            seen = seen.or(&self.matches(source, &key));
        }
        let refusal = self.refuse(&inner, "closed$", [Js::text("unevaluatedProperties")]);
        let mut refused = Block::default();
        refused.when(&seen.not().and(&met.not()), refusal);
        let declared = rules.objects.properties.iter();
        let cases = declared.map(|(key, _)| ((*key).to_owned(), Block::default())).collect();
        let mut body = Block::default();
        body.define(&value, &site.value.index(&key));
        body.skip_absent(&value);
        self.switch(&mut body, &key, cases, refused);
        block.each_key(&key, &site.value, body);
        self.only_of(block, Kind::Object, site)
    }

    /// `unevaluatedItems`
    pub fn unevaluated_items(&mut self, owner: SchemaId, schema: SchemaId, site: &Site) -> Block {
        let (index, value) = (self.fresh("i"), self.fresh("x"));
        let inner = site.child(&value, Key::Index(&index));
        let met = self.test(schema, &inner);
        let schemas = self.schemas;
        let rules = Rules::of(&schemas[owner].constraints);
        let mut from = 0;
        for (_, rule) in &rules.arrays {
            match rule {
                ArrayConstraint::PrefixItems(schemas) => from = from.max(schemas.len() as u64),
                ArrayConstraint::Items { .. } => return Block::default(),
                ArrayConstraint::Contains { .. }
                | ArrayConstraint::MaxItems(_)
                | ArrayConstraint::MinItems(_)
                | ArrayConstraint::UniqueItems
                | ArrayConstraint::UnevaluatedItems(_) => {}
            }
        }
        if met.is(true) {
            return Block::default();
        }
        let mut block = Block::default();
        let mut seen = Js::boolean(false);
        let marks = self.fresh("t");
        let mut others = self.others(owner, Role::MarkItems, &marks, site);
        let marking = Marking {
            role: Role::MarkItems,
            value: site.value.clone(),
            marks: marks.clone(),
            doubt: None,
        };
        others.append(self.mark_contained(&rules, &marking));
        if !others.is_empty() {
            block.define(&marks, &self.runtime("marks$").call([]));
            block.append(others);
            seen = marks.member("has").call([index.clone()]);
        }
        let refusal = self.refuse(&inner, "closedItems$", [Js::text("unevaluatedItems")]);
        let mut body = Block::default();
        body.define(&value, &site.value.index(&index));
        body.when(&seen.not().and(&met.not()), refusal);
        block.each_index(&index, from, &site.value, body);
        self.only_of(block, Kind::Array, site)
    }

    fn only_of(&mut self, block: Block, kind: Kind, site: &Site) -> Block {
        let kinds = Kinds::one(kind);
        let mut guarded = Block::default();
        guarded.when(&self.is_of(&site.value, kinds, site.known), block);
        guarded
    }

    /// Marks what the keywords beside look at, apart from those about properties or items.
    fn others(&mut self, owner: SchemaId, role: Role, marks: &Js, site: &Site) -> Block {
        let marking =
            Marking { role, value: site.value.clone(), marks: marks.clone(), doubt: site.list() };
        self.mark_applied(owner, &marking)
    }
}

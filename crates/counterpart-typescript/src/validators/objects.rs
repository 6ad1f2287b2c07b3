//! The violations of objects, in one pass over the properties that are there.
//!
//! The pass sees own enumerable properties only, so a key such as `constructor` needs no care, and
//! what `required` and the `dependent…` keywords ask is remembered in bits on the way.

use std::collections::HashSet;

use counterpart_compiler::model::SchemaId;
use indexmap::IndexMap;

use super::block::Block;
use super::js::Js;
use super::rules::ObjectRules;
use super::site::{Key, Site};
use super::unit::Unit;

/// Bits of one variable; engines keep numbers of 31 bits unboxed.
const BITS: usize = 30;
/// Up to so many keys are compared one by one.
pub const COMPARED: usize = 12;

/// Which properties are there: bits that the pass sets, or a question each where there is no pass.
struct Presence {
    bits: IndexMap<String, usize>,
    masks: Vec<Js>,
}

impl Presence {
    fn mask(&self, at: usize) -> (&Js, Js) {
        (&self.masks[at / BITS], Js::count(1 << (at % BITS)))
    }

    /// Whether the property is there.
    fn has(&self, unit: &mut Unit<'_>, object: &Js, key: &str) -> Js {
        match self.bits.get(key) {
            Some(at) if !self.masks.is_empty() => {
                let (mask, bit) = self.mask(*at);
                mask.bits(&bit)
            }
            _ => unit.has(object, key),
        }
    }
}

impl Unit<'_> {
    /// The rules about objects.
    pub fn objects(&mut self, rules: &ObjectRules<'_>, site: &Site) -> Block {
        let mut presence = Presence { bits: wanted(rules), masks: Vec::new() };
        let mut block = Block::default();
        if self.needs_pass(rules) {
            let masks = presence.bits.len().div_ceil(BITS);
            presence.masks = (0..masks).map(|_| self.fresh("m")).collect();
            for mask in &presence.masks {
                block.variable(mask, &Js::count(0));
            }
            let count = (rules.min.is_some() || rules.max.is_some()).then(|| self.fresh("n"));
            if let Some(count) = &count {
                block.variable(count, &Js::count(0));
            }
            block.append(self.pass(rules, &presence, count.as_ref(), site));
            if let Some(count) = count {
                block.append(self.sizes(rules, &count, site));
            }
        }
        block.append(self.required(rules, &presence, site));
        block.append(self.dependent(rules, &presence, site));
        block
    }

    /// Whether some rule looks at the properties themselves.
    fn needs_pass(&self, rules: &ObjectRules<'_>) -> bool {
        let schemas = self.schemas;
        let asks = |schema: SchemaId| !schemas[schema].admits_all();
        rules.properties.iter().any(|(_, schema)| asks(*schema))
            || rules.patterns.iter().any(|(_, schema)| asks(*schema))
            || rules.additional.is_some_and(asks)
            || rules.names.is_some_and(asks)
            || rules.min.is_some_and(|min| min > 0)
            || rules.max.is_some()
    }

    /// `for (const k in v) { … }`
    fn pass(
        &mut self,
        rules: &ObjectRules<'_>,
        presence: &Presence,
        count: Option<&Js>,
        site: &Site,
    ) -> Block {
        let (key, value) = (self.fresh("k"), self.fresh("x"));
        let inner = self.property_named(site, &value, &key);
        let mut body = Block::default();
        body.define(&value, &site.value.index(&key));
        body.skip_absent(&value);
        if let Some(count) = count {
            body.assign(count, "+=", &Js::count(1));
        }
        if let Some(names) = rules.names {
            body.append(self.property_name(names, &key, site));
        }
        let additional = rules.additional.map_or_else(Block::default, |schema| {
            self.visit_closed(schema, &inner, "closed$", "additionalProperties")
        });
        let schemas = self.schemas;
        let declared: HashSet<&str> = rules.properties.iter().map(|(key, _)| *key).collect();
        let asks_patterns = rules
            .patterns
            .iter()
            .any(|(_, schema)| !schemas[*schema].admits_all() || !additional.is_empty());
        let counts_others =
            !additional.is_empty() && !presence.bits.keys().all(|key| declared.contains(&**key));
        if asks_patterns || counts_others {
            body.append(self.pass_in_steps(rules, presence, additional, &key, (site, &inner)));
        } else {
            let cases = self.cases(rules, presence, None, (site, &value));
            self.switch(&mut body, &key, cases, additional);
        }
        let mut block = Block::default();
        block.each_key(&key, &site.value, body);
        block
    }

    /// What is done with one property where `additionalProperties` cannot be the `default` of the
    /// `switch`: it depends on regular expressions, or a case is about a property not declared.
    fn pass_in_steps(
        &mut self,
        rules: &ObjectRules<'_>,
        presence: &Presence,
        additional: Block,
        key: &Js,
        (site, inner): (&Site, &Site),
    ) -> Block {
        let other = (!additional.is_empty()).then(|| self.fresh("o"));
        let mut block = Block::default();
        if let Some(other) = &other {
            block.variable(other, &Js::boolean(true));
        }
        let cases = self.cases(rules, presence, other.as_ref(), (site, &inner.value));
        self.switch(&mut block, key, cases, Block::default());
        for (source, schema) in &rules.patterns {
            let mut found = Block::default();
            if let Some(other) = &other {
                found.assign(other, "=", &Js::boolean(false));
            }
            let inner = inner.step("patternProperties").step(source);
            found.append(self.visit(*schema, &inner));
            block.when(&self.matches(source, key), found);
        }
        if let Some(other) = other {
            block.when(&other, additional);
        }
        block
    }

    /// `switch` over the keys; over their numbers where they are many, since engines compare strings
    /// one by one.
    pub fn switch(
        &mut self,
        block: &mut Block,
        key: &Js,
        cases: Vec<(String, Block)>,
        default: Block,
    ) {
        if cases.len() <= COMPARED {
            let cases = cases.into_iter().map(|(key, body)| (Js::text(&key), body)).collect();
            block.switch(key, cases, default);
            return;
        }
        let keys = Js::array(cases.iter().map(|(key, _)| Js::text(key)));
        let numbers = self.runtime("numbers$").call([keys]).pure();
        let number = self.constant(&numbers).call([key.clone()]);
        let cases = (0u64..).zip(cases).map(|(at, (_, body))| (Js::count(at), body)).collect();
        block.switch(&number, cases, default);
    }

    /// What is done with each declared property, and with each whose presence matters.
    fn cases(
        &mut self,
        rules: &ObjectRules<'_>,
        presence: &Presence,
        other: Option<&Js>,
        (site, value): (&Site, &Js),
    ) -> Vec<(String, Block)> {
        let mut cases: IndexMap<&str, Block> = IndexMap::new();
        for (key, schema) in &rules.properties {
            let case = cases.entry(key).or_default();
            if let Some(other) = other {
                case.assign(other, "=", &Js::boolean(false));
            }
            let inner = site.step("properties").step(key).child(value, Key::Named(key));
            case.append(self.visit(*schema, &inner));
        }
        for (key, at) in &presence.bits {
            let (mask, bit) = presence.mask(*at);
            let mut marked = Block::default();
            marked.assign(mask, "|=", &bit);
            marked.append(cases.get(key.as_str()).cloned().unwrap_or_default());
            cases.insert(key, marked);
        }
        cases.into_iter().map(|(key, block)| (key.to_owned(), block)).collect()
    }

    /// `propertyNames`: one violation for each name that is refused, with its causes.
    fn property_name(&mut self, schema: SchemaId, key: &Js, site: &Site) -> Block {
        let name = self.property_named(site, key, key);
        let met = self.test(schema, &name);
        let causes = self.fresh("d");
        let mut refusal = Block::default();
        refusal.define(&causes, &self.runtime("causes$").call(site.list()));
        let inner = name.step("propertyNames").collecting(&causes);
        refusal.append(self.visit(schema, &inner));
        refusal.append(self.refuse(&name, "propertyNames$", [causes]));
        let mut block = Block::default();
        block.when(&met.not(), refusal);
        block
    }

    pub fn sizes(&mut self, rules: &ObjectRules<'_>, count: &Js, site: &Site) -> Block {
        let mut block = Block::default();
        if let Some(min) = rules.min.filter(|min| *min > 0) {
            let refusal = self.refuse(site, "minProperties$", [Js::count(min)]);
            block.when(&count.compare("<", &Js::count(min)), refusal);
        }
        if let Some(max) = rules.max {
            let refusal = self.refuse(site, "maxProperties$", [Js::count(max)]);
            block.when(&count.compare(">", &Js::count(max)), refusal);
        }
        block
    }

    fn required(&mut self, rules: &ObjectRules<'_>, presence: &Presence, site: &Site) -> Block {
        let mut block = Block::default();
        for (keyword, key) in &rules.required {
            let has = presence.has(self, &site.value, key);
            let refusal = self.missing(keyword, key, site);
            block.when(&has.not(), refusal);
        }
        block
    }

    fn missing(&mut self, keyword: &'static str, key: &str, site: &Site) -> Block {
        let keyword = (keyword != "required").then(|| Js::text(keyword));
        self.refuse(site, "required$", std::iter::once(Js::text(key)).chain(keyword))
    }

    fn dependent(&mut self, rules: &ObjectRules<'_>, presence: &Presence, site: &Site) -> Block {
        let mut block = Block::default();
        for (keyword, key, needed) in &rules.dependent_required {
            let mut inside = Block::default();
            for other in *needed {
                let has = presence.has(self, &site.value, other);
                let refusal = self.missing(keyword, other, site);
                inside.when(&has.not(), refusal);
            }
            block.when(&presence.has(self, &site.value, key), inside);
        }
        for (keyword, key, schema) in &rules.dependent_schemas {
            let inside = self.visit(*schema, &site.step(keyword).step(key));
            block.when(&presence.has(self, &site.value, key), inside);
        }
        block
    }
}

/// The properties whose presence matters, each with its bit.
fn wanted(rules: &ObjectRules<'_>) -> IndexMap<String, usize> {
    let required = rules.required.iter().map(|(_, key)| *key);
    let dependent = rules.dependent_required.iter().flat_map(|(_, key, needed)| {
        std::iter::once(*key).chain(needed.iter().map(String::as_str))
    });
    let schemas = rules.dependent_schemas.iter().map(|(_, key, _)| *key);
    let mut bits = IndexMap::new();
    for key in required.chain(dependent).chain(schemas) {
        let next = bits.len();
        bits.entry(key.to_owned()).or_insert(next);
    }
    bits
}

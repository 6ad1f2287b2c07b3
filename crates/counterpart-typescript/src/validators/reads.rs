//! The verdict about objects: declared properties are read where they are, and the others are only
//! visited where a rule asks about them.

use std::collections::BTreeSet;

use counterpart_compiler::model::SchemaId;
use indexmap::IndexMap;

use super::absence::refuses_absence;
use super::block::Block;
use super::js::Js;
use super::objects::COMPARED;
use super::rules::ObjectRules;
use super::site::{Key, Site};
use super::unit::Unit;

/// The names that every object inherits: what is read under them need not be its own.
const INHERITED: [&str; 12] = [
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

impl Unit<'_> {
    /// The rules about objects, as a verdict. Where the value may be an array or of a class, that is looked
    /// at after the first property is read.
    pub fn reads(&mut self, rules: &ObjectRules<'_>, may_be_other: bool, site: &Site) -> Block {
        let mut block = Block::default();
        let mut other = Block::default();
        if may_be_other {
            other.when(&self.runtime("isPlain$").call([site.value.clone()]).not(), Site::no());
        }
        if self.looks_at_properties(rules) {
            block.append(site.limit());
        }
        let mut names = IndexMap::new();
        let required: BTreeSet<&str> = rules.required.iter().map(|(_, key)| *key).collect();
        let dependent = dependent_keys(rules);
        let schemas = self.schemas;
        let mut properties: IndexMap<&str, Vec<SchemaId>> = IndexMap::new();
        for (key, schema) in &rules.properties {
            let asked = properties.entry(key).or_default();
            asked.extend(Some(*schema).filter(|schema| !schemas[*schema].admits_all()));
        }
        for key in required.iter().chain(&dependent) {
            properties.entry(key).or_default();
        }
        for (key, asked) in properties {
            if asked.is_empty() && !required.contains(key) && !dependent.contains(key) {
                continue;
            }
            let name = self.fresh("x");
            block.define(&name, &self.property(&site.value, key));
            block.append(std::mem::take(&mut other));
            let inner = site.child(&name, Key::Named(key));
            let mut checks = Block::default();
            for schema in &asked {
                checks.append(self.visit(*schema, &inner));
            }
            let is_there = name.equals(&Js::name("undefined")).not();
            if required.contains(key) {
                if !asked.iter().any(|schema| refuses_absence(schemas, *schema)) {
                    block.when(&is_there.not(), Site::no());
                }
                block.append(checks);
            } else {
                block.when(&is_there, checks);
            }
            names.insert(key, is_there);
        }
        block.append(other);
        block.append(self.undeclared_properties(rules, site));
        block.append(self.dependents(rules, &names, site));
        block
    }

    /// A property of an object; undefined where it has none of its own.
    pub fn property(&mut self, object: &Js, key: &str) -> Js {
        if INHERITED.contains(&key) {
            return self.runtime("own$").call([object.clone(), Js::text(key)]);
        }
        object.property(key)
    }

    /// Whether some property is checked against a schema.
    fn looks_at_properties(&self, rules: &ObjectRules<'_>) -> bool {
        let schemas = self.schemas;
        let properties = rules.properties.iter().chain(&rules.patterns);
        let mut all = properties.map(|(_, schema)| *schema).chain(rules.additional);
        all.any(|schema| !schemas[schema].admits_all())
    }

    /// `for (const k in v) { … }`, where a rule asks about more than the declared properties.
    fn undeclared_properties(&mut self, rules: &ObjectRules<'_>, site: &Site) -> Block {
        let (key, value) = (self.fresh("k"), self.fresh("x"));
        let inner = site.child(&value, Key::Name(&key));
        let required: BTreeSet<&str> = rules.required.iter().map(|(_, key)| *key).collect();
        let min = rules.min.filter(|min| *min > required.len() as u64);
        let count = (min.is_some() || rules.max.is_some()).then(|| self.fresh("n"));
        let mut body = Block::default();
        if let Some(count) = &count {
            body.assign(count, "+=", &Js::count(1));
        }
        if let Some(names) = rules.names {
            let name = site.child(&key, Key::Name(&key));
            let met = self.test(names, &name);
            body.when(&met.not(), Site::no());
        }
        body.append(self.undeclared(rules, &key, &inner));
        let mut block = Block::default();
        if body.is_empty() {
            return block;
        }
        let mut pass = Block::default();
        pass.define(&value, &site.value.index(&key));
        pass.skip_absent(&value);
        pass.append(body);
        if let Some(count) = &count {
            block.variable(count, &Js::count(0));
        }
        block.each_key(&key, &site.value, pass);
        if let Some(count) = &count {
            block.append(self.sizes(rules, count, site));
        }
        block
    }

    /// What `patternProperties` and `additionalProperties` ask about one property.
    fn undeclared(&mut self, rules: &ObjectRules<'_>, key: &Js, inner: &Site) -> Block {
        let additional = rules.additional.map_or_else(Block::default, |schema| {
            self.visit_closed(schema, inner, "closed$", "additionalProperties")
        });
        let declared: Vec<&str> = rules.properties.iter().map(|(key, _)| *key).collect();
        let has_others = !additional.is_empty();
        if !has_others || rules.patterns.is_empty() {
            let mut block = self.by_patterns(rules, None, key, inner);
            block.append(self.unless_declared(&declared, key, additional));
            return block;
        }
        let other = self.fresh("o");
        let mut block = Block::default();
        block.variable(&other, &self.is_declared(&declared, key).not());
        block.append(self.by_patterns(rules, Some(&other), key, inner));
        block.when(&other, additional);
        block
    }

    fn by_patterns(
        &mut self,
        rules: &ObjectRules<'_>,
        other: Option<&Js>,
        key: &Js,
        inner: &Site,
    ) -> Block {
        let mut block = Block::default();
        for (source, schema) in &rules.patterns {
            let mut found = Block::default();
            if let Some(other) = other {
                found.assign(other, "=", &Js::boolean(false));
            }
            found.append(self.visit(*schema, inner));
            if !found.is_empty() {
                block.when(&self.matches(source, key), found);
            }
        }
        block
    }

    fn unless_declared(&mut self, declared: &[&str], key: &Js, block: Block) -> Block {
        let mut guarded = Block::default();
        if !block.is_empty() {
            guarded.when(&self.is_declared(declared, key).not(), block);
        }
        guarded
    }

    /// Whether a key is one of these.
    fn is_declared(&mut self, declared: &[&str], key: &Js) -> Js {
        if declared.len() <= COMPARED {
            let tests = declared.iter().map(|name| key.equals(&Js::text(name)));
            return tests.fold(Js::boolean(false), |any, test| any.or(&test));
        }
        let keys = Js::array(declared.iter().map(|name| Js::text(name)));
        let set = self.runtime("set$").call([keys]).pure();
        self.constant(&set).call([key.clone()])
    }

    /// `dependentRequired` and `dependentSchemas`.
    fn dependents(
        &mut self,
        rules: &ObjectRules<'_>,
        names: &IndexMap<&str, Js>,
        site: &Site,
    ) -> Block {
        let has = |key: &str| names.get(key).cloned().unwrap_or_else(|| Js::boolean(false));
        let mut block = Block::default();
        for (_, key, needed) in &rules.dependent_required {
            let all = needed.iter().fold(Js::boolean(true), |all, other| all.and(&has(other)));
            block.when(&has(key).and(&all.not()), Site::no());
        }
        for (keyword, key, schema) in &rules.dependent_schemas {
            let inside = self.visit(*schema, &site.step(keyword).step(key));
            block.when(&has(key), inside);
        }
        block
    }
}

/// The properties that other rules depend on.
fn dependent_keys<'m>(rules: &ObjectRules<'m>) -> BTreeSet<&'m str> {
    let required = rules.dependent_required.iter().flat_map(|(_, key, needed)| {
        std::iter::once(*key).chain(needed.iter().map(String::as_str))
    });
    required.chain(rules.dependent_schemas.iter().map(|(_, key, _)| *key)).collect()
}

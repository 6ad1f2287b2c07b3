//! Names what the author named: roots, `$defs` entries and the targets of references.

use std::collections::HashMap;
use std::path::Path;

use super::conjunction::Conjunction;
use super::contract_names::Collision;
use super::names::path_words;
use super::planner::Planner;
use super::seeds::{Named, Seed};
use crate::diagnostic::Code;
use crate::entries::ConstantValue;
use crate::model::{Constant, ContractId, Kinds, Origin, SchemaId, Shape};
use crate::source::{NodeId, Place};

impl Planner<'_> {
    /// Names roots, `$defs` entries and the targets of references before anything is hoisted, so that
    /// an authored name never gives way to a generated one.
    pub(super) fn name_authored(&mut self) {
        let seeds = std::mem::take(&mut self.seeds);
        for (contract, seed) in (0u32..).map(ContractId).zip(&seeds) {
            self.report_contracts(seed);
            let short = self.short_names(seed);
            let mut roots = Vec::new();
            for named in &seed.named {
                if let Some(target) = self.root_of(seed, named, &short) {
                    roots.push((named.schema, target));
                } else {
                    self.name_one(contract, seed, named, &short);
                }
            }
            for (root, target) in roots {
                if let Some(id) = self.by_schema.get(&target).copied() {
                    self.by_schema.insert(root, id);
                    self.definitions[id.0 as usize].origin = Origin::Root;
                }
            }
        }
        self.seeds = seeds;
    }

    fn name_one(
        &mut self,
        contract: ContractId,
        seed: &Seed,
        named: &Named,
        short: &HashMap<String, String>,
    ) {
        let Named { place, schema, origin, .. } = named;
        if let Some(value) = &named.constant
            && !self.referred_to.contains(schema)
        {
            self.add_constant(contract, named, value);
            return;
        }
        let (wanted, changed) = self.authored_name(seed, named, short);
        if let (Some(key), true) = (&named.key, changed && seed.heading.own) {
            let sentence = format!(
                "the key {key:?} is not a valid type name; the definition is named `{wanted}`"
            );
            self.diagnostics.push(self.sources.diagnose(Code::NameChanged, *place, sentence));
        }
        let at = contract.0 as usize;
        let name = self.taken[at].unique(wanted.clone());
        if name != wanted
            && let Some(first) = self.named_at[at].get(&wanted).copied()
        {
            self.report_collision(&wanted, &name, *place, first);
        }
        self.named_at[at].insert(name.clone(), *place);
        let conjunction = Conjunction::of([*schema]);
        let id = self.add(contract, name, *place, *origin, conjunction, *schema);
        self.by_schema.insert(*schema, id);
        self.by_place.entry(*place).or_insert(id);
    }

    /// The definition that a document stands for: it consists of a reference to one of its own
    /// definitions, which has the name that the document would have.
    fn root_of(
        &self,
        seed: &Seed,
        root: &Named,
        short: &HashMap<String, String>,
    ) -> Option<SchemaId> {
        if root.origin != Origin::Root {
            return None;
        }
        let target = self.lone_reference(&Conjunction::of([root.schema]))?;
        let named = seed.named.iter().find(|named| named.schema == target)?;
        let is_key = named.key.is_some() && named.place.document == root.place.document;
        let name = |named| self.authored_name(seed, named, short).0;
        (is_key && target != root.schema && name(root) == name(named)).then_some(target)
    }

    /// The last part of every key that is a URI or the path of a file, unless another key has it too.
    fn short_names(&self, seed: &Seed) -> HashMap<String, String> {
        let keys = seed.named.iter().filter_map(|named| named.key.as_deref());
        let named: Vec<(&str, String)> = keys
            .map(|key| {
                let short = last_part(key).filter(|_| !self.names.fits(key));
                let name = short.map_or_else(|| self.names.name(key), |it| self.names.pascal(it));
                (key, name)
            })
            .collect();
        let alone = |name: &str| named.iter().filter(|(_, other)| other == name).count() == 1;
        let short = named.iter().filter(|(_, name)| alone(name));
        short.map(|(key, name)| ((*key).to_owned(), name.clone())).collect()
    }

    /// Reports a contract that has its folder in its name because another wants the same.
    fn report_contracts(&mut self, seed: &Seed) {
        let Some(Collision { wanted, other }) = &seed.collides else { return };
        let root = |document| Place { document, node: NodeId::ROOT };
        let name = &seed.name;
        if name == wanted {
            return;
        }
        let sentence = format!("two files want the name `{wanted}`; this one is named `{name}`");
        let diagnostic = self.sources.diagnose(Code::NameCollision, root(seed.document), sentence);
        let help = "rename one of the files";
        self.push_collision(diagnostic.help(help), root(*other));
    }

    pub(super) fn report_collision(
        &mut self,
        wanted: &str,
        name: &str,
        second: Place,
        first: Place,
    ) {
        let sentence =
            format!("two definitions have the name `{wanted}`; this one is renamed to `{name}`");
        let diagnostic = self.sources.diagnose(Code::NameCollision, second, sentence);
        self.push_collision(diagnostic, first);
    }

    /// The name that a definition should have, and whether its key is not one.
    fn authored_name(
        &self,
        seed: &Seed,
        named: &Named,
        short: &HashMap<String, String>,
    ) -> (String, bool) {
        let place = named.place;
        let pointer = self.sources[place.document].pointer(place.node);
        let full = format!("{}#{pointer}", seed.name);
        if let Some(name) = self.settings.rename.get(&full) {
            return (self.names.name(name), false);
        }
        if let Some(name) = &self.schemas[named.schema].annotations.extension.name {
            return (self.names.name(name), false);
        }
        if pointer.is_empty() {
            return (self.names.pascal(&seed.name), false);
        }
        let Some(key) = &named.key else {
            let root = self.names.pascal(&seed.name);
            return (root + &self.names.pascal(&path_words(&pointer)), false);
        };
        let name = short.get(key).cloned().unwrap_or_else(|| self.names.name(key));
        let changed = name != *key;
        (name, changed)
    }

    fn add_constant(&mut self, contract: ContractId, named: &Named, value: &ConstantValue) {
        let Named { place, schema, .. } = *named;
        let ConstantValue { value, at, parts } = value.clone();
        let name = named.key.clone().unwrap_or_default();
        let name = self.taken[contract.0 as usize].unique(name);
        self.constants.insert(place, name.clone());
        let annotations = self.schemas[schema].annotations.clone();
        let shape = Shape::Any(Kinds::ALL);
        self.contracts[contract.0 as usize].constants.push(Constant {
            name,
            annotations,
            place,
            schema,
            shape,
            value,
            at,
            parts,
        });
    }
}

/// The last part of a URI or of the path of a file, without its file extension.
fn last_part(key: &str) -> Option<&str> {
    let file = Path::new(key).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    if !(file || key.contains("://") || key.starts_with("urn:")) {
        return None;
    }
    let path = key.split(['?', '#']).next().unwrap_or(key).trim_end_matches('/');
    let (_, last) = path.rsplit_once(['/', ':'])?;
    let stem = last.strip_suffix(".json").unwrap_or(last);
    let stem = stem.strip_suffix(".schema").unwrap_or(stem);
    (!stem.is_empty()).then_some(stem)
}

//! The state of the stage: definitions with their names, and the schemas behind them.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::conjunction::Conjunction;
use super::contract_names::Collision;
use super::facts::Facts;
use super::names::TypeNames;
use super::path::TypePath;
use super::seeds::{Named, Seed};
use crate::diagnostic::{Code, Diagnostic};
use crate::entries::ConstantValue;
use crate::model::{
    Annotations, Constant, Constraint, Contract, ContractId, Definition, DefinitionId, Keyword,
    Kinds, Logic, Meaning, Origin, Schema, SchemaId, Schemas, Shape,
};
use crate::names::Taken;
use crate::project::{Names, ProjectFile};
use crate::source::{NodeId, Place, Sources};

/// The state of planning.
pub(super) struct Planner<'a> {
    pub sources: &'a Sources,
    pub settings: &'a ProjectFile,
    pub names: TypeNames,
    pub schemas: Schemas,
    seeds: Vec<Seed>,
    pub contracts: Vec<Contract>,
    pub definitions: Vec<Definition>,
    pub diagnostics: Vec<Diagnostic>,
    /// The conjunction behind each definition, in their order.
    pub conjunctions: Vec<Conjunction>,
    taken: Vec<Taken>,
    /// Where the definition stands that has a name, in each contract.
    named_at: Vec<HashMap<String, Place>>,
    /// The definition and the schema that stand at a place.
    by_place: HashMap<Place, DefinitionId>,
    schema_by_place: HashMap<Place, SchemaId>,
    /// The typed constants, by where they stand.
    pub constants: HashMap<Place, String>,
    /// The targets of references.
    referred_to: HashSet<SchemaId>,
    by_schema: HashMap<SchemaId, DefinitionId>,
    by_conjunction: HashMap<Conjunction, DefinitionId>,
    /// Hoisted while the current definition was shaped, not yet shaped themselves.
    pub hoisted: Vec<DefinitionId>,
    /// The inline types that are being inferred, from the outermost to the innermost.
    pub open: Vec<Conjunction>,
    most_definitions: usize,
    /// Objects that admit no other properties unless a sibling in their union declares them.
    pub closed_if_alone: HashSet<DefinitionId>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(
        sources: &'a Sources,
        schemas: Schemas,
        seeds: Vec<Seed>,
        settings: &'a ProjectFile,
    ) -> Self {
        let contracts = seeds.iter().map(Seed::contract).collect();
        // Nested choices multiply merged definitions; real schemas stay far below this limit.
        let most_definitions = schemas.len().saturating_mul(3) + 1000;
        let mut schema_by_place = HashMap::new();
        for (id, schema) in schemas.iter() {
            schema_by_place.entry(schema.place).or_insert(id);
        }
        let targets = schemas.iter().flat_map(|(_, schema)| schema.references());
        Self {
            sources,
            settings,
            names: TypeNames::of(&settings.targets),
            referred_to: targets.collect(),
            schemas,
            taken: vec![Taken::default(); seeds.len()],
            named_at: vec![HashMap::new(); seeds.len()],
            by_place: HashMap::new(),
            schema_by_place,
            constants: HashMap::new(),
            seeds,
            contracts,
            definitions: Vec::new(),
            diagnostics: Vec::new(),
            conjunctions: Vec::new(),
            by_schema: HashMap::new(),
            by_conjunction: HashMap::new(),
            hoisted: Vec::new(),
            open: Vec::new(),
            most_definitions,
            closed_if_alone: HashSet::new(),
        }
    }

    pub(super) fn schemas(&self) -> &Schemas {
        &self.schemas
    }

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

    pub(super) fn push_collision(&mut self, diagnostic: Diagnostic, first: Place) {
        let diagnostic = diagnostic.at(self.sources.locate(first));
        let strict = self.settings.names == Names::Strict;
        self.diagnostics.push(if strict { diagnostic.denied() } else { diagnostic });
    }

    fn report_collision(&mut self, wanted: &str, name: &str, second: Place, first: Place) {
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

    fn add(
        &mut self,
        contract: ContractId,
        name: String,
        place: Place,
        origin: Origin,
        conjunction: Conjunction,
        schema: SchemaId,
    ) -> DefinitionId {
        let id = DefinitionId(u32::try_from(self.definitions.len()).unwrap_or(u32::MAX));
        let places = conjunction.schemas.iter().map(|schema| self.schemas[*schema].place);
        self.named_at[contract.0 as usize].insert(name.clone(), place);
        self.definitions.push(Definition {
            name,
            contract,
            annotations: self.schemas[schema].annotations.clone(),
            place,
            schema,
            conjunction: places.collect(),
            kinds: conjunction.kinds,
            shape: Shape::Never,
            origin,
            list: None,
            cycle: None,
        });
        self.by_conjunction.insert(conjunction.clone(), id);
        self.conjunctions.push(conjunction);
        id
    }

    /// Gives a definition the list constant that its annotation requests.
    pub(super) fn name_list(&mut self, id: DefinitionId) {
        let definition = &self.definitions[id.0 as usize];
        let Some(list) = definition.annotations.extension.list.clone() else { return };
        let contract = definition.contract.0 as usize;
        let name = self.taken[contract].unique(list.clone());
        if name != list {
            let place = definition.place;
            let sentence = format!(
                "the name `{list}` of the list constant is taken; it is renamed to `{name}`"
            );
            self.diagnostics.push(self.sources.diagnose(Code::NameCollision, place, sentence));
        }
        self.definitions[id.0 as usize].list = Some(name);
    }

    /// The definition of a schema that is a reference's target.
    pub(super) fn definition_of(&self, schema: SchemaId) -> Option<DefinitionId> {
        self.by_schema.get(&schema).copied()
    }

    pub(super) fn definition(&self, id: DefinitionId) -> &Definition {
        &self.definitions[id.0 as usize]
    }

    /// The definition that stands at a place.
    pub(super) fn definition_at(&self, place: Place) -> Option<DefinitionId> {
        self.by_place.get(&place).copied()
    }

    /// The schema that stands at a place.
    pub(super) fn schema_at(&self, place: Place) -> Option<SchemaId> {
        self.schema_by_place.get(&place).copied()
    }

    /// The definition that an inline conjunction is hoisted into.
    pub(super) fn hoist(
        &mut self,
        conjunction: &Conjunction,
        path: &TypePath,
    ) -> Option<DefinitionId> {
        if let Some(id) = self.by_conjunction.get(conjunction) {
            return Some(*id);
        }
        if self.definitions.len() >= self.most_definitions {
            return None;
        }
        let path = &self.home(conjunction, path);
        let owner = self.definition(path.owner);
        let contract = owner.contract;
        let place = conjunction.schemas.last().map_or(owner.place, |s| self.schemas[*s].place);
        let asked = conjunction.plain().map(|s| self.schemas[s].annotations.extension.clone());
        let short = path.name(&owner.name);
        let renamed = self.renamed(conjunction, place);
        let candidates = match renamed.or(asked.and_then(|extension| extension.name)) {
            Some(name) => vec![self.names.name(&name)],
            None => vec![self.names.name(&short), self.longer_name(&owner.name, place)],
        };
        let name = self.taken[contract.0 as usize].first_free(&candidates);
        if let Some(wanted) = candidates.first().filter(|wanted| **wanted != name)
            && let Some(first) = self.named_at[contract.0 as usize].get(wanted).copied()
        {
            self.report_collision(wanted, &name, place, first);
        }
        let schema = self.schema_of(conjunction, place);
        let id = self.add(contract, name, place, Origin::Hoisted, conjunction.clone(), schema);
        self.name_list(id);
        self.hoisted.push(id);
        Some(id)
    }

    /// The name that the project gives to an inline type, by its place. Of several types that are made
    /// from the schema there, the first has it.
    fn renamed(&self, conjunction: &Conjunction, place: Place) -> Option<String> {
        let contract = self.seeds.iter().find(|seed| seed.document == place.document)?;
        let pointer = self.sources[place.document].pointer(place.node);
        let name = self.settings.rename.get(&format!("{}#{pointer}", contract.name))?;
        let alone = conjunction.schemas.len() == 1 && conjunction.decided.is_empty();
        let first = !self.definitions.iter().any(|definition| definition.place == place);
        (alone && first).then(|| name.clone())
    }

    /// A hoisted name with all of its path in the document.
    fn longer_name(&self, owner: &str, place: Place) -> String {
        let pointer = self.sources[place.document].pointer(place.node);
        owner.to_owned() + &self.names.pascal(&path_words(&pointer))
    }

    /// The schema of a conjunction: its only one, or one made of references to all.
    fn schema_of(&mut self, conjunction: &Conjunction, place: Place) -> SchemaId {
        if let Some(schema) = conjunction.plain() {
            return schema;
        }
        let facts = Facts::gather(&self.schemas, conjunction);
        let mut constraints = Vec::new();
        if conjunction.kinds != Kinds::ALL {
            let meaning = Meaning::Type(conjunction.kinds);
            constraints.push(Constraint { keyword: Keyword::Type, at: place, meaning });
        }
        let parts = conjunction.schemas.iter().map(|part| {
            let place = self.schemas[*part].place;
            let meaning = Meaning::Reference(*part);
            let constraints = vec![Constraint { keyword: Keyword::Ref, at: place, meaning }];
            Schema { place, annotations: Annotations::default(), constraints }
        });
        let parts: Vec<Schema> = parts.collect();
        let parts = parts.into_iter().map(|part| self.schemas.add(part)).collect();
        let meaning = Meaning::Logic(Logic::AllOf(parts));
        constraints.push(Constraint { keyword: Keyword::AllOf, at: place, meaning });
        self.schemas.add(Schema { place, annotations: facts.annotations, constraints })
    }

    /// A path and one more word, in `UpperCamelCase`.
    pub(super) fn below(&self, path: &TypePath, word: &str) -> TypePath {
        path.with(self.names.pascal(word))
    }
}

/// The steps of a JSON Pointer as words.
fn path_words(pointer: &str) -> String {
    pointer.replace("~1", " ").replace("~0", " ").replace('/', " ")
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

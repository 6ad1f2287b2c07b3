//! Names every definition and gives each its shape.

use std::collections::{HashMap, HashSet};

use super::facts::{Conjunction, Facts};
use super::names::TypeNames;
use super::seeds::Seed;
use super::{constants, cycles, settle};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Annotations, Assertion, Constant, Contract, ContractId, Definition, DefinitionId, Kinds,
    Origin, Rule, Schema, SchemaId, Schemas, Shape,
};
use crate::names::Taken;
use crate::project::{Names, ProjectFile, Undeclared};
use crate::source::{Place, Sources};

/// What planning yields.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The contracts, in the order of their seeds.
    pub contracts: Vec<Contract>,
    /// The definitions of all contracts.
    pub definitions: Vec<Definition>,
    /// The schemas, with those of merged definitions added.
    pub schemas: Schemas,
    /// What a person should hear of.
    pub diagnostics: Vec<Diagnostic>,
}

/// Names every definition and gives each its shape.
#[must_use]
pub fn plan(sources: &Sources, schemas: Schemas, seeds: Vec<Seed>, settings: &ProjectFile) -> Plan {
    let mut planner = Planner::new(sources, schemas, seeds, settings);
    planner.name_authored();
    planner.shape_all();
    let mut definitions = std::mem::take(&mut planner.definitions);
    let keep_all = settings.undeclared == Undeclared::Keep;
    settle::settle(&mut definitions, &planner.closed_if_alone, keep_all);
    cycles::mark(&mut definitions);
    planner.definitions = definitions;
    let Planner { contracts, definitions, schemas, diagnostics, .. } = planner;
    Plan { contracts, definitions, schemas, diagnostics }
}

/// The state of planning.
pub(super) struct Planner<'a> {
    pub sources: &'a Sources,
    pub settings: &'a ProjectFile,
    pub names: TypeNames,
    schemas: Schemas,
    seeds: Vec<Seed>,
    pub contracts: Vec<Contract>,
    pub definitions: Vec<Definition>,
    pub diagnostics: Vec<Diagnostic>,
    /// The conjunction behind each definition, in their order.
    conjunctions: Vec<Conjunction>,
    taken: Vec<Taken>,
    /// The schemas that a reference points at.
    referred_to: HashSet<SchemaId>,
    by_schema: HashMap<SchemaId, DefinitionId>,
    by_conjunction: HashMap<Conjunction, DefinitionId>,
    /// Hoisted while the current definition was shaped, not yet shaped themselves.
    hoisted: Vec<DefinitionId>,
    /// The inline types that are being shaped, each in the one before.
    pub open: Vec<Conjunction>,
    most_definitions: usize,
    /// Objects that admit no other properties unless a sibling in their union declares them.
    pub closed_if_alone: HashSet<DefinitionId>,
}

/// Where an inline type stands: in a definition, at the end of a path of names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'p> {
    pub owner: DefinitionId,
    pub path: &'p [String],
}

impl<'a> Planner<'a> {
    fn new(
        sources: &'a Sources,
        schemas: Schemas,
        seeds: Vec<Seed>,
        settings: &'a ProjectFile,
    ) -> Self {
        let contracts = seeds.iter().map(|seed| seed.contract(sources)).collect();
        // Merged definitions multiply where choices nest; real schemas stay far below.
        let most_definitions = schemas.len().saturating_mul(3) + 1000;
        let rules = schemas.iter().flat_map(|(_, schema)| &schema.assertions);
        let targets = rules.filter_map(|assertion| match assertion.rule {
            Rule::Reference(target) => Some(target),
            _ => None,
        });
        Self {
            sources,
            settings,
            names: TypeNames::of(&settings.targets),
            referred_to: targets.collect(),
            schemas,
            taken: vec![Taken::default(); seeds.len()],
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

    /// Names roots, `$defs` entries and what references point at, before anything is hoisted, so
    /// that an authored name never yields to a made one.
    fn name_authored(&mut self) {
        let seeds = std::mem::take(&mut self.seeds);
        let mut authored: Vec<HashMap<String, Place>> = vec![HashMap::new(); seeds.len()];
        for (contract, seed) in (0u32..).map(ContractId).zip(&seeds) {
            for (place, schema, origin) in &seed.named {
                if self.is_constant(*place, *schema) {
                    self.add_constant(contract, *place, *schema);
                    continue;
                }
                let wanted = self.authored_name(seed, *place);
                let at = contract.0 as usize;
                let name = self.taken[at].unique(wanted.clone());
                if name != wanted
                    && let Some(first) = authored[at].get(&wanted)
                {
                    self.report_collision(&wanted, &name, *place, *first);
                }
                authored[at].insert(name.clone(), *place);
                let conjunction = Conjunction::of([*schema]);
                let id = self.add(contract, name, *place, *origin, conjunction, *schema);
                self.by_schema.insert(*schema, id);
            }
        }
        self.seeds = seeds;
    }

    fn report_collision(&mut self, wanted: &str, name: &str, second: Place, first: Place) {
        let sentence = format!("two definitions want the name `{wanted}`; this one is `{name}`");
        let diagnostic = self.sources.diagnose(Code::NameCollision, second, sentence);
        let diagnostic = diagnostic.at(self.sources.locate(first));
        let strict = self.settings.names == Names::Strict;
        self.diagnostics.push(if strict { diagnostic.denied() } else { diagnostic });
    }

    /// The name an authored definition asks for; a change of its key is reported.
    fn authored_name(&mut self, seed: &Seed, place: Place) -> String {
        let document = &self.sources[place.document];
        let pointer = document.pointer(place.node);
        let full = format!("{}#{pointer}", seed.name);
        if let Some(name) = self.settings.rename.get(&full) {
            return self.names.name(name);
        }
        if let Some(extension) = document.get(place.node, "x-counterpart")
            && let Some(name) = document.string(extension, "name")
        {
            return self.names.name(name);
        }
        if pointer.is_empty() {
            return self.names.pascal(&seed.name);
        }
        let parent_is_definitions = document
            .parent(place.node)
            .and_then(|parent| document.step(parent))
            .is_some_and(|step| step == "$defs" || step == "definitions");
        let key = document.step(place.node).unwrap_or_default();
        if !parent_is_definitions {
            let root = self.names.pascal(&seed.name);
            return root + &self.names.pascal(&path_words(&pointer));
        }
        let name = self.names.name(&key);
        if name != key && seed.own {
            let sentence = format!("the key {key:?} is no name in both languages; it is `{name}`");
            self.diagnostics.push(self.sources.diagnose(Code::NameChanged, place, sentence));
        }
        name
    }

    fn is_constant(&self, place: Place, schema: SchemaId) -> bool {
        let said = constants::is_constant(&self.sources[place.document], place.node);
        said && !self.referred_to.contains(&schema)
    }

    fn add_constant(&mut self, contract: ContractId, place: Place, schema: SchemaId) {
        let document = &self.sources[place.document];
        let name = document.step(place.node).unwrap_or_default();
        let Some(value) = document.get(place.node, "const").map(|node| document.value(node)) else {
            return;
        };
        let name = self.taken[contract.0 as usize].unique(name);
        let annotations = self.schemas[schema].annotations.clone();
        let shape = Shape::Any(Kinds::ALL);
        self.contracts[contract.0 as usize].constants.push(Constant {
            name,
            annotations,
            place,
            schema,
            shape,
            value,
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

    /// Gives every definition its shape; what is hoisted on the way comes right behind.
    fn shape_all(&mut self) {
        let authored: Vec<DefinitionId> = (0..self.definitions.len())
            .map(|n| DefinitionId(u32::try_from(n).unwrap_or(u32::MAX)))
            .collect();
        for id in &authored {
            self.name_list(*id);
        }
        for id in authored {
            self.shape_with_hoisted(id);
        }
        for contract in 0..self.contracts.len() {
            for constant in 0..self.contracts[contract].constants.len() {
                self.shape_constant(contract, constant);
            }
        }
    }

    fn shape_with_hoisted(&mut self, first: DefinitionId) {
        let mut stack = vec![first];
        while let Some(id) = stack.pop() {
            let contract = self.definitions[id.0 as usize].contract;
            self.contracts[contract.0 as usize].definitions.push(id);
            let conjunction = self.conjunctions[id.0 as usize].clone();
            let shape = self.build(id, &conjunction);
            self.definitions[id.0 as usize].shape = shape;
            let hoisted = std::mem::take(&mut self.hoisted);
            stack.extend(hoisted.into_iter().rev());
        }
    }

    fn shape_constant(&mut self, contract: usize, index: usize) {
        let constant = self.contracts[contract].constants[index].clone();
        let schema = constant.schema;
        let name = self.names.pascal(&constant.name.to_lowercase());
        let id = ContractId(u32::try_from(contract).unwrap_or(u32::MAX));
        let shape = constants::shape(self, id, &name, schema, &constant.value);
        self.contracts[contract].constants[index].shape = shape;
        let hoisted = std::mem::take(&mut self.hoisted);
        for id in hoisted {
            self.shape_with_hoisted(id);
        }
    }

    /// Takes the name of the list constant a definition asks for.
    fn name_list(&mut self, id: DefinitionId) {
        let definition = &self.definitions[id.0 as usize];
        let Some(list) = definition.annotations.extension.list.clone() else { return };
        let contract = definition.contract.0 as usize;
        let name = self.taken[contract].unique(list.clone());
        if name != list {
            let place = definition.place;
            let sentence =
                format!("the list constant `{list}` has the name of another; it is `{name}`");
            self.diagnostics.push(self.sources.diagnose(Code::NameCollision, place, sentence));
        }
        self.definitions[id.0 as usize].list = Some(name);
    }

    /// The definition of a schema that is a reference's target.
    pub(super) fn definition_of(&self, schema: SchemaId) -> Option<DefinitionId> {
        self.by_schema.get(&schema).copied()
    }

    /// The definition that an inline conjunction is hoisted into.
    pub(super) fn hoist(
        &mut self,
        conjunction: &Conjunction,
        spot: Spot<'_>,
    ) -> Option<DefinitionId> {
        if let Some(id) = self.by_conjunction.get(conjunction) {
            return Some(*id);
        }
        if self.definitions.len() >= self.most_definitions {
            return None;
        }
        let owner = &self.definitions[spot.owner.0 as usize];
        let contract = owner.contract;
        let place = conjunction.schemas.last().map_or(owner.place, |s| self.schemas[*s].place);
        let asked = conjunction.plain().map(|s| self.schemas[s].annotations.extension.clone());
        let short = owner.name.clone() + &spot.path.concat();
        let candidates = match asked.and_then(|extension| extension.name) {
            Some(name) => vec![self.names.name(&name)],
            None => vec![self.names.name(&short), self.longer_name(&owner.name, place)],
        };
        let name = self.taken[contract.0 as usize].first_free(&candidates);
        let schema = self.schema_of(conjunction, place);
        let id = self.add(contract, name, place, Origin::Hoisted, conjunction.clone(), schema);
        self.name_list(id);
        self.hoisted.push(id);
        Some(id)
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
        let mut assertions = Vec::new();
        if conjunction.kinds != Kinds::ALL {
            assertions.push(Assertion { keyword: "type", rule: Rule::Type(conjunction.kinds) });
        }
        let parts = conjunction.schemas.iter().map(|part| Schema {
            place: self.schemas[*part].place,
            annotations: Annotations::default(),
            assertions: vec![Assertion { keyword: "$ref", rule: Rule::Reference(*part) }],
        });
        let parts: Vec<Schema> = parts.collect();
        let parts = parts.into_iter().map(|part| self.schemas.add(part)).collect();
        assertions.push(Assertion { keyword: "allOf", rule: Rule::AllOf(parts) });
        self.schemas.add(Schema { place, annotations: facts.annotations, assertions })
    }
}

impl Planner<'_> {
    /// `spot` with one more word in its path, which `path` holds.
    pub(super) fn extend<'p>(
        &self,
        spot: Spot<'_>,
        path: &'p mut Vec<String>,
        word: &str,
    ) -> Spot<'p> {
        path.extend(spot.path.iter().cloned());
        path.push(self.names.pascal(word));
        Spot { owner: spot.owner, path }
    }
}

/// The steps of a JSON Pointer as words.
fn path_words(pointer: &str) -> String {
    pointer.replace("~1", " ").replace("~0", " ").replace('/', " ")
}

//! The state of the stage: definitions with their names, and the schemas behind them.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::conjunction::{Choice, Conjunction};
use super::facts::Facts;
use super::marks::BranchName;
use super::names::{TypeNames, path_words};
use super::path::{Inline, TypePath};
use super::seeds::Seed;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Annotations, Constraint, Contract, ContractId, Definition, DefinitionId, Keyword, Kinds, Logic,
    Meaning, Origin, Schema, SchemaId, Schemas, Shape,
};
use crate::names::Taken;
use crate::project::{Names, ProjectFile};
use crate::source::{Place, Sources};

/// The state of planning.
pub(super) struct Planner<'a> {
    pub sources: &'a Sources,
    pub settings: &'a ProjectFile,
    pub names: TypeNames,
    pub schemas: Schemas,
    pub seeds: Vec<Seed>,
    pub contracts: Vec<Contract>,
    pub definitions: Vec<Definition>,
    pub diagnostics: Vec<Diagnostic>,
    /// The conjunction behind each definition, in their order.
    pub conjunctions: Vec<Conjunction>,
    pub taken: Vec<Taken>,
    /// Where the definition stands that has a name, in each contract.
    pub named_at: Vec<HashMap<String, Place>>,
    /// The definition and the schema that stand at a place.
    pub by_place: HashMap<Place, DefinitionId>,
    schema_by_place: HashMap<Place, SchemaId>,
    /// The typed constants, by where they stand.
    pub constants: HashMap<Place, String>,
    /// The targets of references.
    pub referred_to: HashSet<SchemaId>,
    pub by_schema: HashMap<SchemaId, DefinitionId>,
    by_conjunction: HashMap<Conjunction, DefinitionId>,
    /// The inline types, which are named when all are known.
    pub inline: BTreeMap<DefinitionId, Inline>,
    /// Hoisted while the current definition was shaped, not yet shaped themselves.
    pub hoisted: Vec<DefinitionId>,
    /// The inline types that are being inferred, from the outermost to the innermost.
    pub open: Vec<Conjunction>,
    most_definitions: usize,
    /// Objects that admit no other properties unless a sibling in their union declares them.
    pub closed_if_alone: HashSet<DefinitionId>,
    /// The kinds that conjunctions were found to admit, by the depth that was looked into: the same
    /// branches are asked for at every level of nested choices.
    pub known_kinds: RefCell<HashMap<(Conjunction, usize), Kinds>>,
    /// The names of the branches of each choice that were asked for.
    pub known_names: RefCell<HashMap<Choice, Rc<[BranchName]>>>,
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
            inline: BTreeMap::new(),
            hoisted: Vec::new(),
            open: Vec::new(),
            most_definitions,
            closed_if_alone: HashSet::new(),
            known_kinds: RefCell::default(),
            known_names: RefCell::default(),
        }
    }

    pub(super) fn schemas(&self) -> &Schemas {
        &self.schemas
    }

    pub(super) fn push_collision(&mut self, diagnostic: Diagnostic, first: Place) {
        let diagnostic = diagnostic.at(self.sources.locate(first));
        let strict = self.settings.names == Names::Strict;
        self.diagnostics.push(if strict { diagnostic.denied() } else { diagnostic });
    }

    pub(super) fn add(
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

    /// The definition that an inline conjunction is hoisted into. It is named later.
    pub(super) fn hoist(
        &mut self,
        conjunction: &Conjunction,
        path: &TypePath,
    ) -> Option<DefinitionId> {
        if let Some(id) = self.by_conjunction.get(conjunction) {
            if let Some(inline) = self.inline.get_mut(id) {
                inline.meet(path);
            }
            return Some(*id);
        }
        if self.definitions.len() >= self.most_definitions {
            return None;
        }
        let home = self.home(conjunction, path);
        let is_home = home.is_some();
        let path = home.unwrap_or_else(|| path.clone());
        let owner = self.definition(path.owner);
        let contract = owner.contract;
        let place = conjunction.schemas.last().map_or(owner.place, |s| self.schemas[*s].place);
        let said = conjunction.plain().map(|s| self.schemas[s].annotations.extension.clone());
        let asked = self.renamed(conjunction, place).or(said.and_then(|it| it.name));
        let schema = self.schema_of(conjunction, place);
        let origin = Origin::Hoisted;
        let id = self.add(contract, String::new(), place, origin, conjunction.clone(), schema);
        self.inline.insert(id, Inline { asked, paths: vec![path], is_home });
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
    pub(super) fn longer_name(&self, owner: &str, place: Place) -> String {
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

//! The contracts as the check sees them: definitions by name, and the parts a system handles.

mod parts;
mod reach;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use counterpart_compiler::model::{
    Constant, ContractId, DefinitionId, Model, Shape, Supply, Union,
};
use counterpart_compiler::source::{Location, Place};
use counterpart_compiler::target::{TargetNames, Targets};
use serde_json::Value;

pub use parts::{Kind, Part, Parts};
pub use reach::reach;

/// The contracts of a project, by the names that the project file and generated code use.
pub struct Contracts<'m> {
    /// The model.
    pub model: &'m Model,
    names: HashMap<(ContractId, &'m str), Subject>,
    /// What modules, fields and variants are called in each target.
    targets: Vec<TargetNames>,
    parts: RefCell<HashMap<Subject, Option<Rc<Parts>>>>,
}

/// What has a name in a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A definition.
    Definition(DefinitionId),
    /// A typed constant, by its position in its contract.
    Constant(ContractId, usize),
}

/// What a name of generated code stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Generated {
    /// The module of a contract.
    Module(ContractId),
    /// A definition or a constant; as a list, all its parts.
    Subject(Subject),
    /// One part: a variant, a field, an entry.
    Part(Subject, String),
    /// One value that is not a part: the value of a scalar constant.
    Value(String),
}

impl<'m> Contracts<'m> {
    /// The contracts of a model, with the names that these targets give to their parts.
    pub fn new(model: &'m Model, targets: &Targets) -> Self {
        let mut names = HashMap::new();
        for (id, contract) in model.contracts() {
            for definition in &contract.definitions {
                let name = model[*definition].name.as_str();
                names.insert((id, name), Subject::Definition(*definition));
            }
            for (position, constant) in contract.constants.iter().enumerate() {
                names.insert((id, constant.name.as_str()), Subject::Constant(id, position));
            }
        }
        Self { model, names, targets: targets.names(model), parts: RefCell::default() }
    }

    /// The definition or constant of a name as the project file writes it: `service-keys#Name`,
    /// or a contract alone for its root.
    ///
    /// # Errors
    /// The nearest names there are.
    pub fn find(&self, name: &str) -> Result<Subject, Vec<String>> {
        let (contract, definition) = name.split_once('#').unwrap_or((name, ""));
        let found = self.model.contracts().find(|(_, known)| known.name == contract);
        let subject = found.and_then(|(id, _)| match definition {
            "" => self.model.root(id).map(Subject::Definition),
            definition => self.named(id, definition),
        });
        subject.ok_or_else(|| counterpart_compiler::suggest::nearest(name, self.all_names().iter()))
    }

    /// The names of all subjects, as [`find`](Self::find) takes them.
    pub fn all_names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.names.values().map(|subject| self.name(*subject)).collect();
        names.sort();
        names
    }

    /// The definition or constant of a contract by its name in generated code.
    pub fn named(&self, contract: ContractId, name: &str) -> Option<Subject> {
        self.names.get(&(contract, name)).copied()
    }

    /// The contract and name of a subject: `service-keys#ServiceKeyName`.
    pub fn name(&self, subject: Subject) -> String {
        let (contract, name) = match subject {
            Subject::Definition(id) => (self.model[id].contract, &self.model[id].name),
            Subject::Constant(contract, _) => (contract, &self.constant(subject, contract).name),
        };
        format!("{}#{name}", self.model[contract].name)
    }

    /// Where a subject stands.
    pub fn place(&self, subject: Subject) -> Location {
        let place = match subject {
            Subject::Definition(id) => self.model[id].place,
            Subject::Constant(contract, _) => self.constant(subject, contract).place,
        };
        self.locate(place)
    }

    /// The place for a person.
    pub fn locate(&self, place: Place) -> Location {
        self.model.sources.locate(place)
    }

    fn constant(&self, subject: Subject, contract: ContractId) -> &'m Constant {
        let position = match subject {
            Subject::Constant(_, position) => position,
            Subject::Definition(_) => 0,
        };
        &self.model[contract].constants[position]
    }

    /// The contract whose module in generated code has this name: that of the contract, or what a
    /// target makes of it: `service_keys`.
    pub fn module(&self, name: &str) -> Option<ContractId> {
        let called = |id| self.targets.iter().any(|target| target.module(id) == name);
        let mut contracts = self.model.contracts();
        let found = contracts.find(|(id, contract)| {
            contract.supply == Supply::Generated && (contract.name == name || called(*id))
        });
        found.map(|(id, _)| id)
    }

    /// The contract that another package holds under this module, in any target, with what is left
    /// of the path.
    pub fn external(&self, path: &str) -> Option<(ContractId, Vec<String>)> {
        self.model.contracts().find_map(|(id, contract)| match &contract.supply {
            Supply::Generated => None,
            Supply::External(external) => {
                let rest = external.modules().find_map(|module| below(module, path))?;
                Some((id, rest))
            }
        })
    }

    /// What a path means in the generated module of a contract.
    pub fn generated(&self, contract: ContractId, path: &[String]) -> Option<Generated> {
        let Some((name, rest)) = path.split_first() else {
            return Some(Generated::Module(contract));
        };
        let subject = self.named(contract, name).or_else(|| self.listed(contract, name))?;
        let Some((member, _)) = rest.split_first() else {
            return Some(match self.scalar(subject) {
                Some(value) => Generated::Value(value),
                None => Generated::Subject(subject),
            });
        };
        if let Some(text) = self.member(subject, member) {
            return Some(Generated::Part(subject, text));
        }
        // Every enum of the generated Rust has its values under this name.
        (member == "ALL").then_some(Generated::Subject(subject))
    }

    /// The parts that a definition has itself, not through another of which it is only a name.
    pub fn own_parts(&self, id: DefinitionId) -> Option<Rc<Parts>> {
        let own = match self.model[id].shape {
            Shape::Enum(_) | Shape::Object(_) | Shape::Union(_) => true,
            Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Nullable(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Reference(_) => false,
        };
        own.then(|| self.parts(Subject::Definition(id))).flatten()
    }

    /// The definition whose parts a subject has, being a name of it or keyed by it.
    pub fn source(&self, subject: Subject) -> Subject {
        let Subject::Definition(id) = subject else { return subject };
        let (settled, shape) = self.shape(id);
        if let Shape::Map(map) = shape {
            return map.keys.map_or(subject, |keys| Subject::Definition(self.shape(keys).0));
        }
        Subject::Definition(settled)
    }

    /// The definitions that the type of a constant is made of.
    pub fn definitions_of(&self, subject: Subject) -> Vec<DefinitionId> {
        match subject {
            Subject::Definition(id) => vec![id],
            Subject::Constant(contract, _) => {
                let mut found = Vec::new();
                reach::references(&self.constant(subject, contract).shape, &mut found);
                found
            }
        }
    }

    /// The values behind a subject's keys, where they are scalars; of an enum its values.
    pub fn values(&self, subject: Subject) -> Option<Vec<String>> {
        match subject {
            Subject::Definition(_) => {
                let parts = self.parts(subject).filter(|parts| parts.kind == Kind::Values)?;
                Some(parts.list.iter().map(|part| part.text.clone()).collect())
            }
            Subject::Constant(contract, _) => {
                let Value::Object(entries) = &self.constant(subject, contract).value else {
                    return None;
                };
                let scalar =
                    |value: &Value| (!value.is_array() && !value.is_object()).then(|| text(value));
                entries.values().map(scalar).collect()
            }
        }
    }

    /// The enum that a list constant lists.
    fn listed(&self, contract: ContractId, name: &str) -> Option<Subject> {
        let definitions = &self.model[contract].definitions;
        let mut lists = definitions.iter();
        let found = lists.find(|id| self.model[**id].list.as_deref() == Some(name))?;
        Some(Subject::Definition(*found))
    }

    fn scalar(&self, subject: Subject) -> Option<String> {
        let Subject::Constant(contract, _) = subject else { return None };
        match &self.constant(subject, contract).value {
            Value::Array(_) | Value::Object(_) => None,
            value @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
                Some(text(value))
            }
        }
    }

    /// The part that a member of a generated type or constant stands for.
    fn member(&self, subject: Subject, name: &str) -> Option<String> {
        let parts = self.parts(subject)?;
        let part = parts.list.iter().find(|part| part.goes_by(name))?;
        Some(part.text.clone())
    }

    /// The definition whose shape it is and the shape, past references and `null`.
    fn shape(&self, id: DefinitionId) -> (DefinitionId, &'m Shape) {
        let (mut id, mut shape) = (id, &self.model[id].shape);
        // A cycle of definitions that are nothing but references to each other has no shape.
        for _ in 0..self.model.definitions.len() {
            if let Shape::Nullable(inner) = shape {
                shape = inner;
            }
            let Shape::Reference(next) = shape else { break };
            (id, shape) = (*next, &self.model[*next].shape);
        }
        (id, shape)
    }
}

/// The steps of a path below a module, if it is below it or the module itself.
fn below(module: &str, path: &str) -> Option<Vec<String>> {
    let rest = path.strip_prefix(module.trim_start_matches("::"))?;
    let rest = rest.strip_prefix("::").or(rest.is_empty().then_some(""))?;
    Some(rest.split("::").filter(|step| !step.is_empty()).map(str::to_owned).collect())
}

/// A JSON value as sources write it: a string's own text, of another value its JSON.
pub fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The tag of a union and the values of every variant.
fn tags(union: &Union) -> Option<impl Iterator<Item = (usize, &String)>> {
    let tag = union.tag.as_ref()?;
    Some(tag.values.iter().enumerate().flat_map(|(at, values)| values.iter().map(move |v| (at, v))))
}

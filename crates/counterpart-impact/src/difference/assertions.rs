//! What a definition or a field admits, beside its values and fields.
//!
//! A definition's schema is spread out into facts: a path of keywords and properties, and what is
//! asserted there. A fact ends where another definition begins. Facts that differ are changes.

use std::collections::{BTreeMap, HashMap, HashSet};

use counterpart_compat::pair::Pairs;
use counterpart_compiler::model::{
    ArrayConstraint, DefinitionId, Logic, Meaning, Model, NumberConstraint, ObjectConstraint,
    SchemaId, Shape, StringConstraint,
};
use counterpart_compiler::source::Place;
use serde_json::{Value, json};

use super::words::{all, code, text};
use super::{Both, Change, Kind, called, parts, path};

/// So many differences of one definition or field are spelled out.
const MOST_TOLD: usize = 4;

pub(super) fn changes(both: &Both<'_>, pairs: &Pairs) -> Vec<Change> {
    let renamed: HashMap<DefinitionId, String> =
        pairs.both.iter().map(|pair| (pair.old, path(both.sides.new, pair.new))).collect();
    let name_old =
        |id: DefinitionId| renamed.get(&id).cloned().unwrap_or_else(|| path(both.sides.old, id));
    let old = Facts::of(both.sides.old, both.old, &name_old);
    let new = Facts::of(both.sides.new, both.new, &|id| path(both.sides.new, id));
    let told = Told::of(both);
    let mut groups: BTreeMap<Option<String>, Vec<Difference>> = BTreeMap::new();
    let all: HashSet<_> = old.0.keys().chain(new.0.keys()).collect();
    for at in all {
        let (before, now) = (old.0.get(at), new.0.get(at));
        let value = |fact: Option<&Fact>| fact.map(|fact| fact.value.clone());
        if value(before) == value(now) || told.covers(at) {
            continue;
        }
        let place = |fact: Option<&Fact>| fact.map(|fact| fact.place);
        let difference = Difference {
            at: at.clone(),
            places: (place(before), place(now)),
            old: value(before),
            new: value(now),
        };
        groups.entry(property(at)).or_default().push(difference);
    }
    let groups = groups.into_iter();
    groups.map(|(property, differences)| change(both, property.as_deref(), differences)).collect()
}

/// One step to a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Step {
    /// A keyword, and what of it.
    Keyword(&'static str, String),
    /// A property.
    Property(String),
}

struct Fact {
    value: Value,
    place: Place,
}

struct Difference {
    at: Vec<Step>,
    places: (Option<Place>, Option<Place>),
    old: Option<Value>,
    new: Option<Value>,
}

/// The property that the fact is about.
fn property(at: &[Step]) -> Option<String> {
    at.iter().find_map(|step| match step {
        Step::Property(key) => Some(key.clone()),
        Step::Keyword(..) => None,
    })
}

fn change(both: &Both<'_>, property: Option<&str>, mut differences: Vec<Difference>) -> Change {
    differences.sort_by(|a, b| a.at.cmp(&b.at));
    let is_type = |difference: &Difference| {
        matches!(difference.at.last(), Some(Step::Keyword("type" | "is" | "format" | "secret", _)))
    };
    let kind =
        if differences.iter().any(is_type) { Kind::TypeChanged } else { Kind::ConstraintChanged };
    let mut told: Vec<String> = differences.iter().take(MOST_TOLD).map(Difference::words).collect();
    if differences.len() > MOST_TOLD {
        told.push(format!("{} more", differences.len() - MOST_TOLD));
    }
    let of = property.map(|key| format!("The field {} of ", code(key))).unwrap_or_default();
    let change = both.change(kind, format!("{of}{}: {}.", both.name(), all(&told)));
    let first = |side: fn(&Difference) -> Option<Place>| differences.iter().find_map(side);
    let old = first(|difference| difference.places.0).or(Some(both.sides.old[both.old].place));
    let new = first(|difference| difference.places.1).or(Some(both.sides.new[both.new].place));
    let change = change.at(both.sides, old, new);
    let Some(key) = property else { return change };
    let at = match &both.sides.new[both.new].shape {
        Shape::Object(object) => object.fields.iter().position(|field| field.key == key),
        _ => None,
    };
    let change = change.of(key);
    let name = at.and_then(|at| called(both.sides.names[1], both.new, at));
    name.iter().fold(change, |change, name| change.named(name))
}

impl Difference {
    fn words(&self) -> String {
        let keywords = self.at.iter().filter_map(|step| match step {
            Step::Keyword("is", _) | Step::Property(_) => None,
            Step::Keyword(keyword, of) if of.is_empty() => Some((*keyword).to_owned()),
            Step::Keyword(keyword, of) => Some(format!("{keyword} {of}")),
        });
        let keywords: Vec<String> = keywords.collect();
        let what =
            if keywords.is_empty() { "it".to_owned() } else { code(&keywords.join(" › ")) };
        let shown = |value: &Value| {
            if value.is_null() { String::new() } else { format!(" {}", code(&text(value))) }
        };
        match (&self.old, &self.new) {
            (None, Some(new)) => format!("{what}{} is new", shown(new)),
            (Some(old), None) => format!("{what}{} is gone", shown(old)),
            (Some(old), Some(new)) => format!("{what} was{} and is{}", shown(old), shown(new)),
            (None, None) => what,
        }
    }
}

/// What other changes tell already.
struct Told {
    /// Properties that came or went.
    properties: HashSet<String>,
    /// Fields whose presence is told of.
    fields: HashSet<String>,
    /// Whether values are listed one by one.
    values: bool,
    /// The variants that came or went.
    variants: HashSet<String>,
}

impl Told {
    fn of(both: &Both<'_>) -> Self {
        let mut told = Self {
            properties: HashSet::new(),
            fields: HashSet::new(),
            values: false,
            variants: HashSet::new(),
        };
        match (&both.sides.old[both.old].shape, &both.sides.new[both.new].shape) {
            (Shape::Object(old), Shape::Object(new)) => {
                let keys = |object: &counterpart_compiler::model::Object| -> HashSet<String> {
                    object.fields.iter().map(|field| field.key.clone()).collect()
                };
                let (old, new) = (keys(old), keys(new));
                told.properties = old.symmetric_difference(&new).cloned().collect();
                told.fields = old.union(&new).cloned().collect();
            }
            (Shape::Enum(_), Shape::Enum(_)) => told.values = true,
            (Shape::Union(old), Shape::Union(new)) => {
                let tags = |union| -> HashSet<(String, String)> {
                    parts::tags(union).into_iter().collect()
                };
                let (old, new) = (tags(old), tags(new));
                told.variants =
                    old.symmetric_difference(&new).map(|(_, name)| name.clone()).collect();
            }
            _ => {}
        }
        told
    }

    fn covers(&self, at: &[Step]) -> bool {
        at.iter().any(|step| match step {
            Step::Property(key) => self.properties.contains(key),
            Step::Keyword("required", key) => self.fields.contains(key),
            Step::Keyword("enum" | "const", _) => self.values,
            Step::Keyword("anyOf" | "oneOf", branch) => {
                let name = branch.rsplit('#').next().unwrap_or_default();
                self.variants.iter().any(|variant| name.ends_with(variant.as_str()))
            }
            Step::Keyword(..) => false,
        })
    }
}

/// What a definition asserts, by path.
struct Facts(BTreeMap<Vec<Step>, Fact>);

impl Facts {
    fn of(model: &Model, id: DefinitionId, name: &dyn Fn(DefinitionId) -> String) -> Self {
        let root = model[id].schema;
        let others = model.definitions().filter(|(_, definition)| definition.schema != root);
        let names = others.map(|(id, definition)| (definition.schema, name(id))).collect();
        let mut spread = Spread { model, names, open: HashSet::new(), facts: BTreeMap::new() };
        spread.schema(root, &[]);
        Self(spread.facts)
    }
}

struct Spread<'m> {
    model: &'m Model,
    /// The definitions at which facts end.
    names: HashMap<SchemaId, String>,
    /// The schemas on the way to where we are.
    open: HashSet<SchemaId>,
    facts: BTreeMap<Vec<Step>, Fact>,
}

impl Spread<'_> {
    fn fact(&mut self, at: &[Step], last: Step, value: Value, place: Place) {
        let at = at.iter().cloned().chain([last]).collect();
        self.facts.insert(at, Fact { value, place });
    }

    fn schema(&mut self, id: SchemaId, at: &[Step]) {
        if let Some(name) = self.names.get(&id).cloned() {
            let place = self.model.schemas[id].place;
            self.fact(at, Step::Keyword("is", String::new()), name.into(), place);
            return;
        }
        // A schema that holds itself without being a definition says nothing new the second time.
        if !self.open.insert(id) {
            return;
        }
        let model = self.model;
        let schema = &model.schemas[id];
        for constraint in &schema.constraints {
            self.constraint(constraint.keyword.name(), &constraint.meaning, at, schema.place);
        }
        // Neither refuses anything, and both choose a type.
        let own = |keyword| Step::Keyword(keyword, String::new());
        if let Some(format) = schema.annotations.format {
            self.fact(at, own("format"), format.name().into(), schema.place);
        }
        if schema.annotations.extension.secret {
            self.fact(at, own("secret"), Value::Null, schema.place);
        }
        self.open.remove(&id);
    }

    fn below(&mut self, at: &[Step], step: Step, schema: SchemaId) {
        let at: Vec<Step> = at.iter().cloned().chain([step]).collect();
        self.schema(schema, &at);
    }

    fn constraint(&mut self, keyword: &'static str, meaning: &Meaning, at: &[Step], place: Place) {
        let own = |of: &str| Step::Keyword(keyword, of.to_owned());
        match meaning {
            Meaning::Never => self.fact(at, own(""), Value::Null, place),
            Meaning::Type(kinds) => {
                self.fact(at, own(""), kinds.names().join(" or ").into(), place);
            }
            Meaning::Enum(literals) => {
                for literal in literals {
                    self.fact(at, own(&text(&literal.value)), Value::Null, place);
                }
            }
            Meaning::Const(literal) => self.fact(at, own(""), literal.value.clone(), place),
            Meaning::Number(number) => self.fact(at, own(""), number_value(number), place),
            Meaning::String(StringConstraint::ContentMediaType { media_type, .. }) => {
                self.fact(at, own(""), media_type.clone().into(), place);
            }
            Meaning::String(string) => self.fact(at, own(""), string.parameter(), place),
            Meaning::Array(array) => self.array(keyword, array, at, place),
            Meaning::Object(object) => self.object(keyword, object, at, place),
            Meaning::Logic(logic) => self.logic(keyword, logic, at, place),
            // A reference is what it leads to.
            Meaning::Reference(target) => self.schema(*target, at),
        }
    }

    fn array(&mut self, keyword: &'static str, array: &ArrayConstraint, at: &[Step], place: Place) {
        let own = |of: &str| Step::Keyword(keyword, of.to_owned());
        match array {
            ArrayConstraint::PrefixItems(schemas) => self.branches(keyword, schemas, at),
            ArrayConstraint::Items { schema, .. } | ArrayConstraint::UnevaluatedItems(schema) => {
                self.applied(keyword, *schema, at, place);
            }
            ArrayConstraint::Contains { schema, .. } => {
                self.fact(at, own(""), array.parameter(), place);
                self.below(at, own("each"), *schema);
            }
            ArrayConstraint::MaxItems(_)
            | ArrayConstraint::MinItems(_)
            | ArrayConstraint::UniqueItems => self.fact(at, own(""), array.parameter(), place),
        }
    }

    fn object(
        &mut self,
        keyword: &'static str,
        object: &ObjectConstraint,
        at: &[Step],
        place: Place,
    ) {
        let own = |of: &str| Step::Keyword(keyword, of.to_owned());
        match object {
            ObjectConstraint::Properties(pairs) => {
                for (key, schema) in pairs {
                    self.below(at, Step::Property(key.clone()), *schema);
                }
            }
            ObjectConstraint::PatternProperties(pairs)
            | ObjectConstraint::DependentSchemas(pairs) => {
                for (key, schema) in pairs {
                    self.below(at, own(key), *schema);
                }
            }
            ObjectConstraint::AdditionalProperties(schema)
            | ObjectConstraint::PropertyNames(schema)
            | ObjectConstraint::UnevaluatedProperties(schema) => {
                self.applied(keyword, *schema, at, place);
            }
            ObjectConstraint::Required(keys) => {
                for key in keys {
                    self.fact(at, own(key), Value::Null, place);
                }
            }
            ObjectConstraint::DependentRequired(pairs) => {
                for (key, keys) in pairs {
                    self.fact(at, own(key), json!(keys), place);
                }
            }
            ObjectConstraint::MaxProperties(_) | ObjectConstraint::MinProperties(_) => {
                self.fact(at, own(""), object.parameter(), place);
            }
        }
    }

    fn logic(&mut self, keyword: &'static str, logic: &Logic, at: &[Step], place: Place) {
        match logic {
            Logic::AllOf(schemas) | Logic::AnyOf(schemas) | Logic::OneOf(schemas) => {
                self.branches(keyword, schemas, at);
            }
            Logic::Not(schema) => self.applied(keyword, *schema, at, place),
            Logic::If { condition, then, otherwise } => {
                let parts = [("if", Some(*condition)), ("then", *then), ("else", *otherwise)];
                for (label, schema) in parts {
                    if let Some(schema) = schema {
                        self.below(at, Step::Keyword(label, String::new()), schema);
                    }
                }
            }
        }
    }

    /// A keyword with one schema. One that admits everything is a fact as well.
    fn applied(&mut self, keyword: &'static str, schema: SchemaId, at: &[Step], place: Place) {
        let step = Step::Keyword(keyword, String::new());
        if self.model.schemas[schema].admits_all() {
            self.fact(at, step, "true".into(), place);
        } else {
            self.below(at, step, schema);
        }
    }

    /// Branches go by the name of the definition they are; others by their position.
    fn branches(&mut self, keyword: &'static str, schemas: &[SchemaId], at: &[Step]) {
        for (position, schema) in schemas.iter().enumerate() {
            let name = self.definition_of(*schema);
            let label = name.unwrap_or_else(|| position.to_string());
            self.below(at, Step::Keyword(keyword, label), *schema);
        }
    }

    fn definition_of(&self, schema: SchemaId) -> Option<String> {
        let known = self.names.get(&schema);
        let target = match self.model.schemas[schema].constraints.as_slice() {
            [only] => only.meaning.reference().and_then(|target| self.names.get(&target)),
            [] | [_, _, ..] => None,
        };
        known.or(target).cloned()
    }
}

/// The bound. Draft 4 says by a second keyword that the bound itself is refused.
fn number_value(number: &NumberConstraint) -> Value {
    match number {
        NumberConstraint::Maximum { limit, exclusive: true }
        | NumberConstraint::Minimum { limit, exclusive: true } => {
            format!("{limit}, exclusive").into()
        }
        NumberConstraint::Maximum { limit, exclusive: false }
        | NumberConstraint::Minimum { limit, exclusive: false }
        | NumberConstraint::MultipleOf(limit) => limit.clone().into(),
    }
}

//! Instances made from a schema: likely ones, and those with a small change somewhere.

use counterpart_compat::answer::Answer;
use counterpart_compat::strings;
use counterpart_compiler::model::{
    ArrayConstraint, Kind, Kinds, Literal, Logic, Meaning, NumberConstraint, ObjectConstraint,
    SchemaId, Schemas, StringConstraint,
};
use fastrand::Rng;
use serde_json::{Map, Number, Value, json};

/// Beyond it values are small.
const DEPTH: usize = 6;
/// No size is made that is larger by much.
const MOST: u64 = 100;
/// Names that schemas may or may not know.
const NAMES: [&str; 6] = ["a", "b", "c", "x-y", "0", "fresh"];

/// Makes instances.
pub struct Instances<'m> {
    schemas: &'m Schemas,
    rng: Rng,
}

impl<'m> Instances<'m> {
    /// Makes instances of schemas, the same for the same seed.
    pub fn new(schemas: &'m Schemas, seed: u64) -> Self {
        Self { schemas, rng: Rng::with_seed(seed) }
    }

    /// One that the schema probably admits, or one with a few changes.
    pub fn next(&mut self, schema: SchemaId) -> Value {
        let mut value = self.make(schema, 0);
        let changes = [0, 0, 1, 1, 2][self.rng.usize(0..5)];
        for _ in 0..changes {
            self.change(&mut value);
        }
        value
    }

    fn coin(&mut self, chance: f64) -> bool {
        self.rng.f64() < chance
    }

    fn one_of<'v, T>(&mut self, all: &'v [T]) -> &'v T {
        &all[self.rng.usize(0..all.len())]
    }

    fn make(&mut self, schema: SchemaId, depth: usize) -> Value {
        let mut facts = Facts::default();
        self.gather(schema, &mut facts, 0);
        if let Some(value) = facts.values.as_ref().filter(|values| !values.is_empty()) {
            return self.one_of(value).clone();
        }
        let kinds = facts.likely_kinds();
        let kinds: Vec<Kind> = kinds.iter().collect();
        match *self.one_of(if kinds.is_empty() { &Kind::ALL } else { &kinds }) {
            Kind::Null => Value::Null,
            Kind::Boolean => Value::Bool(self.rng.bool()),
            Kind::Integer => self.number(&facts, true),
            Kind::Fraction => self.number(&facts, false),
            Kind::String => self.string(&facts),
            Kind::Array => self.array(&facts, depth),
            Kind::Object => self.object(&facts, depth),
        }
    }

    /// Gathers what is asked of a value; of alternatives, what one of them asks.
    fn gather(&mut self, schema: SchemaId, facts: &mut Facts, depth: usize) {
        if depth > 40 {
            return;
        }
        let schemas: &'m Schemas = self.schemas;
        for constraint in &schemas[schema].constraints {
            match &constraint.meaning {
                Meaning::Reference(target) => self.gather(*target, facts, depth + 1),
                Meaning::Logic(Logic::AllOf(branches)) => {
                    for branch in branches {
                        self.gather(*branch, facts, depth + 1);
                    }
                }
                Meaning::Logic(Logic::AnyOf(branches) | Logic::OneOf(branches)) => {
                    let branch = *self.one_of(branches);
                    self.gather(branch, facts, depth + 1);
                }
                Meaning::Logic(Logic::If { condition, then, otherwise }) => {
                    let taken = if self.rng.bool() { Some(condition) } else { None };
                    let branch = if taken.is_some() { then } else { otherwise };
                    for schema in taken.into_iter().chain(branch) {
                        self.gather(*schema, facts, depth + 1);
                    }
                }
                Meaning::Logic(Logic::Not(_)) | Meaning::Never => {}
                Meaning::Object(ObjectConstraint::DependentSchemas(entries)) => {
                    for (_, schema) in entries {
                        if self.rng.bool() {
                            self.gather(*schema, facts, depth + 1);
                        }
                    }
                }
                Meaning::Type(kinds) => {
                    facts.kinds = Some(facts.kinds.unwrap_or(Kinds::ALL).and(*kinds));
                }
                Meaning::Enum(literals) => facts.values(literals),
                Meaning::Const(literal) => facts.values(std::slice::from_ref(literal)),
                Meaning::Number(number) => facts.number(number),
                Meaning::String(string) => facts.string(string),
                Meaning::Array(array) => facts.array(array),
                Meaning::Object(object) => facts.object(object),
            }
        }
    }

    fn number(&mut self, facts: &Facts, whole: bool) -> Value {
        let near = [0.0, 1.0, -1.0, 0.5, 2.0, 10.0, 100.0];
        let mut base = *self.one_of(&near);
        if !facts.bounds.is_empty() && self.coin(0.8) {
            base = *self.one_of(&facts.bounds);
        }
        if !facts.divisors.is_empty() && self.coin(0.7) {
            let divisor = *self.one_of(&facts.divisors);
            base = (base / divisor).round() * divisor;
        }
        let steps = [0.0, 0.0, 1.0, -1.0, 0.5, -0.5, 0.1];
        base += *self.one_of(&steps);
        let base = if whole { base.round() } else { base };
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
        if base.fract() == 0.0 && base.abs() < 9e15 {
            return json!(base as i64);
        }
        Number::from_f64(base).map_or(Value::Null, Value::Number)
    }

    fn string(&mut self, facts: &Facts) -> Value {
        if !facts.patterns.is_empty() && self.coin(0.8) {
            let min = self.rng.u64(0..4);
            let question = strings::Question {
                matches: facts.patterns.clone(),
                min: min.max(facts.min_length),
                ..Default::default()
            };
            if let Answer::Found(text) = question.answer() {
                return Value::String(text);
            }
        }
        let length = self.count(facts.min_length, facts.max_length);
        let letters = ["a", "b", "z", "0", "-", "A", "é", " "];
        let text: String = (0..length).map(|_| *self.one_of(&letters)).collect();
        Value::String(text)
    }

    /// A size within bounds, or right beside them.
    fn count(&mut self, min: u64, max: Option<u64>) -> u64 {
        let min = min.min(MOST);
        let max = max.unwrap_or(min + 3).min(min + 40);
        let near = [min, min + 1, max, max + 1, min.saturating_sub(1), self.rng.u64(0..4)];
        let inside = self.rng.u64(min..=max.max(min));
        if self.coin(0.7) { inside } else { *self.one_of(&near) }
    }

    fn array(&mut self, facts: &Facts, depth: usize) -> Value {
        if depth >= DEPTH {
            return json!([]);
        }
        let mut length = self.count(facts.min_items, facts.max_items);
        if self.coin(0.5) {
            length = length.max(facts.prefix.len() as u64);
        }
        let mut items: Vec<Value> = Vec::new();
        for at in 0..usize::try_from(length.min(12)).unwrap_or(0) {
            let from_contains = !facts.contains.is_empty() && self.coin(0.3);
            let schema = if from_contains {
                Some(*self.one_of(&facts.contains))
            } else {
                facts.prefix.get(at).or(facts.items.as_ref()).copied()
            };
            let repeated =
                (!items.is_empty() && self.coin(0.1)).then(|| self.one_of(&items).clone());
            items.push(match (repeated, schema) {
                (Some(item), _) => item,
                (None, Some(schema)) => self.make(schema, depth + 1),
                (None, None) => self.anything(),
            });
        }
        Value::Array(items)
    }

    fn object(&mut self, facts: &Facts, depth: usize) -> Value {
        let mut object = Map::new();
        if depth >= DEPTH {
            for name in &facts.required {
                object.insert(name.clone(), json!(0));
            }
            return Value::Object(object);
        }
        let share = *self.one_of(&[0.0, 0.3, 0.8]);
        for (name, schema) in &facts.properties {
            if facts.required.contains(name) && self.coin(0.95) || self.coin(share) {
                let value = self.make(*schema, depth + 1);
                object.insert(name.clone(), value);
            }
        }
        for name in &facts.required {
            if !object.contains_key(name) && self.coin(0.95) {
                object.insert(name.clone(), self.anything());
            }
        }
        for (pattern, schema) in &facts.named_like {
            if self.coin(0.5) {
                let min = self.rng.u64(0..3);
                let question =
                    strings::Question { matches: vec![pattern.clone()], min, ..Default::default() };
                if let Answer::Found(name) = question.answer() {
                    let value = self.make(*schema, depth + 1);
                    object.insert(name, value);
                }
            }
        }
        if let Some(schema) = facts.others.filter(|_| self.coin(0.5)) {
            let name = *self.one_of(&NAMES);
            let value = self.make(schema, depth + 1);
            object.entry(name).or_insert(value);
        }
        Value::Object(object)
    }

    fn anything(&mut self) -> Value {
        let some = [
            json!(null),
            json!(true),
            json!(0),
            json!(1),
            json!(-1),
            json!(0.5),
            json!(""),
            json!("a"),
            json!("b"),
            json!([]),
            json!([0]),
            json!({}),
            json!({"a": 0}),
        ];
        self.one_of(&some).clone()
    }

    /// Changes something somewhere.
    fn change(&mut self, value: &mut Value) {
        if self.coin(0.6) {
            match value {
                Value::Array(items) if !items.is_empty() => {
                    let at = self.rng.usize(0..items.len());
                    return self.change(&mut items[at]);
                }
                Value::Object(object) if !object.is_empty() => {
                    let at = self.rng.usize(0..object.len());
                    if let Some((_, inner)) = object.iter_mut().nth(at) {
                        return self.change(inner);
                    }
                }
                _ => {}
            }
        }
        match value {
            Value::Array(items) if self.coin(0.7) => match self.rng.u8(0..3) {
                0 => drop(items.pop()),
                1 => items.push(self.anything()),
                _ => {
                    if let Some(last) = items.last().cloned() {
                        items.push(last);
                    }
                }
            },
            Value::Object(object) if self.coin(0.7) => {
                let at = self.rng.usize(0..=object.len());
                match object.keys().nth(at).cloned() {
                    Some(name) => drop(object.shift_remove(&name)),
                    None => drop(object.insert((*self.one_of(&NAMES)).to_owned(), self.anything())),
                }
            }
            Value::String(text) if self.coin(0.7) => match self.rng.u8(0..3) {
                0 => drop(text.pop()),
                1 => text.push(*self.one_of(&['a', '0', '-', 'Z'])),
                _ => text.insert(0, *self.one_of(&['a', '0', '-', 'Z'])),
            },
            Value::Number(number) if self.coin(0.7) => {
                let by = *self.one_of(&[1.0, -1.0, 0.5, 10.0]);
                let changed = number.as_f64().unwrap_or_default() + by;
                *value = Number::from_f64(changed).map_or(Value::Null, Value::Number);
            }
            other => *other = self.anything(),
        }
    }
}

/// What is asked of one value.
#[derive(Default)]
struct Facts {
    kinds: Option<Kinds>,
    values: Option<Vec<Value>>,
    bounds: Vec<f64>,
    divisors: Vec<f64>,
    patterns: Vec<String>,
    min_length: u64,
    max_length: Option<u64>,
    prefix: Vec<SchemaId>,
    items: Option<SchemaId>,
    contains: Vec<SchemaId>,
    min_items: u64,
    max_items: Option<u64>,
    properties: Vec<(String, SchemaId)>,
    named_like: Vec<(String, SchemaId)>,
    others: Option<SchemaId>,
    required: Vec<String>,
}

impl Facts {
    fn values(&mut self, literals: &[Literal]) {
        let values = || literals.iter().map(|literal| literal.value.clone()).collect();
        self.values.get_or_insert_with(values);
    }

    fn number(&mut self, number: &NumberConstraint) {
        match number {
            NumberConstraint::Maximum { limit, .. } | NumberConstraint::Minimum { limit, .. } => {
                self.bounds.extend(limit.as_f64());
            }
            NumberConstraint::MultipleOf(divisor) => self.divisors.extend(divisor.as_f64()),
        }
    }

    /// A keyword that is not followed here makes instances less likely, and no others.
    fn string(&mut self, string: &StringConstraint) {
        if let StringConstraint::MaxLength(limit) = string {
            self.max_length = Some(least(self.max_length, *limit));
        } else if let StringConstraint::MinLength(limit) = string {
            self.min_length = self.min_length.max(*limit);
        } else if let StringConstraint::Pattern(pattern) = string {
            self.patterns.push(pattern.clone());
        }
    }

    fn array(&mut self, array: &ArrayConstraint) {
        match array {
            ArrayConstraint::PrefixItems(schemas) => self.prefix.clone_from(schemas),
            ArrayConstraint::Items { schema, .. } | ArrayConstraint::UnevaluatedItems(schema) => {
                self.items.get_or_insert(*schema);
            }
            ArrayConstraint::Contains { schema, .. } => self.contains.push(*schema),
            ArrayConstraint::MaxItems(limit) => {
                self.max_items = Some(least(self.max_items, *limit))
            }
            ArrayConstraint::MinItems(limit) => self.min_items = self.min_items.max(*limit),
            ArrayConstraint::UniqueItems => {}
        }
    }

    fn object(&mut self, object: &ObjectConstraint) {
        match object {
            ObjectConstraint::Properties(entries) => self.properties.extend(entries.clone()),
            ObjectConstraint::PatternProperties(entries) => self.named_like.extend(entries.clone()),
            ObjectConstraint::AdditionalProperties(schema)
            | ObjectConstraint::UnevaluatedProperties(schema) => {
                self.others.get_or_insert(*schema);
            }
            ObjectConstraint::Required(names) => self.required.extend(names.iter().cloned()),
            ObjectConstraint::PropertyNames(_)
            | ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::MinProperties(_)
            | ObjectConstraint::DependentRequired(_)
            | ObjectConstraint::DependentSchemas(_) => {}
        }
    }

    /// The kinds that what is asked has in mind.
    fn likely_kinds(&self) -> Kinds {
        let mut likely = Kinds::NONE;
        let mut also = |kinds: Kinds, asked: bool| {
            if asked {
                likely = likely.or(kinds);
            }
        };
        also(Kinds::NUMBER, !self.bounds.is_empty() || !self.divisors.is_empty());
        let text = !self.patterns.is_empty() || self.min_length > 0 || self.max_length.is_some();
        also(Kind::String.into(), text);
        let list = !self.prefix.is_empty() || self.items.is_some() || !self.contains.is_empty();
        also(Kind::Array.into(), list || self.min_items > 0 || self.max_items.is_some());
        let object = !self.properties.is_empty() || !self.named_like.is_empty();
        also(Kind::Object.into(), object || self.others.is_some() || !self.required.is_empty());
        let allowed = self.kinds.unwrap_or(Kinds::ALL);
        let likely = likely.and(allowed);
        if likely.is_empty() { allowed } else { likely }
    }
}

fn least(known: Option<u64>, limit: u64) -> u64 {
    known.map_or(limit, |known| known.min(limit))
}

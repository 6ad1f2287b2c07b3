//! Infers the shape of a type from its form.

use std::collections::HashSet;

use serde_json::{Number, Value};

use super::conjunction::Conjunction;
use super::facts::{Facts, Listed};
use super::form::Form;
use super::path::TypePath;
use super::planner::Planner;
use super::variants::kinds_name;
use crate::diagnostic::Code;
use crate::model::{
    Array, DefinitionId, Enum, EnumValue, Kind, Kinds, Literal, Map, Origin, Scalar, SchemaId,
    Shape, Text, Tuple,
};

impl Planner<'_> {
    /// The shape of a definition itself.
    pub(super) fn build(&mut self, id: DefinitionId, conjunction: &Conjunction) -> Shape {
        if let Some(target) = self.lone_reference(conjunction)
            && let Some(target) = self.definition_of(target)
            && target != id
        {
            return Shape::Reference(target);
        }
        let facts = Facts::gather(self.schemas(), conjunction);
        let form = self.form(conjunction, &facts);
        self.warn_of_no_type(id, &facts, &form);
        self.build_form(form, conjunction, &facts, &TypePath::of(id))
    }

    /// Warns of a definition that describes objects or arrays and accepts every other value too, which
    /// is rarely intended.
    fn warn_of_no_type(&mut self, id: DefinitionId, facts: &Facts, form: &Form) {
        let definition = &self.definitions[id.0 as usize];
        let authored = matches!(definition.origin, Origin::Root | Origin::Authored);
        if authored && facts.kinds == Kinds::ALL && matches!(form, Form::Kinds(_)) {
            let described = if facts.describes_objects() { "object" } else { "array" };
            let name = &definition.name;
            let sentence = format!("`{name}` accepts every value that is not an {described}");
            let diagnostic = self.sources.diagnose(Code::NoType, definition.place, sentence);
            self.diagnostics.push(diagnostic.help(format!("add \"type\": \"{described}\"")));
        }
    }

    /// The shape of an inline type. A type that needs a name is hoisted into a definition.
    pub(super) fn inline(&mut self, conjunction: &Conjunction, path: &TypePath) -> Shape {
        if let Some(target) = self.lone_reference(conjunction)
            && let Some(target) = self.definition_of(target)
        {
            return Shape::Reference(target);
        }
        let conjunction = &self.canonical(conjunction);
        let facts = Facts::gather(self.schemas(), conjunction);
        let form = self.form(conjunction, &facts);
        // The items of an array may be the array itself; then it needs a name as well.
        if form.is_hoisted() || self.open.contains(conjunction) {
            return self.hoist(conjunction, path).map_or(Shape::Any(facts.kinds), Shape::Reference);
        }
        self.open.push(conjunction.clone());
        let shape = self.build_form(form, conjunction, &facts, path);
        self.open.pop();
        shape
    }

    /// The shape of a field or a variant: as inline, but a single scalar value needs no name, unless
    /// it was given one.
    pub(super) fn part(&mut self, conjunction: &Conjunction, path: &TypePath) -> Shape {
        match self.constant(conjunction) {
            Some(value) => Shape::Constant(value),
            None => self.inline(conjunction, path),
        }
    }

    /// The single scalar value of a conjunction that was given no name.
    pub(super) fn constant(&self, conjunction: &Conjunction) -> Option<Value> {
        let refers = self.lone_reference(conjunction).and_then(|target| self.definition_of(target));
        let facts = Facts::gather(self.schemas(), conjunction);
        let asked = &facts.annotations.extension;
        if refers.is_some() || asked.name.is_some() || asked.list.is_some() {
            return None;
        }
        match (self.form(conjunction, &facts), facts.values.as_deref()) {
            (Form::Enum, Some([Listed { literal, .. }])) => match &literal.value {
                value @ (Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
                    Some(value.clone())
                }
                Value::Null | Value::Array(_) | Value::Object(_) => None,
            },
            _ => None,
        }
    }

    /// The shape of a form.
    pub(super) fn build_form(
        &mut self,
        form: Form,
        conjunction: &Conjunction,
        facts: &Facts,
        path: &TypePath,
    ) -> Shape {
        match form {
            Form::Never => Shape::Never,
            Form::Any(kinds) => Shape::Any(kinds),
            Form::Scalar => Shape::Scalar(scalar(facts)),
            Form::Nullable(rest) => self.nullable(&rest, path),
            Form::Same(only) => self.same(&only, conjunction, path),
            Form::Enum => Shape::Enum(Enum {
                values: values(facts.values.clone().unwrap_or_default()),
                open: false,
            }),
            Form::Values { branches, open } => Shape::Enum(self.values_of(&branches, open)),
            Form::Object => Shape::Object(self.object(facts, path)),
            Form::Map => self.map(facts, path),
            Form::Array => self.array(facts, path),
            Form::Tuple => self.tuple(facts, path),
            Form::Choice(choice, branches) => self.union_of(choice, &branches, path),
            Form::Kinds(groups) => self.union_of_kinds(conjunction, &groups, path),
        }
    }

    /// `null`, or what `rest` holds. At the top of a definition, what it holds is named by its kind.
    fn nullable(&mut self, rest: &Conjunction, path: &TypePath) -> Shape {
        let below = self.below(path, kinds_name(rest.kinds).unwrap_or("Value"));
        let path = if path.is_top() { &below } else { path };
        match self.inline(rest, path) {
            Shape::Any(kinds) => Shape::Any(kinds.or(Kinds::one(Kind::Null))),
            shape @ Shape::Nullable(_) => shape,
            shape @ (Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Enum(_)
            | Shape::Object(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Union(_)
            | Shape::Reference(_)) => Shape::Nullable(Box::new(shape)),
        }
    }

    /// The shape of the one branch that is left. At the top of a definition it is built there.
    fn same(&mut self, only: &Conjunction, of: &Conjunction, path: &TypePath) -> Shape {
        if !path.is_top() || only == of {
            return self.inline(only, path);
        }
        if let Some(target) = self.lone_reference(only)
            && let Some(target) = self.definition_of(target)
            && target != path.owner
        {
            return Shape::Reference(target);
        }
        let facts = Facts::gather(self.schemas(), only);
        let form = self.form(only, &facts);
        self.build_form(form, only, &facts, path)
    }

    fn values_of(&self, branches: &[Conjunction], open: bool) -> Enum {
        let mut known = HashSet::new();
        let mut all: Vec<Listed> = Vec::new();
        for branch in branches {
            let values = Facts::gather(self.schemas(), branch).values.unwrap_or_default();
            all.extend(values.into_iter().filter(|listed| known.insert(listed.identity())));
        }
        Enum { values: values(all), open }
    }

    fn map(&mut self, facts: &Facts, path: &TypePath) -> Shape {
        let keys = Conjunction::of(facts.property_names.iter().copied());
        let keys = if keys.schemas.is_empty() {
            None
        } else {
            self.key_enum(&keys.about(Kinds::one(Kind::String)), path)
        };
        let patterns: Vec<SchemaId> = facts.patterns.iter().map(|(_, schema)| *schema).collect();
        let values = match (patterns.as_slice(), self.is_closed(facts)) {
            ([], _) => {
                let others = self.others(facts);
                self.inline(&others, &self.below(path, "Value"))
            }
            ([one], true) => self.inline(&Conjunction::of([*one]), &self.below(path, "Value")),
            _ => Shape::Any(Kinds::ALL),
        };
        Shape::Map(Map { keys, values: Box::new(values) })
    }

    /// The enum definition that lists a map's keys, where they are a finite list of strings.
    fn key_enum(&mut self, names: &Conjunction, path: &TypePath) -> Option<DefinitionId> {
        let unrestricted = Conjunction { kinds: Kinds::ALL, ..names.clone() };
        let target = self.lone_reference(&unrestricted);
        let facts = Facts::gather(self.schemas(), names);
        let form = self.form(names, &facts);
        if !matches!(form, Form::Enum | Form::Values { open: false, .. }) {
            return None;
        }
        let target = target.and_then(|target| self.definition_of(target));
        target.or_else(|| self.hoist(names, &self.below(path, "Key")))
    }

    fn array(&mut self, facts: &Facts, path: &TypePath) -> Shape {
        let items = facts.items.iter().map(|(_, schema)| *schema);
        let items = self.inline(&Conjunction::of(items), &self.below(path, "Item"));
        Shape::Array(Array { items: Box::new(items), min: facts.min_items, max: facts.max_items })
    }

    fn tuple(&mut self, facts: &Facts, path: &TypePath) -> Shape {
        let longest = facts.prefixes.iter().map(Vec::len).max().unwrap_or(0);
        let most = facts
            .max_items
            .map_or(longest, |max| longest.min(usize::try_from(max).unwrap_or(longest)));
        let at = |position: usize| {
            let leading = facts.prefixes.iter().filter_map(move |prefix| prefix.get(position));
            let behind = facts.items.iter().filter(move |(from, _)| *from <= position);
            leading.copied().chain(behind.map(|(_, schema)| *schema))
        };
        let items = (0..most).map(|position| {
            let path = &self.below(path, &format!("Item{}", position + 1));
            self.inline(&Conjunction::of(at(position)), path)
        });
        let items: Vec<Shape> = items.collect();
        let rest = Conjunction::of(at(usize::MAX));
        let ends = facts.max_items.is_some_and(|max| max <= most as u64)
            || rest.schemas.iter().any(|schema| self.is_never(*schema));
        let rest = (!ends).then(|| Box::new(self.inline(&rest, &self.below(path, "Rest"))));
        if items.is_empty() {
            let items = rest.unwrap_or_else(|| Box::new(Shape::Never));
            return Shape::Array(Array { items, min: facts.min_items, max: facts.max_items });
        }
        let required = usize::try_from(facts.min_items).unwrap_or(usize::MAX).min(items.len());
        Shape::Tuple(Tuple { items, required, rest })
    }

    /// The kinds a schema's own `type` admits.
    pub(super) fn declared_kinds(&self, schema: SchemaId) -> Kinds {
        self.schemas()[schema].kinds()
    }
}

/// The values of an enum.
fn values(values: Vec<Listed>) -> Vec<EnumValue> {
    let values =
        values.into_iter().map(|Listed { literal: Literal { value, at }, annotations }| {
            EnumValue { value, at, annotations }
        });
    values.collect()
}

fn scalar(facts: &Facts) -> Scalar {
    let kinds = facts.kinds;
    if kinds.has(Kind::String) {
        Scalar::String(Text {
            format: facts.format,
            asserted: facts.format_asserted,
            secret: facts.secret,
            bounded: facts.bounded_text,
        })
    } else if kinds.has(Kind::Boolean) {
        Scalar::Boolean
    } else if kinds.has(Kind::Fraction) {
        Scalar::Number
    } else if kinds.has(Kind::Integer) {
        let min = facts.minimum.as_ref().map(whole_min);
        let max = facts.maximum.as_ref().and_then(whole_max);
        Scalar::Integer { min, max, width: facts.width.filter(|width| width.holds(min, max)) }
    } else {
        Scalar::Null
    }
}

/// The greatest integer that is not above a lower bound, as far as `i64` goes.
#[allow(clippy::cast_possible_truncation)] // Saturation is meant: a wider bound admits more.
fn whole_min(limit: &Number) -> i64 {
    match (limit.as_i64(), limit.as_u64()) {
        (Some(limit), _) => limit,
        (None, Some(_)) => i64::MAX,
        (None, None) => limit.as_f64().map_or(i64::MIN, |limit| limit.floor() as i64),
    }
}

/// The least integer that is not below an upper bound, as far as `u64` goes; `None` for one below 0.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // As above.
fn whole_max(limit: &Number) -> Option<u64> {
    match (limit.as_u64(), limit.as_i64()) {
        (Some(limit), _) => Some(limit),
        (None, Some(_)) => None,
        (None, None) => {
            limit.as_f64().filter(|limit| *limit >= 0.0).map(|limit| limit.ceil() as u64)
        }
    }
}

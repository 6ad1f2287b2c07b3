//! From the form of a type to its shape.

use super::facts::{Conjunction, Facts};
use super::form::Form;
use super::planner::{Planner, Spot};
use super::unions::kinds_name;
use crate::diagnostic::Code;
use crate::model::{
    Annotations, Array, DefinitionId, Enum, EnumValue, Kind, Kinds, Map, Origin, Rule, Scalar,
    SchemaId, Shape, Text, Tuple,
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
        self.build_form(form, conjunction, &facts, Spot { owner: id, path: &[] })
    }

    /// A definition that describes objects and does not ask for one is seldom what was meant.
    fn warn_of_no_type(&mut self, id: DefinitionId, facts: &Facts, form: &Form) {
        let definition = &self.definitions[id.0 as usize];
        let authored = matches!(definition.origin, Origin::Root | Origin::Authored);
        if authored && facts.kinds == Kinds::ALL && matches!(form, Form::Kinds(_)) {
            let sentence =
                format!("`{}` also admits every value that is no object", definition.name);
            let diagnostic = self.sources.diagnose(Code::NoType, definition.place, sentence);
            let described = if facts.describes_objects() { "object" } else { "array" };
            self.diagnostics.push(diagnostic.help(format!("add \"type\": \"{described}\"")));
        }
    }

    /// The shape of an inline type; what needs a name of its own is hoisted.
    pub(super) fn inline(&mut self, conjunction: &Conjunction, spot: Spot<'_>) -> Shape {
        if let Some(target) = self.lone_reference(conjunction)
            && let Some(target) = self.definition_of(target)
        {
            return Shape::Reference(target);
        }
        let facts = Facts::gather(self.schemas(), conjunction);
        let form = self.form(conjunction, &facts);
        // An array may be what its own items are; then it needs a name as well.
        if form.is_hoisted() || self.open.contains(conjunction) {
            return self.hoist(conjunction, spot).map_or(Shape::Any(facts.kinds), Shape::Reference);
        }
        self.open.push(conjunction.clone());
        let shape = self.build_form(form, conjunction, &facts, spot);
        self.open.pop();
        shape
    }

    /// The shape of a form.
    pub(super) fn build_form(
        &mut self,
        form: Form,
        conjunction: &Conjunction,
        facts: &Facts,
        spot: Spot<'_>,
    ) -> Shape {
        match form {
            Form::Never => Shape::Never,
            Form::Any(kinds) => Shape::Any(kinds),
            Form::Scalar => Shape::Scalar(scalar(facts)),
            Form::Nullable(rest) => self.nullable(&rest, spot),
            Form::Same(only) => self.same(&only, conjunction, spot),
            Form::Enum => Shape::Enum(Enum {
                values: values(facts.values.clone().unwrap_or_default()),
                open: false,
            }),
            Form::Values { branches, open } => Shape::Enum(self.values_of(&branches, open)),
            Form::Object => Shape::Object(self.object(facts, spot)),
            Form::Map => self.map(facts, spot),
            Form::Array => self.array(facts, spot),
            Form::Tuple => self.tuple(facts, spot),
            Form::Choice(branches) => self.union_of(&branches, spot),
            Form::Kinds(groups) => self.union_of_kinds(conjunction, &groups, spot),
        }
    }

    /// `null`, or what `rest` holds. At the top of a definition, what it holds is named by its kind.
    fn nullable(&mut self, rest: &Conjunction, spot: Spot<'_>) -> Shape {
        let mut path = Vec::new();
        let spot = if spot.path.is_empty() {
            self.extend(spot, &mut path, kinds_name(rest.kinds).unwrap_or("Value"))
        } else {
            spot
        };
        match self.inline(rest, spot) {
            Shape::Any(kinds) => Shape::Any(kinds.or(Kinds::one(Kind::Null))),
            shape @ Shape::Nullable(_) => shape,
            shape => Shape::Nullable(Box::new(shape)),
        }
    }

    /// The shape of the one branch that is left. At the top of a definition it is built there.
    fn same(&mut self, only: &Conjunction, of: &Conjunction, spot: Spot<'_>) -> Shape {
        if !spot.path.is_empty() || only == of {
            return self.inline(only, spot);
        }
        if let Some(target) = self.lone_reference(only)
            && let Some(target) = self.definition_of(target)
            && target != spot.owner
        {
            return Shape::Reference(target);
        }
        let facts = Facts::gather(self.schemas(), only);
        let form = self.form(only, &facts);
        self.build_form(form, only, &facts, spot)
    }

    fn values_of(&self, branches: &[Conjunction], open: bool) -> Enum {
        let mut all: Vec<(serde_json::Value, Annotations)> = Vec::new();
        for branch in branches {
            let found = Facts::gather(self.schemas(), branch).values.unwrap_or_default();
            for (value, annotations) in found {
                if !all.iter().any(|(known, _)| super::equal::json_equal(known, &value)) {
                    all.push((value, annotations));
                }
            }
        }
        Enum { values: values(all), open }
    }

    fn map(&mut self, facts: &Facts, spot: Spot<'_>) -> Shape {
        let keys = Conjunction::of(facts.property_names.iter().copied());
        let keys = if keys.schemas.is_empty() {
            None
        } else {
            self.key_enum(&keys.about(Kinds::one(Kind::String)), spot)
        };
        let patterns: Vec<SchemaId> = facts.patterns.iter().map(|(_, schema)| *schema).collect();
        let values = match (patterns.as_slice(), self.is_closed(facts)) {
            ([], _) => {
                let others = self.others(facts);
                self.inline(&others, self.extend(spot, &mut Vec::new(), "Value"))
            }
            ([one], true) => {
                self.inline(&Conjunction::of([*one]), self.extend(spot, &mut Vec::new(), "Value"))
            }
            _ => Shape::Any(Kinds::ALL),
        };
        Shape::Map(Map { keys, values: Box::new(values) })
    }

    /// The enum definition that lists a map's keys, where they are a finite list of strings.
    fn key_enum(&mut self, names: &Conjunction, spot: Spot<'_>) -> Option<DefinitionId> {
        let unrestricted = Conjunction { kinds: Kinds::ALL, ..names.clone() };
        let target = self.lone_reference(&unrestricted);
        let facts = Facts::gather(self.schemas(), names);
        let form = self.form(names, &facts);
        if !matches!(form, Form::Enum | Form::Values { open: false, .. }) {
            return None;
        }
        let target = target.and_then(|target| self.definition_of(target));
        let mut path = Vec::new();
        target.or_else(|| self.hoist(names, self.extend(spot, &mut path, "Key")))
    }

    fn array(&mut self, facts: &Facts, spot: Spot<'_>) -> Shape {
        let items = facts.items.iter().map(|(_, schema)| *schema);
        let mut path = Vec::new();
        let items = self.inline(&Conjunction::of(items), self.extend(spot, &mut path, "Item"));
        Shape::Array(Array { items: Box::new(items), min: facts.min_items, max: facts.max_items })
    }

    fn tuple(&mut self, facts: &Facts, spot: Spot<'_>) -> Shape {
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
            let mut path = Vec::new();
            let spot = self.extend(spot, &mut path, &format!("Item{}", position + 1));
            self.inline(&Conjunction::of(at(position)), spot)
        });
        let items: Vec<Shape> = items.collect();
        let rest = Conjunction::of(at(usize::MAX));
        let ends = facts.max_items.is_some_and(|max| max <= most as u64)
            || rest.schemas.iter().any(|schema| self.is_never(*schema));
        let mut path = Vec::new();
        let rest =
            (!ends).then(|| Box::new(self.inline(&rest, self.extend(spot, &mut path, "Rest"))));
        if items.is_empty() {
            let items = rest.unwrap_or_else(|| Box::new(Shape::Never));
            return Shape::Array(Array { items, min: facts.min_items, max: facts.max_items });
        }
        let required = usize::try_from(facts.min_items).unwrap_or(usize::MAX).min(items.len());
        Shape::Tuple(Tuple { items, required, rest })
    }

    /// The kinds a schema's own `type` admits.
    pub(super) fn declared_kinds(&self, schema: SchemaId) -> Kinds {
        let types =
            self.schemas()[schema].assertions.iter().filter_map(|assertion| match assertion.rule {
                Rule::Type(kinds) => Some(kinds),
                _ => None,
            });
        types.fold(Kinds::ALL, Kinds::and)
    }
}

/// The values of an enum.
fn values(values: Vec<(serde_json::Value, Annotations)>) -> Vec<EnumValue> {
    values.into_iter().map(|(value, annotations)| EnumValue { value, annotations }).collect()
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
        Scalar::Integer {
            min: facts.minimum.map(whole_min),
            max: facts.maximum.and_then(whole_max),
        }
    } else {
        Scalar::Null
    }
}

#[allow(clippy::cast_possible_truncation)] // Saturation is meant: a wider bound admits more.
fn whole_min(limit: f64) -> i64 {
    limit.floor() as i64
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // As above.
fn whole_max(limit: f64) -> Option<u64> {
    (limit >= 0.0).then(|| limit.ceil() as u64)
}

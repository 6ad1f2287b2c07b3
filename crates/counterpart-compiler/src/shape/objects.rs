//! Infers objects with declared fields.

use indexmap::IndexMap;

use super::conjunction::Conjunction;
use super::declared::{Declared, Wanted};
use super::facts::{Alternatives, Elsewhere, Facts, Unnamed};
use super::path::TypePath;
use super::planner::Planner;
use super::trivial;
use crate::model::{Annotations, Field, Kind, Kinds, Object, Rest, SchemaId, Shape};

/// A regular expression that only asks for a prefix: `^x-`.
fn prefix_of(pattern: &str) -> Option<&str> {
    let prefix = pattern.strip_prefix('^')?;
    let prefix = prefix.strip_suffix(".*").or_else(|| prefix.strip_suffix(".+")).unwrap_or(prefix);
    let plain = prefix
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ' | ':' | '@'));
    (plain && !prefix.is_empty()).then_some(prefix)
}

/// What choices name that the type does not follow.
struct Asked {
    keys: IndexMap<String, Vec<SchemaId>>,
    /// Whether a value without the properties that nothing names might not be admitted.
    keeps: bool,
}

impl Planner<'_> {
    pub(super) fn object(&mut self, facts: &Facts, path: &TypePath) -> Object {
        let mut fields = Vec::new();
        let owner_place = self.definitions[path.owner.0 as usize].place;
        for (key, schemas) in &facts.properties {
            let conjunction = Conjunction::of(schemas.iter().copied());
            let shape = self.part(&conjunction, &self.below(path, key));
            let place = schemas.first().map_or(owner_place, |schema| self.schemas()[*schema].place);
            let gathered = Facts::gather(self.schemas(), &conjunction).annotations;
            let annotations = self.own_annotations(schemas, gathered);
            fields.push(Field {
                key: key.clone(),
                required: facts.required.contains(key),
                shape,
                annotations,
                place,
            });
        }
        let asked = self.asked(facts);
        let mut others = facts.conditional.clone();
        for (key, schemas) in asked.keys {
            others.entry(key).or_insert(schemas);
        }
        for key in &facts.required {
            others.entry(key.clone()).or_default();
        }
        others.retain(|key, _| !facts.properties.contains_key(key));
        for (key, schemas) in others {
            let shape = if facts.conditional.contains_key(&key) {
                Shape::Any(Kinds::ALL)
            } else {
                self.undeclared(facts, &key, path)
            };
            // What describes it best: the first schema that says anything.
            let all = || schemas.iter().map(|schema| &self.schemas()[*schema]);
            let said = all().find(|it| it.annotations != Annotations::default());
            let said = said.or_else(|| all().next());
            fields.push(Field {
                required: facts.required.contains(&key),
                key,
                shape,
                annotations: said.map_or_else(Annotations::default, |it| it.annotations.clone()),
                place: said.map_or(owner_place, |schema| schema.place),
            });
        }
        let rest = self.rest(facts, asked.keeps, path);
        Object { fields, rest, choices: self.choices(facts) }
    }

    /// The properties that choices name which the type does not follow.
    fn asked(&self, facts: &Facts) -> Asked {
        let mut found = Declared::new(self.schemas());
        for Alternatives { choice: (schema, position), .. } in &facts.alternatives {
            if let Some(constraint) = self.schemas()[*schema].constraints.get(*position) {
                found.collect_applied(&constraint.meaning, Wanted::Met);
            }
        }
        let mut keys = found.keys();
        if facts.patterns.is_empty() && facts.others.iter().any(|it| self.is_never(*it)) {
            keys.clear();
        }
        Asked { keys, keeps: found.others || found.keeps }
    }

    /// The annotations of a field: what its own schemas say comes before what the targets of their
    /// references say. Where its type is a reference, what the target says is left out.
    fn own_annotations(&self, schemas: &[SchemaId], gathered: Annotations) -> Annotations {
        let own = || schemas.iter().map(|schema| &self.schemas()[*schema].annotations);
        let mut said = gathered;
        if self.lone_reference(&Conjunction::of(schemas.iter().copied())).is_some() {
            let first = own().find(|annotations| **annotations != Annotations::default());
            said = first.or_else(|| own().next()).cloned().unwrap_or(said);
        }
        let title = own().find_map(|annotations| annotations.title.clone());
        let description = own().find_map(|annotations| annotations.description.clone());
        Annotations {
            title: title.or(said.title.take()),
            description: description.or(said.description.take()),
            ..said
        }
    }

    /// The type of a required property that is not declared.
    fn undeclared(&mut self, facts: &Facts, key: &str, path: &TypePath) -> Shape {
        if facts.patterns.is_empty() && !facts.others.is_empty() && !self.is_closed(facts) {
            let conjunction = Conjunction::of(facts.others.iter().copied());
            return self.inline(&conjunction, &self.below(path, key));
        }
        Shape::Any(Kinds::ALL)
    }

    fn rest(&mut self, facts: &Facts, keeps: bool, path: &TypePath) -> Rest {
        let others = self.others(facts);
        let said =
            if facts.others.is_empty() { &facts.unevaluated_properties } else { &facts.others };
        let ignored = facts.elsewhere != Elsewhere::Conditions
            && !keeps
            && facts.unnamed == Unnamed::Free
            && said.iter().all(|schema| trivial::admits_all(self.schemas(), *schema))
            && facts.min_properties <= facts.required.len() as u64;
        let closed = facts.others.iter().any(|schema| self.is_never(*schema))
            || (self.is_closed(facts) && facts.alternatives.is_empty());
        if facts.others.is_empty() && facts.elsewhere == Elsewhere::Branches {
            self.closed_if_alone.insert(path.owner);
        }
        let path = &self.below(path, "Value");
        match facts.patterns.as_slice() {
            [] if closed => Rest::Closed,
            [] if ignored => Rest::Ignored,
            [] => Rest::Kept(Box::new(self.inline(&others, path))),
            patterns if closed => {
                let values = match patterns {
                    [(_, only)] => self.inline(&Conjunction::of([*only]), path),
                    _ => Shape::Any(Kinds::ALL),
                };
                let prefixes = patterns.iter().map(|(pattern, _)| prefix_of(pattern));
                match prefixes.map(|p| p.map(str::to_owned)).collect::<Option<Vec<_>>>() {
                    Some(prefixes) => Rest::Prefixed(prefixes, Box::new(values)),
                    None => Rest::Kept(Box::new(values)),
                }
            }
            _ => Rest::Kept(Box::new(Shape::Any(Kinds::ALL))),
        }
    }

    /// The sets of properties of which one is required, from choices that say nothing else.
    fn choices(&self, facts: &Facts) -> Vec<Vec<Vec<String>>> {
        let object = Kinds::one(Kind::Object);
        let sets = facts.alternatives.iter().map(|choice| {
            let branches = choice.branches.iter().map(|branch| {
                let conjunction = Conjunction::of([*branch]).about(object);
                let facts = Facts::gather(self.schemas(), &conjunction);
                facts.required.into_iter().collect::<Vec<_>>()
            });
            branches.collect::<Vec<_>>()
        });
        sets.filter(|sets: &Vec<Vec<String>>| sets.iter().all(|set| !set.is_empty())).collect()
    }
}

//! Compares the structure of two schemas of different models.

use std::collections::HashSet;

use counterpart_compiler::model::{
    ArrayConstraint, Constraint, Logic, Meaning, Model, ObjectConstraint, SchemaId,
};

use crate::question::Side;

/// How much alike two schemas are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The same keywords in the same order lead to the same references: at most annotations differ.
    Verbatim,
    /// The same is asserted; order, references or the spelling of a keyword differ.
    SameMeaning,
    /// Something else is asserted, or the same in words that this comparison does not see through.
    Different,
}

/// How much alike two schemas are. References are followed; a cycle that never meets a difference is
/// the same.
#[must_use]
pub fn likeness(old: Side<'_>, new: Side<'_>) -> Likeness {
    let same = |verbatim| {
        let mut walk = Walk { old: old.model, new: new.model, verbatim, seen: HashSet::new() };
        walk.same(old.schema, new.schema)
    };
    if same(true) {
        Likeness::Verbatim
    } else if same(false) {
        Likeness::SameMeaning
    } else {
        Likeness::Different
    }
}

struct Walk<'m> {
    old: &'m Model,
    new: &'m Model,
    verbatim: bool,
    /// Pairs that were begun: taken to be the same, which holds unless a difference is met.
    seen: HashSet<(SchemaId, SchemaId)>,
}

impl Walk<'_> {
    /// Documents may nest far, so the walk keeps its own list of what is to be done.
    fn same(&mut self, old: SchemaId, new: SchemaId) -> bool {
        let mut open = vec![(old, new)];
        while let Some((old, new)) = open.pop() {
            let (old, new) = (self.landed(self.old, old), self.landed(self.new, new));
            if !self.seen.insert((old, new)) {
                continue;
            }
            let (before, now) = (self.words(self.old, old), self.words(self.new, new));
            let labels = |words: &Words| -> Vec<String> {
                words.parts.iter().map(|(label, _)| label.clone()).collect()
            };
            if before.local != now.local || labels(&before) != labels(&now) {
                return false;
            }
            let schemas = before.parts.into_iter().zip(now.parts);
            open.extend(schemas.map(|((_, before), (_, now))| (before, now)));
        }
        true
    }

    /// Where a schema that is nothing but a reference leads.
    fn landed(&self, model: &Model, schema: SchemaId) -> SchemaId {
        let mut at = schema;
        let mut passed = HashSet::new();
        while !self.verbatim
            && passed.insert(at)
            && let [only] = model.schemas[at].constraints.as_slice()
            && let Some(target) = only.meaning.reference()
        {
            at = target;
        }
        at
    }

    fn words(&self, model: &Model, schema: SchemaId) -> Words {
        let mut words = Words::default();
        for constraint in &model.schemas[schema].constraints {
            words.add(model, constraint, self.verbatim);
        }
        if !self.verbatim {
            words.local.sort();
            words.parts.sort_by(|one, other| one.0.cmp(&other.0));
        }
        words
    }
}

/// What a schema says by itself, and its parts.
#[derive(Default)]
struct Words {
    local: Vec<String>,
    parts: Vec<(String, SchemaId)>,
}

impl Words {
    fn add(&mut self, model: &Model, constraint: &Constraint, verbatim: bool) {
        let keyword = if verbatim { constraint.keyword.name() } else { "" };
        let mut say = |what: String| self.local.push(format!("{keyword} {what}"));
        match &constraint.meaning {
            Meaning::Never => say("never".to_owned()),
            Meaning::Type(kinds) => say(format!("type {kinds:?}")),
            Meaning::Enum(literals) => {
                let values = literals.iter().map(|literal| literal.value.to_string());
                let mut values: Vec<String> = values.collect();
                if !verbatim {
                    values.sort();
                }
                say(format!("among {values:?}"));
            }
            Meaning::Const(literal) if verbatim => say(format!("const {}", literal.value)),
            Meaning::Const(literal) => say(format!("among {:?}", [literal.value.to_string()])),
            Meaning::Number(number) => say(format!("{number:?}")),
            Meaning::String(string) => say(format!("{string:?}")),
            Meaning::Array(array) => self.array(keyword, array),
            Meaning::Object(object) => self.object(keyword, object, verbatim),
            Meaning::Logic(logic) => self.logic(keyword, logic),
            Meaning::Reference(target) => {
                let place = model.schemas[*target].place;
                let label = model.sources[place.document].pointer(place.node);
                self.part(keyword, if verbatim { &label } else { "reference" }, *target);
            }
        }
    }

    fn array(&mut self, keyword: &str, array: &ArrayConstraint) {
        match array {
            ArrayConstraint::PrefixItems(schemas) => self.list(keyword, "prefix", schemas),
            ArrayConstraint::Items { from, schema } => {
                self.part(keyword, &format!("items {from}"), *schema);
            }
            ArrayConstraint::Contains { schema, min, max } => {
                self.local.push(format!("{keyword} contains {min} {max:?}"));
                self.part(keyword, "contains", *schema);
            }
            ArrayConstraint::UnevaluatedItems(schema) => {
                self.part(keyword, "unevaluated items", *schema);
            }
            ArrayConstraint::MaxItems(_)
            | ArrayConstraint::MinItems(_)
            | ArrayConstraint::UniqueItems => self.local.push(format!("{keyword} {array:?}")),
        }
    }

    fn object(&mut self, keyword: &str, object: &ObjectConstraint, verbatim: bool) {
        match object {
            ObjectConstraint::Properties(pairs) => self.named(keyword, "property", pairs),
            ObjectConstraint::PatternProperties(pairs) => self.named(keyword, "pattern", pairs),
            ObjectConstraint::AdditionalProperties(schema) => {
                self.part(keyword, "additional", *schema);
            }
            ObjectConstraint::PropertyNames(schema) => self.part(keyword, "names", *schema),
            ObjectConstraint::Required(keys) if !verbatim => {
                self.local.extend(keys.iter().map(|key| format!("{keyword} required {key:?}")));
            }
            ObjectConstraint::DependentRequired(pairs) => {
                let pairs = pairs.iter();
                self.local.extend(
                    pairs.map(|(key, keys)| format!("{keyword} {key:?} requires {keys:?}")),
                );
            }
            ObjectConstraint::Required(_)
            | ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::MinProperties(_) => {
                self.local.push(format!("{keyword} {object:?}"));
            }
            ObjectConstraint::DependentSchemas(pairs) => self.named(keyword, "dependent", pairs),
            ObjectConstraint::UnevaluatedProperties(schema) => {
                self.part(keyword, "unevaluated", *schema);
            }
        }
    }

    fn logic(&mut self, keyword: &str, logic: &Logic) {
        match logic {
            Logic::AllOf(schemas) => self.list(keyword, "all", schemas),
            Logic::AnyOf(schemas) => self.list(keyword, "any", schemas),
            Logic::OneOf(schemas) => self.list(keyword, "one", schemas),
            Logic::Not(schema) => self.part(keyword, "not", *schema),
            Logic::If { condition, then, otherwise } => {
                self.part(keyword, "if", *condition);
                if let Some(schema) = then {
                    self.part(keyword, "then", *schema);
                }
                if let Some(schema) = otherwise {
                    self.part(keyword, "else", *schema);
                }
            }
        }
    }

    fn part(&mut self, keyword: &str, label: &str, schema: SchemaId) {
        self.parts.push((format!("{keyword} {label}"), schema));
    }

    fn list(&mut self, keyword: &str, label: &str, schemas: &[SchemaId]) {
        for (at, schema) in schemas.iter().enumerate() {
            self.part(keyword, &format!("{label} {at:06}"), *schema);
        }
    }

    fn named(&mut self, keyword: &str, label: &str, pairs: &[(String, SchemaId)]) {
        for (key, schema) in pairs {
            self.part(keyword, &format!("{label} {key}"), *schema);
        }
    }
}

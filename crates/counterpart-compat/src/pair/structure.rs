//! Whether two schemas of different models say the same.

use std::collections::HashSet;

use counterpart_compiler::model::{Model, Rule, SchemaId};

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
            && let [only] = model.schemas[at].assertions.as_slice()
            && let Rule::Reference(target) = &only.rule
        {
            at = *target;
        }
        at
    }

    fn words(&self, model: &Model, schema: SchemaId) -> Words {
        let mut words = Words::default();
        for assertion in &model.schemas[schema].assertions {
            let keyword = if self.verbatim { assertion.keyword } else { "" };
            words.add(model, keyword, &assertion.rule, self.verbatim);
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
    fn add(&mut self, model: &Model, keyword: &str, rule: &Rule, verbatim: bool) {
        let mut say = |what: String| self.local.push(format!("{keyword} {what}"));
        match rule {
            Rule::Never => say("never".to_owned()),
            Rule::Type(kinds) => say(format!("type {kinds:?}")),
            Rule::Enum(values) => {
                let mut values: Vec<String> = values.iter().map(ToString::to_string).collect();
                if !verbatim {
                    values.sort();
                }
                say(format!("among {values:?}"));
            }
            Rule::Const(value) if verbatim => say(format!("const {value}")),
            Rule::Const(value) => say(format!("among {:?}", [value.to_string()])),
            Rule::Maximum { limit, exclusive } => say(format!("maximum {limit} {exclusive}")),
            Rule::Minimum { limit, exclusive } => say(format!("minimum {limit} {exclusive}")),
            Rule::MultipleOf(step) => say(format!("multiple {step}")),
            Rule::MaxLength(most) => say(format!("length at most {most}")),
            Rule::MinLength(least) => say(format!("length at least {least}")),
            Rule::Pattern(pattern) => say(format!("pattern {pattern}")),
            Rule::Format(format) => say(format!("format {format:?}")),
            Rule::ContentEncoding(encoding) => say(format!("encoding {encoding}")),
            Rule::ContentMediaType { media_type, encoding } => {
                say(format!("media type {media_type} {encoding:?}"));
            }
            Rule::MaxItems(most) => say(format!("items at most {most}")),
            Rule::MinItems(least) => say(format!("items at least {least}")),
            Rule::UniqueItems => say("unique".to_owned()),
            Rule::MaxProperties(most) => say(format!("properties at most {most}")),
            Rule::MinProperties(least) => say(format!("properties at least {least}")),
            Rule::Required(keys) if verbatim => say(format!("required {keys:?}")),
            Rule::Required(keys) => {
                for key in keys {
                    say(format!("required {key:?}"));
                }
            }
            Rule::DependentRequired(pairs) => {
                for (key, keys) in pairs {
                    say(format!("{key:?} requires {keys:?}"));
                }
            }
            Rule::Contains { schema, min, max } => {
                say(format!("contains {min} {max:?}"));
                self.part(keyword, "contains", *schema);
            }
            Rule::Items { from, schema } => self.part(keyword, &format!("items {from}"), *schema),
            Rule::UnevaluatedItems(schema) => self.part(keyword, "unevaluated items", *schema),
            Rule::AdditionalProperties(schema) => self.part(keyword, "additional", *schema),
            Rule::PropertyNames(schema) => self.part(keyword, "names", *schema),
            Rule::UnevaluatedProperties(schema) => self.part(keyword, "unevaluated", *schema),
            Rule::Not(schema) => self.part(keyword, "not", *schema),
            Rule::PrefixItems(schemas) => self.list(keyword, "prefix", schemas),
            Rule::AllOf(schemas) => self.list(keyword, "all", schemas),
            Rule::AnyOf(schemas) => self.list(keyword, "any", schemas),
            Rule::OneOf(schemas) => self.list(keyword, "one", schemas),
            Rule::Properties(pairs) => self.named(keyword, "property", pairs),
            Rule::PatternProperties(pairs) => self.named(keyword, "pattern", pairs),
            Rule::DependentSchemas(pairs) => self.named(keyword, "dependent", pairs),
            Rule::If { condition, then, otherwise } => {
                self.part(keyword, "if", *condition);
                if let Some(schema) = then {
                    self.part(keyword, "then", *schema);
                }
                if let Some(schema) = otherwise {
                    self.part(keyword, "else", *schema);
                }
            }
            Rule::Reference(target) => {
                let place = model.schemas[*target].place;
                let label = model.sources[place.document].pointer(place.node);
                self.part(keyword, if verbatim { &label } else { "reference" }, *target);
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

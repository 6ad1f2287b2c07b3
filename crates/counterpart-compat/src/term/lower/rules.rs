//! One rule to atoms.

use counterpart_compiler::model::{Kind, Kinds, Rule, SchemaId};

use super::Lowering;
use crate::term::raw::RawId;
use crate::term::{Atom, Keys, NumberTest, RawAtom, Scalar, StringTest, Text, sorted};

impl Lowering<'_, '_> {
    /// The atoms of one rule of a schema. `allOf` and references were dissolved before.
    pub(super) fn rule(&mut self, owner: SchemaId, rule: &Rule, at: &RawAtom) -> Vec<Atom<RawId>> {
        match rule {
            Rule::Never => vec![Atom::Kinds(Kinds::NONE)],
            Rule::Type(kinds) => vec![Atom::Kinds(*kinds)],
            Rule::Enum(values) => self.values(values, at),
            Rule::Const(value) => self.values(std::slice::from_ref(value), at),
            Rule::Maximum { .. } | Rule::Minimum { .. } | Rule::MultipleOf(_) => self.number(rule),
            Rule::MaxLength(_)
            | Rule::MinLength(_)
            | Rule::Pattern(_)
            | Rule::Format(_)
            | Rule::ContentEncoding(_)
            | Rule::ContentMediaType { .. } => self.string(rule),
            Rule::PrefixItems(_)
            | Rule::Items { .. }
            | Rule::Contains { .. }
            | Rule::MaxItems(_)
            | Rule::MinItems(_)
            | Rule::UniqueItems => self.array(rule),
            Rule::Properties(_)
            | Rule::PatternProperties(_)
            | Rule::AdditionalProperties(_)
            | Rule::PropertyNames(_)
            | Rule::Required(_)
            | Rule::MaxProperties(_)
            | Rule::MinProperties(_)
            | Rule::DependentRequired(_)
            | Rule::DependentSchemas(_) => self.object(owner, rule, at),
            Rule::UnevaluatedItems(schema) => self.unevaluated(owner, *schema, false, at),
            Rule::UnevaluatedProperties(schema) => self.unevaluated(owner, *schema, true, at),
            Rule::AnyOf(_) | Rule::OneOf(_) | Rule::Not(_) | Rule::If { .. } => {
                self.logic(rule, at)
            }
            Rule::AllOf(_) | Rule::Reference(_) => Vec::new(),
        }
    }

    fn number(&mut self, rule: &Rule) -> Vec<Atom<RawId>> {
        let (number, test): (_, fn(Scalar, bool) -> NumberTest) = match rule {
            Rule::Maximum { limit, .. } => (limit, NumberTest::Maximum),
            Rule::Minimum { limit, .. } => (limit, NumberTest::Minimum),
            Rule::MultipleOf(divisor) => (divisor, |divisor, _| NumberTest::MultipleOf(divisor)),
            _ => return Vec::new(),
        };
        let exclusive = matches!(
            rule,
            Rule::Maximum { exclusive: true, .. } | Rule::Minimum { exclusive: true, .. }
        );
        let scalar = self.graph.words.scalar(&number.clone().into());
        scalar.map(|scalar| Atom::Number(test(scalar, exclusive))).into_iter().collect()
    }

    fn string(&mut self, rule: &Rule) -> Vec<Atom<RawId>> {
        let words = &mut self.graph.words;
        let test = match rule {
            Rule::MaxLength(limit) => StringTest::MaxLength(*limit),
            Rule::MinLength(limit) => StringTest::MinLength(*limit),
            Rule::Pattern(pattern) => StringTest::Pattern(words.text(pattern)),
            Rule::Format(format) => StringTest::Format(*format),
            Rule::ContentEncoding(encoding) => StringTest::Encoding(words.text(encoding)),
            Rule::ContentMediaType { media_type, encoding } => StringTest::Media {
                media_type: words.text(media_type),
                encoding: encoding.as_deref().map(|encoding| words.text(encoding)),
            },
            _ => return Vec::new(),
        };
        vec![Atom::String(test)]
    }

    fn array(&mut self, rule: &Rule) -> Vec<Atom<RawId>> {
        match rule {
            Rule::PrefixItems(schemas) => {
                let items = (0u64..).zip(schemas);
                items.map(|(index, id)| Atom::Item(index, self.node(*id, false))).collect()
            }
            Rule::Items { from, schema } => {
                vec![Atom::ItemsFrom(*from as u64, self.node(*schema, false))]
            }
            Rule::Contains { schema, min, max } => {
                let node = self.node(*schema, false);
                let least = (*min > 0).then_some(Atom::ContainsMin(*min, node));
                let most = max.map(|max| Atom::ContainsMax(max, node));
                least.into_iter().chain(most).collect()
            }
            Rule::MaxItems(limit) => vec![Atom::MaxItems(*limit)],
            Rule::MinItems(limit) => vec![Atom::MinItems(*limit)],
            Rule::UniqueItems => vec![Atom::Unique],
            _ => Vec::new(),
        }
    }

    fn object(&mut self, owner: SchemaId, rule: &Rule, at: &RawAtom) -> Vec<Atom<RawId>> {
        match rule {
            Rule::Properties(entries) => {
                let entries = entries.iter();
                let all = entries.map(|(name, schema)| {
                    let keys = Keys::Named(self.graph.words.text(name));
                    Atom::All(keys, self.node(*schema, false))
                });
                all.collect()
            }
            Rule::PatternProperties(entries) => {
                let all = entries.iter().map(|(pattern, schema)| {
                    let keys = Keys::Matching(self.graph.words.text(pattern));
                    Atom::All(keys, self.node(*schema, false))
                });
                all.collect()
            }
            Rule::AdditionalProperties(schema) => {
                let keys = self.undeclared(owner);
                vec![Atom::All(keys, self.node(*schema, false))]
            }
            Rule::PropertyNames(schema) => vec![Atom::Names(self.node(*schema, false))],
            Rule::Required(names) => self.required(names),
            Rule::MaxProperties(limit) => vec![Atom::MaxProperties(*limit)],
            Rule::MinProperties(limit) => vec![Atom::MinProperties(*limit)],
            Rule::DependentRequired(entries) => {
                let entries = entries.iter();
                let all = entries.map(|(name, names)| {
                    let needed = self.required(names);
                    let needed = self.graph.made(at, needed);
                    let lacks = self.lacks(name, at);
                    Atom::AnyOf(vec![lacks, needed])
                });
                all.collect()
            }
            Rule::DependentSchemas(entries) => {
                let entries = entries.iter();
                let all = entries.map(|(name, schema)| {
                    let node = self.node(*schema, false);
                    let lacks = self.lacks(name, at);
                    Atom::AnyOf(vec![lacks, node])
                });
                all.collect()
            }
            _ => Vec::new(),
        }
    }

    fn required(&mut self, names: &[String]) -> Vec<Atom<RawId>> {
        names.iter().map(|name| Atom::Has(self.graph.words.text(name))).collect()
    }

    /// The node of all but the objects with a property.
    fn lacks(&mut self, name: &str, at: &RawAtom) -> RawId {
        let has = self.has(name, at);
        self.one(at, Atom::Not(has))
    }

    /// The node of the objects with a property.
    pub(super) fn has(&mut self, name: &str, at: &RawAtom) -> RawId {
        let name = self.graph.words.text(name);
        self.graph.made(at, vec![Atom::Kinds(Kind::Object.into()), Atom::Has(name)])
    }

    /// The names that a schema's own `properties` and `patternProperties` say nothing of.
    pub(super) fn undeclared(&mut self, owner: SchemaId) -> Keys {
        let (mut names, mut patterns): (Vec<Text>, Vec<Text>) = (Vec::new(), Vec::new());
        let words = &mut self.graph.words;
        for assertion in &self.model.schemas[owner].assertions {
            match &assertion.rule {
                Rule::Properties(entries) => {
                    names.extend(entries.iter().map(|(name, _)| words.text(name)));
                }
                Rule::PatternProperties(entries) => {
                    patterns.extend(entries.iter().map(|(pattern, _)| words.text(pattern)));
                }
                _ => {}
            }
        }
        Keys::Other { names: sorted(names.into_iter()), patterns: sorted(patterns.into_iter()) }
    }

    fn logic(&mut self, rule: &Rule, at: &RawAtom) -> Vec<Atom<RawId>> {
        let branches = |this: &mut Self, ids: &[SchemaId]| -> Vec<RawId> {
            ids.iter().map(|id| this.node(*id, false)).collect()
        };
        match rule {
            Rule::AnyOf(ids) => vec![Atom::AnyOf(branches(self, ids))],
            Rule::OneOf(ids) => vec![Atom::OneOf(branches(self, ids))],
            Rule::Not(schema) => vec![Atom::Not(self.node(*schema, false))],
            Rule::If { then: None, otherwise: None, .. } => Vec::new(),
            Rule::If { condition, then, otherwise } => {
                let mut branch = |id: &Option<SchemaId>| match id {
                    Some(id) => self.node(*id, false),
                    None => self.everything(at.place),
                };
                let (then, otherwise) = (branch(then), branch(otherwise));
                vec![Atom::If(self.node(*condition, false), then, otherwise)]
            }
            _ => Vec::new(),
        }
    }
}

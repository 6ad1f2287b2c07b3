//! Unions, as the facts of the model state them.

use counterpart_compiler::model::{Branch, Discriminator, Expected, Keyword, SchemaId, UnionFacts};

use super::Writer;
use super::literals::{json, list, listed, option, text, texts};
use super::rules::bits;

impl Writer<'_> {
    /// `Union`
    pub(super) fn union(
        &mut self,
        schema: SchemaId,
        keyword: Keyword,
        branches: &[SchemaId],
    ) -> String {
        let unknown = UnionFacts::default();
        let facts = self.model.schemas.union(schema, keyword).unwrap_or(&unknown);
        let branches = list(branches.iter().map(|branch| format!("&{}", self.name(*branch))));
        let lone = option(facts.lone.map(|lone| lone.to_string()));
        let tag = option(facts.discriminator.as_ref().map(tag));
        let decided = facts.discriminator.as_ref().is_some_and(|tag| tag.only_objects);
        let asked = facts.lone.is_none() && !decided;
        let distances = list(facts.branches.iter().filter(|_| asked).map(distance));
        format!(
            "&Union {{ branches: {branches}, lone: {lone}, tag: {tag}, distances: {distances} }}"
        )
    }
}

fn tag(tag: &Discriminator) -> String {
    let chosen = tag
        .values
        .iter()
        .enumerate()
        .flat_map(|(at, values)| std::iter::repeat_n(at.to_string(), values.len()));
    let others = tag.values.iter().enumerate().filter(|(_, values)| values.is_empty());
    format!(
        "&Tag {{ property: {}, values: {}, chosen: {}, others: {}, only_objects: {} }}",
        text(&tag.property),
        list(tag.all_values().map(json)),
        list(chosen),
        list(others.map(|(at, _)| at.to_string())),
        tag.only_objects
    )
}

fn distance(branch: &Branch) -> String {
    let score = &branch.score;
    let properties = score
        .properties
        .iter()
        .map(|(name, expected)| format!("({}, {})", text(name), self::expected(expected)));
    let closed = score.closed.as_ref().map(|names| {
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.sort_unstable();
        texts(names)
    });
    format!(
        "Distance {{ called: {}, own: {}, required: {}, properties: {}, closed: {} }}",
        text(&branch.called),
        expected(&score.own),
        texts(score.required.iter().map(String::as_str)),
        list(properties),
        option(closed)
    )
}

fn expected(expected: &Expected) -> String {
    let values = option(expected.values.as_ref().map(|values| listed(values.iter())));
    format!("Expected {{ kinds: {}, values: {values} }}", bits(expected.kinds))
}

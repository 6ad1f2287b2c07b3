//! Objects and maps.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

use counterpart_compiler::model::{Kinds, Map, Object, Rest, SchemaId, Shape};
use counterpart_compiler::project::Undeclared;

use super::super::Writer;
use super::super::literals::{list, text};
use super::Plan;
use super::flat::{Group, Objects};

/// The number of properties that the runtime counts.
const MOST_KEYS: usize = 512;
/// Up to this many keys are searched one by one.
const SEARCHED: usize = 8;

/// What a type keeps of the properties that are no keys.
enum Kept<'s> {
    /// None.
    Nothing,
    /// All, in this shape.
    All(&'s Shape),
    /// Those that a pattern names.
    Matching(&'s Shape),
}

impl Writer<'_> {
    /// The table of an object with declared properties.
    pub(super) fn object_of(&mut self, schema: SchemaId, object: &Object) -> Option<String> {
        let any = Shape::Any(Kinds::ALL);
        let kept = match &object.rest {
            Rest::Ignored if self.undeclared == Undeclared::Keep => Kept::All(&any),
            Rest::Closed | Rest::Ignored => Kept::Nothing,
            Rest::Kept(shape) => Kept::All(shape),
            Rest::Prefixed(_, shape) => Kept::Matching(shape),
        };
        let fields = object.fields.iter().map(|field| (field.key.as_str(), &field.shape));
        self.table(schema, &fields.collect::<Vec<_>>(), &kept)
    }

    /// The table of a map.
    pub(super) fn map(&mut self, schema: SchemaId, map: &Map) -> Option<String> {
        self.table(schema, &[], &Kept::All(&map.values))
    }

    fn table(
        &mut self,
        schema: SchemaId,
        fields: &[(&str, &Shape)],
        kept: &Kept<'_>,
    ) -> Option<String> {
        let objects = self.objects(schema)?;
        let group = self.merged(&objects)?;
        let names: HashSet<&str> = fields.iter().map(|(key, _)| *key).collect();
        let all_known =
            group.properties.keys().chain(&objects.required).all(|key| names.contains(key));
        if !all_known || fields.len() > MOST_KEYS {
            return None;
        }
        let mut keys = Vec::new();
        for (key, shape) in fields {
            let plan = self.field(&group, key, shape)?;
            let required = objects.required.contains(key);
            keys.push((*key, plan, required));
        }
        let mut table = keys_of(&keys);
        table += &self.others(&group, kept)?;
        match objects.names.as_slice() {
            [] => {}
            [names] => _ = write!(table, "names: Some(&{}), ", self.name(*names)),
            [_, _, ..] => return None,
        }
        let is_closed = group.additional.is_some_and(|schema| self.is_never(schema));
        table += &count(&objects, group.patterns.is_empty() && is_closed, kept)?;
        table += &needs(&objects, fields)?;
        table += &presence(&objects, fields)?;
        Some(format!("ObjectPlan {{ {table}..ObjectPlan::FREE }}"))
    }

    /// What is said of members, as one schema would.
    fn merged<'m>(&self, objects: &Objects<'m>) -> Option<Group<'m>> {
        match objects.groups.as_slice() {
            [] => Some(Group::default()),
            [only] => Some(Group {
                properties: only.properties.clone(),
                patterns: only.patterns,
                additional: only.additional,
            }),
            several => {
                let mut properties = BTreeMap::new();
                for group in several {
                    let open = group.additional.is_none_or(|it| self.admits_all(it));
                    if !open || !group.patterns.is_empty() {
                        return None;
                    }
                    for (name, schema) in &group.properties {
                        let before = properties.insert(*name, *schema);
                        if before.is_some_and(|it| self.target(it) != self.target(*schema)) {
                            return None;
                        }
                    }
                }
                Some(Group { properties, patterns: &[], additional: None })
            }
        }
    }

    fn field(&mut self, group: &Group<'_>, key: &str, shape: &Shape) -> Option<Plan> {
        let matches = |(pattern, _): &&(String, SchemaId)| may_match(pattern, key);
        if group.patterns.iter().any(|entry| matches(&entry)) {
            return None;
        }
        match group.properties.get(key).copied().or(group.additional) {
            Some(schema) => Some(self.position(schema, shape)),
            None => Self::free(shape),
        }
    }

    /// The patterns, and what becomes of other properties.
    fn others(&mut self, group: &Group<'_>, kept: &Kept<'_>) -> Option<String> {
        let mut text = String::new();
        if !group.patterns.is_empty() {
            let [(pattern, schema)] = group.patterns else { return None };
            let plan = match kept {
                Kept::Nothing => self.dropped(*schema),
                Kept::All(shape) | Kept::Matching(shape) => self.position(*schema, shape),
            };
            let pattern = self.pattern(pattern);
            _ = write!(text, "patterns: &[(&{pattern}, {})], ", plan.text());
        }
        let additional = group.additional.filter(|schema| !self.admits_all(*schema));
        let plan = match (additional, kept) {
            (Some(schema), _) if self.is_never(schema) => {
                return Some(text + "others: Others::Refused, ");
            }
            (Some(schema), Kept::All(shape)) => self.position(schema, shape),
            (Some(schema), Kept::Nothing) => self.dropped(schema),
            // The type keeps what it takes for a match by its name alone.
            (Some(_), Kept::Matching(_)) => return None,
            (None, Kept::All(shape)) => Self::free(shape)?,
            (None, Kept::Nothing) => Plan::Own,
            (None, Kept::Matching(_)) => return Some(text + "others: Others::Dropped, "),
        };
        if plan != Plan::Own || additional.is_some() {
            _ = write!(text, "others: Others::Read({}), ", plan.text());
        }
        Some(text)
    }

    /// How a value is read that is checked and not kept.
    fn dropped(&mut self, schema: SchemaId) -> Plan {
        if self.admits_all(schema) { Plan::Own } else { self.whole(schema) }
    }
}

fn keys_of(keys: &[(&str, Plan, bool)]) -> String {
    if keys.is_empty() {
        return String::new();
    }
    let rows = keys.iter().map(|(name, plan, required)| {
        format!(
            "Key::{}({}, {})",
            if *required { "required" } else { "optional" },
            text(name),
            plan.text()
        )
    });
    let mut table = format!("keys: {}, ", list(rows));
    if keys.len() > SEARCHED {
        let mut sorted: Vec<usize> = (0..keys.len()).collect();
        sorted.sort_by_key(|at| keys.get(*at).map(|(name, ..)| *name));
        _ = write!(table, "sorted: {}, ", list(sorted.iter().map(ToString::to_string)));
    }
    let required: Vec<u64> = keys.chunks(64).map(bits_of_required).collect();
    if required.iter().any(|bits| *bits != 0) {
        _ = write!(table, "required: {}, ", list(required.iter().map(ToString::to_string)));
    }
    table
}

/// The bits of those keys, of at most 64, that must be there.
fn bits_of_required(keys: &[(&str, Plan, bool)]) -> u64 {
    keys.iter().rev().fold(0, |bits, (.., required)| bits << 1 | u64::from(*required))
}

/// The number of properties can be checked where every one is a key or is kept. A closed object has
/// no other.
fn count(objects: &Objects<'_>, is_closed: bool, kept: &Kept<'_>) -> Option<String> {
    let (min, max) = match objects.count {
        (0, None) => return Some(String::new()),
        (min, max) => (min, max.map_or_else(|| "u64::MAX".to_owned(), |max| max.to_string())),
    };
    let is_counted = match kept {
        Kept::All(_) => true,
        Kept::Nothing => is_closed,
        Kept::Matching(_) => false,
    };
    is_counted.then(|| format!("count: ({min}, {max}), "))
}

fn needs(objects: &Objects<'_>, fields: &[(&str, &Shape)]) -> Option<String> {
    if objects.needs.is_empty() {
        return Some(String::new());
    }
    let positions: HashMap<&str, usize> =
        fields.iter().enumerate().map(|(at, (key, _))| (*key, at)).collect();
    let position = |name: &str| positions.get(name).copied();
    let mut rows = Vec::new();
    for (name, needed) in &objects.needs {
        let name = position(name)?;
        let needed: Option<Vec<_>> = needed.iter().map(|name| position(name)).collect();
        let needed = list(needed?.iter().map(ToString::to_string));
        rows.push(format!("({name}, {needed})"));
    }
    Some(format!("needs: {}, ", list(rows.into_iter())))
}

fn presence(objects: &Objects<'_>, fields: &[(&str, &Shape)]) -> Option<String> {
    if objects.presence.is_empty() {
        return Some(String::new());
    }
    let position = |name: &str| fields.iter().position(|(key, _)| *key == name);
    let all: Option<Vec<_>> = objects.presence.iter().map(|it| it.print(&position)).collect();
    Some(format!("presence: {}, ", list(all?)))
}

/// Whether a regular expression may match a name: no only where it is a plain prefix of other names.
fn may_match(pattern: &str, name: &str) -> bool {
    let prefix = pattern.strip_prefix('^').unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == ' ';
    prefix.is_empty() || !prefix.chars().all(is_plain) || name.starts_with(prefix)
}

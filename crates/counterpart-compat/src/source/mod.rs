//! What changes for code that uses the generated types and constants.

mod constants;
mod difference;
mod object;
mod targets;
mod variants;

use std::collections::HashMap;

use counterpart_compiler::model::{Definition, DefinitionId, Model, Shape, Supply};
use counterpart_compiler::source::Place;

use crate::direction::full_name;
use crate::edition::Edition;
use crate::pair::{Bond, Pairs};
use crate::rules::{self, ChangeKind};
use crate::subject::Subject;
use targets::TargetTypes;

/// A change of generated code.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Its rule.
    pub rule: &'static ChangeKind,
    /// Whether code that uses it may no longer compile.
    pub breaks: bool,
    /// What changed, in words. Begins in lower case.
    pub words: String,
    /// The ids of the targets whose code it changes.
    pub targets: Vec<&'static str>,
    /// The definition or constant: by its new name, unless it is gone.
    pub definition: String,
    /// The place in the old version.
    pub old: Option<Place>,
    /// The place in the new version.
    pub new: Option<Place>,
    /// Whether what changed is in the old version alone.
    pub gone: bool,
    /// The definition, and what of it changed; of a constant, nothing.
    pub subject: Subject,
    /// How to make the change without breaking.
    pub help: &'static str,
}

/// Where in a definition a change stands, and of which parts.
#[derive(Clone, Default)]
struct Spot {
    /// The place in the old version; none for that of the definition.
    old: Option<Place>,
    /// The place in the new version.
    new: Option<Place>,
    /// The values, tags or properties.
    parts: Vec<String>,
}

impl Spot {
    fn of(parts: impl IntoIterator<Item = String>) -> Self {
        Self { parts: parts.into_iter().collect(), ..Self::default() }
    }
}

/// What changed in the generated code of two versions, in the order of the definitions: for the
/// targets of the new version's settings that generate code.
#[must_use]
pub fn edits(old: Edition<'_>, new: Edition<'_>, pairs: &Pairs) -> Vec<Edit> {
    let renamed: HashMap<DefinitionId, &str> =
        pairs.both.iter().map(|pair| (pair.old, new.model[pair.new].name.as_str())).collect();
    // What old definitions are called now, so that a new name changes no type that refers to them.
    let old_name = |id: DefinitionId| {
        renamed.get(&id).map_or(old.model[id].name.as_str(), |name| *name).to_owned()
    };
    let new_name = |id: DefinitionId| new.model[id].name.clone();
    let targets = targets::of(old, new, &old_name, &new_name);
    if targets.is_empty() {
        return Vec::new();
    }
    let (old, new) = (old.model, new.model);
    let mut code = Code { old, new, targets, edits: Vec::new() };
    for pair in &pairs.both {
        let (before, now) = (&old[pair.old], &new[pair.new]);
        if !is_generated(old, before) || !is_generated(new, now) {
            continue;
        }
        let mut comparing = Comparing { code: &mut code, before: pair.old, now: pair.new };
        comparing.name(pair.bond);
        comparing.list();
        comparing.shape();
    }
    for id in &pairs.removed {
        if is_generated(old, &old[*id]) {
            let words = format!("`{}` was removed", old[*id].name);
            code.add(&rules::DEFINITION_REMOVED, Some(*id), None, words);
        }
    }
    for id in &pairs.added {
        if is_generated(new, &new[*id]) {
            let words = format!("`{}` was added", new[*id].name);
            code.add(&rules::DEFINITION_ADDED, None, Some(*id), words);
        }
    }
    constants::edits(&mut code, pairs);
    code.edits
}

fn is_generated(model: &Model, definition: &Definition) -> bool {
    match model[definition.contract].supply {
        Supply::Generated => true,
        Supply::External(_) => false,
    }
}

struct Code<'m> {
    old: &'m Model,
    new: &'m Model,
    targets: Vec<TargetTypes<'m>>,
    edits: Vec<Edit>,
}

impl Code<'_> {
    fn add(
        &mut self,
        rule: &'static ChangeKind,
        old: Option<DefinitionId>,
        new: Option<DefinitionId>,
        words: String,
    ) {
        let name = |model: &Model, id: DefinitionId| full_name(model, &model[id]);
        let definition = new.map(|id| name(self.new, id)).or(old.map(|id| name(self.old, id)));
        self.edits.push(Edit {
            rule,
            breaks: rule.may_break(),
            words,
            targets: self.all(),
            definition: definition.unwrap_or_default(),
            old: old.map(|id| self.old[id].place),
            new: new.map(|id| self.new[id].place),
            gone: new.is_none(),
            subject: Subject { old, new, ..Subject::default() },
            help: rule.instead,
        });
    }

    /// Every target.
    fn all(&self) -> Vec<&'static str> {
        self.targets.iter().map(|target| target.id).collect()
    }

    /// The targets in which an expression that creates an object names every field, and the others.
    fn by_literals(&self) -> [Vec<&'static str>; 2] {
        let (every, some): (Vec<_>, Vec<_>) =
            self.targets.iter().partition(|target| target.literals_name_every_field);
        [every, some].map(|targets| targets.iter().map(|target| target.id).collect())
    }

    /// The targets in which two shapes are different types.
    fn differs(&self, before: &Shape, now: &Shape) -> Vec<&'static str> {
        let different = |target: &&TargetTypes<'_>| target.old_text(before) != target.new_text(now);
        self.targets.iter().filter(different).map(|target| target.id).collect()
    }

    /// Two types as a predicate, in the first target in which they differ: `now f64 (was i64)`.
    fn told(&self, targets: &[&str], before: &Shape, now: &Shape) -> String {
        let found = self.targets.iter().find(|target| targets.contains(&target.id));
        found.map_or_else(String::new, |target| {
            format!("now {} (was {})", target.new_text(now), target.old_text(before))
        })
    }

    /// The targets in which a field or variant that was at one position and is at another has
    /// another name, with the names of the first of them.
    fn renamed(
        &self,
        (before, was): (DefinitionId, usize),
        (now, is): (DefinitionId, usize),
    ) -> Option<(Vec<&'static str>, &str, &str)> {
        let names = self.targets.iter().filter_map(|target| {
            let (was, is) = (target.old_names.part(before, was)?, target.new_names.part(now, is)?);
            (was != is).then_some((target.id, was, is))
        });
        let names: Vec<_> = names.collect();
        let (_, was, is) = *names.first()?;
        Some((names.iter().map(|(id, _, _)| *id).collect(), was, is))
    }
}

/// One definition in both versions.
struct Comparing<'c, 'm> {
    code: &'c mut Code<'m>,
    before: DefinitionId,
    now: DefinitionId,
}

impl<'m> Comparing<'_, 'm> {
    fn was(&self) -> &'m Definition {
        &self.code.old[self.before]
    }

    fn is(&self) -> &'m Definition {
        &self.code.new[self.now]
    }

    fn say(&mut self, rule: &'static ChangeKind, words: String) {
        self.code.add(rule, Some(self.before), Some(self.now), words);
    }

    /// Says something of a part that has a place of its own.
    fn say_of(
        &mut self,
        rule: &'static ChangeKind,
        breaks: bool,
        targets: &[&'static str],
        Spot { old, new, parts }: Spot,
        words: String,
    ) {
        self.code.edits.push(Edit {
            rule,
            breaks,
            words,
            targets: targets.to_vec(),
            definition: full_name(self.code.new, self.is()),
            old: Some(old.unwrap_or(self.was().place)),
            new: Some(new.unwrap_or(self.is().place)),
            gone: old.is_some() && new.is_none(),
            subject: Subject { parts, ..Subject::both(self.before, self.now) },
            help: rule.instead,
        });
    }

    fn name(&mut self, bond: Bond) {
        let (before, now) = (self.was().name.clone(), self.is().name.clone());
        match bond {
            Bond::Name => {}
            Bond::Renamed => {
                self.say(&rules::DEFINITION_RENAMED, format!("`{before}` was renamed to `{now}`"));
            }
            Bond::Moved => {
                let home = &self.code.old[self.was().contract].name;
                let away = &self.code.new[self.is().contract].name;
                let words = format!("`{before}` was moved from `{home}` to `{away}`, as `{now}`");
                self.say(&rules::DEFINITION_MOVED, words);
            }
        }
    }

    fn list(&mut self) {
        match (&self.was().list, &self.is().list) {
            (Some(before), Some(now)) if before != now => {
                let words = format!("the list `{before}` was renamed to `{now}`");
                self.say(&rules::LIST_RENAMED, words);
            }
            (Some(before), None) => {
                self.say(&rules::LIST_RENAMED, format!("the list `{before}` was removed"));
            }
            (Some(_), Some(_)) | (None, Some(_) | None) => {}
        }
    }

    fn shape(&mut self) {
        let (old, new) = (self.was(), self.is());
        match (&old.shape, &new.shape) {
            (Shape::Object(before), Shape::Object(now)) => self.object(before, now),
            (Shape::Enum(before), Shape::Enum(now)) => self.enumeration(before, now),
            (Shape::Union(before), Shape::Union(now)) => self.union(before, now),
            (Shape::Tuple(before), Shape::Tuple(now)) => self.tuple(before, now),
            (before, now) => {
                let targets = self.code.differs(before, now);
                if !targets.is_empty() {
                    let told = self.code.told(&targets, before, now);
                    let words = format!("`{}` is {told}", new.name);
                    self.say_of(&rules::TYPE_CHANGED, true, &targets, Spot::default(), words);
                }
            }
        }
    }

    fn tuple(
        &mut self,
        before: &counterpart_compiler::model::Tuple,
        now: &counterpart_compiler::model::Tuple,
    ) {
        let same_items = before.items.len() == now.items.len()
            && before.required == now.required
            && before.rest.is_some() == now.rest.is_some();
        let both = before.items.iter().chain(before.rest.as_deref());
        let both: Vec<_> = both.zip(now.items.iter().chain(now.rest.as_deref())).collect();
        let mut targets = if same_items { Vec::new() } else { self.code.all() };
        for (before, now) in both {
            targets.extend(self.code.differs(before, now));
        }
        targets.sort_unstable();
        targets.dedup();
        if !targets.is_empty() {
            let words = format!("the items of `{}` have other types", self.is().name);
            self.say_of(&rules::TYPE_CHANGED, true, &targets, Spot::default(), words);
        }
    }
}

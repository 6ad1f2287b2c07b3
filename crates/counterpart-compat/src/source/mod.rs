//! What changes for code that uses the generated types and constants.

mod constants;
mod difference;
mod object;
mod types;
mod variants;

use std::collections::HashMap;

use counterpart_compiler::model::{Definition, DefinitionId, Model, Shape, Supply};
use counterpart_compiler::source::Place;

use crate::direction::full_name;
use crate::finding::Language;
use crate::pair::{Bond, Pairs};
use crate::rules::{self, ChangeKind};
use crate::subject::Subject;
use types::Types;

/// A change of generated code.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Its rule.
    pub rule: &'static ChangeKind,
    /// Whether code that uses it may no longer compile.
    pub breaks: bool,
    /// What changed, in words. Begins in lower case.
    pub words: String,
    /// In which languages.
    pub languages: Vec<Language>,
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

const BOTH: [Language; 2] = [Language::Rust, Language::TypeScript];

/// What changed in the generated code of two versions, in the order of the definitions.
#[must_use]
pub fn edits(old: &Model, new: &Model, pairs: &Pairs) -> Vec<Edit> {
    let names: HashMap<DefinitionId, String> =
        pairs.both.iter().map(|pair| (pair.old, new[pair.new].name.clone())).collect();
    let mut code = Code { old, new, names, none: HashMap::new(), edits: Vec::new() };
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
        Supply::External { .. } => false,
    }
}

struct Code<'m> {
    old: &'m Model,
    new: &'m Model,
    /// What old definitions are called now.
    names: HashMap<DefinitionId, String>,
    none: HashMap<DefinitionId, String>,
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
            languages: BOTH.to_vec(),
            definition: definition.unwrap_or_default(),
            old: old.map(|id| self.old[id].place),
            new: new.map(|id| self.new[id].place),
            gone: new.is_none(),
            subject: Subject { old, new, ..Subject::default() },
            help: rule.instead,
        });
    }

    /// The languages in which two shapes are different types.
    fn differs(&self, before: &Shape, now: &Shape) -> Vec<Language> {
        let different = |language: &Language| {
            let old = Types { model: self.old, language: *language, names: &self.names };
            let new = Types { model: self.new, language: *language, names: &self.none };
            old.of(before) != new.of(now)
        };
        BOTH.into_iter().filter(different).collect()
    }

    /// Two types as a predicate, in the first language in which they differ: `now f64 (was i64)`.
    fn told(&self, languages: &[Language], before: &Shape, now: &Shape) -> String {
        let language = languages.first().copied().unwrap_or(Language::Rust);
        let old = Types { model: self.old, language, names: &self.names };
        let new = Types { model: self.new, language, names: &self.none };
        format!("now {} (was {})", new.of(now), old.of(before))
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
        languages: &[Language],
        Spot { old, new, parts }: Spot,
        words: String,
    ) {
        self.code.edits.push(Edit {
            rule,
            breaks,
            words,
            languages: languages.to_vec(),
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
                let languages = self.code.differs(before, now);
                if !languages.is_empty() {
                    let told = self.code.told(&languages, before, now);
                    let words = format!("`{}` is {told}", new.name);
                    self.say_of(&rules::TYPE_CHANGED, true, &languages, Spot::default(), words);
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
        let mut languages = if same_items { Vec::new() } else { BOTH.to_vec() };
        for (before, now) in both {
            languages.extend(self.code.differs(before, now));
        }
        languages.sort_unstable();
        languages.dedup();
        if !languages.is_empty() {
            let words = format!("the items of `{}` have other types", self.is().name);
            self.say_of(&rules::TYPE_CHANGED, true, &languages, Spot::default(), words);
        }
    }
}

//! Walks the types of typify and of counterpart side by side, from the definitions that have a name
//! in the schema.

use std::collections::{BTreeSet, HashSet};

use counterpart_compiler::model::{ContractId, DefinitionId, Model, Origin};

use super::api::{Field, Holds, Item, Variant};
use super::difference::{Difference, why};
use super::ours::Ours;
use super::rename::is_first;
use super::theirs::Theirs;
use super::types::Ty;

/// What the walk found.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Types of typify with the definitions that they correspond to.
    pub pairs: Vec<(String, DefinitionId)>,
    /// How many of them have one name.
    pub same: usize,
    /// What a program must change.
    pub differences: Vec<Difference>,
}

/// Compares the types of a contract.
pub fn compare(model: &Model, contract: ContractId, ours: &Ours, theirs: &Theirs) -> Outcome {
    let mut walk = Walk {
        model,
        ours,
        theirs,
        seen: HashSet::new(),
        open: Vec::new(),
        outcome: Outcome::default(),
    };
    for id in &model[contract].definitions {
        walk.start(*id);
    }
    while let Some((name, id)) = walk.open.pop() {
        walk.pair(&name, id);
    }
    walk.finish()
}

struct Walk<'a> {
    model: &'a Model,
    ours: &'a Ours,
    theirs: &'a Theirs,
    seen: HashSet<(String, DefinitionId)>,
    open: Vec<(String, DefinitionId)>,
    outcome: Outcome,
}

impl Walk<'_> {
    /// A definition that the document names, with the type that typify gives for it.
    fn start(&mut self, id: DefinitionId) {
        let definition = &self.model[id];
        let document = &self.model.sources[definition.place.document];
        let pointer = document.pointer(definition.place.node);
        let theirs = match definition.origin {
            Origin::Root => self.theirs.root.clone(),
            Origin::Authored | Origin::Referenced => {
                let steps = pointer.trim_start_matches('/').split_once('/');
                let key = steps.map(|(_, key)| key.replace("~1", "/").replace("~0", "~"));
                key.and_then(|key| self.theirs.definitions.get(&key).cloned())
            }
            Origin::Hoisted => return,
        };
        let Some(theirs) = theirs else { return };
        if self.theirs.items.contains_key(&theirs.head) {
            self.meet(&theirs.head, id);
        } else {
            let why = "typify has no type of its own for it";
            self.differ(definition.name.clone(), theirs.to_string(), definition.name.clone(), why);
        }
    }

    fn meet(&mut self, name: &str, id: DefinitionId) {
        if self.seen.insert((name.to_owned(), id)) {
            self.outcome.pairs.push((name.to_owned(), id));
            self.open.push((name.to_owned(), id));
        }
    }

    fn differ(&mut self, place: String, theirs: String, ours: String, why: &'static str) {
        let difference = Difference { place, theirs, ours, why };
        if !self.outcome.differences.contains(&difference) {
            self.outcome.differences.push(difference);
        }
    }

    fn pair(&mut self, name: &str, id: DefinitionId) {
        let (Some(theirs), Some(ours)) = (self.theirs.items.get(name), self.ours.item(id)) else {
            return;
        };
        let own = &self.model[id].name;
        match (theirs, ours) {
            (Item::Struct(theirs), Item::Struct(ours)) => self.fields(name, id, theirs, ours),
            (Item::Enum(theirs), Item::Enum(ours)) => self.variants(name, id, theirs, ours),
            (Item::Wrapper(theirs), Item::Wrapper(ours)) => {
                self.types(format!("{name}.0"), id, theirs, ours);
                let why =
                    "it is made with try_from and read with as_str() or get(), not through Deref";
                self.differ(
                    name.to_owned(),
                    format!("{name}({theirs})"),
                    format!("{own}({ours})"),
                    why,
                );
            }
            (Item::Tuple(theirs), Item::Tuple(ours)) if theirs.len() == ours.len() => {
                for (at, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
                    self.types(format!("{name}.{at}"), id, theirs, ours);
                }
            }
            (theirs, ours) => {
                let why = "the type is made in another way";
                self.differ(name.to_owned(), theirs.kind().into(), ours.kind().into(), why);
            }
        }
    }

    fn fields(&mut self, name: &str, id: DefinitionId, theirs: &[Field], ours: &[Field]) {
        for field in theirs {
            let place = format!("{name}.{}", field.name);
            let Some(key) = &field.key else {
                let why =
                    "counterpart has no field for parts of the object: it is one type, or a union";
                self.differ(place, field.ty.to_string(), String::new(), why);
                continue;
            };
            match ours.iter().find(|own| own.key.as_ref() == Some(key)) {
                None => {
                    let why = "only typify's type has the field";
                    self.differ(place, field.ty.to_string(), String::new(), why);
                }
                Some(own) => {
                    if own.name != field.name {
                        let why = "each makes the name of a field by its own rule";
                        self.differ(place.clone(), field.name.clone(), own.name.clone(), why);
                    }
                    self.types(place, id, &field.ty, &own.ty);
                }
            }
        }
        let missing = ours.iter().filter(|own| !theirs.iter().any(|it| it.key == own.key));
        for own in missing {
            let why = match own.key {
                Some(_) => {
                    "only counterpart's type has the field: typify's type loses the property"
                }
                None => {
                    "it keeps the properties that the schema does not declare; typify's type loses them"
                }
            };
            self.differ(format!("{name}.{}", own.name), String::new(), own.ty.to_string(), why);
        }
    }

    fn variants(&mut self, name: &str, id: DefinitionId, theirs: &[Variant], ours: &[Variant]) {
        let strings = ours.iter().all(|own| own.value.is_some());
        for (at, variant) in theirs.iter().enumerate() {
            let place = format!("{name}::{}", variant.name);
            let shown = format!("{}{}", variant.name, variant.holds.shown());
            let own = if strings {
                ours.iter().find(|own| own.value == variant.value)
            } else {
                (theirs.len() == ours.len()).then(|| &ours[at])
            };
            let Some(own) = own else {
                let why = "only typify's type has the variant";
                self.differ(place, shown, String::new(), why);
                continue;
            };
            let own_shown = format!("{}{}", own.name, own.holds.shown());
            match (&variant.holds, &own.holds) {
                (Holds::Nothing, Holds::Nothing) => {}
                (Holds::Values(theirs), Holds::Values(ours)) if theirs.len() == ours.len() => {
                    for (theirs, ours) in theirs.iter().zip(ours) {
                        self.types(place.clone(), id, theirs, ours);
                    }
                }
                (holds, own) => {
                    let why = "a variant of counterpart holds one value, whose type has its fields";
                    self.differ(place, shown, own_shown, why);
                    self.inside(name, id, holds, own);
                    continue;
                }
            }
            if own.name != variant.name {
                let why = "counterpart names a variant by what marks it";
                self.differ(place, shown, own_shown, why);
            }
        }
        self.untold(name, theirs);
        for own in ours.iter().filter(|_| theirs.len() != ours.len()) {
            let known = |it: &Variant| it.name == own.name || (strings && it.value == own.value);
            if !theirs.iter().any(known) {
                let shown = format!("{}{}", own.name, own.holds.shown());
                let why = "only counterpart's type has the variant";
                self.differ(format!("{name}::{}", own.name), String::new(), shown, why);
            }
        }
    }

    /// The fields of a variant, beside those of the type that the other's variant holds.
    fn inside(&mut self, name: &str, id: DefinitionId, theirs: &Holds, ours: &Holds) {
        let (Holds::Fields(theirs), Holds::Values(values)) = (theirs, ours) else { return };
        let [value] = values.as_slice() else { return };
        let value = value.inside("Box").unwrap_or(value);
        let held = self.ours.definition(self.model, id, value);
        if let Some((id, Item::Struct(ours))) = held.and_then(|id| Some((id, self.ours.item(id)?)))
        {
            self.fields(name, id, theirs, ours);
        }
    }

    /// Variants of typify that serde never reads, because an earlier one takes the same.
    fn untold(&mut self, name: &str, variants: &[Variant]) {
        if !self.theirs.untagged.iter().any(|untagged| untagged == name) {
            return;
        }
        for (at, variant) in variants.iter().enumerate() {
            let before = variants[..at].iter().find(|it| it.holds.shown() == variant.holds.shown());
            if before.is_some() && !matches!(variant.holds, Holds::Nothing) {
                let shown = format!("{}{}", variant.name, variant.holds.shown());
                let why = "typify cannot tell it from an earlier variant, and never reads it";
                self.differ(format!("{name}::{}", variant.name), shown, String::new(), why);
            }
        }
    }

    /// Two types in corresponding places.
    fn types(&mut self, place: String, user: DefinitionId, theirs: &Ty, ours: &Ty) {
        if !self.corresponds(user, theirs, ours) {
            self.differ(place, theirs.to_string(), ours.to_string(), why(theirs, ours));
        }
    }

    /// Whether the types have the same form; generated types in corresponding places are paired.
    fn corresponds(&mut self, user: DefinitionId, theirs: &Ty, ours: &Ty) -> bool {
        // What is wrapped on one side alone differs; what is inside may still correspond.
        for wrapper in ["Option", "Box"] {
            match (theirs.inside(wrapper), ours.inside(wrapper)) {
                (None, Some(ours)) => {
                    self.corresponds(user, theirs, ours);
                    return false;
                }
                (Some(theirs), None) => {
                    self.corresponds(user, theirs, ours);
                    return false;
                }
                (None, None) | (Some(_), Some(_)) => {}
            }
        }
        let theirs_named = theirs.plain && self.theirs.items.contains_key(&theirs.head);
        match (theirs_named, self.ours.definition(self.model, user, ours)) {
            (true, Some(id)) => {
                self.meet(&theirs.head, id);
                true
            }
            (true, None) | (false, Some(_)) => false,
            (false, None) => {
                // Generated types that correspond are found below a difference as well.
                let pairs = theirs.args.iter().zip(&ours.args);
                let below: Vec<bool> =
                    pairs.map(|(theirs, ours)| self.corresponds(user, theirs, ours)).collect();
                let form = theirs.head == ours.head && theirs.args.len() == ours.args.len();
                form && below.into_iter().all(|same| same)
            }
        }
    }

    fn finish(mut self) -> Outcome {
        let pairs = self.outcome.pairs.clone();
        for (name, id) in &pairs {
            let own = self.model[*id].name.clone();
            if own == *name {
                self.outcome.same += 1;
                continue;
            }
            let why = if !is_first(self.model, *id) {
                "`[rename]` cannot name it: another type is made from the same place"
            } else if pairs.iter().filter(|(it, _)| it == name).count() > 1 {
                "counterpart has several types where typify has one"
            } else if pairs.iter().filter(|(_, it)| it == id).count() > 1 {
                "typify has several types where counterpart has one"
            } else {
                "counterpart cannot give this name: it is taken, or reserved in a target language"
            };
            self.differ(name.clone(), name.clone(), own, why);
        }
        let met: BTreeSet<&String> = pairs.iter().map(|(name, _)| name).collect();
        if self.theirs.items.is_empty() {
            let why = "typify generates no type: the document has no title, and no definitions";
            self.differ("(the document)".to_owned(), String::new(), String::new(), why);
        }
        let unmet: Vec<String> =
            self.theirs.items.keys().filter(|name| !met.contains(name)).cloned().collect();
        for name in unmet {
            let kind = self.theirs.items[&name].kind().to_owned();
            self.differ(name, kind, String::new(), "only typify has a type for it");
        }
        self.outcome.differences.sort_by(|a, b| a.place.cmp(&b.place));
        self.outcome
    }
}

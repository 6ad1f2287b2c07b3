//! Fields of generated types.

use std::collections::HashMap;

use counterpart_compiler::model::{Field, Object, Rest};

use super::{Comparing, Spot};
use crate::rules;

impl Comparing<'_, '_> {
    pub(super) fn object<'o>(&mut self, before: &'o Object, now: &'o Object) {
        let name = self.is().name.clone();
        let keys = |object: &'o Object| {
            let fields = object.fields.iter().enumerate();
            fields.map(|(at, field)| (field.key.as_str(), at)).collect::<HashMap<&str, usize>>()
        };
        let (olds, news) = (keys(before), keys(now));
        for (is, field) in now.fields.iter().enumerate() {
            match olds.get(field.key.as_str()).copied() {
                Some(was) => self.field(&name, (was, &before.fields[was]), (is, field)),
                None => self.added(&name, field),
            }
        }
        for field in before.fields.iter().filter(|field| !news.contains_key(field.key.as_str())) {
            let words = format!("the field `{}` of `{name}` was removed", field.key);
            let spot = Spot { old: Some(field.place), ..Spot::of([field.key.clone()]) };
            self.say_of(&rules::FIELD_REMOVED, true, &self.code.all(), spot, words);
        }
        self.rest(&name, &before.rest, &now.rest);
    }

    fn added(&mut self, name: &str, field: &Field) {
        let spot = Spot { new: Some(field.place), ..Spot::of([field.key.clone()]) };
        if field.required {
            let words = format!("`{name}` has a new required field `{}`", field.key);
            self.say_of(&rules::FIELD_ADDED, true, &self.code.all(), spot, words);
        } else {
            let words = format!("`{name}` has a new optional field `{}`", field.key);
            self.optional_added(spot, &words);
        }
    }

    /// A field that may be left out was added: it breaks only literals that name every field.
    fn optional_added(&mut self, spot: Spot, words: &str) {
        let [every, some] = self.code.by_literals();
        if !every.is_empty() {
            let words = format!("{words}, which a literal of the type must set");
            self.say_of(&rules::FIELD_ADDED, true, &every, spot.clone(), words);
            if let Some(edit) = self.code.edits.last_mut() {
                edit.help = "Create values with the builder, and publish the package as a new major \
                             version.";
            }
        }
        if !some.is_empty() {
            self.say_of(&rules::FIELD_ADDED, false, &some, spot, words.to_owned());
        }
    }

    fn field(&mut self, name: &str, (before, was): (usize, &Field), (now, is): (usize, &Field)) {
        let parts = vec![is.key.clone()];
        let spot = Spot { old: Some(was.place), new: Some(is.place), parts };
        let path = format!("`{name}.{}`", is.key);
        if was.required != is.required {
            let (rule, kind) = if is.required {
                (&rules::FIELD_BECAME_REQUIRED, "required")
            } else {
                (&rules::FIELD_BECAME_OPTIONAL, "optional")
            };
            self.say_of(
                rule,
                true,
                &self.code.all(),
                spot.clone(),
                format!("{path} became {kind}"),
            );
        }
        let targets = self.code.differs(&was.shape, &is.shape);
        if !targets.is_empty() {
            let told = self.code.told(&targets, &was.shape, &is.shape);
            let words = format!("{path} is {told}");
            self.say_of(&rules::FIELD_TYPE_CHANGED, true, &targets, spot, words);
        } else if let Some((targets, was, is)) =
            self.code.renamed((self.before, before), (self.now, now))
        {
            let words = format!("the field `{was}` was renamed to `{is}`");
            self.say_of(&rules::FIELD_TYPE_CHANGED, true, &targets, spot, words);
        }
    }

    /// Kept properties have a field of their own.
    fn rest(&mut self, name: &str, before: &Rest, now: &Rest) {
        let kept = |rest: &Rest| match rest {
            Rest::Closed | Rest::Ignored => None,
            Rest::Kept(values) => Some((Vec::new(), (**values).clone())),
            Rest::Prefixed(prefixes, values) => Some((prefixes.clone(), (**values).clone())),
        };
        let spot = Spot::default();
        match (kept(before), kept(now)) {
            (None, None) => {}
            (None, Some(_)) => {
                let words = format!("`{name}` has a new field for other properties");
                self.optional_added(spot, &words);
            }
            (Some(_), None) => {
                let words = format!("`{name}` has no field for other properties any more");
                self.say_of(&rules::FIELD_REMOVED, true, &self.code.all(), spot, words);
            }
            (Some((_, was)), Some((_, is))) => {
                let targets = self.code.differs(&was, &is);
                if !targets.is_empty() {
                    let told = self.code.told(&targets, &was, &is);
                    let words = format!("what `{name}` keeps of other properties is {told}");
                    self.say_of(&rules::FIELD_TYPE_CHANGED, true, &targets, spot, words);
                }
            }
        }
    }
}

//! Fields of generated types.

use counterpart_compiler::model::{Field, Object, Rest};

use super::{BOTH, Comparing, Spot};
use crate::finding::Language;
use crate::rules;

impl Comparing<'_, '_> {
    pub(super) fn object(&mut self, before: &Object, now: &Object) {
        let name = self.is().name.clone();
        let find = |object: &Object, key: &str| -> Option<Field> {
            object.fields.iter().find(|field| field.key == key).cloned()
        };
        for field in &now.fields {
            match find(before, &field.key) {
                Some(was) => self.field(&name, &was, field),
                None => self.added(&name, field),
            }
        }
        for field in before.fields.iter().filter(|field| find(now, &field.key).is_none()) {
            let words = format!("the field `{}` of `{name}` was removed", field.name);
            let spot = Spot { old: Some(field.place), ..Spot::of([field.key.clone()]) };
            self.say_of(&rules::FIELD_REMOVED, true, &BOTH, spot, words);
        }
        self.rest(&name, &before.rest, &now.rest);
    }

    fn added(&mut self, name: &str, field: &Field) {
        let kind = if field.required { "required" } else { "optional" };
        let words = format!("`{name}` has a new {kind} field `{}`", field.name);
        let spot = Spot { new: Some(field.place), ..Spot::of([field.key.clone()]) };
        self.say_of(&rules::FIELD_ADDED, field.required, &BOTH, spot, words);
    }

    fn field(&mut self, name: &str, was: &Field, is: &Field) {
        let parts = vec![is.key.clone()];
        let spot = Spot { old: Some(was.place), new: Some(is.place), parts };
        let path = format!("`{name}.{}`", is.name);
        if was.required != is.required {
            let (rule, kind) = if is.required {
                (&rules::FIELD_BECAME_REQUIRED, "required")
            } else {
                (&rules::FIELD_BECAME_OPTIONAL, "optional")
            };
            self.say_of(rule, true, &BOTH, spot.clone(), format!("{path} became {kind}"));
        }
        let languages = self.code.differs(&was.shape, &is.shape);
        if !languages.is_empty() {
            let told = self.code.told(&languages, &was.shape, &is.shape);
            let words = format!("{path} is {told}");
            self.say_of(&rules::FIELD_TYPE_CHANGED, true, &languages, spot, words);
        } else if was.name != is.name {
            let words = format!("the field `{}` was renamed to `{}`", was.name, is.name);
            self.say_of(&rules::FIELD_TYPE_CHANGED, true, &[Language::Rust], spot, words);
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
                self.say_of(&rules::FIELD_ADDED, false, &BOTH, spot, words);
            }
            (Some(_), None) => {
                let words = format!("`{name}` has no field for other properties any more");
                self.say_of(&rules::FIELD_REMOVED, true, &BOTH, spot, words);
            }
            (Some((_, was)), Some((_, is))) => {
                let languages = self.code.differs(&was, &is);
                if !languages.is_empty() {
                    let told = self.code.told(&languages, &was, &is);
                    let words = format!("what `{name}` keeps of other properties is {told}");
                    self.say_of(&rules::FIELD_TYPE_CHANGED, true, &languages, spot, words);
                }
            }
        }
    }
}

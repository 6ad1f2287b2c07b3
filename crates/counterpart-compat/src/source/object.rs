//! Fields of generated types.

use counterpart_compiler::model::{Field, Object, Rest};

use super::{BOTH, Comparing};
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
            let places = (Some(field.place), None);
            self.say_of(&rules::FIELD_REMOVED, true, &BOTH, places, words);
        }
        self.rest(&name, &before.rest, &now.rest);
    }

    fn added(&mut self, name: &str, field: &Field) {
        let kind = if field.required { "required" } else { "optional" };
        let words = format!("`{name}` has a new {kind} field `{}`", field.name);
        let places = (None, Some(field.place));
        self.say_of(&rules::FIELD_ADDED, field.required, &BOTH, places, words);
    }

    fn field(&mut self, name: &str, was: &Field, is: &Field) {
        let places = (Some(was.place), Some(is.place));
        let path = format!("`{name}.{}`", is.name);
        if was.required != is.required {
            let (rule, kind) = if is.required {
                (&rules::FIELD_BECAME_REQUIRED, "required")
            } else {
                (&rules::FIELD_BECAME_OPTIONAL, "optional")
            };
            self.say_of(rule, true, &BOTH, places, format!("{path} became {kind}"));
        }
        let languages = self.code.differs(&was.shape, &is.shape);
        if !languages.is_empty() {
            let told = self.code.told(&languages, &was.shape, &is.shape);
            let words = format!("{path} is {told}");
            self.say_of(&rules::FIELD_TYPE_CHANGED, true, &languages, places, words);
        } else if was.name != is.name {
            let words = format!("the field `{}` was renamed to `{}`", was.name, is.name);
            self.say_of(&rules::FIELD_TYPE_CHANGED, true, &[Language::Rust], places, words);
        }
    }

    /// Kept properties have a field of their own.
    fn rest(&mut self, name: &str, before: &Rest, now: &Rest) {
        let kept = |rest: &Rest| match rest {
            Rest::Closed | Rest::Ignored => None,
            Rest::Kept(values) => Some((Vec::new(), (**values).clone())),
            Rest::Prefixed(prefixes, values) => Some((prefixes.clone(), (**values).clone())),
        };
        let places = (None, None);
        match (kept(before), kept(now)) {
            (None, None) => {}
            (None, Some(_)) => {
                let words = format!("`{name}` has a new field for other properties");
                self.say_of(&rules::FIELD_ADDED, false, &BOTH, places, words);
            }
            (Some(_), None) => {
                let words = format!("`{name}` has no field for other properties any more");
                self.say_of(&rules::FIELD_REMOVED, true, &BOTH, places, words);
            }
            (Some((_, was)), Some((_, is))) => {
                let languages = self.code.differs(&was, &is);
                if !languages.is_empty() {
                    let told = self.code.told(&languages, &was, &is);
                    let words = format!("what `{name}` keeps of other properties is {told}");
                    self.say_of(&rules::FIELD_TYPE_CHANGED, true, &languages, places, words);
                }
            }
        }
    }
}

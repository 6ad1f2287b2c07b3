//! Variants of generated enums and unions.

use counterpart_compiler::model::{Enum, Union, Variant};

use super::Comparing;
use crate::rules;

impl Comparing<'_, '_> {
    pub(super) fn enumeration(&mut self, before: &Enum, now: &Enum) {
        let name = self.is().name.clone();
        let places = (None, None);
        if before.open != now.open {
            let words = if now.open {
                format!("`{name}` now admits strings that it does not list")
            } else {
                format!("`{name}` no longer admits strings that it does not list")
            };
            self.say_of(&rules::TYPE_CHANGED, true, &self.code.all(), places, words);
        }
        let stays_open = now.open;
        for (now, value) in now.values.iter().enumerate() {
            let shown = crate::change::shown(&value.value);
            match before.values.iter().position(|was| was.value == value.value) {
                None => {
                    // Who uses an open enum has a case for what it does not list.
                    let open = before.open && stays_open;
                    let words = format!("`{name}` has a new variant for {shown}");
                    self.say_of(&rules::VARIANT_ADDED, !open, &self.code.all(), places, words);
                }
                Some(was) => {
                    let renamed = self.code.renamed((self.before, was), (self.now, now));
                    if let Some((targets, was, is)) = renamed {
                        let words =
                            format!("the variant `{was}` of `{name}` was renamed to `{is}`");
                        self.say_of(&rules::VARIANT_REMOVED, true, &targets, places, words);
                    }
                }
            }
        }
        for value in &before.values {
            if now.values.iter().all(|is| is.value != value.value) {
                let shown = crate::change::shown(&value.value);
                let words = format!("`{name}` has no variant for {shown} any more");
                self.say_of(&rules::VARIANT_REMOVED, true, &self.code.all(), places, words);
            }
        }
    }

    pub(super) fn union(&mut self, before: &Union, now: &Union) {
        let name = self.is().name.clone();
        let places = (None, None);
        let find = |union: &Union, name: &str| -> Option<Variant> {
            union.variants.iter().find(|variant| variant.name == name).cloned()
        };
        for variant in &now.variants {
            match find(before, &variant.name) {
                None => {
                    let words = format!("`{name}` has a new variant `{}`", variant.name);
                    self.say_of(&rules::VARIANT_ADDED, true, &self.code.all(), places, words);
                }
                Some(was) => {
                    let targets = self.code.differs(&was.shape, &variant.shape);
                    if !targets.is_empty() {
                        let told = self.code.told(&targets, &was.shape, &variant.shape);
                        let words = format!("`{name}::{}` is {told}", variant.name);
                        self.say_of(&rules::TYPE_CHANGED, true, &targets, places, words);
                    }
                }
            }
        }
        for variant in &before.variants {
            if find(now, &variant.name).is_none() {
                let words = format!("`{name}` has no variant `{}` any more", variant.name);
                self.say_of(&rules::VARIANT_REMOVED, true, &self.code.all(), places, words);
            }
        }
    }
}

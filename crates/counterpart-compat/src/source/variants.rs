//! Variants of generated enums and unions.

use counterpart_compiler::model::{Enum, Union, Variant};

use super::{BOTH, Comparing, Spot};
use crate::finding::Language;
use crate::rules;
use crate::subject::part;

impl Comparing<'_, '_> {
    pub(super) fn enumeration(&mut self, before: &Enum, now: &Enum) {
        let name = self.is().name.clone();
        if before.open != now.open {
            let words = if now.open {
                format!("`{name}` now admits strings that it does not list")
            } else {
                format!("`{name}` no longer admits strings that it does not list")
            };
            self.say_of(&rules::TYPE_CHANGED, true, &BOTH, Spot::default(), words);
        }
        for value in &now.values {
            let shown = crate::change::shown(&value.value);
            let spot = Spot::of([part(&value.value)]);
            match before.values.iter().find(|was| was.value == value.value) {
                None => {
                    // Who uses an open enum has a case for what it does not list.
                    let open = before.open && now.open;
                    let words = format!("`{name}` has a new variant for {shown}");
                    self.say_of(&rules::VARIANT_ADDED, !open, &BOTH, spot, words);
                }
                Some(was) if was.name != value.name => {
                    let words = format!(
                        "the variant `{}` of `{name}` was renamed to `{}`",
                        was.name, value.name
                    );
                    self.say_of(&rules::VARIANT_REMOVED, true, &[Language::Rust], spot, words);
                }
                Some(_) => {}
            }
        }
        for value in &before.values {
            if now.values.iter().all(|is| is.value != value.value) {
                let shown = crate::change::shown(&value.value);
                let spot = Spot::of([part(&value.value)]);
                let words = format!("`{name}` has no variant for {shown} any more");
                self.say_of(&rules::VARIANT_REMOVED, true, &BOTH, spot, words);
            }
        }
    }

    pub(super) fn union(&mut self, before: &Union, now: &Union) {
        let name = self.is().name.clone();
        let find = |union: &Union, name: &str| -> Option<Variant> {
            union.variants.iter().find(|variant| variant.name == name).cloned()
        };
        for variant in &now.variants {
            match find(before, &variant.name) {
                None => {
                    let words = format!("`{name}` has a new variant `{}`", variant.name);
                    self.say_of(
                        &rules::VARIANT_ADDED,
                        true,
                        &BOTH,
                        Spot::of(tags(now, &variant.name)),
                        words,
                    );
                }
                Some(was) => {
                    let languages = self.code.differs(&was.shape, &variant.shape);
                    if !languages.is_empty() {
                        let told = self.code.told(&languages, &was.shape, &variant.shape);
                        let words = format!("`{name}::{}` is {told}", variant.name);
                        self.say_of(
                            &rules::TYPE_CHANGED,
                            true,
                            &languages,
                            Spot::of(tags(now, &variant.name)),
                            words,
                        );
                    }
                }
            }
        }
        for variant in &before.variants {
            if find(now, &variant.name).is_none() {
                let words = format!("`{name}` has no variant `{}` any more", variant.name);
                let spot = Spot::of(tags(before, &variant.name));
                self.say_of(&rules::VARIANT_REMOVED, true, &BOTH, spot, words);
            }
        }
    }
}

/// The values of the tag that lead to a variant; none in a union without a tag.
fn tags(union: &Union, variant: &str) -> Vec<String> {
    let values = union.tag.iter().flat_map(|tag| union.variants.iter().zip(&tag.values));
    let own = values.filter(|(known, _)| known.name == variant);
    own.flat_map(|(_, values)| values.iter().cloned()).collect()
}

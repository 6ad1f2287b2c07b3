//! Variants of generated enums and unions.

use std::collections::{HashMap, HashSet};

use counterpart_compiler::json;
use counterpart_compiler::model::{Enum, Union, Variant};

use super::{Comparing, Spot};
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
            self.say_of(&rules::TYPE_CHANGED, true, &self.code.all(), Spot::default(), words);
        }
        let stays_open = now.open;
        let olds: HashMap<String, usize> = before
            .values
            .iter()
            .enumerate()
            .rev()
            .map(|(at, value)| (json::identity(&value.value), at))
            .collect();
        let news: HashSet<String> =
            now.values.iter().map(|value| json::identity(&value.value)).collect();
        for (now, value) in now.values.iter().enumerate() {
            let shown = crate::change::shown(&value.value);
            let spot = Spot::of([part(&value.value)]);
            match olds.get(&json::identity(&value.value)).copied() {
                None => {
                    // Who uses an open enum has a case for what it does not list.
                    let open = before.open && stays_open;
                    let words = format!("`{name}` has a new variant for {shown}");
                    self.say_of(&rules::VARIANT_ADDED, !open, &self.code.all(), spot, words);
                }
                Some(was) => {
                    let renamed = self.code.renamed((self.before, was), (self.now, now));
                    if let Some((targets, was, is)) = renamed {
                        let words =
                            format!("the variant `{was}` of `{name}` was renamed to `{is}`");
                        self.say_of(&rules::VARIANT_REMOVED, true, &targets, spot, words);
                    }
                }
            }
        }
        for value in &before.values {
            if !news.contains(&json::identity(&value.value)) {
                let shown = crate::change::shown(&value.value);
                let spot = Spot::of([part(&value.value)]);
                let words = format!("`{name}` has no variant for {shown} any more");
                self.say_of(&rules::VARIANT_REMOVED, true, &self.code.all(), spot, words);
            }
        }
    }

    pub(super) fn union<'u>(&mut self, before: &'u Union, now: &'u Union) {
        let name = self.is().name.clone();
        let by_name = |union: &'u Union| {
            let variants = union.variants.iter().map(|variant| (variant.name.as_str(), variant));
            variants.collect::<HashMap<&str, &'u Variant>>()
        };
        let (olds, news) = (by_name(before), by_name(now));
        for variant in &now.variants {
            match olds.get(variant.name.as_str()) {
                None => {
                    let words = format!("`{name}` has a new variant `{}`", variant.name);
                    self.say_of(
                        &rules::VARIANT_ADDED,
                        true,
                        &self.code.all(),
                        Spot::of(tags(now, &variant.name)),
                        words,
                    );
                }
                Some(was) => {
                    let targets = self.code.differs(&was.shape, &variant.shape);
                    if !targets.is_empty() {
                        let told = self.code.told(&targets, &was.shape, &variant.shape);
                        let words = format!("`{name}::{}` is {told}", variant.name);
                        self.say_of(
                            &rules::TYPE_CHANGED,
                            true,
                            &targets,
                            Spot::of(tags(now, &variant.name)),
                            words,
                        );
                    }
                }
            }
        }
        for variant in &before.variants {
            if !news.contains_key(variant.name.as_str()) {
                let words = format!("`{name}` has no variant `{}` any more", variant.name);
                let spot = Spot::of(tags(before, &variant.name));
                self.say_of(&rules::VARIANT_REMOVED, true, &self.code.all(), spot, words);
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

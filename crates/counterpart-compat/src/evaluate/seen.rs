//! What keywords looked at, for `unevaluatedProperties` and `unevaluatedItems`.

use std::collections::BTreeSet;

/// What of one value was looked at.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Every property.
    pub all_properties: bool,
    /// These properties.
    pub properties: BTreeSet<String>,
    /// So many first items.
    pub first_items: usize,
    /// These items.
    pub items: BTreeSet<usize>,
    /// What it is not known of whether it was looked at.
    pub doubtful: Option<Box<Seen>>,
}

impl Seen {
    /// All there may be.
    pub fn everything() -> Self {
        Self { all_properties: true, first_items: usize::MAX, ..Self::default() }
    }

    /// Whether a property was looked at; `None` where that is not known.
    pub fn has_property(&self, name: &str) -> Option<bool> {
        if self.all_properties || self.properties.contains(name) {
            return Some(true);
        }
        let maybe = self.doubtful.as_ref().is_some_and(|it| it.has_property(name) != Some(false));
        (!maybe).then_some(false)
    }

    /// Whether an item was looked at; `None` where that is not known.
    pub fn has_item(&self, index: usize) -> Option<bool> {
        if index < self.first_items || self.items.contains(&index) {
            return Some(true);
        }
        let maybe = self.doubtful.as_ref().is_some_and(|it| it.has_item(index) != Some(false));
        (!maybe).then_some(false)
    }

    /// Adds what else was looked at; perhaps, if it is in doubt.
    pub fn add(&mut self, other: Self, doubtful: bool) {
        if doubtful {
            self.doubtful.get_or_insert_default().add(other, false);
            return;
        }
        self.all_properties |= other.all_properties;
        self.properties.extend(other.properties);
        self.first_items = self.first_items.max(other.first_items);
        self.items.extend(other.items);
        if let Some(other) = other.doubtful {
            self.add(*other, true);
        }
    }
}

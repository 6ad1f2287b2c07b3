//! What keywords evaluated, for `unevaluatedProperties` and `unevaluatedItems`.

use std::collections::BTreeSet;

use crate::truth::Truth;

/// Which parts of one value were evaluated.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Every property.
    pub all_properties: bool,
    /// These properties.
    pub properties: BTreeSet<String>,
    /// The items before this index.
    pub first_items: usize,
    /// These items.
    pub items: BTreeSet<usize>,
    /// What may have been evaluated, or may not.
    pub doubtful: Option<Box<Seen>>,
}

impl Seen {
    /// All there may be.
    pub fn everything() -> Self {
        Self { all_properties: true, first_items: usize::MAX, ..Self::default() }
    }

    /// Whether a property was evaluated.
    pub fn has_property(&self, name: &str) -> Truth {
        if self.all_properties || self.properties.contains(name) {
            return Truth::True;
        }
        let maybe = self.doubtful.as_ref().is_some_and(|it| it.has_property(name) != Truth::False);
        if maybe { Truth::Unknown } else { Truth::False }
    }

    /// Whether an item was evaluated.
    pub fn has_item(&self, index: usize) -> Truth {
        if index < self.first_items || self.items.contains(&index) {
            return Truth::True;
        }
        let maybe = self.doubtful.as_ref().is_some_and(|it| it.has_item(index) != Truth::False);
        if maybe { Truth::Unknown } else { Truth::False }
    }

    /// Adds what else was evaluated; if that is in doubt, as what may have been.
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

//! Which properties or items of one value were evaluated, for the `unevaluated…` keywords.

/// The evaluated children of a value, by position.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    all: bool,
    seen: Vec<bool>,
}

impl Marks {
    /// Marks a child.
    pub fn add(&mut self, position: usize) {
        if position >= self.seen.len() {
            self.seen.resize(position + 1, false);
        }
        if let Some(seen) = self.seen.get_mut(position) {
            *seen = true;
        }
    }

    /// Marks the first children.
    pub fn add_first(&mut self, count: usize) {
        if count > self.seen.len() {
            self.seen.resize(count, false);
        }
        self.seen.iter_mut().take(count).for_each(|seen| *seen = true);
    }

    /// Marks every child.
    pub const fn add_all(&mut self) {
        self.all = true;
    }

    /// Marks what is marked in another.
    pub fn merge(&mut self, other: &Self) {
        self.all |= other.all;
        if other.seen.len() > self.seen.len() {
            self.seen.resize(other.seen.len(), false);
        }
        for (seen, other) in self.seen.iter_mut().zip(&other.seen) {
            *seen |= other;
        }
    }

    /// Whether a child is marked.
    pub fn has(&self, position: usize) -> bool {
        self.all || self.seen.get(position).copied().unwrap_or(false)
    }
}

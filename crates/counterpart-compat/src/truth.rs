//! Three-valued logic: whether something holds, where that may not be known.

use std::ops::Not;

/// Whether something holds.
///
/// An unknown part makes the whole unknown, unless the other parts decide it: Kleene's strong logic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// It is not known.
    Unknown,
}

impl Truth {
    /// Whether all hold. Stops at the first that does not.
    pub fn all(each: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::True;
        for one in each {
            match one {
                Self::True => {}
                Self::False => return Self::False,
                Self::Unknown => all = Self::Unknown,
            }
        }
        all
    }

    /// Whether one or more hold. Stops at the first that does.
    pub fn any(each: impl IntoIterator<Item = Self>) -> Self {
        !Self::all(each.into_iter().map(Not::not))
    }

    /// Whether it holds exactly when `wanted` is true.
    #[must_use]
    pub fn is(self, wanted: bool) -> Self {
        if wanted { self } else { !self }
    }

    /// Whether the other holds where this one does. The other is asked only where that matters.
    #[must_use]
    pub fn implies(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::True => other(),
            Self::False => Self::True,
            Self::Unknown => Self::any([Self::Unknown, other()]),
        }
    }

    /// What both say, where they say the same.
    #[must_use]
    pub fn agreed(self, other: Self) -> Self {
        if self == other { self } else { Self::Unknown }
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

impl From<Option<bool>> for Truth {
    fn from(holds: Option<bool>) -> Self {
        holds.map_or(Self::Unknown, Self::from)
    }
}

/// How many of some conditions hold, as far as that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many hold for certain.
    pub least: u64,
    /// How many may hold.
    pub most: u64,
}

impl Tally {
    /// Counts.
    pub fn of(each: impl IntoIterator<Item = Truth>) -> Self {
        each.into_iter().fold(Self::default(), |Self { least, most }, one| match one {
            Truth::True => Self { least: least + 1, most: most + 1 },
            Truth::False => Self { least, most },
            Truth::Unknown => Self { least, most: most + 1 },
        })
    }

    /// Whether the number is in a range.
    #[must_use]
    pub fn is_within(self, min: u64, max: u64) -> Truth {
        let Self { least, most } = self;
        match (least >= min && most <= max, most < min || least > max) {
            (true, _) => Truth::True,
            (_, true) => Truth::False,
            (false, false) => Truth::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;
    use super::Truth::{self, False, True, Unknown};

    const ALL: [Truth; 3] = [True, False, Unknown];

    #[test]
    fn the_truth_tables() {
        // The rows and columns are in the order of `ALL`.
        let both = [[True, False, Unknown], [False, False, False], [Unknown, False, Unknown]];
        let either = [[True, True, True], [True, False, Unknown], [True, Unknown, Unknown]];
        let entailed = [[True, False, Unknown], [True, True, True], [True, Unknown, Unknown]];
        let agreed =
            [[True, Unknown, Unknown], [Unknown, False, Unknown], [Unknown, Unknown, Unknown]];
        for (row, one) in ALL.into_iter().enumerate() {
            for (column, other) in ALL.into_iter().enumerate() {
                assert_eq!(Truth::all([one, other]), both[row][column], "{one:?} and {other:?}");
                assert_eq!(Truth::any([one, other]), either[row][column], "{one:?} or {other:?}");
                let implies = one.implies(|| other);
                assert_eq!(implies, entailed[row][column], "{one:?} implies {other:?}");
                assert_eq!(one.agreed(other), agreed[row][column], "{one:?} agrees {other:?}");
            }
        }
        assert_eq!(ALL.map(|one| !one), [False, True, Unknown]);
        assert_eq!(ALL.map(|one| one.is(true)), ALL);
        assert_eq!(ALL.map(|one| one.is(false)), [False, True, Unknown]);
        assert_eq!((Truth::all([]), Truth::any([])), (True, False));
    }

    #[test]
    fn an_unknown_one_may_count() {
        let tally = Tally::of([True, False, Unknown, True]);
        assert_eq!(tally, Tally { least: 2, most: 3 });
        let within = |min, max| tally.is_within(min, max);
        assert_eq!([within(2, 3), within(1, 9)], [True, True]);
        assert_eq!([within(4, 9), within(0, 1)], [False, False]);
        assert_eq!([within(3, 9), within(0, 2), within(2, 2)], [Unknown; 3]);
    }
}

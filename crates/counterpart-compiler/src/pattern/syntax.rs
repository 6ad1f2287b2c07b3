//! The syntax tree of a regular expression.

use super::set::Set;

/// A part of a regular expression.
#[derive(Clone, Debug)]
pub enum Node {
    /// One after another; empty: the empty text.
    Sequence(Vec<Node>),
    /// The first of these that lets the rest match.
    Choice(Vec<Node>),
    /// One code point of a set.
    Set(Set),
    /// A place in the text.
    Assertion(Assertion),
    /// A place before or behind which something matches, or does not.
    Look {
        /// Whether it looks at what comes before.
        behind: bool,
        /// Whether it must not match.
        negative: bool,
        /// What is looked for.
        body: Box<Node>,
    },
    /// A part in parentheses.
    Group {
        /// Its number, if it captures.
        capture: Option<u32>,
        /// What is in it.
        body: Box<Node>,
    },
    /// A repeated part.
    Repeat {
        /// What is repeated.
        body: Box<Node>,
        /// The minimum number of repetitions.
        min: u32,
        /// The maximum number of repetitions.
        max: Option<u32>,
        /// Whether it is greedy.
        greedy: bool,
        /// Where it is written: the bytes of the expression from the first to behind the last.
        span: (usize, usize),
    },
    /// What a group captured; the empty text where it captured nothing.
    Back(u32),
}

/// A place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assertion {
    /// Before the first character.
    Start,
    /// Behind the last character.
    End,
    /// Between a word character of ASCII and another.
    Boundary,
    /// Everywhere else.
    NoBoundary,
}

impl Node {
    /// Whether it matches the empty text alone, wherever it matches.
    #[must_use]
    pub fn is_zero_width(&self) -> bool {
        match self {
            Self::Sequence(parts) | Self::Choice(parts) => parts.iter().all(Self::is_zero_width),
            Self::Set(_) | Self::Back(_) => false,
            Self::Assertion(_) | Self::Look { .. } => true,
            Self::Group { body, .. } | Self::Repeat { body, .. } => body.is_zero_width(),
        }
    }

    /// Whether it may match the empty text.
    #[must_use]
    pub fn is_nullable(&self) -> bool {
        match self {
            Self::Sequence(parts) => parts.iter().all(Self::is_nullable),
            Self::Choice(parts) => parts.iter().any(Self::is_nullable),
            Self::Set(_) => false,
            Self::Assertion(_) | Self::Look { .. } | Self::Back(_) => true,
            Self::Group { body, .. } => body.is_nullable(),
            Self::Repeat { body, min, .. } => *min == 0 || body.is_nullable(),
        }
    }

    /// The parts right below it.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Sequence(parts) | Self::Choice(parts) => parts,
            Self::Set(_) | Self::Assertion(_) | Self::Back(_) => &[],
            Self::Look { body, .. } | Self::Group { body, .. } | Self::Repeat { body, .. } => {
                std::slice::from_ref(body)
            }
        }
    }

    /// How many alternatives all choices in it have together.
    #[must_use]
    pub fn alternatives(&self) -> usize {
        let own = if let Self::Choice(branches) = self { branches.len() } else { 0 };
        own + self.parts().iter().map(Self::alternatives).sum::<usize>()
    }

    /// Whether it or a part of it holds for `wanted`.
    pub fn any(&self, wanted: &impl Fn(&Self) -> bool) -> bool {
        wanted(self) || self.parts().iter().any(|part| part.any(wanted))
    }
}

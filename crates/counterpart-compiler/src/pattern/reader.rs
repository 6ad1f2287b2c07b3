//! The characters of a regular expression that are still to be read.

use std::str::Chars;

/// The rest of a text. Knows how far it has come.
#[derive(Clone, Debug)]
pub(super) struct Reader<'s> {
    length: usize,
    rest: Chars<'s>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { length: source.len(), rest: source.chars() }
    }

    /// The byte at which the next character begins.
    pub(super) fn offset(&self) -> usize {
        self.length - self.rest.as_str().len()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        self.rest.next()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    /// The next character, taken if it is wanted.
    pub(super) fn next_if(&mut self, wanted: impl FnOnce(char) -> bool) -> Option<char> {
        let next = self.peek().filter(|next| wanted(*next))?;
        self.rest.next();
        Some(next)
    }
}

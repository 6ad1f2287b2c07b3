//! Where in a value the reading is: how deep it may still nest, and its path for errors.

use std::cell::Cell;
use std::fmt::Display;

use serde::de;

use super::plan::Key;

/// The step to no value in it.
const NONE: usize = usize::MAX;

/// The place of a value, by the arrays and objects around it. It lives on the stack.
#[derive(Debug)]
pub struct Place<'p> {
    outer: Option<&'p Place<'p>>,
    /// The property that it is, if its name does not live for ever.
    name: Option<&'p str>,
    /// The keys that steps to properties count; none where it is an array.
    keys: &'static [Key],
    /// The step to a value in it: the position of a key or of an item.
    step: Cell<usize>,
    /// How many more arrays and objects may nest.
    left: usize,
    /// Whether nobody reads the errors.
    quiet: bool,
}

impl<'p> Place<'p> {
    /// The place of a whole value that may nest as deep as this.
    #[must_use]
    pub const fn root(depth: usize, quiet: bool) -> Self {
        Self { outer: None, name: None, keys: &[], step: Cell::new(NONE), left: depth, quiet }
    }

    /// The inside of an array or object that stands here.
    ///
    /// # Errors
    /// When it nests deeper than the contract admits.
    pub fn inside<E: de::Error>(&'p self) -> Result<Self, E> {
        self.inside_object(&[])
    }

    /// The inside of an object with these keys.
    ///
    /// # Errors
    /// When it nests deeper than the contract admits.
    pub fn inside_object<E: de::Error>(&'p self, keys: &'static [Key]) -> Result<Self, E> {
        match self.left.checked_sub(1) {
            Some(left) => {
                let step = Cell::new(NONE);
                Ok(Self { outer: Some(self), name: None, keys, step, left, quiet: self.quiet })
            }
            None => Err(self.error("it nests too deep")),
        }
    }

    /// Goes to the property with this key, or to this item.
    pub fn index(&self, at: usize) {
        self.step.set(at);
    }

    /// Goes back to the array or object itself.
    pub fn whole(&self) {
        self.step.set(NONE);
    }

    /// The place of a property whose name does not live for ever.
    pub fn named<'n>(&'n self, name: &'n str) -> Place<'n> {
        self.whole();
        let (outer, name, step) = (Some(self), Some(name), Cell::new(NONE));
        Place { outer, name, keys: &[], step, left: self.left, quiet: self.quiet }
    }

    /// An error here. The message never quotes the value.
    #[cold]
    pub fn error<E: de::Error>(&self, message: impl Display) -> E {
        if self.quiet {
            return E::custom("");
        }
        match self.path() {
            path if path.is_empty() => E::custom(message),
            path => E::custom(format_args!("{path}: {message}")),
        }
    }

    /// Whether nobody reads the errors.
    pub(super) const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// The path as a JSON Pointer.
    pub(super) fn path(&self) -> String {
        let mut steps = Vec::new();
        let mut place = Some(self);
        while let Some(at) = place {
            match at.step.get() {
                NONE => {}
                step => steps.push(match at.keys.get(step) {
                    Some(key) => escaped(key.name),
                    None => step.to_string(),
                }),
            }
            steps.extend(at.name.map(escaped));
            place = at.outer;
        }
        steps.iter().rev().fold(String::new(), |path, step| path + "/" + step)
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

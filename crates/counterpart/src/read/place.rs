//! Where in a value the reading is: how deep it may still nest, and its path for errors.

use std::cell::Cell;
use std::fmt::Display;

use serde::de;

/// A step from a value to one in it.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// To none yet.
    None,
    /// To a property.
    Key(&'static str),
    /// To an item.
    Index(usize),
}

/// The place of a value, by the arrays and objects around it. It lives on the stack.
#[derive(Debug)]
pub struct Place<'p> {
    outer: Option<&'p Place<'p>>,
    /// The property that it is, if its name does not live for ever.
    name: Option<&'p str>,
    step: Cell<Step>,
    /// How many more arrays and objects may nest.
    left: usize,
    /// Whether nobody reads the errors.
    quiet: bool,
}

impl<'p> Place<'p> {
    /// The place of a whole value that may nest as deep as this.
    #[must_use]
    pub const fn root(depth: usize, quiet: bool) -> Self {
        Self { outer: None, name: None, step: Cell::new(Step::None), left: depth, quiet }
    }

    /// The inside of an array or object that stands here.
    ///
    /// # Errors
    /// When it nests deeper than the contract admits.
    pub fn inside<E: de::Error>(&'p self) -> Result<Self, E> {
        match self.left.checked_sub(1) {
            Some(left) => {
                let step = Cell::new(Step::None);
                Ok(Self { outer: Some(self), name: None, step, left, quiet: self.quiet })
            }
            None => Err(self.error("it nests too deep")),
        }
    }

    /// Goes to a property.
    pub fn key(&self, name: &'static str) {
        self.step.set(Step::Key(name));
    }

    /// Goes to an item.
    pub fn index(&self, at: usize) {
        self.step.set(Step::Index(at));
    }

    /// Goes back to the array or object itself.
    pub fn whole(&self) {
        self.step.set(Step::None);
    }

    /// The place of a property whose name does not live for ever.
    pub fn named<'n>(&'n self, name: &'n str) -> Place<'n> {
        self.whole();
        let (outer, name, step) = (Some(self), Some(name), Cell::new(Step::None));
        Place { outer, name, step, left: self.left, quiet: self.quiet }
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
                Step::None => {}
                Step::Key(name) => steps.push(escaped(name)),
                Step::Index(index) => steps.push(index.to_string()),
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

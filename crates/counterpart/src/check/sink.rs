//! Where the walk brings violations: the trait, and the sink that keeps none.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use serde_json::Value;

use super::detail::Detail;
use super::schema::{Remember, Schema, SchemaRef};

/// A step of the instance path.
#[derive(Clone, Copy, Debug)]
pub enum Step<'v> {
    /// To a property.
    Key(&'v str),
    /// To an item.
    Index(usize),
}

/// A step of the evaluation path.
#[derive(Clone, Copy, Debug)]
pub enum Word {
    /// A keyword, or a name below one.
    Name(&'static str),
    /// An index below a keyword.
    Index(usize),
}

/// Takes violations of a value that lives for `'v`.
pub trait Sink<'v>: Sized {
    /// Whether violations are kept. Otherwise the walk stops at the first one.
    const REPORTS: bool;

    /// Goes to a child of the value.
    fn down(&mut self, step: Step<'v>);

    /// Goes back to the parent.
    fn up(&mut self);

    /// Goes into a keyword or below one.
    fn enter(&mut self, word: Word);

    /// Goes back out of it.
    fn leave(&mut self);

    /// A keyword of the schema refuses the value. The text is what messages compare with listed
    /// values.
    fn refuse(&mut self, keyword: &'static str, detail: Detail, text: Option<&'v str>);

    /// The schema is `false`.
    fn refuse_all(&mut self);

    /// A keyword refuses the value, because of what `collect` reports.
    fn refuse_with(
        &mut self,
        keyword: &'static str,
        detail: Detail,
        collect: impl FnOnce(&mut Self),
    );

    /// `propertyNames` refuses the name of a property, because of what its schema has against it.
    fn refuse_name(&mut self, name: &'v str, schema: SchemaRef);

    /// Whether a value meets a schema, as `collect` finds out. What it reports is collected once for
    /// each schema and value, and is reported here whenever it is asked for.
    fn once(
        &mut self,
        schema: SchemaRef,
        value: &'v Value,
        collect: impl FnOnce(&mut Self) -> bool,
    ) -> bool;

    /// The verdicts that were given so far.
    fn verdicts(&mut self) -> &mut Verdict;

    /// A keyword refuses a child as such.
    fn refuse_child(&mut self, step: Step<'v>, keyword: &'static str) {
        self.down(step);
        self.refuse(keyword, Detail::None, None);
        self.up();
    }
}

/// Gives verdicts, and remembers those that would be asked for again: branches of unions may look at
/// the same child, at every level.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Whether violations are collected besides.
    reporting: bool,
    known: Pairs<bool>,
}

impl Verdict {
    /// Gives verdicts while violations are collected.
    pub fn reporting() -> Self {
        Self { reporting: true, ..Self::default() }
    }

    /// Whether verdicts about such a schema are remembered.
    pub const fn remembers(&self, remember: Remember) -> bool {
        match remember {
            Remember::Never => false,
            Remember::Reporting => self.reporting,
            Remember::Always => true,
        }
    }

    /// What is known of a schema and a value.
    pub fn recall(&self, schema: SchemaRef, value: &Value) -> Option<bool> {
        self.known.get(&pair(schema, value)).copied()
    }

    /// Remembers a verdict.
    pub fn remember(&mut self, schema: SchemaRef, value: &Value, met: bool) {
        self.known.insert(pair(schema, value), met);
    }
}

/// A schema and a value by their addresses.
pub type Pair = (usize, usize);

/// What is kept about schemas and values.
pub type Pairs<T> = HashMap<Pair, T, BuildHasherDefault<Addresses>>;

/// A schema and a value. Neither moves while the walk lasts.
pub fn pair(schema: &Schema, value: &Value) -> Pair {
    (std::ptr::from_ref(schema).addr(), std::ptr::from_ref(value).addr())
}

/// Mixes two addresses. Nobody who sends a value chooses them.
#[derive(Debug, Default)]
pub struct Addresses(u64);

impl Hasher for Addresses {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_usize(usize::from(*byte));
        }
    }

    fn write_usize(&mut self, address: usize) {
        let mixed = (self.0.rotate_left(5) ^ address as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

impl<'v> Sink<'v> for Verdict {
    const REPORTS: bool = false;

    fn down(&mut self, _: Step<'v>) {}

    fn up(&mut self) {}

    fn enter(&mut self, _: Word) {}

    fn leave(&mut self) {}

    fn refuse(&mut self, _: &'static str, _: Detail, _: Option<&'v str>) {}

    fn refuse_all(&mut self) {}

    fn refuse_with(&mut self, _: &'static str, _: Detail, _: impl FnOnce(&mut Self)) {}

    fn refuse_name(&mut self, _: &'v str, _: SchemaRef) {}

    fn once(
        &mut self,
        _: SchemaRef,
        _: &'v Value,
        collect: impl FnOnce(&mut Self) -> bool,
    ) -> bool {
        collect(self)
    }

    fn verdicts(&mut self) -> &mut Self {
        self
    }
}

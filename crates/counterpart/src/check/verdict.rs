//! The sink that keeps nothing: the walk ends at the first violation.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use serde_json::Value;

use super::schema::{Remember, Schema, SchemaRef};
use super::sink::{Sink, Step, Word};
use crate::violation::Detail;

/// Gives verdicts, and remembers those that would be asked for again: branches of unions may look at
/// the same child, at every level.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Whether violations are collected besides.
    reporting: bool,
    known: HashMap<(usize, usize), bool, BuildHasherDefault<Addresses>>,
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
        self.known.get(&key(schema, value)).copied()
    }

    /// Remembers a verdict. Values do not move while the walk lasts.
    pub fn remember(&mut self, schema: SchemaRef, value: &Value, met: bool) {
        self.known.insert(key(schema, value), met);
    }
}

fn key(schema: &Schema, value: &Value) -> (usize, usize) {
    (std::ptr::from_ref(schema).addr(), std::ptr::from_ref(value).addr())
}

/// Mixes two addresses. Nobody who sends a value chooses them.
#[derive(Debug, Default)]
struct Addresses(u64);

impl Hasher for Addresses {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_usize(usize::from(*byte)));
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

    fn verdicts(&mut self) -> &mut Self {
        self
    }
}

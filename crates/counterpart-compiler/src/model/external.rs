//! Contracts that others hold.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A contract that another crate and package already hold: for each target, by its id, the module
/// that holds it there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct External(BTreeMap<String, String>);

impl External {
    /// A contract that is held in these modules, by the ids of their targets.
    #[must_use]
    pub const fn new(modules: BTreeMap<String, String>) -> Self {
        Self(modules)
    }

    /// The module that holds it in a target.
    #[must_use]
    pub fn module(&self, target: &str) -> Option<&str> {
        self.0.get(target).map(String::as_str)
    }

    /// The modules of all targets.
    pub fn modules(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
}

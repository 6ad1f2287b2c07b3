//! The settings of the project file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::changes::Compat;
use super::systems::{Check, System};
use crate::model::{Arrays, CodeSettings, External, Formats, Integers, Undeclared};
use crate::target::{Registry, Targets};

/// The settings of a contract project: `counterpart.toml`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "counterpart.toml")]
pub struct ProjectFile {
    /// The folder of the contracts: every `*.json`, `*.yaml` and `*.yml` file in it is one.
    pub schemas: String,
    /// The folder of the services: every `*.json`, `*.yaml` and `*.yml` file in it that is an OpenAPI
    /// document is one.
    pub services: String,
    /// What `format` means.
    pub formats: Formats,
    /// What `contentEncoding` and `contentMediaType` mean.
    pub content: Content,
    /// What happens when a regular expression may take more than linear time.
    pub patterns: Patterns,
    /// What happens when two authored names collide.
    pub names: Names,
    /// What decoding does with properties that an open object does not declare.
    pub undeclared: Undeclared,
    /// How deep an instance may nest; deeper ones are refused with the violation `depth`.
    pub depth: u32,
    /// The most violations that are reported of one value, causes counted; where there are more, one
    /// more violation says so. From 1 to 10,000.
    #[serde(deserialize_with = "violations")]
    #[schemars(range(min = 1, max = 10000))]
    pub violations: u32,
    /// Which type holds an integer, in languages that have several.
    pub integers: Integers,
    /// Whether types of arrays say how many items there are.
    pub arrays: Arrays,
    /// Where documents with a URL are on disk: a URL to a file, or a URL that ends in `/` to a folder.
    pub urls: BTreeMap<String, String>,
    /// Names for definitions of schemas one does not own: `"orders#/$defs/line-item" = "LineItem"`.
    pub rename: BTreeMap<String, String>,
    /// Contracts that another crate and package already hold: referred to, not generated again.
    #[serde(rename = "extern")]
    pub external: BTreeMap<String, External>,
    /// The targets, each with the settings of its section.
    #[serde(skip)]
    pub targets: Targets,
    /// The systems of the product, by name.
    pub systems: BTreeMap<String, System>,
    /// How much the findings of `counterpart check` weigh.
    pub check: Check,
    /// How contracts may change.
    pub compat: Compat,
}

impl Default for ProjectFile {
    fn default() -> Self {
        Self {
            schemas: "schemas".to_owned(),
            services: "services".to_owned(),
            formats: Formats::default(),
            content: Content::default(),
            patterns: Patterns::default(),
            names: Names::default(),
            undeclared: Undeclared::default(),
            depth: 128,
            violations: 100,
            integers: Integers::default(),
            arrays: Arrays::default(),
            urls: BTreeMap::new(),
            rename: BTreeMap::new(),
            external: BTreeMap::new(),
            targets: Targets::default(),
            systems: BTreeMap::new(),
            check: Check::default(),
            compat: Compat::default(),
        }
    }
}

impl ProjectFile {
    /// The settings of a project without a project file, for the targets of a registry.
    #[must_use]
    pub fn of(registry: Registry) -> Self {
        Self { targets: Targets::new(registry), ..Self::default() }
    }

    /// The settings that generated code depends on in every target.
    #[must_use]
    pub const fn code(&self) -> CodeSettings {
        CodeSettings {
            formats: self.formats,
            undeclared: self.undeclared,
            depth: self.depth,
            violations: self.violations,
            integers: self.integers,
            arrays: self.arrays,
        }
    }
}

/// Reads the most violations that are reported.
fn violations<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let limit = u32::deserialize(deserializer)?;
    if (1..=10_000).contains(&limit) {
        return Ok(limit);
    }
    Err(D::Error::custom(format!("`violations` is {limit}; it must be from 1 to 10000")))
}

/// What `contentEncoding` and `contentMediaType` mean, in both languages alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Content {
    /// They say something to readers and refuse nothing.
    #[default]
    Annotate,
    /// What the draft of the document allows: up to draft 7 a string that is not base64 or JSON as
    /// stated is refused, from 2019-09 on they annotate.
    Draft,
}

/// What happens when a regular expression may take more than linear time in a backtracking engine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Patterns {
    /// A warning names the part that takes the time.
    #[default]
    Warn,
    /// The build fails.
    Deny,
}

/// What happens when two authored names of a contract collide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Names {
    /// The later gets a suffix, and a warning names both places.
    #[default]
    Suffix,
    /// The build fails.
    Strict,
}

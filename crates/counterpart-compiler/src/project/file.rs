//! The settings of the project file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::changes::Compat;
use super::systems::{Check, System};

/// The settings of a contract project: `counterpart.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "counterpart.toml")]
pub struct ProjectFile {
    /// The folder of the contracts; every `*.json` file in it is one.
    pub schemas: String,
    /// What `format` means.
    pub formats: Formats,
    /// What happens when two authored names collide.
    pub names: Names,
    /// What decoding does with properties that an open object does not declare.
    pub undeclared: Undeclared,
    /// How deep an instance may nest; deeper ones are refused with the violation `depth`.
    pub depth: u32,
    /// Where documents with a URL are on disk: a URL to a file, or a URL that ends in `/` to a folder.
    pub urls: BTreeMap<String, String>,
    /// Names for definitions of schemas one does not own: `"orders#/$defs/line-item" = "LineItem"`.
    pub rename: BTreeMap<String, String>,
    /// Contracts that another crate and package already hold: referred to, not generated again.
    #[serde(rename = "extern")]
    pub external: BTreeMap<String, External>,
    /// The Rust that is generated.
    pub rust: RustOutput,
    /// The TypeScript that is generated.
    pub typescript: TypeScriptOutput,
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
            formats: Formats::default(),
            names: Names::default(),
            undeclared: Undeclared::default(),
            depth: 128,
            urls: BTreeMap::new(),
            rename: BTreeMap::new(),
            external: BTreeMap::new(),
            rust: RustOutput::default(),
            typescript: TypeScriptOutput::default(),
            systems: BTreeMap::new(),
            check: Check::default(),
            compat: Compat::default(),
        }
    }
}

/// What `format` means, in both languages alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Formats {
    /// A string of another format is refused.
    #[default]
    Assert,
    /// It says something to readers and refuses nothing.
    Annotate,
    /// What the draft of the document says: asserted up to draft 7, annotated from 2019-09 on
    /// unless the meta-schema asks for assertion.
    Draft,
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

/// What decoding does with properties that an open object does not declare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Undeclared {
    /// Generated types leave them out.
    #[default]
    Ignore,
    /// Generated types keep them.
    Keep,
}

/// A contract that another crate and package already hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct External {
    /// The path of its Rust module: `::acme_contracts::common`.
    pub rust: String,
    /// Its TypeScript module: `@acme/contracts/common`.
    pub typescript: String,
}

/// The Rust that is generated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RustOutput {
    /// A file to be checked in, written by `counterpart build` besides what `build.rs` makes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// The TypeScript that is generated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TypeScriptOutput {
    /// The folder of the npm package.
    pub folder: String,
    /// The name of the npm package.
    pub package: String,
    /// Its version.
    pub version: String,
    /// Whether its manifest says `private`, so that npm refuses to publish it.
    pub private: bool,
    /// Its licence, as an SPDX expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// The address of its repository.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
    /// What types of open objects say of properties they do not declare.
    pub open: Open,
}

impl Default for TypeScriptOutput {
    fn default() -> Self {
        Self {
            folder: "bindings/typescript".to_owned(),
            package: "contracts".to_owned(),
            version: "0.1.0".to_owned(),
            private: false,
            license: None,
            repository: None,
            open: Open::default(),
        }
    }
}

/// What TypeScript types of open objects say of properties they do not declare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Open {
    /// Nothing, so that a typo in an object literal is caught.
    #[default]
    Closed,
    /// An index signature of `unknown`.
    Index,
}

//! The settings of the target: the section `[typescript]` of the project file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::npm;

/// The id of the target.
pub const ID: &str = "typescript";

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
    /// Whether services get a client.
    pub client: bool,
    /// Whether services get a server.
    pub server: bool,
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
            client: true,
            server: true,
            open: Open::default(),
        }
    }
}

impl TypeScriptOutput {
    /// What npm would refuse about the settings.
    pub(crate) fn fault(&self) -> Option<String> {
        let Self { package, version, .. } = self;
        if !npm::is_name(package) {
            return Some(format!("`{package}` is not the name of an npm package"));
        }
        let is_version = semver::Version::parse(version).is_ok();
        (!is_version)
            .then(|| format!("`{version}` is not a version: it has three numbers, `1.0.0`"))
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

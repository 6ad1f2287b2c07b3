//! The settings of `counterpart compat`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How contracts may change: the settings of `counterpart compat`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Compat {
    /// Who writes the data.
    pub writers: Writers,
    /// The release tags of the contracts, as a glob with the version in place of `*`: `v*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
    /// Breaks that were decided upon.
    pub accept: Vec<Accepted>,
}

/// Who writes the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Writers {
    /// Anyone: whatever the contract admits may be written.
    #[default]
    Any,
    /// Generated code alone (`to_json`, `toJson`), which writes declared properties and no other.
    Generated,
}

/// A break that was decided upon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The fingerprint of the finding.
    pub fingerprint: String,
    /// Who answers for it.
    pub owner: String,
    /// Why it is right.
    pub reason: String,
    /// The last day on which it holds: `2027-03-31`.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub expires: String,
}

//! The settings of systems: the programs of a product, and what each implements of the contracts.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One system of the product: a program, a service or a database.
///
/// A definition is named by contract and name: `service-keys#ServiceKeyName`; a contract without
/// `#` means its root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct System {
    /// Where its source is: globs, relative to the project file. A glob that begins with `!` takes
    /// files out again. Files that git ignores are not read.
    pub sources: Vec<String>,
    /// Its release tags, as a glob with the version in place of `*`: `dashboard-v*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
    /// Whether it serves the others or is served. Servers are deployed before their clients, so a
    /// new server meets old clients and never the reverse: then a definition goes one way only.
    /// A system with `live` endpoints is a server. Without a role it may meet any version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The definitions it sends, stores or offers for input.
    pub writes: Vec<String>,
    /// The definitions it receives or shows.
    pub reads: Vec<String>,
    /// Where it handles every value or field of a definition.
    pub implements: Vec<Implements>,
    /// What it answers when it runs; `counterpart check --live URL` asks.
    pub live: Vec<Live>,
}

/// Who is deployed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// It answers clients that may be older than it.
    Server,
    /// It asks a server that may be newer than it.
    Client,
}

/// A place in a system that handles every value of an enum, every tag of a union, or every field
/// of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Implements {
    /// The definition: `service-keys#ServiceKeyName`.
    pub contract: String,
    /// The file, relative to the project file; a glob for a folder of SQL migrations.
    pub at: String,
    /// The name under which the place is found: a declaration, a function, `module::Type`,
    /// `table.column`; a dotted path in JSON, TOML and YAML. Without one, the whole file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// How the source writes the contract's names, where it writes them in another way.
    #[serde(default, skip_serializing_if = "Spelling::is_verbatim")]
    pub spelling: Spelling,
    /// Values the system leaves out, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub except: BTreeMap<String, String>,
}

/// How a source writes the names of a contract.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Spelling {
    /// The case of its words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<Case>,
    /// What stands before each.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// What stands behind each.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    /// Names written in a way of their own: `{ github = "GH_TOKEN" }`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
}

impl Spelling {
    /// Whether names stand as in the contract.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        *self == Self::default()
    }
}

/// The case of the words of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Case {
    /// `serviceKey`
    #[serde(rename = "camelCase")]
    Camel,
    /// `ServiceKey`
    #[serde(rename = "PascalCase")]
    Pascal,
    /// `service_key`
    #[serde(rename = "snake_case")]
    Snake,
    /// `SERVICE_KEY`
    #[serde(rename = "SCREAMING_SNAKE_CASE")]
    ScreamingSnake,
    /// `service-key`
    #[serde(rename = "kebab-case")]
    Kebab,
}

/// An endpoint of a running system.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Live {
    /// Its path below the URL on the command line: `/api/service-keys`.
    pub path: String,
    /// The definition its answer meets.
    pub contract: String,
    /// The method.
    #[serde(default = "Live::get", skip_serializing_if = "Live::is_get")]
    pub method: String,
    /// Request headers; `$NAME` in a value is the environment variable of that name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
}

impl Live {
    fn get() -> String {
        "GET".to_owned()
    }

    fn is_get(method: &str) -> bool {
        method == "GET"
    }
}

/// How much the findings of `counterpart check` weigh.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Check {
    /// By rule: `orphan = "allow"`.
    pub levels: BTreeMap<String, Level>,
    /// By rule, for the files of a glob; the last that fits decides.
    pub paths: Vec<PathLevels>,
}

/// The levels for some files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PathLevels {
    /// The files: a glob, relative to the project file.
    pub files: String,
    /// By rule.
    pub levels: BTreeMap<String, Level>,
}

/// How much a finding weighs.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It is not reported.
    Allow,
    /// It is reported and fails nothing.
    Warn,
    /// It fails the check.
    Deny,
}

//! The Rust half without building it: the static data that would be generated, read back and given
//! to the runtime.

use std::cell::Cell;

use counterpart::__private::{
    ContractData, DefinitionData, Place, Plan, Read, check, deserialize, misplaced,
};
use counterpart::{Contract, Decode, Decoded};
use counterpart_compiler::model::{ContractId, Model};
use counterpart_compiler::project::CodeSettings;
use counterpart_rust::Checks;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};

use super::rust_data;

/// The root of a contract.
#[derive(Clone, Copy)]
pub struct RustHalf(&'static DefinitionData);

/// Its verdict and violations on an instance.
pub struct Said {
    /// The verdict.
    pub valid: bool,
    /// The violations.
    pub violations: Vec<Value>,
}

impl RustHalf {
    /// The root of a contract. Its data is never freed.
    pub fn new(model: &Model, contract: ContractId, settings: CodeSettings) -> Option<Self> {
        let root = &model[model.root(contract)?];
        let checks = Checks::of(model, settings);
        let schemas = rust_data::read(checks.statics())?;
        let data = ContractData {
            digest: "",
            documents: &[],
            depth: usize::try_from(settings.depth).ok()?,
            violations: usize::try_from(settings.violations).ok()?,
        };
        let schema = schemas.get(checks.name(root.schema))?;
        let kinds = Checks::kinds(model, root);
        Some(Self(leak(DefinitionData {
            contract: leak(data),
            text: "true",
            schema,
            kinds,
            plan: leak(Plan::Whole(schema, kinds)),
        })))
    }

    /// Reads a text.
    pub fn read(self, text: &str) -> Said {
        ASKED.set(Some(self.0));
        let read = Root::from_json(text).map(drop);
        let violations = read.err().into_iter().flatten().map(|it| json!(it)).collect();
        Said { valid: Root::from_json(text).is_ok(), violations }
    }

    /// Asks it.
    pub fn ask(self, instance: &Value) -> Said {
        ASKED.set(Some(self.0));
        let violations = Root::violations(instance);
        Said {
            valid: Root::is_valid(instance),
            violations: violations.iter().map(|it| json!(it)).collect(),
        }
    }
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

thread_local! {
    static ASKED: Cell<Option<&'static DefinitionData>> = const { Cell::new(None) };
}

static NONE: ContractData =
    ContractData { digest: "", documents: &[], depth: 128, violations: 100 };
static NOTHING: DefinitionData =
    DefinitionData { contract: &NONE, text: "true", schema: &check::ANY, kinds: 127, plan: &ANY };
static ANY: Plan = Plan::Whole(&check::ANY, 127);

/// The type that stands for the schema.
#[derive(Serialize)]
struct Root(Value);

impl<'de> Deserialize<'de> for Root {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer, Self::definition().contract.depth, Self::from_value)
    }
}

impl Decode for Root {
    fn decode(value: Value) -> Decoded<Self> {
        Ok(Self(value))
    }
}

impl Read for Root {
    fn own() -> &'static Plan {
        Self::definition().plan
    }

    fn stream<'de, D: Deserializer<'de>>(
        _: &'static Plan,
        place: &Place<'_>,
        _: D,
    ) -> Result<Self, D::Error> {
        Err(misplaced(place))
    }
}

impl Contract for Root {
    const NAME: &'static str = "Root";
    const SCHEMA: &'static str = "true";
    const DIGEST: &'static str = "";

    fn definition() -> &'static DefinitionData {
        ASKED.get().unwrap_or(&NOTHING)
    }
}

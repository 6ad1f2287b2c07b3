//! The types of typed constants: `$defs` entries with `const` under a `SCREAMING_SNAKE` key.

use serde_json::Value;

use super::conjunction::Conjunction;
use super::facts::Facts;
use super::path::TypePath;
use super::planner::Planner;
use crate::diagnostic::Code;
use crate::model::{ContractId, Enum, Kind, Kinds, Scalar, SchemaId, Shape, Text};

/// The shape of a constant: that of its schema without the `const`, else that of its value.
pub(super) fn shape(
    planner: &mut Planner<'_>,
    contract: ContractId,
    name: &str,
    schema: SchemaId,
    value: &Value,
) -> Shape {
    let conjunction = Conjunction::of([schema]);
    let mut facts = Facts::gather(planner.schemas(), &conjunction);
    facts.values = None;
    facts.kinds = planner.declared_kinds(schema);
    let owner = planner.contracts[contract.0 as usize].definitions.first().copied();
    let shape = match owner {
        Some(owner) if !facts.only_kinds() => {
            let path = TypePath::named(owner, name.to_owned());
            let form = planner.form(&conjunction, &facts);
            planner.build_form(form, &conjunction, &facts, &path)
        }
        _ => of_value(value),
    };
    check_exhaustive(planner, schema, &shape, value);
    shape
}

fn of_value(value: &Value) -> Shape {
    match Kind::of(value) {
        Kind::Null => Shape::Scalar(Scalar::Null),
        Kind::Boolean => Shape::Scalar(Scalar::Boolean),
        Kind::Integer if value.is_i64() => {
            Shape::Scalar(Scalar::Integer { min: None, max: None, width: None })
        }
        Kind::Integer | Kind::Fraction => Shape::Scalar(Scalar::Number),
        Kind::String => Shape::Scalar(Scalar::String(Text::default())),
        Kind::Array | Kind::Object => Shape::Any(Kinds::one(Kind::of(value))),
    }
}

/// Reports the enum values that a table marked exhaustive lacks.
fn check_exhaustive(planner: &mut Planner<'_>, schema: SchemaId, shape: &Shape, value: &Value) {
    let annotated = &planner.schemas()[schema];
    if !annotated.annotations.extension.exhaustive {
        return;
    }
    let place = annotated.place;
    let map = if let Shape::Map(map) = shape { Some(map) } else { None };
    let keys = map.and_then(|map| map.keys).and_then(|keys| planner.enum_values(keys));
    let Some(keys) = keys else {
        let sentence = "`exhaustive` needs a table whose keys are an enum";
        let diagnostic = planner.sources.diagnose(Code::BadExtension, place, sentence);
        let help = "give the table `propertyNames` with a $ref to the enum";
        planner.diagnostics.push(diagnostic.help(help));
        return;
    };
    let forgotten: Vec<String> = keys.into_iter().filter(|key| value.get(key).is_none()).collect();
    if !forgotten.is_empty() {
        let sentence = format!("the table has no entry for {}", forgotten.join(", "));
        planner.diagnostics.push(planner.sources.diagnose(Code::ForgottenValue, place, sentence));
    }
}

impl Planner<'_> {
    /// The strings of an enum's definition.
    fn enum_values(&self, id: crate::model::DefinitionId) -> Option<Vec<String>> {
        let Shape::Enum(Enum { values, open: false }) = &self.definitions[id.0 as usize].shape
        else {
            return None;
        };
        let strings = values.iter().filter_map(|value| value.value.as_str());
        Some(strings.map(str::to_owned).collect())
    }
}

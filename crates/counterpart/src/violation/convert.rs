//! From the errors of `jsonschema` to the violations of `docs/violations.md`. The errors differ in
//! how many there are for one refusal and where; the table does not.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, JsonTypeSet, ValidationError};
use serde_json::{Map, Value, json};

use super::Violation;
use super::path::{self, join};
use crate::definition::RunTime;

/// Everything that is wrong with `value`, seen from below the first steps of the evaluation path
/// that lead from the validator's schema to the definition.
pub fn of(RunTime { validator, refers }: &RunTime, value: &Value) -> Vec<Violation> {
    let errors: Vec<_> = validator.iter_errors(value).collect();
    Conversion { value, refers: *refers }.all(errors.iter(), "")
}

/// What the conversion of errors needs to know besides them.
struct Conversion<'v> {
    value: &'v Value,
    /// Whether the validator's schema refers to that of the definition.
    refers: bool,
}

impl Conversion<'_> {
    /// The violations of errors. For errors about the name of a property, `name` is the step to it.
    fn all<'e>(
        &self,
        errors: impl Iterator<Item = &'e ValidationError<'e>>,
        name: &str,
    ) -> Vec<Violation> {
        let mut violations = Vec::new();
        for error in errors {
            self.convert(error, name, &mut violations);
        }
        violations
    }

    /// The evaluation path from the definition's schema on.
    fn path<'e>(&self, error: &'e ValidationError<'_>) -> &'e str {
        let path = error.evaluation_path().as_str();
        if self.refers { path::below_definition(path) } else { path }
    }

    fn convert(&self, error: &ValidationError<'_>, name: &str, to: &mut Vec<Violation>) {
        let at = format!("{}{name}", error.instance_path().as_str());
        let path = self.path(error);
        let one = |keyword: &str, parameters| {
            Violation::new(at.clone(), path::ending(path, keyword), keyword, parameters)
        };
        match error.kind() {
            ValidationErrorKind::PropertyNames { error: inner } => {
                self.property_name(&at, inner, to);
            }
            ValidationErrorKind::FalseSchema => self.refused(&at, path, to),
            ValidationErrorKind::AdditionalItems { limit } => {
                let count = self.items(&at).len();
                let items = (*limit..count).map(|item| join(&at, &item.to_string()));
                to.extend(items.map(|at| closed(at, path, "additionalItems")));
            }
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                let properties = unexpected.iter().map(|key| join(&at, key));
                to.extend(properties.map(|at| closed(at, path, "additionalProperties")));
            }
            ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                let properties = unexpected.iter().map(|key| join(&at, key));
                to.extend(properties.map(|at| closed(at, path, "unevaluatedProperties")));
            }
            ValidationErrorKind::UnevaluatedItems { unexpected } => {
                let items = positions(self.items(&at), unexpected);
                let items = items.into_iter().map(|item| join(&at, &item.to_string()));
                to.extend(items.map(|at| closed(at, path, "unevaluatedItems")));
            }
            ValidationErrorKind::AnyOf { context } => {
                to.push(Violation {
                    causes: self.causes(context, name),
                    ..one("anyOf", json!({}))
                });
            }
            ValidationErrorKind::OneOfNotValid { context } => {
                let violation = one("oneOf", json!({ "matched": [] }));
                to.push(Violation { causes: self.causes(context, name), ..violation });
            }
            ValidationErrorKind::OneOfMultipleValid { context } => {
                let matched = context.iter().enumerate().filter(|(_, errors)| errors.is_empty());
                let matched: Vec<_> = matched.map(|(at, _)| at).collect();
                to.push(one("oneOf", json!({ "matched": matched })));
            }
            // One kind of validator reports every property of `required` when it wants to say
            // that another is not allowed.
            ValidationErrorKind::Required { property }
                if self.properties(&at).any(|present| property.as_str() == Some(present)) => {}
            ValidationErrorKind::Required { property } => {
                // `required`, `dependentRequired` or `dependencies`
                to.push(one(path::last(path), json!({ "property": property })));
            }
            kind => {
                let (keyword, parameters) = plain(kind);
                to.push(one(keyword, parameters));
            }
        }
    }

    fn causes(&self, context: &[Vec<ValidationError<'static>>], name: &str) -> Vec<Vec<Violation>> {
        context.iter().map(|errors| self.all(errors.iter(), name)).collect()
    }

    /// One error about the name of a property. There is one for each thing that is wrong with the
    /// name, one after another; the table has one for the name.
    fn property_name(&self, at: &str, inner: &ValidationError<'_>, to: &mut Vec<Violation>) {
        let Some(name) = inner.instance().as_str() else { return };
        let step = join("", name);
        let at = format!("{at}{step}");
        let path = self.path(inner);
        let path = path::up_to_last(path, "propertyNames");
        let cause = self.all(std::iter::once(inner), &step);
        let same = |last: &&mut Violation| {
            last.keyword == "propertyNames"
                && last.instance_path == at
                && last.evaluation_path == path
        };
        if let Some(causes) = to.last_mut().filter(same).and_then(|last| last.causes.first_mut()) {
            causes.extend(cause);
            return;
        }
        let violation = Violation::new(at, path.to_owned(), "propertyNames", json!({}));
        to.push(Violation { causes: vec![cause], ..violation });
    }

    /// The schema `false`, which is reported once for an object where it is the schema of all its
    /// properties or names.
    fn refused(&self, at: &str, path: &str, to: &mut Vec<Violation>) {
        let refused = |at: String| Violation::new(at, path.to_owned(), "false", json!({}));
        match path::final_keyword(path) {
            Some("additionalProperties") => {
                let properties = self.properties(at).map(|key| join(at, key));
                to.extend(properties.map(|at| closed(at, path, "additionalProperties")));
            }
            Some("propertyNames") => to.extend(self.properties(at).map(|key| {
                let at = join(at, key);
                let causes = vec![vec![refused(at.clone())]];
                let violation = Violation::new(at, path.to_owned(), "propertyNames", json!({}));
                Violation { causes, ..violation }
            })),
            Some(_) | None => to.push(refused(at.to_owned())),
        }
    }

    fn items(&self, at: &str) -> &[Value] {
        self.value.pointer(at).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    fn properties(&self, at: &str) -> impl Iterator<Item = &String> {
        self.value.pointer(at).and_then(Value::as_object).into_iter().flat_map(Map::keys)
    }
}

/// A property or item that nothing admits.
fn closed(at: String, path: &str, keyword: &str) -> Violation {
    Violation::new(at, path::ending(path, keyword), keyword, json!({}))
}

/// Which items these are, of which only the text is known. Equal items are refused alike, save
/// leading ones that `prefixItems` looked at, so the last ones with that text are meant.
fn positions(items: &[Value], unexpected: &[String]) -> Vec<usize> {
    let mut wanted = unexpected.iter().rev().peekable();
    let mut found = Vec::new();
    for (at, item) in items.iter().enumerate().rev() {
        let item = item.to_string();
        if wanted.next_if(|text| **text == item).is_some() {
            found.push(at);
        }
    }
    found.reverse();
    found
}

/// Keyword and parameters of the errors that stand for one violation at the same place.
fn plain(kind: &ValidationErrorKind) -> (&str, Value) {
    use ValidationErrorKind as Kind;
    match kind {
        Kind::Type { kind } => ("type", json!({ "types": types(kind) })),
        Kind::Enum { options } => ("enum", json!({ "values": **options })),
        Kind::Constant { expected_value } => ("const", json!({ "value": **expected_value })),
        Kind::Maximum { limit }
        | Kind::Minimum { limit }
        | Kind::ExclusiveMaximum { limit }
        | Kind::ExclusiveMinimum { limit } => (kind.keyword(), json!({ "limit": limit })),
        Kind::MaxLength { limit }
        | Kind::MinLength { limit }
        | Kind::MaxItems { limit }
        | Kind::MinItems { limit }
        | Kind::MaxProperties { limit }
        | Kind::MinProperties { limit } => (kind.keyword(), json!({ "limit": limit })),
        Kind::MultipleOf { multiple_of } => ("multipleOf", json!({ "divisor": multiple_of })),
        Kind::Pattern { pattern } => ("pattern", json!({ "pattern": pattern })),
        Kind::Format { format } => ("format", json!({ "format": format })),
        Kind::ContentMediaType { content_media_type } => {
            ("contentMediaType", json!({ "mediaType": content_media_type }))
        }
        Kind::ContentEncoding { .. }
        | Kind::FromUtf8 { .. }
        | Kind::Contains
        | Kind::UniqueItems
        | Kind::Not { .. }
        | Kind::BacktrackLimitExceeded { .. }
        | Kind::RegexEngineFailure { .. }
        | Kind::Custom { .. }
        | Kind::Referencing(_)
        | Kind::FalseSchema
        | Kind::PropertyNames { .. }
        | Kind::Required { .. }
        | Kind::AdditionalItems { .. }
        | Kind::AdditionalProperties { .. }
        | Kind::UnevaluatedItems { .. }
        | Kind::UnevaluatedProperties { .. }
        | Kind::AnyOf { .. }
        | Kind::OneOfMultipleValid { .. }
        | Kind::OneOfNotValid { .. } => (kind.keyword(), json!({})),
    }
}

/// The names of types in the order of the table.
fn types(kind: &TypeKind) -> Vec<&'static str> {
    let set = match kind {
        TypeKind::Single(single) => JsonTypeSet::from(*single),
        TypeKind::Multiple(set) => *set,
    };
    let order = [
        (JsonType::Null, "null"),
        (JsonType::Boolean, "boolean"),
        (JsonType::Integer, "integer"),
        (JsonType::Number, "number"),
        (JsonType::String, "string"),
        (JsonType::Array, "array"),
        (JsonType::Object, "object"),
    ];
    let number = set.contains(JsonType::Number);
    let named = order
        .into_iter()
        .filter(|(kind, name)| set.contains(*kind) && !(number && *name == "integer"));
    named.map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_that_takes_too_long_is_a_refusal() {
        let schema = json!({ "pattern": r"^(?:a+(?!x))+b$" });
        let validator = jsonschema::validator_for(&schema).unwrap();
        let text = json!("a".repeat(10_000));
        let found = of(&RunTime { validator, refers: false }, &text);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].keyword.as_str(), found[0].evaluation_path.as_str()),
            ("pattern", "/pattern")
        );
        assert!(found[0].parameters.is_empty());
    }
}

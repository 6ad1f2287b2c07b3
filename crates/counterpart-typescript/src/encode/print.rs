//! Prints encoders as JavaScript.

use counterpart_compiler::model::{DefinitionId, SchemaId};

use super::{Encoder, Helper, Test};
use crate::escape::{js_string, object_key};

/// What encoders call definitions.
pub trait Names {
    /// The encoder of a definition.
    fn encoder(&self, definition: DefinitionId) -> String;
    /// The function that tells whether a value meets the contract of a definition.
    fn test(&self, definition: DefinitionId) -> String;
    /// The function that tells whether a value meets a schema.
    fn schema_test(&self, schema: SchemaId) -> String;
}

/// The function `name` that encodes.
pub fn function(name: &str, encoder: &Encoder, names: &dyn Names) -> String {
    let mut printer = Printer { names, tables: Vec::new(), name };
    let result = printer.applied(encoder, "value");
    let tables = printer.tables.concat();
    format!("{tables}export function {name}(value) {{\n  return {result};\n}}\n")
}

struct Printer<'a> {
    names: &'a dyn Names,
    tables: Vec<String>,
    name: &'a str,
}

impl Printer<'_> {
    /// The expression for `value` encoded.
    fn applied(&mut self, encoder: &Encoder, value: &str) -> String {
        match encoder {
            Encoder::Same => value.to_owned(),
            Encoder::Named(definition) => {
                format!("{}({value})", self.names.encoder(*definition))
            }
            Encoder::Object { fields, rest, prefixes } => {
                let fields = self.table(fields);
                let rest = rest.as_deref().map(|rest| ", ".to_owned() + &self.function(rest));
                let prefixes: Vec<_> = prefixes.iter().map(|start| js_string(start)).collect();
                let prefixes = if prefixes.is_empty() {
                    String::new()
                } else {
                    format!(", [{}]", prefixes.join(", "))
                };
                let rest = rest.unwrap_or_default();
                format!("{}({value}, {fields}{rest}{prefixes})", Helper::Object.name())
            }
            Encoder::Array(leading, others) => {
                let others = self.function(others);
                let leading: Vec<_> = leading.iter().map(|inner| self.function(inner)).collect();
                let leading = if leading.is_empty() {
                    String::new()
                } else {
                    format!(", [{}]", leading.join(", "))
                };
                format!("{}({value}, {others}{leading})", Helper::Array.name())
            }
            Encoder::ByKind(arrays, objects) => {
                let arrays = self.applied(arrays, value);
                let objects = self.applied(objects, value);
                format!("({}({value}) ? {arrays} : {objects})", Helper::IsArray.name())
            }
            Encoder::Choice(choices) => self.choice(choices, value),
        }
    }

    fn choice(&mut self, choices: &[(Test, Encoder)], value: &str) -> String {
        let mut text = String::new();
        let mut reads_tag = false;
        for (test, encoder) in choices {
            let applied = self.applied(encoder, value);
            let holds = match test {
                Test::Always => None,
                Test::Definition(definition) => {
                    Some(format!("{}({value})", self.names.test(*definition)))
                }
                Test::Schema(schema) => {
                    Some(format!("{}({value})", self.names.schema_test(*schema)))
                }
                Test::Tag(key, values) => {
                    reads_tag = true;
                    let key = js_string(key);
                    let equal =
                        values.iter().map(|v| format!("{value}[{key}] === {}", js_string(v)));
                    Some(equal.collect::<Vec<_>>().join(" || "))
                }
            };
            if let Some(condition) = holds {
                text += &condition;
                text += " ? ";
                text += &applied;
                text += " : ";
            } else {
                text += &applied;
            }
        }
        if reads_tag {
            format!("({}({value}) ? {text} : {value})", Helper::IsObject.name())
        } else {
            format!("({text})")
        }
    }

    /// The encoder as a function, `0` for none.
    fn function(&mut self, encoder: &Encoder) -> String {
        match encoder {
            Encoder::Same => "0".to_owned(),
            Encoder::Named(definition) => self.names.encoder(*definition),
            Encoder::Object { .. }
            | Encoder::Array(..)
            | Encoder::ByKind(..)
            | Encoder::Choice(_) => format!("(value) => {}", self.applied(encoder, "value")),
        }
    }

    /// The fields of an object as a constant of the module, made once.
    fn table(&mut self, fields: &[(String, Encoder)]) -> String {
        let entries = fields.iter().map(|(key, encoder)| {
            let encoder = self.function(encoder);
            format!("{}: {encoder}", object_key(key))
        });
        let entries = entries.collect::<Vec<_>>().join(", ");
        let name = format!("{}${}", self.name, self.tables.len());
        self.tables.push(format!("const {name} = {{ {entries} }};\n"));
        name
    }
}

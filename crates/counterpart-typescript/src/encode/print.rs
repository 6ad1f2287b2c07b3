//! Prints encoders as JavaScript.

use std::collections::BTreeSet;

use counterpart_compiler::model::{DefinitionId, SchemaId};

use super::{Encoder, Test};
use crate::escape::{js_string, object_key};

/// A function that encoders call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Helper {
    /// Copies an object.
    Object,
    /// Copies an array.
    Array,
    /// Whether a value is an object.
    IsObject,
    /// Whether a value is an array.
    IsArray,
}

impl Helper {
    /// Its exported name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Object => "object$",
            Self::Array => "array$",
            Self::IsObject => "isObject$",
            Self::IsArray => "isArray$",
        }
    }

    /// Whether it tells kinds apart, which checks do as well.
    #[must_use]
    pub const fn is_test(self) -> bool {
        match self {
            Self::Object | Self::Array => false,
            Self::IsObject | Self::IsArray => true,
        }
    }
}

/// An encoder as the function of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// Its text.
    pub text: String,
    /// What it calls beside other encoders and checks.
    pub helpers: BTreeSet<Helper>,
}

/// What encoders call definitions.
pub trait Names {
    /// The encoder of a definition.
    fn encoder(&self, definition: DefinitionId) -> String;
    /// The function that tells whether a value meets the contract of a definition.
    fn test(&self, definition: DefinitionId) -> String;
    /// The function that tells whether a value meets a schema.
    fn schema_test(&self, schema: SchemaId) -> String;
}

impl Function {
    /// The function `name`.
    pub fn new(name: &str, encoder: &Encoder, names: &dyn Names) -> Self {
        let mut printer = Printer { names, helpers: BTreeSet::new(), tables: Vec::new(), name };
        let result = printer.applied(encoder, "value");
        let tables = printer.tables.concat();
        let text = format!("{tables}export function {name}(value) {{\n  return {result};\n}}\n");
        Self { text, helpers: printer.helpers }
    }
}

struct Printer<'a> {
    names: &'a dyn Names,
    helpers: BTreeSet<Helper>,
    tables: Vec<String>,
    name: &'a str,
}

impl Printer<'_> {
    fn helper(&mut self, helper: Helper) -> &'static str {
        self.helpers.insert(helper);
        helper.name()
    }

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
                format!("{}({value}, {fields}{rest}{prefixes})", self.helper(Helper::Object))
            }
            Encoder::Array(leading, others) => {
                let others = self.function(others);
                let leading: Vec<_> = leading.iter().map(|inner| self.function(inner)).collect();
                let leading = if leading.is_empty() {
                    String::new()
                } else {
                    format!(", [{}]", leading.join(", "))
                };
                format!("{}({value}, {others}{leading})", self.helper(Helper::Array))
            }
            Encoder::ByKind(arrays, objects) => {
                let arrays = self.applied(arrays, value);
                let objects = self.applied(objects, value);
                format!("({}({value}) ? {arrays} : {objects})", self.helper(Helper::IsArray))
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
            format!("({}({value}) ? {text} : {value})", self.helper(Helper::IsObject))
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

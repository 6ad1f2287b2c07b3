//! What modules, fields and variants are called in Rust.

use counterpart_compiler::model::{Enum, Model, Shape};
use counterpart_compiler::names::{Taken, distinct, of_signs, snake, upper_camel};
use counterpart_compiler::target::TargetNames;
use proc_macro2::{Ident, Span};
use serde_json::Value;

/// The keywords, which no item, field or variant may be called.
const KEYWORDS: [&str; 52] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// What no type may be called: the keywords, and the names of built-in types.
pub const RESERVED: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "bool", "box", "break", "char", "const",
    "continue", "crate", "do", "dyn", "else", "enum", "extern", "f32", "f64", "false", "final",
    "fn", "for", "gen", "i128", "i16", "i32", "i64", "i8", "if", "impl", "in", "isize", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "self", "static", "str", "struct", "super", "trait", "true", "try", "type", "typeof", "u128",
    "u16", "u32", "u64", "u8", "union", "unsafe", "unsized", "use", "usize", "virtual", "where",
    "while", "yield",
];

/// The names of all modules, fields and variants of a model: a module is unique in the crate, a
/// field in its struct, a variant in its enum.
pub fn of(model: &Model) -> TargetNames {
    let mut modules = Taken::default();
    let modules = model.contracts.iter().map(|contract| modules.unique(snake_case(&contract.name)));
    let parts = model.definitions.iter().map(|definition| match &definition.shape {
        Shape::Object(object) => {
            let keys: Vec<String> = object.fields.iter().map(|it| it.key.clone()).collect();
            let mut taken = Taken::default();
            let names = distinct(&keys, snake_case).into_iter();
            names.map(|name| taken.unique(name)).collect()
        }
        Shape::Enum(list) => variants(list),
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Union(_)
        | Shape::Reference(_) => Vec::new(),
    });
    TargetNames { modules: modules.collect(), parts: parts.collect() }
}

/// The variants of an enum: as its values say, else made from the values.
fn variants(list: &Enum) -> Vec<String> {
    let texts: Vec<String> = list
        .values
        .iter()
        .map(|value| {
            let said = value.annotations.extension.name.clone();
            said.unwrap_or_else(|| of_value(&value.value))
        })
        .collect();
    let mut taken = Taken::default();
    let names = distinct(&texts, |text| escaped(upper_camel(&of_signs(text)))).into_iter();
    names.map(|name| taken.unique(name)).collect()
}

fn of_value(value: &Value) -> String {
    match value {
        Value::Null => "Null".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => {
            let text = number.to_string();
            match text.strip_prefix('-') {
                Some(digits) => format!("Minus{digits}"),
                None => format!("N{text}"),
            }
        }
        Value::String(text) => text.clone(),
        Value::Array(_) => "Array".to_owned(),
        Value::Object(_) => "Object".to_owned(),
    }
}

fn snake_case(text: &str) -> String {
    escaped(snake(text))
}

/// The name, with an underscore behind it where it is a keyword.
fn escaped(name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) { name + "_" } else { name }
}

/// A name as an identifier. A keyword is written raw; some cannot be, and get an underscore.
pub fn ident(name: &str) -> Ident {
    if syn::parse_str::<Ident>(name).is_ok() {
        return Ident::new(name, Span::call_site());
    }
    match name {
        "Self" | "self" | "super" | "crate" | "_" => {
            Ident::new(&format!("{name}_"), Span::call_site())
        }
        keyword => Ident::new_raw(keyword, Span::call_site()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_snake_case_and_no_keywords() {
        for (text, name) in [
            ("cliSupported", "cli_supported"),
            ("type", "type_"),
            ("self", "self_"),
            ("__proto__", "proto"),
            ("1st", "n1st"),
            ("", "empty"),
            ("${x}`", "x"),
        ] {
            assert_eq!(snake_case(text), name, "{text:?}");
        }
    }

    #[test]
    fn every_keyword_is_reserved() {
        assert!(KEYWORDS.iter().all(|keyword| RESERVED.contains(keyword)));
    }
}

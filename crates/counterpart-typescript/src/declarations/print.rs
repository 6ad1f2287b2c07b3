//! Prints items and types: on one line where they fit, else broken at the outermost place.

use counterpart_compiler::model::Kind;
use serde_json::Value;

use super::syntax::{Docs, Element, Item, ItemKind, Key, Member, Type};
use super::writer::Writer;
use crate::escape::{comment_lines, js_string, template_text, type_key};

/// Prints a statement.
pub fn item(out: &mut Writer, item: &Item) {
    docs(out, &item.docs);
    let (keyword, between) = match item.kind {
        ItemKind::Interface(_) => ("export interface ", " "),
        ItemKind::Alias(_) => ("export type ", " = "),
        ItemKind::Constant(_) => ("export declare const ", ": "),
        ItemKind::Function(_) => ("export declare function ", "(value: unknown): "),
    };
    out.word(keyword);
    out.map_to(item.place);
    out.word(&item.name);
    out.map_to(item.place);
    out.word(between);
    match &item.kind {
        ItemKind::Interface(list) => members(out, list),
        ItemKind::Alias(value) | ItemKind::Constant(value) | ItemKind::Function(value) => {
            type_text(out, value);
            out.word(";");
        }
    }
    out.end_line();
}

/// Prints a doc comment, or nothing.
pub fn docs(out: &mut Writer, docs: &Docs) {
    if out.is_without_docs() {
        return;
    }
    let mut lines = Vec::new();
    for paragraph in &docs.paragraphs {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(comment_lines(paragraph));
    }
    if !docs.tags.is_empty() && !lines.is_empty() {
        lines.push(String::new());
    }
    for (tag, value) in &docs.tags {
        let mut value = comment_lines(value).into_iter();
        let first = value.next().unwrap_or_default();
        lines.push(format!("@{tag} {first}").trim_end().to_owned());
        lines.extend(value);
    }
    match lines.as_slice() {
        [] => {}
        [line] if line.len() + 7 <= out.room() => out.line(&format!("/** {line} */")),
        lines => {
            out.line("/**");
            for line in lines {
                out.line(format!(" * {line}").trim_end());
            }
            out.line(" */");
        }
    }
}

/// A type on one line, however long.
pub fn text(value: &Type) -> String {
    Writer::in_a_sentence(|out| type_text(out, value)).unwrap_or_default()
}

fn one_line(value: &Type, room: usize) -> Option<String> {
    Writer::on_one_line(room, |out| type_text(out, value))
}

fn type_text(out: &mut Writer, value: &Type) {
    if !out.is_trial()
        && let Some(text) = one_line(value, out.room().saturating_sub(1))
    {
        out.word(&text);
        return;
    }
    match value {
        Type::Unknown => out.word("unknown"),
        Type::Never => out.word("never"),
        Type::Null => out.word("null"),
        Type::Undefined => out.word("undefined"),
        Type::Boolean => out.word("boolean"),
        Type::Number => out.word("number"),
        Type::String => out.word("string"),
        Type::OtherString => out.word("(string & {})"),
        Type::Literal(value) => out.word(&literal(value)),
        Type::Name(name) => out.word(name),
        Type::ItemOf(name) => out.word(&format!("(typeof {name})[number]")),
        Type::Array { item, readonly } => {
            out.word(if *readonly { "readonly " } else { "" });
            operand(out, item);
            out.word("[]");
        }
        Type::Tuple { items, rest, readonly } => {
            out.word(if *readonly { "readonly [" } else { "[" });
            tuple(out, items, rest.as_deref());
            out.word("]");
        }
        Type::Union(list) => union(out, list),
        Type::Intersection(list) => separated(out, list, " & "),
        Type::Object(list) => members(out, list),
        Type::Documented(about, value) => {
            docs(out, about);
            type_text(out, value);
        }
        Type::Mapped { keys, value } => {
            out.word("{ [$K in ");
            type_text(out, keys);
            out.word("]?: ");
            type_text(out, value);
            out.word(" }");
        }
        Type::Predicate(value) => {
            out.word("value is ");
            type_text(out, value);
        }
        Type::Generic(name, argument) => {
            out.word(name);
            out.word("<");
            type_text(out, argument);
            out.word(">");
        }
    }
}

/// A union that does not fit has a line for each member.
fn union(out: &mut Writer, list: &[Type]) {
    if out.is_trial() {
        separated(out, list, " | ");
        return;
    }
    out.indented(|out| {
        for member in list {
            out.end_line();
            if let Type::Documented(about, value) = member {
                docs(out, about);
                out.word("| ");
                part(out, value);
            } else {
                out.word("| ");
                part(out, member);
            }
        }
    });
}

fn separated(out: &mut Writer, list: &[Type], separator: &str) {
    for (at, member) in list.iter().enumerate() {
        if out.has_failed() {
            return;
        }
        out.word(if at == 0 { "" } else { separator });
        part(out, member);
    }
}

/// A type before `[]`, `?` or behind `...`: in parentheses where it would fall apart.
fn operand(out: &mut Writer, value: &Type) {
    let is_readonly = match value {
        Type::Array { readonly, .. } | Type::Tuple { readonly, .. } => *readonly,
        Type::Unknown
        | Type::Never
        | Type::Null
        | Type::Undefined
        | Type::Boolean
        | Type::Number
        | Type::String
        | Type::OtherString
        | Type::Literal(_)
        | Type::Name(_)
        | Type::Generic(..)
        | Type::Predicate(_)
        | Type::ItemOf(_)
        | Type::Union(_)
        | Type::Intersection(_)
        | Type::Object(_)
        | Type::Documented(..)
        | Type::Mapped { .. } => false,
    };
    if is_readonly {
        out.word("(");
        type_text(out, value);
        out.word(")");
    } else {
        part(out, value);
    }
}

/// A type between `|` or `&`: in parentheses where it is such a one itself.
fn part(out: &mut Writer, value: &Type) {
    if !matches!(value, Type::Union(_) | Type::Intersection(_)) {
        type_text(out, value);
        return;
    }
    out.word("(");
    let line = out.lines();
    type_text(out, value);
    if matches!(value, Type::Union(_)) && out.lines() > line {
        out.end_line();
    }
    out.word(")");
}

fn members(out: &mut Writer, list: &[Member]) {
    match list {
        [] => out.word("{}"),
        list if out.is_trial() => {
            out.word("{ ");
            for (at, one) in list.iter().enumerate() {
                if out.has_failed() {
                    return;
                }
                out.word(if at == 0 { "" } else { "; " });
                member(out, one);
            }
            out.word(" }");
        }
        list => {
            out.line("{");
            out.indented(|out| {
                for one in list {
                    member(out, one);
                    out.line(";");
                }
            });
            out.word("}");
        }
    }
}

fn member(out: &mut Writer, member: &Member) {
    docs(out, &member.docs);
    out.word(if member.readonly { "readonly " } else { "" });
    out.map_to(member.place);
    match &member.key {
        Key::Property(name) => out.word(&type_key(name)),
        Key::Any => out.word("[key: string]"),
        Key::Prefix(prefix) => {
            out.word(&format!("[key: `{}${{string}}`]", template_text(prefix)));
        }
    }
    out.map_to(member.place);
    out.word(if member.optional { "?: " } else { ": " });
    type_text(out, &member.value);
}

fn tuple(out: &mut Writer, items: &[Element], rest: Option<&Type>) {
    let rest_items = |out: &mut Writer, rest: &Type| {
        out.word("...");
        operand(out, rest);
        out.word("[]");
    };
    if out.is_trial() {
        for (at, item) in items.iter().enumerate() {
            if out.has_failed() {
                return;
            }
            out.word(if at == 0 { "" } else { ", " });
            element(out, item);
        }
        if let Some(rest) = rest {
            out.word(if items.is_empty() { "" } else { ", " });
            rest_items(out, rest);
        }
    } else {
        out.end_line();
        out.indented(|out| {
            for item in items {
                element(out, item);
                out.line(",");
            }
            if let Some(rest) = rest {
                rest_items(out, rest);
                out.line(",");
            }
        });
    }
}

fn element(out: &mut Writer, element: &Element) {
    docs(out, &element.docs);
    if element.optional {
        operand(out, &element.value);
        out.word("?");
    } else {
        type_text(out, &element.value);
    }
}

/// A scalar as a type. Objects and arrays are types made of members, not literals.
fn literal(value: &Value) -> String {
    match value {
        Value::String(text) => js_string(text),
        Value::Number(number) if Kind::of(value) == Kind::Integer => match number.as_f64() {
            // `1.0` and `-0.0` are the numbers `1` and `0`.
            Some(float) if number.is_f64() && float.abs() < 1e15 => format!("{:.0}", float + 0.0),
            _ => number.to_string(),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            value.to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &Type) -> String {
        let mut out = Writer::default();
        type_text(&mut out, value);
        out.finish().0
    }

    fn names(list: &[&str]) -> Vec<Type> {
        list.iter().map(|name| Type::Name((*name).to_owned())).collect()
    }

    #[test]
    fn parts_keep_together() {
        let union = Type::union(names(&["A", "B"]));
        let array = Type::Array { item: Box::new(union.clone()), readonly: false };
        assert_eq!(text(&array), "(A | B)[]");
        let array = Type::Array { item: Box::new(array), readonly: true };
        assert_eq!(text(&array), "readonly (A | B)[][]");
        let tuple = Type::Tuple {
            items: vec![Element { value: union, optional: true, docs: Docs::default() }],
            rest: Some(Box::new(array)),
            readonly: false,
        };
        assert_eq!(text(&tuple), "[(A | B)?, ...(readonly (A | B)[][])[]]");
    }

    #[test]
    fn long_types_break_at_the_outermost_place() {
        let name = "Abcdefghijklmnopqrstuvwxyz";
        let members = ["a", "b", "c", "d"].map(|key| Member {
            docs: Docs::default(),
            key: Key::Property(key.to_owned()),
            optional: true,
            readonly: false,
            value: Type::Name(name.to_owned()),
            place: None,
        });
        let line = format!("?: {name};\n");
        let expected = format!("{{\n  a{line}  b{line}  c{line}  d{line}}}");
        assert_eq!(text(&Type::Object(members.to_vec())), expected);
    }

    #[test]
    fn numbers_are_written_as_their_value() {
        for (json, expected) in [("1.0", "1"), ("-0.0", "0"), ("1.5", "1.5"), ("-3", "-3")] {
            assert_eq!(literal(&serde_json::from_str(json).unwrap()), expected);
        }
    }
}

//! Reads the static data of generated Rust back, as the compiler of Rust would.

use std::collections::HashMap;
use std::sync::OnceLock;

use counterpart::__private::check::{
    ANY, ArrayRule, Distance, Expected, Json, Known, Listed, Members, Num, NumberRule, ObjectRule,
    Pattern, Remember, Rule, Schema, StringRule, Tag, Union, formats,
};
use syn::{Expr, ExprStruct, Item, Lit, UnOp};

/// A schema of the data.
type SchemaRef = &'static Schema;

/// The statics of the schemas, by name. `None` where something is not what the emitter writes.
/// Nothing of it is ever freed.
pub fn read(statics: &[String]) -> Option<HashMap<String, SchemaRef>> {
    let mut reader = Reader::default();
    let mut items = Vec::new();
    for text in statics {
        let Item::Static(item) = syn::parse_str(text).ok()? else { return None };
        items.push((item.ident.to_string(), *item.expr));
    }
    for (name, expr) in &items {
        reader.take_early(name, expr)?;
    }
    for (name, expr) in &items {
        let (called, arguments) = call(expr)?;
        if called == "Schema" && !reader.schemas.contains_key(name) {
            let schema = leak(Schema(slice(arguments.first()?, |rule| reader.rule(rule))?));
            if let Some(later) = reader.later.get(name) {
                later.set(schema).ok()?;
            }
            reader.schemas.insert(name.clone(), schema);
        }
    }
    Some(reader.schemas)
}

#[derive(Default)]
struct Reader {
    schemas: HashMap<String, SchemaRef>,
    patterns: HashMap<String, &'static Pattern>,
    /// The schemas that are referred to before they are read.
    later: HashMap<String, &'static OnceLock<SchemaRef>>,
    deferred: HashMap<String, SchemaRef>,
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

impl Reader {
    /// Takes what refers to nothing and is looked at by its address: patterns, and the schemas `true`
    /// and `false`.
    fn take_early(&mut self, name: &str, expr: &Expr) -> Option<()> {
        let (called, arguments) = call(expr)?;
        if called == "Pattern::new" {
            let [source, translated] = arguments.as_slice() else { return None };
            let pattern = Pattern::new(text(source)?, text(translated)?);
            self.patterns.insert(name.to_owned(), leak(pattern));
        } else {
            let rules = elements(arguments.first()?)?;
            let is_never = |rule: &&Expr| path(rule).as_deref() == Some("Rule::Never");
            if rules.is_empty() {
                self.schemas.insert(name.to_owned(), leak(Schema(&[])));
            } else if rules.len() == 1 && rules.iter().all(is_never) {
                self.schemas.insert(name.to_owned(), leak(Schema(&[Rule::Never])));
            }
        }
        Some(())
    }

    fn schema(&mut self, expr: &Expr) -> Option<SchemaRef> {
        let name = path(inner(expr)?)?;
        if name == "ANY" {
            return Some(&ANY);
        }
        if let Some(schema) = self.schemas.get(&name).or_else(|| self.deferred.get(&name)) {
            return Some(schema);
        }
        let later = leak(OnceLock::new());
        let schema = leak(Schema(leak([Rule::Deferred(later)])));
        self.later.insert(name.clone(), later);
        self.deferred.insert(name, schema);
        Some(schema)
    }

    fn rule(&mut self, expr: &Expr) -> Option<Rule> {
        if path(expr).as_deref() == Some("Rule::Never") {
            return Some(Rule::Never);
        }
        let (called, arguments) = call(expr)?;
        let first = arguments.first()?;
        Some(match called.as_str() {
            "Rule::Type" => Rule::Type(integer(first)?),
            "Rule::Enum" => Rule::Enum(listed(first)?),
            "Rule::Const" => Rule::Const(json(first)?),
            "Rule::Number" => Rule::Number(number_rule(first)?),
            "Rule::String" => Rule::String(self.string_rule(first)?),
            "Rule::Array" => Rule::Array(self.array_rule(first)?),
            "Rule::Object" => Rule::Object(self.object_rule(first)?),
            "Rule::AllOf" => Rule::AllOf(slice(first, |it| self.schema(it))?),
            "Rule::AnyOf" => Rule::AnyOf(self.union(first)?),
            "Rule::OneOf" => Rule::OneOf(self.union(first)?),
            "Rule::Not" => Rule::Not(self.schema(first)?),
            "Rule::If" => Rule::If(
                self.schema(first)?,
                option(arguments.get(1)?, |it| self.schema(it))?,
                option(arguments.get(2)?, |it| self.schema(it))?,
            ),
            "Rule::Reference" => Rule::Reference(
                text(first)?,
                self.schema(arguments.get(1)?)?,
                match path(arguments.get(2)?)?.as_str() {
                    "Remember::Never" => Remember::Never,
                    "Remember::Reporting" => Remember::Reporting,
                    "Remember::Always" => Remember::Always,
                    _ => return None,
                },
            ),
            _ => return None,
        })
    }

    fn string_rule(&mut self, expr: &Expr) -> Option<StringRule> {
        let (called, arguments) = call(expr)?;
        let first = arguments.first()?;
        Some(match called.as_str() {
            "StringRule::MaxLength" => StringRule::MaxLength(integer(first)?),
            "StringRule::MinLength" => StringRule::MinLength(integer(first)?),
            "StringRule::Pattern" => StringRule::Pattern(self.pattern(first)?),
            "StringRule::Format" => StringRule::Format(text(first)?, format(arguments.get(1)?)?),
            "StringRule::Encoding" => StringRule::Encoding(format(first)?),
            "StringRule::MediaType" => {
                StringRule::MediaType(text(first)?, format(arguments.get(1)?)?)
            }
            _ => return None,
        })
    }

    fn pattern(&self, expr: &Expr) -> Option<&'static Pattern> {
        self.patterns.get(&path(inner(expr)?)?).copied()
    }

    fn array_rule(&mut self, expr: &Expr) -> Option<ArrayRule> {
        if path(expr).as_deref() == Some("ArrayRule::Unique") {
            return Some(ArrayRule::Unique);
        }
        let (called, arguments) = call(expr)?;
        let first = arguments.first()?;
        Some(match called.as_str() {
            "ArrayRule::Prefix" => {
                ArrayRule::Prefix(text(first)?, slice(arguments.get(1)?, |it| self.schema(it))?)
            }
            "ArrayRule::Items" => ArrayRule::Items(
                text(first)?,
                integer(arguments.get(1)?)?,
                self.schema(arguments.get(2)?)?,
            ),
            "ArrayRule::Contains" => ArrayRule::Contains(
                self.schema(first)?,
                integer(arguments.get(1)?)?,
                option(arguments.get(2)?, integer)?,
            ),
            "ArrayRule::MaxItems" => ArrayRule::MaxItems(integer(first)?),
            "ArrayRule::MinItems" => ArrayRule::MinItems(integer(first)?),
            "ArrayRule::Unevaluated" => ArrayRule::Unevaluated(self.schema(first)?),
            _ => return None,
        })
    }

    fn object_rule(&mut self, expr: &Expr) -> Option<ObjectRule> {
        let (called, arguments) = call(expr)?;
        let first = arguments.first()?;
        Some(match called.as_str() {
            "ObjectRule::Members" => ObjectRule::Members(self.members(first)?),
            "ObjectRule::Names" => ObjectRule::Names(self.schema(first)?),
            "ObjectRule::MaxProperties" => ObjectRule::MaxProperties(integer(first)?),
            "ObjectRule::MinProperties" => ObjectRule::MinProperties(integer(first)?),
            "ObjectRule::DependentRequired" => ObjectRule::DependentRequired(
                text(first)?,
                slice(arguments.get(1)?, |it| pair(it, text, |needed| slice(needed, text)))?,
            ),
            "ObjectRule::DependentSchemas" => ObjectRule::DependentSchemas(
                text(first)?,
                slice(arguments.get(1)?, |it| pair(it, text, |schema| self.schema(schema)))?,
            ),
            "ObjectRule::Unevaluated" => ObjectRule::Unevaluated(self.schema(first)?),
            _ => return None,
        })
    }

    fn members(&mut self, expr: &Expr) -> Option<&'static Members> {
        let members = structure(expr)?;
        let patterns = slice(field(members, "patterns")?, |it| {
            let Expr::Tuple(tuple) = it else { return None };
            Some((self.pattern(tuple.elems.get(0)?)?, self.schema(tuple.elems.get(1)?)?))
        })?;
        Some(leak(Members {
            known: slice(field(members, "known")?, |it| {
                let Expr::Struct(known) = it else { return None };
                Some(Known {
                    name: text(field(known, "name")?)?,
                    schema: option(field(known, "schema")?, |it| self.schema(it))?,
                    required: boolean(field(known, "required")?)?,
                })
            })?,
            required: integer(field(members, "required")?)?,
            patterns,
            additional: option(field(members, "additional")?, |it| self.schema(it))?,
        }))
    }

    fn union(&mut self, expr: &Expr) -> Option<&'static Union> {
        let union = structure(expr)?;
        Some(leak(Union {
            branches: slice(field(union, "branches")?, |it| self.schema(it))?,
            lone: option(field(union, "lone")?, integer)?,
            tag: option(field(union, "tag")?, tag)?,
            distances: slice(field(union, "distances")?, distance)?,
        }))
    }
}

fn tag(expr: &Expr) -> Option<&'static Tag> {
    let tag = structure(expr)?;
    Some(leak(Tag {
        property: text(field(tag, "property")?)?,
        values: slice(field(tag, "values")?, json)?,
        chosen: slice(field(tag, "chosen")?, integer)?,
        others: slice(field(tag, "others")?, integer)?,
        only_objects: boolean(field(tag, "only_objects")?)?,
    }))
}

fn distance(expr: &Expr) -> Option<Distance> {
    let Expr::Struct(distance) = expr else { return None };
    Some(Distance {
        called: text(field(distance, "called")?)?,
        own: expected(field(distance, "own")?)?,
        required: slice(field(distance, "required")?, text)?,
        properties: slice(field(distance, "properties")?, |it| pair(it, text, expected))?,
        closed: option(field(distance, "closed")?, |names| slice(names, text))?,
    })
}

fn expected(expr: &Expr) -> Option<Expected> {
    let Expr::Struct(expected) = expr else { return None };
    Some(Expected {
        kinds: integer(field(expected, "kinds")?)?,
        values: option(field(expected, "values")?, listed)?,
    })
}

fn listed(expr: &Expr) -> Option<&'static Listed> {
    let listed = structure(expr)?;
    Some(leak(Listed {
        values: slice(field(listed, "values")?, json)?,
        sorted: slice(field(listed, "sorted")?, text)?,
    }))
}

fn json(expr: &Expr) -> Option<Json> {
    if path(expr).as_deref() == Some("Json::Null") {
        return Some(Json::Null);
    }
    let (called, arguments) = call(expr)?;
    let first = arguments.first()?;
    Some(match called.as_str() {
        "Json::Bool" => Json::Bool(boolean(first)?),
        "Json::Number" => Json::Number(number(first)?),
        "Json::String" => Json::String(text(first)?),
        "Json::Array" => Json::Array(slice(first, json)?),
        "Json::Object" => Json::Object(slice(first, |it| pair(it, text, json))?),
        _ => return None,
    })
}

fn number_rule(expr: &Expr) -> Option<NumberRule> {
    let (called, arguments) = call(expr)?;
    let limit = number(arguments.first()?)?;
    Some(match called.as_str() {
        "NumberRule::Maximum" => NumberRule::Maximum(limit),
        "NumberRule::ExclusiveMaximum" => NumberRule::ExclusiveMaximum(limit),
        "NumberRule::Minimum" => NumberRule::Minimum(limit),
        "NumberRule::ExclusiveMinimum" => NumberRule::ExclusiveMinimum(limit),
        "NumberRule::MultipleOf" => NumberRule::MultipleOf(limit),
        _ => return None,
    })
}

fn number(expr: &Expr) -> Option<Num> {
    let (called, arguments) = call(expr)?;
    let first = arguments.first()?;
    let (sign, literal) = match first {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => (-1, &*unary.expr),
        plain => (1, *plain),
    };
    let Expr::Lit(literal) = literal else { return None };
    Some(match (called.as_str(), &literal.lit) {
        ("Num::Int", Lit::Int(int)) => {
            Num::Int(i128::from(sign) * int.base10_parse::<i128>().ok()?)
        }
        ("Num::Float", Lit::Float(float)) => {
            Num::Float(f64::from(sign) * float.base10_parse::<f64>().ok()?)
        }
        _ => return None,
    })
}

/// The function of a format or of an encoding.
fn format(expr: &Expr) -> Option<fn(&str) -> bool> {
    macro_rules! named {
        ($($name:ident)+) => {
            match path(expr)?.strip_prefix("formats::")? {
                $(stringify!($name) => Some(formats::$name),)+
                _ => None,
            }
        };
    }
    named! {
        date_time date time duration email idn_email hostname hostname_rfc1034 idn_hostname ipv4
        ipv6 uri uri_reference iri iri_reference uri_template uuid json_pointer
        relative_json_pointer regex base64 base64_json base64url base64url_json base32 base32_json
        base32hex base32hex_json base16 base16_json json
    }
}

/// What a call is of, and its arguments.
fn call(expr: &Expr) -> Option<(String, Vec<&Expr>)> {
    let Expr::Call(call) = expr else { return None };
    Some((path(&call.func)?, call.args.iter().collect()))
}

fn path(expr: &Expr) -> Option<String> {
    let Expr::Path(path) = expr else { return None };
    let segments: Vec<_> = path.path.segments.iter().map(|it| it.ident.to_string()).collect();
    Some(segments.join("::"))
}

/// What a reference refers to.
fn inner(expr: &Expr) -> Option<&Expr> {
    let Expr::Reference(reference) = expr else { return None };
    Some(&reference.expr)
}

fn structure(expr: &Expr) -> Option<&ExprStruct> {
    let Expr::Struct(structure) = inner(expr)? else { return None };
    Some(structure)
}

fn field<'e>(structure: &'e ExprStruct, name: &str) -> Option<&'e Expr> {
    let is_it = |field: &&syn::FieldValue| match &field.member {
        syn::Member::Named(ident) => ident == name,
        syn::Member::Unnamed(_) => false,
    };
    structure.fields.iter().find(is_it).map(|field| &field.expr)
}

fn elements(expr: &Expr) -> Option<Vec<&Expr>> {
    let Expr::Array(array) = inner(expr)? else { return None };
    Some(array.elems.iter().collect())
}

fn slice<T>(expr: &Expr, element: impl FnMut(&Expr) -> Option<T>) -> Option<&'static [T]> {
    let all: Option<Vec<T>> = elements(expr)?.into_iter().map(element).collect();
    Some(all?.leak())
}

/// `None` where it is neither.
#[allow(clippy::option_option, reason = "reading may fail where the value is optional")]
fn option<T>(expr: &Expr, some: impl FnOnce(&Expr) -> Option<T>) -> Option<Option<T>> {
    if path(expr).as_deref() == Some("None") {
        return Some(None);
    }
    let (called, arguments) = call(expr)?;
    if called == "Some" { some(arguments.first()?).map(Some) } else { None }
}

fn pair<A, B>(
    expr: &Expr,
    one: impl FnOnce(&Expr) -> Option<A>,
    other: impl FnOnce(&Expr) -> Option<B>,
) -> Option<(A, B)> {
    let Expr::Tuple(tuple) = expr else { return None };
    Some((one(tuple.elems.get(0)?)?, other(tuple.elems.get(1)?)?))
}

fn text(expr: &Expr) -> Option<&'static str> {
    let Expr::Lit(literal) = expr else { return None };
    let Lit::Str(text) = &literal.lit else { return None };
    Some(text.value().leak())
}

fn integer<T: std::str::FromStr<Err: std::fmt::Display>>(expr: &Expr) -> Option<T> {
    let Expr::Lit(literal) = expr else { return None };
    let Lit::Int(int) = &literal.lit else { return None };
    int.base10_parse().ok()
}

fn boolean(expr: &Expr) -> Option<bool> {
    let Expr::Lit(literal) = expr else { return None };
    let Lit::Bool(it) = &literal.lit else { return None };
    Some(it.value)
}

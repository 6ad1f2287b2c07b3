//! Schemas built by calls, as zod and valibot have them: what they admit.

use oxc::ast::AstKind;
use oxc::ast::ast::{Argument, CallExpression, Expression, ObjectExpression, ObjectPropertyKind};
use oxc::span::{GetSpan, Span as Bytes};

use super::names::key_name;
use super::parts::join;
use super::reader::{Holder, Reader};
use crate::facts::{Form, Part};

/// Whether a module is a schema library: one of its own, or another's copy of it.
pub fn is_library(module: &str) -> bool {
    module.split(['/', '-', '@']).any(|word| word == "zod" || word == "valibot")
}

/// What a schema admits.
struct Schema<'e, 'a> {
    form: Form,
    parts: Vec<Part>,
    /// The schemas of its properties.
    members: Vec<(String, Bytes, &'e Expression<'a>)>,
}

impl Schema<'_, '_> {
    fn of(form: Form, parts: Vec<Part>) -> Self {
        Self { form, parts, members: Vec::new() }
    }
}

impl<'a> Reader<'a, '_> {
    /// Declares a place whose value is a schema. Whether it is one.
    pub fn schema(&mut self, holder: &Holder, value: &Expression<'a>) -> bool {
        let Some(schema) = self.schema_of(value) else { return false };
        let itself = vec![self.from(holder.symbol.clone(), value.span())];
        let aliases: &[&str] = match schema.form {
            Form::Fields => &["shape"],
            Form::Variants => &["options", "enum"],
            Form::Constant | Form::Array | Form::Keys | Form::Arms | Form::Chain => &[],
        };
        for part in &schema.parts {
            if let (Form::Variants, Part::One { value: crate::facts::Written::Value(text), at }) =
                (schema.form, part)
            {
                let member = holder.inner("enum", *at).inner(text, *at);
                self.list(&member, Form::Constant, value.span(), vec![part.clone()]);
            }
        }
        self.list(holder, schema.form, value.span(), schema.parts);
        for alias in aliases {
            self.list(&holder.inner(alias, holder.at), schema.form, value.span(), itself.clone());
        }
        for (name, key, member) in schema.members {
            let inner = holder.inner(&name, self.at(key));
            if !self.schema(&inner, member) && self.names.path(member).is_some() {
                self.constant(&inner, member);
            }
        }
        true
    }

    fn schema_of<'e>(&self, value: &'e Expression<'a>) -> Option<Schema<'e, 'a>> {
        let Expression::CallExpression(call) = value.get_inner_expression() else { return None };
        let callee = call.callee.get_inner_expression();
        if let Expression::Identifier(name) = callee {
            // `import { object, picklist } from "valibot"`
            let import = self.import_of(name)?;
            let imported = import.name.first()?;
            return if is_library(&import.module) { self.built(imported, call) } else { None };
        }
        let member = callee.as_member_expression()?;
        let method = member.static_property_info()?.1;
        let object = member.object().get_inner_expression();
        if let Expression::Identifier(name) = object
            && self.is_imported(name)
            && let Some(schema) = self.built(method, call)
        {
            return Some(schema);
        }
        self.refined(object, method, call)
    }

    /// What a function of the library makes: `z.enum([…])`.
    fn built<'e>(&self, name: &str, call: &'e CallExpression<'a>) -> Option<Schema<'e, 'a>> {
        let arguments: Option<Vec<&'e Expression<'a>>> =
            call.arguments.iter().map(Argument::as_expression).collect();
        match (name, arguments?.as_slice()) {
            ("enum" | "picklist", [of, ..]) => {
                Some(Schema::of(Form::Variants, self.enumerated(of, false)))
            }
            ("nativeEnum" | "enum_", [of, ..]) => {
                Some(Schema::of(Form::Variants, self.enumerated(of, true)))
            }
            ("literal", [of, ..]) => Some(Schema::of(
                Form::Variants,
                match of.get_inner_expression() {
                    Expression::ArrayExpression(_) => self.elements(of),
                    _ => self.element(of),
                },
            )),
            ("object" | "strictObject" | "looseObject" | "strict_object", [of, ..]) => {
                let Expression::ObjectExpression(object) = of.get_inner_expression() else {
                    return None;
                };
                let members = members(object);
                Some(Schema { form: Form::Fields, parts: self.object_keys(object), members })
            }
            ("union", [of, ..]) => {
                let Expression::ArrayExpression(array) = of.get_inner_expression() else {
                    return None;
                };
                let all: Option<Vec<Schema<'e, 'a>>> = array
                    .elements
                    .iter()
                    .map(|element| Some(self.schema_or_name(element.as_expression()?)))
                    .collect();
                Some(together(all?, Form::Variants))
            }
            ("discriminatedUnion" | "variant", [tag, of, ..]) => self.tagged(tag, of),
            ("record" | "partialRecord", [keys, _, ..]) => {
                Some(Schema::of(Form::Keys, self.schema_or_name(keys).parts))
            }
            (
                "optional" | "nullable" | "nullish" | "exactOptional" | "array" | "set"
                | "readonly" | "partial" | "required",
                [of, ..],
            ) => self.schema_of(of),
            ("intersection", [left, right]) => {
                let all = vec![self.schema_or_name(left), self.schema_or_name(right)];
                Some(together(all, Form::Fields))
            }
            _ => None,
        }
    }

    /// The values of an enum, an array of literals or a constant object.
    fn enumerated(&self, of: &Expression<'a>, object: bool) -> Vec<Part> {
        let inner = of.get_inner_expression();
        match inner {
            Expression::ObjectExpression(_) => self.values(inner),
            Expression::Identifier(name) if object || self.is_object(name) => self.values(inner),
            _ => self.elements(inner),
        }
    }

    /// Whether a name stands for an object literal or an enum of this file.
    fn is_object(&self, name: &oxc::ast::ast::IdentifierReference<'a>) -> bool {
        let Some(symbol) = self.names.variable(name) else { return false };
        let mut declared = self.names.scoping.symbol_declarations(symbol);
        declared.any(|node| match self.names.nodes.kind(node) {
            AstKind::VariableDeclarator(declarator) => {
                declarator.init.as_ref().is_some_and(|init| {
                    matches!(init.get_inner_expression(), Expression::ObjectExpression(_))
                })
            }
            AstKind::TSEnumDeclaration(_) => true,
            _ => false,
        })
    }

    fn tagged<'e>(&self, tag: &Expression<'a>, of: &'e Expression<'a>) -> Option<Schema<'e, 'a>> {
        let tag = super::literal::string(tag)?;
        let Expression::ArrayExpression(array) = of.get_inner_expression() else { return None };
        let mut parts = Vec::new();
        for element in &array.elements {
            let element = element.as_expression()?.get_inner_expression();
            if let Some(schema) = self.schema_of(element) {
                match schema.members.iter().find(|(name, _, _)| *name == tag) {
                    Some((_, _, member)) => parts.extend(self.schema_or_name(member).parts),
                    None => parts.push(self.unknown("the tag is not written here", element.span())),
                }
            } else if let Some(mut path) = self.names.path(element) {
                path.push(tag.clone());
                parts.push(self.from(path, element.span()));
            } else {
                parts.push(self.computed(element));
            }
        }
        Some(Schema::of(Form::Variants, parts))
    }

    /// What a schema becomes by one of its methods: `Base.extend({…})`.
    fn refined<'e>(
        &self,
        object: &'e Expression<'a>,
        method: &str,
        call: &'e CallExpression<'a>,
    ) -> Option<Schema<'e, 'a>> {
        let known = self.schema_of(object);
        let is_known = known.is_some();
        let mut base = match known {
            Some(schema) => schema,
            None => {
                Schema::of(Form::Fields, vec![self.from(self.names.path(object)?, object.span())])
            }
        };
        let first = call.arguments.first().and_then(Argument::as_expression);
        let literal = first.and_then(|first| match first.get_inner_expression() {
            Expression::ObjectExpression(object) => Some(object),
            _ => None,
        });
        match (method, first) {
            ("extend" | "safeExtend" | "augment", Some(of)) => {
                base.parts.extend(self.keys(of));
                base.members.extend(literal.map(|object| members(object)).unwrap_or_default());
            }
            ("merge" | "and", Some(of)) => {
                let form = base.form;
                base = together(vec![base, self.schema_or_name(of)], form);
            }
            ("pick", Some(_)) => {
                let object = literal?;
                base = Schema::of(Form::Fields, self.object_keys(object));
            }
            ("omit", Some(of)) => {
                let object = literal?;
                let taken =
                    Part::Without { parts: self.object_keys(object), at: self.at(of.span()) };
                base.parts.push(taken);
                let taken: Vec<String> =
                    members(object).into_iter().map(|(name, _, _)| name).collect();
                base.members.retain(|(name, _, _)| !taken.contains(name));
            }
            ("exclude", Some(of)) => {
                let taken = Part::Without { parts: self.elements(of), at: self.at(of.span()) };
                base.parts.push(taken);
                base.form = Form::Variants;
            }
            ("extract", Some(of)) => base = Schema::of(Form::Variants, self.elements(of)),
            ("or", Some(of)) if is_known => {
                base = together(vec![base, self.schema_or_name(of)], Form::Variants);
            }
            ("keyof", None) => base.form = Form::Variants,
            (
                "partial" | "deepPartial" | "required" | "strict" | "strip" | "passthrough"
                | "loose",
                _,
            ) => {}
            (
                "optional" | "nullable" | "nullish" | "default" | "prefault" | "catch" | "describe"
                | "meta" | "brand" | "readonly" | "refine" | "superRefine" | "check" | "catchall"
                | "openapi" | "register" | "array" | "min" | "max" | "nonempty",
                _,
            ) if is_known => {}
            _ => return None,
        }
        Some(base)
    }

    fn schema_or_name<'e>(&self, value: &'e Expression<'a>) -> Schema<'e, 'a> {
        if let Some(schema) = self.schema_of(value) {
            return schema;
        }
        let part = match self.names.path(value) {
            Some(path) => self.from(path, value.span()),
            None => self.unknown("it admits what is not listed", value.span()),
        };
        Schema::of(Form::Variants, vec![part])
    }
}

fn members<'e, 'a>(object: &'e ObjectExpression<'a>) -> Vec<(String, Bytes, &'e Expression<'a>)> {
    object
        .properties
        .iter()
        .filter_map(|property| match property {
            ObjectPropertyKind::ObjectProperty(property) => {
                Some((key_name(&property.key)?, property.key.span(), &property.value))
            }
            ObjectPropertyKind::SpreadProperty(_) => None,
        })
        .collect()
}

/// Several schemas of which one, or all, hold.
fn together<'e, 'a>(all: Vec<Schema<'e, 'a>>, form: Form) -> Schema<'e, 'a> {
    let fields = all.iter().any(|schema| schema.form == Form::Fields);
    let mut whole = Schema::of(if fields { Form::Fields } else { form }, Vec::new());
    let mut lists = Vec::new();
    for schema in all {
        lists.push(schema.parts);
        whole.members.extend(schema.members);
    }
    whole.parts = join(lists.into_iter());
    whole
}

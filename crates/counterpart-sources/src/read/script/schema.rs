//! Schemas built by calls, as zod and valibot have them: what they admit.

use oxc::ast::AstKind;
use oxc::ast::ast::{Argument, CallExpression, Expression, ObjectExpression, ObjectPropertyKind};
use oxc::span::{GetSpan, Span as Bytes};

use super::change::anything;
use super::list::only_result;
use super::names::key_name;
use super::parts::join;
use super::reader::{Holder, Reader};
use crate::facts::{Form, Part};

/// Whether a module is a schema library: one of its own, or another's copy of it.
pub fn is_library(module: &str) -> bool {
    module.split(['/', '-', '@']).any(|word| word == "zod" || word == "valibot")
}

/// What a schema admits.
pub struct Schema<'e, 'a> {
    pub form: Form,
    pub parts: Vec<Part>,
    /// Its properties.
    pub members: Vec<Member<'e, 'a>>,
}

/// A property of a schema. In a union, each branch may have a value for it.
#[derive(Clone)]
pub struct Member<'e, 'a> {
    pub name: String,
    pub key: Bytes,
    pub values: Vec<Value<'e, 'a>>,
}

/// What a property admits.
#[derive(Clone)]
pub enum Value<'e, 'a> {
    /// What this schema does.
    Schema(&'e Expression<'a>),
    /// What a property of another schema does.
    Of(Vec<String>, Bytes),
}

impl Schema<'_, '_> {
    pub fn of(form: Form, parts: Vec<Part>) -> Self {
        Self { form, parts, members: Vec::new() }
    }
}

impl<'a> Reader<'a, '_> {
    /// Declares a place whose value is a schema. Whether it is one.
    pub fn schema(&mut self, holder: &Holder, value: &Expression<'a>) -> bool {
        let Some(schema) = self.schema_of(value) else { return false };
        self.declare_schema(holder, value.span(), schema);
        true
    }

    fn declare_schema(&mut self, holder: &Holder, bytes: Bytes, schema: Schema<'_, 'a>) {
        let itself = vec![self.from(holder.symbol.clone(), bytes)];
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
                self.list(&member, Form::Constant, bytes, vec![part.clone()]);
            }
        }
        self.list(holder, schema.form, bytes, schema.parts);
        for alias in aliases {
            self.list(&holder.inner(alias, holder.at), schema.form, bytes, itself.clone());
        }
        for Member { name, key, values } in schema.members {
            let inner = holder.inner(&name, self.at(key));
            match values.as_slice() {
                [Value::Schema(only)] => {
                    if !self.schema(&inner, only) && self.names.path(only).is_some() {
                        self.constant(&inner, only);
                    }
                }
                several => {
                    let all = several.iter().map(|value| match value {
                        Value::Schema(schema) => self.schema_or_name(schema),
                        Value::Of(path, of) => {
                            Schema::of(Form::Variants, vec![self.from(path.clone(), *of)])
                        }
                    });
                    let all = together(all.collect(), Form::Variants);
                    self.declare_schema(&inner, key, all);
                }
            }
        }
    }

    pub fn schema_of<'e>(&self, value: &'e Expression<'a>) -> Option<Schema<'e, 'a>> {
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
                let branches: Option<Vec<&'e Expression<'a>>> =
                    array.elements.iter().map(|element| element.as_expression()).collect();
                Some(self.any_of(&branches?))
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
            ("lazy", [of]) => self.schema_of(only_result(of)?.1),
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
        let branches: Option<Vec<&'e Expression<'a>>> =
            array.elements.iter().map(|element| element.as_expression()).collect();
        let branches = branches?;
        let mut parts = Vec::new();
        let mut values = Vec::new();
        for branch in &branches {
            if let Some(schema) = self.schema_of(branch) {
                match schema.members.into_iter().find(|member| member.name == tag) {
                    Some(member) => values.extend(member.values),
                    None => parts.push(self.unknown("the tag is not written here", branch.span())),
                }
            } else if let Some(mut path) = self.names.path(branch) {
                path.push(tag.clone());
                values.push(Value::Of(path, branch.span()));
            } else {
                parts.push(self.computed(branch));
            }
        }
        parts.extend(values.iter().flat_map(|value| match value {
            Value::Schema(schema) => self.schema_or_name(schema).parts,
            Value::Of(path, of) => vec![self.from(path.clone(), *of)],
        }));
        let mut members = self.any_of(&branches).members;
        members.retain(|member| member.name != tag);
        if parts.iter().all(|part| !matches!(part, Part::Unknown { .. })) {
            members.push(Member { name: tag, key: of.span(), values });
        }
        Some(Schema { form: Form::Variants, parts, members })
    }

    /// A union: each property that a branch writes out admits what any branch has for it.
    fn any_of<'e>(&self, branches: &[&'e Expression<'a>]) -> Schema<'e, 'a> {
        let known: Vec<(Option<Vec<String>>, Schema<'e, 'a>)> = branches
            .iter()
            .map(|branch| match self.schema_of(branch) {
                Some(schema) => (None, schema),
                None => (self.names.path(branch), self.schema_or_name(branch)),
            })
            .collect();
        let mut members: Vec<Member<'e, 'a>> = Vec::new();
        for member in known.iter().flat_map(|(_, schema)| &schema.members) {
            match members.iter_mut().find(|known| known.name == member.name) {
                Some(known) => known.values.extend(member.values.iter().cloned()),
                None => members.push(member.clone()),
            }
        }
        for (branch, (path, _)) in branches.iter().zip(&known) {
            let Some(path) = path else { continue };
            for member in &mut members {
                let path = path.iter().chain([&member.name]).cloned().collect();
                member.values.push(Value::Of(path, branch.span()));
            }
        }
        let schemas = known.into_iter().map(|(_, schema)| schema).collect();
        Schema { members, ..together(schemas, Form::Variants) }
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
                let added = literal.map(|object| members(object)).unwrap_or_default();
                base.members.retain(|old| added.iter().all(|new| new.name != old.name));
                base.members.extend(added);
            }
            ("merge" | "and", Some(of)) => {
                let form = base.form;
                let added = self.schema_or_name(of);
                if method == "merge" {
                    let new = &added.members;
                    base.members.retain(|old| new.iter().all(|new| new.name != old.name));
                }
                base = together(vec![base, added], form);
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
                    members(object).into_iter().map(|member| member.name).collect();
                base.members.retain(|member| !taken.contains(&member.name));
            }
            ("exclude", Some(of)) => {
                let taken = Part::Without { parts: self.elements(of), at: self.at(of.span()) };
                base.parts.push(taken);
                base.form = Form::Variants;
            }
            ("extract", Some(of)) => base = Schema::of(Form::Variants, self.elements(of)),
            ("or", Some(of)) if is_known || self.uses_library() => {
                base = self.any_of(&[object, of]);
            }
            // A refinement may refuse any of the values; of an object it takes no field away.
            ("refine" | "superRefine" | "check", _) if is_known => {
                if base.form != Form::Fields {
                    base.parts.push(anything(self.at(call.span), "a refinement may refuse it"));
                }
            }
            ("keyof", None) => base.form = Form::Variants,
            (
                "partial" | "deepPartial" | "required" | "strict" | "strip" | "passthrough"
                | "loose",
                _,
            ) => {}
            (
                "optional" | "nullable" | "nullish" | "default" | "prefault" | "catch" | "describe"
                | "meta" | "brand" | "readonly" | "catchall" | "openapi" | "register" | "array"
                | "min" | "max" | "nonempty",
                _,
            ) if is_known => {}
            _ => return None,
        }
        Some(base)
    }

    /// Whether the file takes anything of a schema library.
    fn uses_library(&self) -> bool {
        self.imports.iter().any(|import| is_library(&import.module))
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

fn members<'e, 'a>(object: &'e ObjectExpression<'a>) -> Vec<Member<'e, 'a>> {
    object
        .properties
        .iter()
        .filter_map(|property| match property {
            ObjectPropertyKind::ObjectProperty(property) => {
                let values = vec![Value::Schema(&property.value)];
                Some(Member { name: key_name(&property.key)?, key: property.key.span(), values })
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

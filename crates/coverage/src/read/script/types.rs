//! What a TypeScript type lists: the members of a union, the keys of a record, the fields of an
//! object type.

use oxc::ast::ast::{
    TSImportType, TSImportTypeQualifier, TSIndexedAccessType, TSLiteral, TSMappedType, TSSignature,
    TSTupleElement, TSType, TSTypeName, TSTypeOperatorOperator, TSTypeQuery, TSTypeQueryExprName,
    TSTypeReference,
};
use oxc::span::GetSpan;

use super::literal::{number, plain};
use super::names::key_name;
use super::reader::{DEEPEST, Holder, Reader};
use crate::facts::{Form, Import, Listing, Part, Written};

/// What a type lists.
pub struct Listed {
    pub form: Form,
    pub parts: Vec<Part>,
}

impl Listed {
    fn variants(parts: Vec<Part>) -> Self {
        Self { form: Form::Variants, parts }
    }

    fn fields(parts: Vec<Part>) -> Self {
        Self { form: Form::Fields, parts }
    }
}

impl<'a> Reader<'a, '_> {
    /// Declares a place with its type.
    pub fn typed(&mut self, holder: &Holder, ty: &TSType<'a>) {
        let listed = self.listed(ty);
        self.list(holder, listed.form, ty.span(), listed.parts);
        self.typed_members(holder, ty);
    }

    /// Declares the members of object types, so that `Message.type` and `Row["status"]` are found.
    fn typed_members(&mut self, holder: &Holder, ty: &TSType<'a>) {
        match ty {
            TSType::TSTypeLiteral(literal) => self.fields(holder, &literal.members),
            TSType::TSIntersectionType(types) => {
                for ty in &types.types {
                    self.typed_members(holder, ty);
                }
            }
            TSType::TSUnionType(types) => {
                for ty in &types.types {
                    self.typed_members(holder, ty);
                }
                self.named_members(holder, &types.types);
            }
            TSType::TSTypeReference(reference) => {
                if let Some(first) = self.same_fields(reference) {
                    self.typed_members(holder, first);
                }
            }
            _ => {}
        }
    }

    /// Where a union has object types that are written out and others that are named, a field lists
    /// what both list.
    fn named_members(&mut self, holder: &Holder, types: &[TSType<'a>]) {
        let written = types.iter().filter_map(|ty| match ty {
            TSType::TSTypeLiteral(literal) => Some(&literal.members),
            _ => None,
        });
        let mut fields: Vec<String> = Vec::new();
        for member in written.flatten() {
            if let TSSignature::TSPropertySignature(property) = member
                && let Some(name) = key_name(&property.key)
                && !fields.contains(&name)
            {
                fields.push(name);
            }
        }
        for ty in types {
            let TSType::TSTypeReference(reference) = ty else { continue };
            let Some(path) = self.names.type_side(&reference.type_name) else { continue };
            for name in &fields {
                let field = holder.inner(name, holder.at);
                let path = path.iter().chain([name]).cloned().collect();
                let parts = vec![self.from(path, reference.span)];
                let (form, at) = (Form::Variants, self.at(reference.span));
                let listing = Listing { form, at, over: None, parts, catch_all: None };
                self.book.merge(&field.symbol, field.at, field.root, listing);
            }
        }
    }

    /// Declares the fields of an object type, each with its type. The branches of a union add to
    /// one another.
    pub fn fields(&mut self, holder: &Holder, members: &[TSSignature<'a>]) {
        if holder.symbol.len() >= DEEPEST {
            return;
        }
        for member in members {
            let TSSignature::TSPropertySignature(property) = member else { continue };
            let (Some(name), Some(ty)) = (key_name(&property.key), &property.type_annotation)
            else {
                continue;
            };
            let field = holder.inner(&name, self.at(property.key.span()));
            let ty = &ty.type_annotation;
            let listed = self.listed(ty);
            let listing = Listing {
                form: listed.form,
                at: self.at(ty.span()),
                over: None,
                parts: listed.parts,
                catch_all: None,
            };
            self.book.merge(&field.symbol, field.at, field.root, listing);
            self.typed_members(&field, ty);
        }
    }

    /// The object type in `Partial<…>`, `Required<…>` and `Readonly<…>`.
    fn same_fields<'t>(&self, reference: &'t TSTypeReference<'a>) -> Option<&'t TSType<'a>> {
        match self.utility(reference)? {
            "Partial" | "Required" | "Readonly" => {
                reference.type_arguments.as_ref()?.params.first()
            }
            _ => None,
        }
    }

    /// What a type lists.
    pub fn listed(&self, ty: &TSType<'a>) -> Listed {
        let span = ty.span();
        match ty {
            TSType::TSLiteralType(literal) => Listed::variants(self.type_literal(&literal.literal)),
            TSType::TSNullKeyword(_) => Listed::variants(vec![self.besides("null", span)]),
            TSType::TSUndefinedKeyword(_) | TSType::TSNeverKeyword(_) => {
                Listed::variants(Vec::new())
            }
            TSType::TSBooleanKeyword(_) => {
                Listed::variants(vec![self.value("true", span), self.value("false", span)])
            }
            TSType::TSUnionType(union) => {
                let all: Vec<Listed> = union.types.iter().map(|ty| self.listed(ty)).collect();
                let fields = all.iter().any(|listed| listed.form == Form::Fields);
                let parts = join(all.into_iter().map(|listed| listed.parts));
                if fields { Listed::fields(parts) } else { Listed::variants(parts) }
            }
            TSType::TSIntersectionType(all) => self.intersection(&all.types),
            TSType::TSParenthesizedType(inner) => self.listed(&inner.type_annotation),
            TSType::TSTypeOperatorType(operator) => match operator.operator {
                TSTypeOperatorOperator::Keyof => self.keys_of_type(&operator.type_annotation),
                TSTypeOperatorOperator::Readonly | TSTypeOperatorOperator::Unique => {
                    self.listed(&operator.type_annotation)
                }
            },
            TSType::TSTypeLiteral(literal) => Listed::fields(self.field_names(&literal.members)),
            TSType::TSMappedType(mapped) => self.mapped(mapped),
            TSType::TSTypeReference(reference) => self.type_reference(reference),
            TSType::TSTypeQuery(query) => match self.queried(query) {
                Some(path) => Listed::variants(vec![self.from(path, span)]),
                None => Listed::variants(vec![self.unknown("the name is not known here", span)]),
            },
            TSType::TSIndexedAccessType(access) => self.accessed(access),
            TSType::TSTupleType(tuple) => Listed {
                form: Form::Array,
                parts: tuple.element_types.iter().flat_map(|element| self.tuple(element)).collect(),
            },
            TSType::TSImportType(import) => match import_path(import) {
                Some(path) => Listed::variants(vec![self.from(path, span)]),
                None => Listed::variants(vec![self.unknown("it is a whole module", span)]),
            },
            TSType::TSNamedTupleMember(member) => {
                Listed { form: Form::Array, parts: self.tuple(&member.element_type) }
            }
            // `${Key}` alone is all that `Key` is.
            TSType::TSTemplateLiteralType(template) => match template.types.as_slice() {
                [only] if template.quasis.iter().all(|text| text.value.raw.is_empty()) => {
                    self.listed(only)
                }
                _ => Listed::variants(vec![self.unknown("the type is computed", span)]),
            },
            TSType::TSStringKeyword(_)
            | TSType::TSNumberKeyword(_)
            | TSType::TSAnyKeyword(_)
            | TSType::TSUnknownKeyword(_) => Listed::variants(vec![
                self.unknown("the type admits more than what is listed", span),
            ]),
            _ => Listed::variants(vec![self.unknown("the type is computed", span)]),
        }
    }

    fn type_literal(&self, literal: &TSLiteral<'a>) -> Vec<Part> {
        let text = match literal {
            TSLiteral::StringLiteral(text) if !text.lone_surrogates => Some(text.value.to_string()),
            TSLiteral::NumericLiteral(value) => Some(number(value.value)),
            TSLiteral::BooleanLiteral(value) => Some(value.value.to_string()),
            TSLiteral::TemplateLiteral(template) => plain(template),
            TSLiteral::UnaryExpression(unary) => match &unary.argument {
                oxc::ast::ast::Expression::NumericLiteral(value) => Some(number(-value.value)),
                _ => None,
            },
            TSLiteral::StringLiteral(_) | TSLiteral::BigIntLiteral(_) => None,
        };
        match text {
            Some(text) => vec![self.value(text, literal.span())],
            None => vec![self.unknown("the type is no plain literal", literal.span())],
        }
    }

    /// `keyof T & string` keeps the list; object types put their fields together.
    fn intersection(&self, types: &[TSType<'a>]) -> Listed {
        let narrows = |ty: &&TSType<'a>| {
            !matches!(
                ty,
                TSType::TSStringKeyword(_)
                    | TSType::TSNumberKeyword(_)
                    | TSType::TSSymbolKeyword(_)
            )
        };
        let rest: Vec<&TSType<'a>> = types.iter().filter(narrows).collect();
        let open = rest.len() < types.len();
        match rest.as_slice() {
            [only] if open => match only {
                // `string & {}` is any string.
                TSType::TSTypeLiteral(literal) if literal.members.is_empty() => {
                    let because = "the type admits more than what is listed";
                    Listed::variants(vec![self.unknown(because, literal.span)])
                }
                other => self.listed(other),
            },
            _ => {
                let all: Vec<Listed> = rest.iter().map(|ty| self.listed(ty)).collect();
                if let Some(ty) = rest.iter().zip(&all).find_map(|(ty, listed)| {
                    (listed.form != Form::Fields && !matches!(ty, TSType::TSTypeReference(_)))
                        .then_some(ty)
                }) {
                    return Listed::variants(vec![self.unknown("the type is computed", ty.span())]);
                }
                Listed::fields(join(all.into_iter().map(|listed| listed.parts)))
            }
        }
    }

    fn keys_of_type(&self, ty: &TSType<'a>) -> Listed {
        let parts = match ty {
            TSType::TSTypeQuery(query) => match self.queried(query) {
                Some(path) => vec![self.from(path, query.span)],
                None => vec![self.unknown("the name is not known here", query.span)],
            },
            other => self.listed(other).parts,
        };
        Listed { form: Form::Keys, parts }
    }

    /// The fields that the members of an object type name.
    pub fn field_names(&self, members: &[TSSignature<'a>]) -> Vec<Part> {
        members
            .iter()
            .filter_map(|member| match member {
                TSSignature::TSPropertySignature(property) => Some(self.key(&property.key)),
                TSSignature::TSMethodSignature(method) => Some(self.key(&method.key)),
                TSSignature::TSIndexSignature(_)
                | TSSignature::TSCallSignatureDeclaration(_)
                | TSSignature::TSConstructSignatureDeclaration(_) => None,
            })
            .collect()
    }

    fn mapped(&self, mapped: &TSMappedType<'a>) -> Listed {
        let parts = if mapped.name_type.is_some() {
            vec![self.unknown("the keys are computed", mapped.span)]
        } else {
            self.listed(&mapped.constraint).parts
        };
        Listed { form: Form::Keys, parts }
    }

    fn tuple(&self, element: &TSTupleElement<'a>) -> Vec<Part> {
        match element {
            TSTupleElement::TSOptionalType(optional) => {
                self.listed(&optional.type_annotation).parts
            }
            TSTupleElement::TSRestType(rest) => self.listed(&rest.type_annotation).parts,
            other => other.as_ts_type().map_or_else(Vec::new, |ty| self.listed(ty).parts),
        }
    }

    /// The name of a utility type of the language, where nothing here has that name.
    fn utility<'t>(&self, reference: &'t TSTypeReference<'a>) -> Option<&'t str> {
        match &reference.type_name {
            TSTypeName::IdentifierReference(name) if self.names.is_global(name) => {
                Some(name.name.as_str())
            }
            TSTypeName::IdentifierReference(_)
            | TSTypeName::QualifiedName(_)
            | TSTypeName::ThisExpression(_) => None,
        }
    }

    fn type_reference(&self, reference: &TSTypeReference<'a>) -> Listed {
        let span = reference.span;
        let arguments = reference.type_arguments.as_ref().map_or(&[][..], |list| &list.params);
        if let Some(listed) =
            self.utility(reference).and_then(|name| self.utilised(name, arguments))
        {
            return listed;
        }
        if let Some(of) = self.inferred(reference, arguments) {
            return of;
        }
        match self.names.type_side(&reference.type_name) {
            Some(path) => Listed::variants(vec![self.from(path, span)]),
            None => Listed::variants(vec![self.unknown("the type is a parameter", span)]),
        }
    }

    /// What a utility type of the language lists.
    pub fn utilised(&self, name: &str, arguments: &[TSType<'a>]) -> Option<Listed> {
        Some(match (name, arguments) {
            ("Partial" | "Required" | "Readonly" | "NonNullable", [of]) => self.listed(of),
            ("Record", [keys, _]) => Listed { form: Form::Keys, parts: self.listed(keys).parts },
            ("Pick", [_, keys]) => Listed::fields(self.listed(keys).parts),
            ("Exclude", [of, taken]) => Listed::variants(self.without(of, taken)),
            ("Omit", [of, taken]) => Listed::fields(self.without(of, taken)),
            ("Extract", [of, kept]) => Listed::variants(self.common(of, kept)),
            (
                "Array" | "ReadonlyArray" | "Set" | "ReadonlySet" | "Map" | "ReadonlyMap",
                [first, ..],
            ) => {
                let because = "the type says what may be in it, not what is";
                Listed { form: Form::Array, parts: vec![self.unknown(because, first.span())] }
            }
            _ => return None,
        })
    }

    fn without(&self, of: &TSType<'a>, taken: &TSType<'a>) -> Vec<Part> {
        let mut parts = self.listed(of).parts;
        let taken_parts = self.listed(taken).parts;
        let all = || parts.iter().chain(&taken_parts);
        if all().all(|part| written(part).is_some()) {
            parts.retain(|part| !taken_parts.iter().any(|taken| written(taken) == written(part)));
        } else {
            parts.push(Part::Without { parts: taken_parts, at: self.at(taken.span()) });
        }
        parts
    }

    /// What two lists have in common, where both are written out.
    fn common(&self, of: &TSType<'a>, kept: &TSType<'a>) -> Vec<Part> {
        let (all, kept_parts) = (self.listed(of).parts, self.listed(kept).parts);
        if all.iter().chain(&kept_parts).any(|part| written(part).is_none()) {
            return vec![self.unknown("the type is computed", kept.span())];
        }
        let is_kept = |part: &Part| kept_parts.iter().any(|kept| written(kept) == written(part));
        all.into_iter().filter(is_kept).collect()
    }

    /// The type that a schema library infers of one of its schemas: `z.infer<typeof Schema>`.
    fn inferred(
        &self,
        reference: &TSTypeReference<'a>,
        arguments: &[TSType<'a>],
    ) -> Option<Listed> {
        let [TSType::TSTypeQuery(query)] = arguments else { return None };
        let path = self.names.type_name(&reference.type_name)?;
        let first = path.first()?;
        let library = self.imports.iter().find(|import| import.local == *first)?;
        if !super::schema::is_library(&library.module) {
            return None;
        }
        let schema = self.queried(query)?;
        Some(Listed::variants(vec![self.from(schema, reference.span)]))
    }

    /// `(typeof X)[number]`, `(typeof X)[keyof typeof X]`, `Row["status"]`.
    fn accessed(&self, access: &TSIndexedAccessType<'a>) -> Listed {
        let path = self.access_path(access);
        Listed::variants(vec![match path {
            Some(path) => self.from(path, access.span),
            None => self.unknown("the type is computed", access.span),
        }])
    }

    fn access_path(&self, access: &TSIndexedAccessType<'a>) -> Option<Vec<String>> {
        let (mut path, elements) = match &access.object_type {
            TSType::TSIndexedAccessType(inner) => {
                (self.access_path(inner)?, matches!(inner.index_type, TSType::TSNumberKeyword(_)))
            }
            TSType::TSTypeQuery(query) => (self.queried(query)?, false),
            TSType::TSTypeReference(reference) => {
                (self.names.type_side(&reference.type_name)?, false)
            }
            TSType::TSTypeOperatorType(operator) => match &operator.type_annotation {
                TSType::TSTypeQuery(query)
                    if operator.operator == TSTypeOperatorOperator::Readonly =>
                {
                    (self.queried(query)?, false)
                }
                _ => return None,
            },
            _ => return None,
        };
        match &access.index_type {
            TSType::TSNumberKeyword(_) => {}
            TSType::TSLiteralType(literal) => {
                let TSLiteral::StringLiteral(step) = &literal.literal else { return None };
                if elements {
                    path.push("[]".to_owned());
                }
                path.push(step.value.to_string());
            }
            TSType::TSTypeOperatorType(operator)
                if operator.operator == TSTypeOperatorOperator::Keyof =>
            {
                path.push("*".to_owned());
            }
            _ => return None,
        }
        Some(path)
    }

    /// The symbol of `typeof X`.
    fn queried(&self, query: &TSTypeQuery<'a>) -> Option<Vec<String>> {
        match &query.expr_name {
            TSTypeQueryExprName::TSImportType(import) => import_path(import),
            TSTypeQueryExprName::IdentifierReference(name) => self.names.reference(name),
            TSTypeQueryExprName::QualifiedName(name) => {
                let mut path = self.names.type_name(&name.left)?;
                path.push(name.right.name.to_string());
                Some(path)
            }
            TSTypeQueryExprName::ThisExpression(_) => None,
        }
    }

    /// Notes a module that a type names in place: `import("./keys").Key`.
    pub fn import_type(&mut self, import: &TSImportType<'a>) {
        let module = import.source.value.to_string();
        let local = import_local(&module);
        if !self.imports.iter().any(|known| known.local == local) {
            self.imports.push(Import { local, name: Vec::new(), module });
        }
    }
}

/// A value that is written out.
fn written(part: &Part) -> Option<&str> {
    match part {
        Part::One { value: Written::Value(text), .. } => Some(text),
        Part::One { value: Written::Name(_), .. }
        | Part::Also { .. }
        | Part::Maybe { .. }
        | Part::From { .. }
        | Part::Without { .. }
        | Part::Unknown { .. } => None,
    }
}

/// Several lists as one. What is taken out of one list must not be taken out of the others, so it
/// comes first; of a second such list it cannot be told.
pub fn join(lists: impl Iterator<Item = Vec<Part>>) -> Vec<Part> {
    let takes_out = |parts: &Vec<Part>| {
        parts.iter().any(|part| match part {
            Part::Without { .. } => true,
            Part::One { .. }
            | Part::Also { .. }
            | Part::Maybe { .. }
            | Part::From { .. }
            | Part::Unknown { .. } => false,
        })
    };
    let (narrowed, whole): (Vec<_>, Vec<_>) = lists.partition(takes_out);
    let mut narrowed = narrowed.into_iter();
    let mut parts = narrowed.next().unwrap_or_default();
    for mut list in narrowed {
        for part in &mut list {
            let at = match part {
                Part::From { at, .. } | Part::Without { at, .. } => *at,
                Part::One { .. }
                | Part::Also { .. }
                | Part::Maybe { .. }
                | Part::Unknown { .. } => continue,
            };
            *part = Part::Unknown { at, because: "the type is computed".to_owned() };
        }
        parts.extend(list);
    }
    parts.extend(whole.into_iter().flatten());
    parts
}

fn import_local(module: &str) -> String {
    format!("import({module:?})")
}

fn import_path(import: &TSImportType<'_>) -> Option<Vec<String>> {
    let mut steps = Vec::new();
    let mut qualifier = import.qualifier.as_ref()?;
    while let TSImportTypeQualifier::QualifiedName(name) = qualifier {
        steps.push(name.right.name.to_string());
        qualifier = &name.left;
    }
    if let TSImportTypeQualifier::Identifier(name) = qualifier {
        steps.push(name.name.to_string());
    }
    steps.push(import_local(&import.source.value));
    steps.reverse();
    Some(steps)
}

//! The fields of object types: their names, and what each of them lists.

use oxc::ast::ast::{TSSignature, TSType, TSTypeReference};
use oxc::span::GetSpan;

use super::names::key_name;
use super::reader::{DEEPEST, Holder, Reader};
use crate::facts::{Form, Listing, Part};

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
}

//! Reads the lists in a TypeScript type: the members of a union, the keys of a record, the fields of an
//! object type.

use oxc::ast::ast::{
    TSLiteral, TSMappedType, TSTupleElement, TSType, TSTypeName, TSTypeOperatorOperator,
    TSTypeReference,
};
use oxc::span::GetSpan;

use super::access::import_path;
use super::literal::{number, plain};
use super::parts::{join, written};
use super::reader::{Listed, Reader};
use crate::facts::{Form, Part};

impl<'a> Reader<'a, '_> {
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
            None => vec![self.unknown("the type is not a plain literal", literal.span())],
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
    pub fn utility<'t>(&self, reference: &'t TSTypeReference<'a>) -> Option<&'t str> {
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
}

//! Classes: their fields, and what their constants hold.

use oxc::ast::AstKind;
use oxc::ast::ast::{Class, ClassElement, Function, MethodDefinitionKind, PropertyKey};
use oxc::semantic::NodeId;
use oxc::span::GetSpan;

use super::names::key_name;
use super::reader::{Holder, Reader};
use crate::facts::{Form, Listing, Part};

impl<'a> Reader<'a, '_> {
    /// A class with a name of its own.
    pub fn class_declaration(&mut self, node: NodeId, class: &Class<'a>) {
        // An expression is declared by what holds it.
        if !class.is_declaration() {
            return;
        }
        let Some(id) = &class.id else { return };
        let symbol = self.names.place(node);
        let holder = Holder { symbol, at: self.at(id.span), root: id.symbol_id.get() };
        self.class(&holder, class);
    }

    /// Declares a class and its members under a holder.
    pub fn class(&mut self, holder: &Holder, class: &Class<'a>) {
        let mut parts: Vec<Part> = Vec::new();
        if let Some(base) = &class.super_class {
            parts.push(match self.names.path(base) {
                Some(path) => self.from(path, base.span()),
                None => self.computed(base),
            });
        }
        for element in &class.body.body {
            match element {
                ClassElement::PropertyDefinition(property) => {
                    if !property.r#static && !is_private(&property.key) {
                        parts.push(self.key(&property.key));
                    }
                    let Some(name) = key_name(&property.key) else { continue };
                    let inner = holder.inner(&name, self.at(property.key.span()));
                    match (&property.value, &property.type_annotation) {
                        (Some(value), _) => self.constant(&inner, value),
                        (None, Some(ty)) => self.typed(&inner, &ty.type_annotation),
                        (None, None) => self.book.declare(&inner.symbol, inner.at, inner.root),
                    }
                }
                ClassElement::AccessorProperty(property) => {
                    if !property.r#static && !is_private(&property.key) {
                        parts.push(self.key(&property.key));
                    }
                }
                ClassElement::MethodDefinition(method) => {
                    if let Some(name) = key_name(&method.key) {
                        let at = self.at(method.key.span());
                        self.book.declare(&holder.inner(&name, at).symbol, at, holder.root);
                    }
                    if method.kind == MethodDefinitionKind::Constructor {
                        self.parameter_fields(holder, &method.value, &mut parts);
                    }
                }
                ClassElement::StaticBlock(_) | ClassElement::TSIndexSignature(_) => {}
            }
        }
        let listing = Listing {
            form: Form::Fields,
            at: self.at(class.span),
            over: None,
            parts,
            catch_all: None,
        };
        self.book.merge(&holder.symbol, holder.at, holder.root, listing);
    }

    /// The fields that a constructor declares by its parameters: `constructor(readonly kind: Kind)`.
    fn parameter_fields(&mut self, holder: &Holder, made: &Function<'a>, parts: &mut Vec<Part>) {
        for item in &made.params.items {
            if item.accessibility.is_none() && !item.readonly {
                continue;
            }
            let Some(name) = item.pattern.get_binding_identifier() else { continue };
            parts.push(self.value(name.name.as_str(), name.span));
            if let Some(ty) = &item.type_annotation {
                let inner = holder.inner(&name.name, self.at(name.span));
                self.typed(&inner, &ty.type_annotation);
            }
        }
    }

    /// Whether a node is in a function or class that has a name, so that its lists have a place.
    pub fn place_of(&self, node: NodeId) -> Option<Vec<String>> {
        let place = self.names.place(node);
        (!place.is_empty() && !matches!(self.names.nodes.kind(node), AstKind::Program(_)))
            .then_some(place)
    }
}

fn is_private(key: &PropertyKey<'_>) -> bool {
    key.is_private_identifier()
}

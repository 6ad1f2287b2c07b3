//! The texts of a Rust file.

use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Macro, Meta, Pat};

use super::{Message, kind};
use crate::Outcome;
use crate::rust_source::is_test;

/// Adds the texts of a file.
pub fn collect(file: &Path, text: &str, messages: &mut Vec<Message>) -> Outcome {
    let parsed = syn::parse_file(text).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut collector = Collector { file, positions: Vec::new(), messages };
    collector.visit_file(&parsed);
    Ok(())
}

struct Collector<'f> {
    file: &'f Path,
    /// The fields, calls and macros around the current expression, the innermost last.
    positions: Vec<String>,
    messages: &'f mut Vec<Message>,
}

/// Calls that pass a text on without showing it.
const WRAPPERS: &[&str] = &["Some", "Ok", "Err", "from", "vec", "concat", "into", "new", "format"];

impl Collector<'_> {
    fn add(&mut self, literal: &LitStr) {
        let positions = self.positions.iter().rev();
        let named = positions.clone().find(|position| !WRAPPERS.contains(&position.as_str()));
        let position = named.or(self.positions.last()).cloned().unwrap_or_default();
        self.add_at(&literal.value(), position, literal.span().start().line);
    }

    fn add_at(&mut self, text: &str, position: String, line: usize) {
        if kind::is_message(self.file, &position, text) {
            let (file, text) = (self.file.to_owned(), text.to_owned());
            self.messages.push(Message { file, line, position, text });
        }
    }

    fn inside(&mut self, position: String, visit: impl FnOnce(&mut Self)) {
        self.positions.push(position);
        visit(self);
        self.positions.pop();
    }

    /// The literals among the tokens of a macro. A field or a call in there names the position.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut name = None;
        for token in tokens {
            match token {
                TokenTree::Literal(literal) => {
                    let text = TokenStream::from(TokenTree::Literal(literal));
                    if let Ok(literal) = syn::parse2::<LitStr>(text) {
                        self.add(&literal);
                    }
                    name = None;
                }
                TokenTree::Group(group) => match name.take() {
                    Some(name) => self.inside(name, |this| this.tokens(group.stream())),
                    None => self.tokens(group.stream()),
                },
                TokenTree::Ident(ident) => name = Some(ident.to_string()),
                TokenTree::Punct(_) => name = None,
            }
        }
    }

    /// The doc comment of something that the command line shows: paragraphs of one text each.
    fn docs(&mut self, attributes: &[Attribute]) {
        let mut text = String::new();
        let mut line = 0;
        for attribute in attributes {
            if let Meta::NameValue(pair) = &attribute.meta
                && pair.path.is_ident("doc")
                && let Expr::Lit(ExprLit { lit: Lit::Str(doc), .. }) = &pair.value
            {
                if text.is_empty() {
                    line = doc.span().start().line;
                }
                text = format!("{text} {}", doc.value().trim());
            }
        }
        self.add_at(&text, "help".to_owned(), line);
    }
}

/// Whether a type is read from the command line.
fn is_argument(attributes: &[Attribute]) -> bool {
    const DERIVED: &[&str] = &["Parser", "Args", "Subcommand", "ValueEnum"];
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("derive") => {
            let tokens = list.tokens.clone().into_iter();
            tokens.into_iter().any(|token| DERIVED.contains(&token.to_string().as_str()))
        }
        Meta::Path(_) | Meta::List(_) | Meta::NameValue(_) => false,
    })
}

impl<'ast> Visit<'ast> for Collector<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_test(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        if is_argument(&item.attrs) {
            self.docs(&item.attrs);
            for field in &item.fields {
                self.docs(&field.attrs);
            }
        }
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        if is_argument(&item.attrs) {
            self.docs(&item.attrs);
            for variant in &item.variants {
                self.docs(&variant.attrs);
                for field in &variant.fields {
                    self.docs(&field.attrs);
                }
            }
        }
    }

    /// The definition of a macro shows nothing by itself; what its body prints is found here too.
    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        self.visit_macro(&item.mac);
    }

    /// Attributes are for the compiler.
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    /// Patterns are compared with, not shown.
    fn visit_pat(&mut self, _: &'ast Pat) {}

    fn visit_lit_str(&mut self, literal: &'ast LitStr) {
        self.add(literal);
    }

    fn visit_field_value(&mut self, field: &'ast syn::FieldValue) {
        let name = match &field.member {
            syn::Member::Named(name) => name.to_string(),
            syn::Member::Unnamed(_) => String::new(),
        };
        self.inside(name, |this| visit::visit_field_value(this, field));
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        let name = match &*call.func {
            Expr::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
            _ => None,
        };
        self.visit_expr(&call.func);
        self.inside(name.unwrap_or_default(), |this| {
            for argument in &call.args {
                this.visit_expr(argument);
            }
        });
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.visit_expr(&call.receiver);
        self.inside(call.method.to_string(), |this| {
            for argument in &call.args {
                this.visit_expr(argument);
            }
        });
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        let name = mac.path.segments.last().map(|last| last.ident.to_string());
        self.inside(name.unwrap_or_default(), |this| this.tokens(mac.tokens.clone()));
    }
}

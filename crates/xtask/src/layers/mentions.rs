//! What the code of an item mentions: paths, imports, and calls of methods.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Item, ItemUse, Macro, Path, UseTree, Visibility};

use super::module::{Import, Mention, Module, What};
use crate::rust_source::is_test;

/// Adds the imports and mentions of an item to its module. Nothing of tests.
pub fn collect(item: &Item, module: &mut Module) {
    Collector { module }.visit_item(item);
}

struct Collector<'m> {
    module: &'m mut Module,
}

impl Collector<'_> {
    fn path(&mut self, steps: Vec<String>, line: usize) {
        self.module.mentions.push(Mention { what: What::Path(steps), line });
    }

    /// The imports of one branch of a `use`.
    fn import(&mut self, tree: &UseTree, path: &[String], public: bool) {
        let longer = |step: String| path.iter().cloned().chain([step]).collect::<Vec<_>>();
        let mut add = |name, path, line| {
            self.module.imports.push(Import { name, path, public, line });
        };
        match tree {
            UseTree::Path(branch) => {
                self.import(&branch.tree, &longer(branch.ident.to_string()), public);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, path, public);
                }
            }
            UseTree::Glob(glob) => add(None, path.to_vec(), glob.star_token.span.start().line),
            UseTree::Name(name) => {
                let (step, line) = (name.ident.to_string(), name.ident.span().start().line);
                if step == "self" {
                    add(path.last().cloned(), path.to_vec(), line);
                } else {
                    add(Some(step.clone()), longer(step), line);
                }
            }
            UseTree::Rename(rename) => {
                let (step, line) = (rename.ident.to_string(), rename.ident.span().start().line);
                let path = if step == "self" { path.to_vec() } else { longer(step) };
                add(Some(rename.rename.to_string()), path, line);
            }
        }
    }

    /// The paths among the tokens of a macro, whose syntax is its own.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut steps: Vec<String> = Vec::new();
        let mut line = 0;
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 && !steps.is_empty() {
                        self.path(std::mem::take(&mut steps), line);
                    }
                    if steps.is_empty() {
                        line = ident.span().start().line;
                    }
                    steps.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    if !steps.is_empty() {
                        self.path(std::mem::take(&mut steps), line);
                    }
                    colons = 0;
                }
                TokenTree::Group(group) => {
                    if !steps.is_empty() {
                        self.path(std::mem::take(&mut steps), line);
                    }
                    colons = 0;
                    self.tokens(group.stream());
                }
            }
        }
        if !steps.is_empty() {
            self.path(steps, line);
        }
    }
}

impl<'ast> Visit<'ast> for Collector<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_test(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let public = !matches!(item.vis, Visibility::Inherited);
        self.import(&item.tree, &[], public);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let steps = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let line = path.segments.first().map_or(0, |first| first.ident.span().start().line);
        self.path(steps, line);
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let what = What::Call(call.method.to_string(), call.args.len());
        self.module.mentions.push(Mention { what, line: call.method.span().start().line });
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_field(&mut self, field: &'ast syn::ExprField) {
        if let syn::Member::Named(name) = &field.member {
            let what = What::Field(name.to_string());
            self.module.mentions.push(Mention { what, line: name.span().start().line });
        }
        visit::visit_expr_field(self, field);
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        self.visit_path(&mac.path);
        self.tokens(mac.tokens.clone());
    }
}

//! Items to declarations, each under its symbol: modules, types and functions outermost first.

use syn::{ImplItem, Item, ItemImpl, ItemMacro, ItemMod, ItemStatic, ItemTrait, TraitItem, Type};

use super::ident::name;
use super::place;
use crate::facts::{Declaration, Facts, Form, Listing, Part, Span};

/// Reads items, and keeps where it is.
#[derive(Default)]
pub(super) struct Reader {
    pub facts: Facts,
    /// The symbol of what is being read: modules, then types and functions.
    pub scope: Vec<String>,
    /// How many steps of the scope are modules.
    pub module_depth: usize,
    /// What `Self` means.
    pub self_type: Option<Vec<String>>,
    /// For each declaration, the lengths of its symbol at which names can be looked up.
    pub lexical: Vec<Vec<usize>>,
    /// The lengths of `scope` at which names can be looked up.
    pub scopes: Vec<usize>,
}

impl Reader {
    /// What was read, with every name as it is seen from the file's own module.
    pub(super) fn finish(mut self) -> Facts {
        super::scope::settle(&mut self.facts, &self.lexical);
        self.facts
    }

    /// Reads items of a module or a block.
    pub(super) fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
    }

    /// Reads one item.
    pub(super) fn item(&mut self, item: &Item) {
        match item {
            Item::Const(item) => self.constant(&item.ident, &item.ty, &item.expr),
            Item::Static(item) => self.item_static(item),
            Item::Enum(item) => self.item_enum(item),
            Item::Struct(item) => self.item_struct(item),
            Item::Type(item) => self.item_type(item),
            Item::Fn(item) => self.function(&item.sig, &item.block),
            Item::Impl(item) => self.item_impl(item),
            Item::Mod(item) => self.item_mod(item),
            Item::Use(item) => self.item_use(item),
            Item::ExternCrate(item) => self.item_extern_crate(item),
            Item::Macro(item) => self.item_macro(item),
            Item::Trait(item) => self.item_trait(item),
            _ => {}
        }
    }

    fn item_static(&mut self, item: &ItemStatic) {
        let mutable = !matches!(item.mutability, syn::StaticMutability::None);
        self.static_value(&item.ident, &item.ty, &item.expr, mutable);
    }

    fn item_trait(&mut self, item: &ItemTrait) {
        let outer = self.self_type.take();
        self.within(&name(&item.ident), false, |reader| {
            for item in &item.items {
                match item {
                    TraitItem::Const(item) => {
                        if let Some((_, expr)) = &item.default {
                            reader.constant(&item.ident, &item.ty, expr);
                        }
                    }
                    TraitItem::Fn(item) => {
                        if let Some(block) = &item.default {
                            reader.function(&item.sig, block);
                        }
                    }
                    _ => {}
                }
            }
        });
        self.self_type = outer;
    }

    fn item_mod(&mut self, item: &ItemMod) {
        let Some((_, items)) = &item.content else {
            self.item_mod_file(item);
            return;
        };
        let depth = self.module_depth;
        let scopes = std::mem::take(&mut self.scopes);
        self.scope.push(name(&item.ident));
        self.module_depth = self.scope.len();
        self.scopes.push(self.scope.len());
        self.items(items);
        self.scope.pop();
        self.module_depth = depth;
        self.scopes = scopes;
    }

    fn item_impl(&mut self, item: &ItemImpl) {
        let Some(path) = type_path(&item.self_ty) else { return };
        let symbol = [&self.scope[..self.module_depth], &path].concat();
        let outer = self.self_type.replace(symbol);
        let steps = path.len();
        self.scope.extend(path);
        for item in &item.items {
            match item {
                ImplItem::Const(item) => self.constant(&item.ident, &item.ty, &item.expr),
                ImplItem::Fn(item) => self.function(&item.sig, &item.block),
                _ => {}
            }
        }
        self.scope.truncate(self.scope.len() - steps);
        self.self_type = outer;
    }

    /// Reads something inside of `step`.
    pub(super) fn within(&mut self, step: &str, looked_up: bool, read: impl FnOnce(&mut Self)) {
        self.scope.push(step.to_owned());
        if looked_up {
            self.scopes.push(self.scope.len());
        }
        read(self);
        if looked_up {
            self.scopes.pop();
        }
        self.scope.pop();
    }

    /// An item that a macro generates. For most macros it is unknown; `lazy_static!` and its like
    /// hold items of a form of their own.
    fn item_macro(&mut self, item: &ItemMacro) {
        if item.mac.path.is_ident("macro_rules") {
            return;
        }
        if item.mac.path.segments.last().is_some_and(|last| last.ident == "include") {
            self.glob(&place::written(&item.mac), false);
            return;
        }
        if let Some(statics) = super::macros::statics(&item.mac) {
            for (ident, ty, expr) in statics {
                self.static_value(&ident, &ty, &expr, false);
            }
            return;
        }
        if super::macros::only_says(&item.mac) || self.table(&item.mac) {
            return;
        }
        let because = format!("the macro `{}!` writes it", place::written(&item.mac.path));
        for ident in super::macros::declared(&item.mac) {
            let at = place::of(&ident);
            let part = Part::Unknown { at, because: because.clone() };
            self.declare(name(&ident), at, vec![listing(Form::Variants, at, vec![part])]);
        }
    }

    /// Declares a name in the scope.
    pub(super) fn declare(&mut self, name: String, at: Span, listings: Vec<Listing>) {
        self.declare_below(vec![name], at, listings);
    }

    /// Declares a symbol below the scope.
    pub(super) fn declare_below(&mut self, below: Vec<String>, at: Span, listings: Vec<Listing>) {
        let symbol = [self.scope.clone(), below].concat();
        self.facts.declarations.push(Declaration { symbol, at, listings });
        self.lexical.push(self.scopes.clone());
    }

    /// A path as written, with `Self` spelled out.
    pub(super) fn path(&self, path: &syn::Path) -> Vec<String> {
        let steps = path.segments.iter().map(|segment| name(&segment.ident));
        let steps: Vec<String> = steps.collect();
        match (&self.self_type, steps.split_first()) {
            (Some(own), Some((first, rest))) if first == "Self" => {
                // Relative to the module, as everything else is.
                let own = &own[self.module_depth.min(own.len())..];
                [own, rest].concat()
            }
            (_, _) => steps,
        }
    }
}

/// A listing without a subject and without a catch-all.
pub(super) fn listing(form: Form, at: Span, parts: Vec<Part>) -> Listing {
    Listing { form, at, over: None, parts, catch_all: None }
}

/// The path of a type, through references and boxes.
pub(super) fn type_path(ty: &Type) -> Option<Vec<String>> {
    match ty {
        Type::Path(path) if path.qself.is_none() => {
            Some(path.path.segments.iter().map(|segment| name(&segment.ident)).collect())
        }
        Type::Reference(inner) => type_path(&inner.elem),
        Type::Paren(inner) => type_path(&inner.elem),
        Type::Group(inner) => type_path(&inner.elem),
        _ => None,
    }
}

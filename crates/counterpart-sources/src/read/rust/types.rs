//! Enums, structs and aliases.

use syn::{Fields, GenericArgument, ItemEnum, ItemStruct, ItemType, PathArguments, Type, Variant};

use super::attributes::Attributes;
use super::case::{Crate, Kind};
use super::ident::name;
use super::items::{Reader, listing, type_path};
use super::naming::{Called, Naming};
use super::place;
use super::value::under;
use crate::facts::{CatchAll, Form, Listing, Part, Span, Written};

impl Reader {
    /// An enum lists its variants; each that has a value is a constant of its own.
    pub(super) fn item_enum(&mut self, item: &ItemEnum) {
        let own = Attributes::of(&item.attrs);
        let numbered = own.derives(&["Serialize_repr", "Deserialize_repr"]);
        let mut namings = if numbered { vec![] } else { Naming::all(&own) }.into_iter();
        let naming = namings.next();
        let counted = own.derives(NUMBERING)
            || item.variants.iter().any(|variant| variant.discriminant.is_some());
        let untagged = own.settings(&["serde"]).iter().any(|it| it.key == "untagged");
        let at = place::of(&item.ident);
        let mut list = listing(Form::Variants, at, vec![]);
        let mut constants = Vec::new();
        let mut number = Some(0_i64);
        for variant in &item.variants {
            let attributes = Attributes::of(&variant.attrs);
            let at = place::of(&variant.ident);
            number = discriminant(variant, number);
            let called = match &naming {
                _ if numbered => Called::As(vec![numeric(number, at)]),
                Some(_) if untagged => Called::Inner,
                Some(naming) => naming.call(Kind::Variant, &name(&variant.ident), at, &attributes),
                None => Called::As(vec![match number {
                    Some(number) if counted => {
                        let name = name(&variant.ident);
                        let value = Written::Numbered { number: number.to_string(), name };
                        Part::One { value, at }
                    }
                    Some(_) | None => self.bare(&item.ident, &variant.ident),
                }]),
            };
            number = number.and_then(|number| number.checked_add(1));
            let mut parts = match called {
                Called::As(parts) => parts,
                Called::Skipped => vec![],
                Called::Inner => vec![self.inner(&variant.fields, at)],
                Called::Other => {
                    list.catch_all = Some(CatchAll { at, refuses: false });
                    vec![]
                }
            };
            constants.push((name(&variant.ident), at, self.variant(&own, variant, &parts)));
            if let Some(because) = attributes.condition() {
                parts = parts.into_iter().map(|part| under(part, &because)).collect();
            }
            list.parts.extend(parts);
        }
        let readings = namings.map(|naming| self.variants_by(&naming, item, at));
        let lists = distinct(std::iter::once(list).chain(readings));
        self.declare(name(&item.ident), at, lists);
        for (variant, at, listings) in constants {
            if !listings.is_empty() {
                self.declare_below(vec![name(&item.ident), variant], at, listings);
            }
        }
    }

    /// The variants as somebody else names them.
    fn variants_by(&self, naming: &Naming, item: &ItemEnum, at: Span) -> Listing {
        let mut list = listing(Form::Variants, at, vec![]);
        list.over = Some("database".to_owned());
        for variant in &item.variants {
            let attributes = Attributes::of(&variant.attrs);
            let at = place::of(&variant.ident);
            let parts = match naming.call(Kind::Variant, &name(&variant.ident), at, &attributes) {
                Called::As(parts) => parts,
                Called::Skipped | Called::Other => vec![],
                Called::Inner => vec![self.inner(&variant.fields, at)],
            };
            match attributes.condition() {
                Some(because) => {
                    list.parts.extend(parts.into_iter().map(|part| under(part, &because)));
                }
                None => list.parts.extend(parts),
            }
        }
        list
    }

    /// A variant that nobody gives another name stands for itself.
    fn bare(&self, owner: &syn::Ident, variant: &syn::Ident) -> Part {
        let module = &self.scope[self.module_depth..];
        let path = [module, &[name(owner), name(variant)]].concat();
        Part::One { value: Written::Name(path), at: place::of(variant) }
    }

    /// What a variant is by itself: its value, and its fields if it has names for them.
    fn variant(&self, own: &Attributes, variant: &Variant, parts: &[Part]) -> Vec<Listing> {
        let at = place::of(&variant.ident);
        let value = parts.iter().find(|part| {
            matches!(part, Part::One { value: Written::Value(_) | Written::Numbered { .. }, .. })
        });
        let value = value.map(|part| listing(Form::Constant, at, vec![part.clone()]));
        let fields = matches!(variant.fields, Fields::Named(_)).then(|| {
            let mut list =
                self.fields(Naming::of_fields(own, &variant.attrs).as_ref(), &variant.fields, at);
            let tag = own.settings(&["serde"]).into_iter().find(|it| it.key == "tag");
            if let Some((tag, at)) = tag.and_then(|it| Some((it.value?, it.at))) {
                list.parts.insert(0, Part::One { value: Written::Value(tag), at });
            }
            list
        });
        value.into_iter().chain(fields).collect()
    }

    /// A struct lists its fields; one without names is what it holds.
    pub(super) fn item_struct(&mut self, item: &ItemStruct) {
        let own = Attributes::of(&item.attrs);
        let at = place::of(&item.ident);
        let list = match &item.fields {
            Fields::Named(_) => {
                let namings = Naming::all(&own);
                let first = self.fields(namings.first(), &item.fields, at);
                let others = namings.iter().skip(1).map(|naming| {
                    let over = Some("database".to_owned());
                    Listing { over, ..self.fields(Some(naming), &item.fields, at) }
                });
                distinct(std::iter::once(first).chain(others))
            }
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                vec![listing(Form::Fields, at, vec![self.inner(&item.fields, at)])]
            }
            Fields::Unnamed(_) | Fields::Unit => vec![listing(Form::Fields, at, vec![])],
        };
        self.declare(name(&item.ident), at, list);
        self.choices(&name(&item.ident), &item.fields);
    }

    fn fields(&self, naming: Option<&Naming>, fields: &Fields, at: Span) -> Listing {
        let mut list = listing(Form::Fields, at, vec![]);
        for field in fields {
            let Some(ident) = &field.ident else { continue };
            let at = place::of(ident);
            let attributes = Attributes::of(&field.attrs);
            let plain = || {
                let value = Written::Value(name(ident));
                Called::As(vec![Part::One { value, at }])
            };
            let naming = naming.filter(|naming| naming.names_fields());
            let called = naming.map_or_else(plain, |naming| {
                naming.call(Kind::Field, &name(ident), at, &attributes)
            });
            let parts = match called {
                Called::As(parts) => parts,
                Called::Skipped | Called::Other => vec![],
                Called::Inner => self.flattened(&field.ty).into_iter().collect(),
            };
            match attributes.condition() {
                Some(because) => {
                    list.parts.extend(parts.into_iter().map(|part| under(part, &because)));
                }
                None => list.parts.extend(parts),
            }
        }
        list
    }

    /// What an alias stands for.
    pub(super) fn item_type(&mut self, item: &ItemType) {
        let at = place::of(&item.ident);
        let part = self.of_type(&item.ty, place::of(&item.ty));
        self.declare(name(&item.ident), at, vec![listing(Form::Variants, at, vec![part])]);
    }

    /// What the one nameless field holds.
    fn inner(&self, fields: &Fields, at: Span) -> Part {
        match fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                self.of_type(&fields.unnamed[0].ty, place::of(&fields.unnamed[0].ty))
            }
            Fields::Unnamed(_) | Fields::Named(_) | Fields::Unit => {
                Part::Unknown { at, because: "it has no tag".to_owned() }
            }
        }
    }

    /// What a flattened field adds. A map adds no fields that could be named.
    fn flattened(&self, ty: &Type) -> Option<Part> {
        let path = type_path(ty)?;
        let last = path.last()?;
        if last.ends_with("Map") || last == "Value" {
            return None;
        }
        Some(self.of_type(ty, place::of(ty)))
    }

    pub(super) fn of_type(&self, ty: &Type, at: Span) -> Part {
        let unknown = || {
            let because = format!("`{}` is not a type that lists values", place::written(ty));
            Part::Unknown { at, because }
        };
        match ty {
            Type::Path(path) if path.qself.is_none() => {
                let last = path.path.segments.last();
                match last.map(|last| (last.ident.to_string(), &last.arguments)) {
                    Some((holder, PathArguments::AngleBracketed(arguments)))
                        if matches!(&*holder, "Box" | "Option" | "Arc" | "Rc") =>
                    {
                        arguments
                            .args
                            .iter()
                            .find_map(|argument| match argument {
                                GenericArgument::Type(ty) => Some(self.of_type(ty, at)),
                                _ => None,
                            })
                            .unwrap_or_else(unknown)
                    }
                    Some((_, PathArguments::Parenthesized(_))) | None => unknown(),
                    Some((_, PathArguments::None | PathArguments::AngleBracketed(_))) => {
                        Part::From { path: self.path(&path.path), at }
                    }
                }
            }
            Type::Reference(inner) => self.of_type(&inner.elem, at),
            Type::Paren(inner) => self.of_type(&inner.elem, at),
            _ => unknown(),
        }
    }
}

impl Naming {
    fn of_fields(own: &Attributes, variant: &[syn::Attribute]) -> Option<Self> {
        Self::of(own).map(|naming| naming.of_variant(own, &Attributes::of(variant)))
    }

    fn names_fields(&self) -> bool {
        self.is_by(Crate::Serde) || self.is_by(Crate::Database)
    }
}

/// Traits by which a variant is its number.
const NUMBERING: &[&str] = &[
    "FromPrimitive",
    "ToPrimitive",
    "TryFromPrimitive",
    "IntoPrimitive",
    "UnsafeFromPrimitive",
    "FromRepr",
    "N",
    "Enumeration",
];

/// Readings of the same code that differ.
fn distinct(lists: impl Iterator<Item = Listing>) -> Vec<Listing> {
    let mut kept: Vec<Listing> = Vec::new();
    for list in lists {
        if kept.iter().all(|known| known.parts != list.parts) {
            kept.push(list);
        }
    }
    kept
}

/// The number of a variant: its own, or one more than that of the variant before it.
fn discriminant(variant: &Variant, next: Option<i64>) -> Option<i64> {
    match &variant.discriminant {
        None => next,
        Some((_, expr)) => super::literal::integer(expr),
    }
}

fn numeric(number: Option<i64>, at: Span) -> Part {
    match number {
        Some(number) => Part::One { value: Written::Value(number.to_string()), at },
        None => Part::Unknown { at, because: "its number is computed".to_owned() },
    }
}

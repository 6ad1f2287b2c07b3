//! Which traits hold for the generated types.

use counterpart_model::model::{Definition, Model, Rest, Scalar, Shape};
use counterpart_model::project::{ProjectFile, Undeclared};
use proc_macro2::TokenStream;
use quote::quote;

/// The derivable traits that do not hold for every type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits {
    /// `Copy`
    pub copy: bool,
    /// `Eq` and `Hash`, which hold together here
    pub eq: bool,
    /// `PartialOrd` and `Ord`
    pub ord: bool,
    /// `Default`
    pub default: bool,
}

impl Traits {
    const ALL: Self = Self { copy: true, eq: true, ord: true, default: true };
    /// `serde_json::Value`
    const VALUE: Self = Self { copy: false, eq: true, ord: false, default: false };
    /// `f64`
    const FLOAT: Self = Self { copy: true, eq: false, ord: false, default: false };

    const fn and(self, other: Self) -> Self {
        Self {
            copy: self.copy && other.copy,
            eq: self.eq && other.eq,
            ord: self.ord && other.ord,
            default: self.default && other.default,
        }
    }

    const fn owned(self) -> Self {
        Self { copy: false, ..self }
    }

    /// The `derive` attribute.
    pub fn derive(self) -> TokenStream {
        let mut names = vec![quote!(Clone)];
        names.extend(self.copy.then(|| quote!(Copy)));
        names.push(quote!(Debug));
        names.extend(self.default.then(|| quote!(Default)));
        names.push(quote!(PartialEq));
        if self.eq {
            names.extend([quote!(Eq), quote!(Hash)]);
        }
        if self.eq && self.ord {
            names.extend([quote!(PartialOrd), quote!(Ord)]);
        }
        quote!(#[derive(#(#names),*)])
    }
}

/// The traits of every definition: the greatest set in which each holds when it holds for the parts.
pub fn of(model: &Model, settings: &ProjectFile) -> Vec<Traits> {
    let mut traits = vec![Traits::ALL; model.definitions.len()];
    loop {
        let mut changed = false;
        // Backwards first: what a definition refers to tends to stand behind it.
        for (id, definition) in model.definitions().collect::<Vec<_>>().into_iter().rev() {
            let now = definition_traits(definition, settings, &traits);
            changed |= now != traits[id.index()];
            traits[id.index()] = now;
        }
        if !changed {
            return traits;
        }
    }
}

fn definition_traits(definition: &Definition, settings: &ProjectFile, known: &[Traits]) -> Traits {
    let keeps = settings.undeclared == Undeclared::Keep;
    let of = |shape: &Shape| shape_traits(shape, known);
    match &definition.shape {
        Shape::Object(object) => {
            let fields = object.fields.iter().map(|field| of(&field.shape));
            let all = fields.fold(Traits::ALL, Traits::and);
            let rest = match &object.rest {
                Rest::Closed => Traits::ALL,
                Rest::Ignored if !keeps => Traits::ALL,
                Rest::Ignored => Traits::VALUE,
                Rest::Kept(shape) | Rest::Prefixed(_, shape) => of(shape),
            };
            let default = object.fields.iter().all(|field| !field.required);
            Traits { default, ..all.and(rest).owned() }
        }
        Shape::Union(union) => {
            let variants = union.variants.iter().map(|variant| of(&variant.shape));
            Traits { default: false, ..variants.fold(Traits::ALL, Traits::and).owned() }
        }
        Shape::Tuple(tuple) => {
            let items = tuple.items.iter().chain(tuple.rest.as_deref());
            Traits { default: false, ..items.map(of).fold(Traits::ALL, Traits::and).owned() }
        }
        Shape::Reference(_) => Traits { default: false, ..of(&definition.shape).owned() },
        other => Traits { default: matches!(other, Shape::Array(_) | Shape::Map(_)), ..of(other) },
    }
}

fn shape_traits(shape: &Shape, known: &[Traits]) -> Traits {
    match shape {
        Shape::Any(_) => Traits::VALUE,
        Shape::Never => Traits::ALL,
        Shape::Scalar(Scalar::Null | Scalar::Boolean | Scalar::Integer { .. }) => Traits::ALL,
        Shape::Scalar(Scalar::Number) => Traits::FLOAT,
        Shape::Scalar(Scalar::String(_)) => Traits::ALL.owned(),
        Shape::Nullable(inner) => shape_traits(inner, known),
        Shape::Enum(list) => Traits { copy: !list.open, ..Traits::ALL },
        Shape::Map(map) => shape_traits(&map.values, known).owned(),
        Shape::Array(array) => shape_traits(&array.items, known).owned(),
        Shape::Reference(definition) => known[definition.index()],
        // These stand only at the top of a definition.
        Shape::Object(_) | Shape::Tuple(_) | Shape::Union(_) => Traits::FLOAT.owned(),
    }
}

//! Which traits hold for the generated types.

use counterpart_compiler::model::{Definition, Model, Rest, Scalar, Shape};
use counterpart_compiler::project::{CodeSettings, Undeclared};
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
}

impl Traits {
    const ALL: Self = Self { copy: true, eq: true, ord: true };
    /// `serde_json::Value`
    const VALUE: Self = Self { copy: false, eq: true, ord: false };
    /// `f64`
    const FLOAT: Self = Self { copy: true, eq: false, ord: false };

    const fn and(self, other: Self) -> Self {
        Self { copy: self.copy && other.copy, eq: self.eq && other.eq, ord: self.ord && other.ord }
    }

    const fn owned(self) -> Self {
        Self { copy: false, ..self }
    }

    /// The `derive` attribute, with or without `Default`.
    pub fn derive(self, default: bool) -> TokenStream {
        let mut names = vec![quote!(Clone)];
        names.extend(self.copy.then(|| quote!(Copy)));
        names.push(quote!(Debug));
        names.extend(default.then(|| quote!(Default)));
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
pub fn of(model: &Model, settings: CodeSettings) -> Vec<Traits> {
    let mut traits = vec![Traits::ALL; model.definitions.len()];
    let mut order: Vec<_> = model.definitions().collect();
    loop {
        // To and fro, so that long chains of references are settled in few rounds.
        order.reverse();
        let mut changed = false;
        for (id, definition) in &order {
            let now = definition_traits(definition, settings, &traits);
            changed |= now != traits[id.index()];
            traits[id.index()] = now;
        }
        if !changed {
            return traits;
        }
    }
}

fn definition_traits(definition: &Definition, settings: CodeSettings, known: &[Traits]) -> Traits {
    let keeps = settings.undeclared == Undeclared::Keep;
    let of = |shape: &Shape| shape_traits(shape, known);
    match &definition.shape {
        Shape::Object(object) => {
            let fields = object.fields.iter().map(|field| of(&field.shape));
            let all = fields.fold(Traits::ALL, Traits::and);
            let rest = match &object.rest {
                Rest::Ignored if keeps => Traits::VALUE,
                Rest::Closed | Rest::Ignored => Traits::ALL,
                Rest::Kept(shape) | Rest::Prefixed(_, shape) => of(shape),
            };
            all.and(rest).owned()
        }
        Shape::Union(union) => {
            let variants = union.variants.iter().map(|variant| of(&variant.shape));
            variants.fold(Traits::ALL, Traits::and).owned()
        }
        Shape::Tuple(tuple) => {
            let items = tuple.items.iter().chain(tuple.rest.as_deref());
            items.map(of).fold(Traits::ALL, Traits::and).owned()
        }
        Shape::Reference(_) => of(&definition.shape).owned(),
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Enum(_)
        | Shape::Map(_)
        | Shape::Array(_) => of(&definition.shape),
    }
}

/// Whether the empty value of a definition's type is one that a program may start from.
pub fn has_default(definition: &Definition) -> bool {
    match &definition.shape {
        Shape::Object(object) => {
            object.fields.iter().all(|field| !field.required || field.constant().is_some())
        }
        Shape::Array(_) | Shape::Map(_) => true,
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Enum(_)
        | Shape::Tuple(_)
        | Shape::Union(_)
        | Shape::Reference(_) => false,
    }
}

fn shape_traits(shape: &Shape, known: &[Traits]) -> Traits {
    match shape {
        Shape::Any(_) => Traits::VALUE,
        Shape::Never
        | Shape::Constant(_)
        | Shape::Scalar(Scalar::Null | Scalar::Boolean | Scalar::Integer { .. }) => Traits::ALL,
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

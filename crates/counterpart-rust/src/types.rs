//! From a shape to the Rust type that holds it.

use counterpart_compiler::model::{
    ContractId, Definition, DefinitionId, Enum, Format, Scalar, Shape, Supply, Text,
};
use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Plan, ident};

/// Where types are written: in the module of a contract, inside a definition.
#[derive(Clone, Copy, Debug)]
pub struct Types<'p> {
    plan: &'p Plan<'p>,
    contract: ContractId,
    outer: Option<&'p Definition>,
}

impl<'p> Types<'p> {
    /// Types in the module of a contract, not inside a definition.
    pub const fn in_contract(plan: &'p Plan<'p>, contract: ContractId) -> Self {
        Self { plan, contract, outer: None }
    }

    /// Types inside a definition, which boxes what would hold itself.
    pub const fn inside(plan: &'p Plan<'p>, outer: &'p Definition) -> Self {
        Self { plan, contract: outer.contract, outer: Some(outer) }
    }

    /// The same behind a pointer, where nothing needs a box.
    const fn behind(self) -> Self {
        Self { outer: None, ..self }
    }

    /// The type of a shape.
    pub fn of(self, shape: &Shape) -> TokenStream {
        match shape {
            Shape::Any(_) => quote!(::counterpart::Value),
            Shape::Never => quote!(::counterpart::Never),
            Shape::Scalar(scalar) => self.scalar(scalar),
            Shape::Nullable(inner) => self.option(&self.of(inner)),
            Shape::Map(map) => {
                let key = match map.keys.filter(|keys| self.is_strings(*keys)) {
                    Some(keys) => self.path(keys),
                    None => self.string(),
                };
                let value = self.behind().of(&map.values);
                quote!(::std::collections::BTreeMap<#key, #value>)
            }
            Shape::Array(array) => self.vec(&array.items),
            Shape::Reference(definition) => {
                let path = self.path(*definition);
                match self.outer {
                    Some(outer) if self.plan.boxed(outer, *definition) => {
                        let name = self.names().common("Box", quote!(::std::boxed::Box));
                        quote!(#name<#path>)
                    }
                    Some(_) | None => path,
                }
            }
            // These stand only at the top of a definition, and there they are items, not types.
            Shape::Enum(_) | Shape::Object(_) | Shape::Tuple(_) | Shape::Union(_) => {
                quote!(::counterpart::Value)
            }
        }
    }

    /// `Option` of a type.
    pub fn option(self, inner: &TokenStream) -> TokenStream {
        let name = self.names().common("Option", quote!(::core::option::Option));
        quote!(#name<#inner>)
    }

    /// `Vec` of a shape.
    pub fn vec(self, items: &Shape) -> TokenStream {
        let name = self.names().common("Vec", quote!(::std::vec::Vec));
        let items = self.behind().of(items);
        quote!(#name<#items>)
    }

    /// A map from names to a shape.
    pub fn rest(self, values: &Shape) -> TokenStream {
        let (key, value) = (self.string(), self.behind().of(values));
        quote!(::std::collections::BTreeMap<#key, #value>)
    }

    /// `String`
    pub fn string(self) -> TokenStream {
        self.names().common("String", quote!(::std::string::String))
    }

    /// A primitive type.
    pub fn primitive(self, name: &str) -> TokenStream {
        let path = ident(name);
        self.names().common(name, quote!(::core::primitive::#path))
    }

    /// The path of a definition's type.
    pub fn path(self, id: DefinitionId) -> TokenStream {
        let definition = &self.plan.model[id];
        let name = ident(&definition.name);
        if definition.contract == self.contract {
            return quote!(#name);
        }
        let contract = &self.plan.model[definition.contract];
        match &contract.supply {
            Supply::Generated => {
                let module = ident(&contract.module);
                quote!(super::#module::#name)
            }
            Supply::External { rust, .. } => {
                let module: TokenStream = rust.parse().unwrap_or_default();
                quote!(#module::#name)
            }
        }
    }

    fn names(self) -> &'p crate::plan::Names<'p> {
        self.plan.names(self.contract)
    }

    fn is_strings(self, keys: DefinitionId) -> bool {
        match &self.plan.model[keys].shape {
            Shape::Enum(list) => Enum::is_strings(list),
            Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Nullable(_)
            | Shape::Object(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Union(_)
            | Shape::Reference(_) => false,
        }
    }

    fn scalar(self, scalar: &Scalar) -> TokenStream {
        match scalar {
            Scalar::Null => quote!(()),
            Scalar::Boolean => self.primitive("bool"),
            Scalar::Integer { min, max } => self.primitive(integer(*min, *max)),
            Scalar::Number => self.primitive("f64"),
            Scalar::String(text) => self.text(text),
        }
    }

    fn text(self, text: &Text) -> TokenStream {
        if text.secret {
            return quote!(::counterpart::Secret);
        }
        text.format.map_or_else(
            || self.string(),
            |format| {
                let name = ident(format_name(format));
                quote!(::counterpart::#name)
            },
        )
    }
}

/// The smallest of the wider integer types that holds the bounds. Eight and sixteen bits only where
/// the bounds ask for no more.
#[must_use]
pub fn integer(min: Option<i64>, max: Option<u64>) -> &'static str {
    let unsigned = min.is_some_and(|min| min >= 0);
    let fits = |low: i64, high: u64| {
        min.is_some_and(|min| min >= low) && max.is_some_and(|max| max <= high)
    };
    if unsigned {
        return match max {
            Some(max) if u8::try_from(max).is_ok() => "u8",
            Some(max) if u16::try_from(max).is_ok() => "u16",
            Some(max) if u32::try_from(max).is_ok() => "u32",
            Some(_) | None => "u64",
        };
    }
    if fits(i32::MIN.into(), i32::MAX.unsigned_abs().into()) { "i32" } else { "i64" }
}

/// The name of the runtime's type for a format.
const fn format_name(format: Format) -> &'static str {
    match format {
        Format::DateTime => "DateTime",
        Format::Date => "Date",
        Format::Time => "Time",
        Format::Duration => "Duration",
        Format::Email => "Email",
        Format::IdnEmail => "IdnEmail",
        Format::Hostname | Format::HostnameRfc1034 => "Hostname",
        Format::IdnHostname => "IdnHostname",
        Format::Ipv4 => "Ipv4",
        Format::Ipv6 => "Ipv6",
        Format::Uri => "Uri",
        Format::UriReference => "UriReference",
        Format::Iri => "Iri",
        Format::IriReference => "IriReference",
        Format::UriTemplate => "UriTemplate",
        Format::Uuid => "Uuid",
        Format::JsonPointer => "JsonPointer",
        Format::RelativeJsonPointer => "RelativeJsonPointer",
        Format::Regex => "Regex",
    }
}

//! From a shape to the Rust type that holds it.

use std::fmt;

use counterpart_compiler::model::{
    ContractId, Definition, DefinitionId, Enum, Format, Model, Scalar, Shape, Supply, Text, Width,
};
use counterpart_compiler::project::Integers;
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use crate::constants;
use crate::plan::{Plan, ident};
use crate::print::compact;

/// The types of the standard library that types are made of, by their short names.
const COMMON: [&str; 5] = ["BTreeMap", "Box", "Option", "String", "Vec"];

/// Makes the types of shapes.
#[derive(Clone, Copy)]
pub struct Types<'p> {
    model: &'p Model,
    integers: Integers,
    within: Within<'p>,
}

/// Where types are written.
#[derive(Clone, Copy)]
enum Within<'p> {
    /// In the module of a contract, perhaps inside a definition.
    Contract { plan: &'p Plan<'p>, contract: ContractId, outer: Option<&'p Definition> },
    /// In a module inside that of a contract.
    Below { plan: &'p Plan<'p>, contract: ContractId },
    /// In a sentence, where definitions are called what the function says.
    Sentence(&'p dyn Fn(DefinitionId) -> String),
}

impl fmt::Debug for Types<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Types").finish_non_exhaustive()
    }
}

/// The type of a shape outside any module, as a programmer writes it.
pub fn text(
    model: &Model,
    integers: Integers,
    shape: &Shape,
    name: &dyn Fn(DefinitionId) -> String,
) -> String {
    compact(Types { model, integers, within: Within::Sentence(name) }.of(shape))
}

impl<'p> Types<'p> {
    /// Types in the module of a contract, not inside a definition.
    pub const fn in_contract(plan: &'p Plan<'p>, contract: ContractId) -> Self {
        Self::within(plan, Within::Contract { plan, contract, outer: None })
    }

    /// Types inside a definition, which boxes what would hold itself.
    pub const fn inside(plan: &'p Plan<'p>, outer: &'p Definition) -> Self {
        let (contract, outer) = (outer.contract, Some(outer));
        Self::within(plan, Within::Contract { plan, contract, outer })
    }

    /// Types in a module inside that of a contract.
    pub const fn below(plan: &'p Plan<'p>, contract: ContractId) -> Self {
        Self::within(plan, Within::Below { plan, contract })
    }

    const fn within(plan: &'p Plan<'p>, within: Within<'p>) -> Self {
        Self { model: plan.model, integers: plan.settings.integers, within }
    }

    /// The same behind a pointer, where nothing needs a box.
    const fn behind(self) -> Self {
        match self.within {
            Within::Contract { plan, contract, outer: _ } => Self::in_contract(plan, contract),
            Within::Below { .. } | Within::Sentence(_) => self,
        }
    }

    /// The type of a shape.
    pub fn of(self, shape: &Shape) -> TokenStream {
        match shape {
            Shape::Any(_) => self.runtime("Value"),
            Shape::Never => self.runtime("Never"),
            Shape::Scalar(scalar) => self.scalar(scalar),
            Shape::Constant(value) => self.constant(value),
            Shape::Nullable(inner) => self.option(&self.of(inner)),
            Shape::Map(map) => {
                let key = match map.keys.filter(|keys| self.is_strings(*keys)) {
                    Some(keys) => self.path(keys),
                    None => self.string(),
                };
                self.map(&key, &map.values)
            }
            Shape::Array(array) => self.vec(&array.items),
            Shape::Reference(definition) => {
                let path = self.path(*definition);
                if self.is_boxed(*definition) {
                    let name = self.common("Box", quote!(::std::boxed::Box));
                    quote!(#name<#path>)
                } else {
                    path
                }
            }
            // These stand only at the top of a definition, and there they are items, not types.
            Shape::Enum(_) | Shape::Object(_) | Shape::Tuple(_) | Shape::Union(_) => {
                self.runtime("Value")
            }
        }
    }

    /// `Option` of a type.
    pub fn option(self, inner: &TokenStream) -> TokenStream {
        let name = self.common("Option", quote!(::core::option::Option));
        quote!(#name<#inner>)
    }

    /// `Vec` of a shape.
    pub fn vec(self, items: &Shape) -> TokenStream {
        let name = self.common("Vec", quote!(::std::vec::Vec));
        let items = self.behind().of(items);
        quote!(#name<#items>)
    }

    /// A map from names to a shape.
    pub fn rest(self, values: &Shape) -> TokenStream {
        self.map(&self.string(), values)
    }

    fn map(self, key: &TokenStream, values: &Shape) -> TokenStream {
        let value = self.behind().of(values);
        match self.within {
            Within::Contract { .. } | Within::Below { .. } => {
                quote!(::std::collections::BTreeMap<#key, #value>)
            }
            Within::Sentence(_) => quote!(BTreeMap<#key, #value>),
        }
    }

    /// `String`
    pub fn string(self) -> TokenStream {
        self.common("String", quote!(::std::string::String))
    }

    /// A primitive type.
    pub fn primitive(self, name: &str) -> TokenStream {
        let path = ident(name);
        self.common(name, quote!(::core::primitive::#path))
    }

    /// A type of the runtime.
    fn runtime(self, name: &str) -> TokenStream {
        let name = ident(name);
        match self.within {
            Within::Contract { .. } | Within::Below { .. } => quote!(::counterpart::#name),
            Within::Sentence(_) => quote!(counterpart::#name),
        }
    }

    /// A type that Rust has in scope everywhere.
    fn common(self, short: &str, path: TokenStream) -> TokenStream {
        match self.within {
            Within::Contract { plan, contract, outer: _ } => {
                plan.scope(contract).common(short, path)
            }
            Within::Below { .. } => path,
            Within::Sentence(_) => {
                let short = ident(short);
                quote!(#short)
            }
        }
    }

    /// The path of a definition's type.
    pub fn path(self, id: DefinitionId) -> TokenStream {
        match self.within {
            Within::Contract { plan, contract, outer: _ } => path(plan, contract, id),
            Within::Below { plan, contract } => {
                let path = path(plan, contract, id);
                let external =
                    matches!(plan.model[plan.model[id].contract].supply, Supply::External(_));
                if external { path } else { quote!(super::#path) }
            }
            Within::Sentence(name) => {
                let name = name(id);
                let short = ident(&name);
                // A definition of such a name is another type than the one everybody knows.
                if COMMON.contains(&name.as_str()) { quote!(self::#short) } else { quote!(#short) }
            }
        }
    }

    /// Whether a definition stands in a box here.
    fn is_boxed(self, id: DefinitionId) -> bool {
        match self.within {
            Within::Contract { plan, outer: Some(outer), .. } => plan.boxed(outer, id),
            Within::Contract { outer: None, .. } | Within::Below { .. } | Within::Sentence(_) => {
                false
            }
        }
    }

    fn is_strings(self, keys: DefinitionId) -> bool {
        match &self.model[keys].shape {
            Shape::Enum(list) => Enum::is_strings(list),
            Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
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
            Scalar::Integer { min, max, width } => {
                self.primitive(integer(self.integers, (*min, *max), *width))
            }
            Scalar::Number => self.primitive("f64"),
            Scalar::String(text) => self.text(text),
        }
    }

    /// The type of a value that can be no other: what is there says all. A sentence shows the value.
    fn constant(self, value: &Value) -> TokenStream {
        match self.within {
            Within::Contract { .. } | Within::Below { .. } => quote!(()),
            Within::Sentence(_) => constants::expression(value),
        }
    }

    fn text(self, text: &Text) -> TokenStream {
        if text.secret {
            return self.runtime("Secret");
        }
        text.format.map_or_else(|| self.string(), |format| self.runtime(format_name(format)))
    }
}

/// The path of a definition's type in the module of a contract.
fn path(plan: &Plan<'_>, from: ContractId, id: DefinitionId) -> TokenStream {
    let definition = &plan.model[id];
    let name = ident(&definition.name);
    if definition.contract == from {
        return quote!(#name);
    }
    match &plan.model[definition.contract].supply {
        Supply::Generated => {
            let module = ident(plan.module(definition.contract));
            quote!(super::#module::#name)
        }
        Supply::External(external) => {
            let module = external.module(crate::ID).unwrap_or_default();
            let module: TokenStream = module.parse().unwrap_or_default();
            quote!(#module::#name)
        }
    }
}

/// The type of the integers within these bounds: 64 bits, or the type that their format names, or
/// the smallest.
pub fn integer(
    integers: Integers,
    (min, max): (Option<i64>, Option<u64>),
    width: Option<Width>,
) -> &'static str {
    let unsigned = min.is_some_and(|min| min >= 0);
    match (integers, width) {
        (Integers::Smallest, _) => smallest(min, max),
        (Integers::Wide, Some(width)) => width_name(width),
        (Integers::Wide, None) if unsigned => "u64",
        (Integers::Wide, None) => "i64",
    }
}

/// The smallest type that holds the bounds; signed ones of 32 or 64 bits only.
fn smallest(min: Option<i64>, max: Option<u64>) -> &'static str {
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

/// The name of the type that a format names.
const fn width_name(width: Width) -> &'static str {
    match width {
        Width::Int8 => "i8",
        Width::Int16 => "i16",
        Width::Int32 => "i32",
        Width::Int64 => "i64",
        Width::Uint8 => "u8",
        Width::Uint16 => "u16",
        Width::Uint32 => "u32",
        Width::Uint64 => "u64",
    }
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

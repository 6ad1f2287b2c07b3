//! One file for each kind of item in a contract's module.

mod constant;
mod contract;
mod enumeration;
mod newtype;
mod object;
mod tuple;
mod union;

use counterpart_compiler::docs::Notes;
use counterpart_compiler::model::{ContractId, Definition, DefinitionId, Shape};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::docs;
use crate::plan::{Plan, has_default, ident};
use crate::print::Text;
use crate::types::Types;

pub use contract::print as contract;

/// A definition with what its item is printed from.
#[derive(Clone, Copy, Debug)]
struct Item<'p> {
    plan: &'p Plan<'p>,
    id: DefinitionId,
    definition: &'p Definition,
    types: Types<'p>,
}

/// Prints the item of a definition.
fn definition(plan: &Plan<'_>, id: DefinitionId, text: &mut Text) {
    let definition = &plan.model[id];
    let item = Item { plan, id, definition, types: Types::inside(plan, definition) };
    match &definition.shape {
        Shape::Object(object) => object::print(item, object, text),
        Shape::Enum(list) => enumeration::print(item, list, text),
        Shape::Union(union) => union::print(item, union, text),
        Shape::Tuple(tuple) => tuple::print(item, tuple, text),
        shape @ (Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Reference(_)) => newtype::print(item, shape, text),
    }
}

impl Item<'_> {
    fn name(&self) -> Ident {
        ident(&self.definition.name)
    }

    /// The fields of an object, or the variants of an enum, in their order.
    fn parts(&self) -> &[String] {
        self.plan.parts(self.id)
    }

    fn contract(&self) -> ContractId {
        self.definition.contract
    }

    /// Everything above the keyword `struct` or `enum`.
    fn head(&self) -> TokenStream {
        self.head_of(&[])
    }

    /// The same, with more paragraphs of documentation.
    fn head_of(&self, more: &[String]) -> TokenStream {
        let name = &self.definition.name;
        let notes = Notes::of_definition(self.plan.model, &self.plan.remarks, self.id);
        let docs =
            docs::with(&self.definition.annotations, &format!("{}.", docs::code(name)), &notes);
        let more = more.iter().map(|paragraph| docs::lines(&format!("\n{paragraph}")));
        let docs = quote!(#docs #(#more)*);
        let derive = self.plan.traits(self.id).derive(has_default(self.definition));
        let module = self.plan.module(self.contract());
        let attributes = self.plan.printing.attributes(module, name);
        quote!(#docs #derive #attributes)
    }
}

//! Tables as diesel has them: `table! { rows (id) { id -> Int4, } }`.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Attribute, Ident, Macro, Token};

use super::attributes::Attributes;
use super::ident::name;
use super::items::{Reader, listing};
use super::{macros, place};
use crate::facts::{Form, Listing, Part, Written};

/// The content of a `table!`.
struct Table {
    name: Ident,
    columns: Vec<Column>,
}

struct Column {
    attributes: Vec<Attribute>,
    name: Ident,
}

impl Parse for Table {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let uses = |input: ParseStream<'_>| -> syn::Result<()> {
            while input.peek(Token![use]) {
                while !input.peek(Token![;]) {
                    input.parse::<TokenTree>()?;
                }
                input.parse::<Token![;]>()?;
            }
            Ok(())
        };
        uses(input)?;
        input.call(Attribute::parse_outer)?;
        let mut name: Ident = input.parse()?;
        // The schema of the database comes before the table.
        while input.parse::<Option<Token![.]>>()?.is_some() {
            name = input.parse()?;
        }
        let mut body: Group = input.parse()?;
        if !input.is_empty() {
            body = input.parse()?;
        }
        let columns = parse_columns.parse2(body.stream())?;
        Ok(Self { name, columns })
    }
}

fn parse_columns(input: ParseStream<'_>) -> syn::Result<Vec<Column>> {
    let mut columns = Vec::new();
    while !input.is_empty() {
        let attributes = input.call(Attribute::parse_outer)?;
        let name: Ident = input.parse()?;
        input.parse::<Token![->]>()?;
        let mut ty = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![,]) {
            ty.extend([input.parse::<TokenTree>()?]);
        }
        input.parse::<Option<Token![,]>>()?;
        columns.push(Column { attributes, name });
    }
    Ok(columns)
}

impl Reader {
    /// Declares a table with its columns. Whether a macro is one.
    pub(super) fn table(&mut self, mac: &Macro) -> bool {
        if macros::called(mac) != "table" {
            return false;
        }
        let Ok(Table { name: table, columns }) = mac.parse_body() else { return false };
        let at = place::of(&table);
        let part = |text: String, at| Part::One { value: Written::Value(text), at };
        let own = |column: &Column| part(name(&column.name), place::of(&column.name));
        let stored = |column: &Column| {
            let called = Attributes::of(&column.attributes).set_to(&["sql_name"]);
            part(called.unwrap_or_else(|| name(&column.name)), place::of(&column.name))
        };
        let list = listing(Form::Fields, at, columns.iter().map(own).collect());
        let in_database = listing(Form::Fields, at, columns.iter().map(stored).collect());
        let lists = if list.parts == in_database.parts {
            vec![list]
        } else {
            vec![list, Listing { over: Some("column".to_owned()), ..in_database }]
        };
        self.declare(name(&table), at, lists);
        true
    }
}

//! Macros whose content has a known form.

use proc_macro2::TokenTree;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Ident, Macro, Pat, Token, Type, Visibility};

/// The content of a `matches!`.
pub(super) struct Matches {
    pub over: Expr,
    pub pattern: Pat,
}

impl Parse for Matches {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let over = input.parse()?;
        input.parse::<Token![,]>()?;
        let pattern = Pat::parse_multi_with_leading_vert(input)?;
        let pattern = if input.peek(Token![if]) {
            let if_token = input.parse()?;
            let guard = Box::new(input.parse()?);
            Pat::Guard(syn::PatGuard { attrs: vec![], pat: Box::new(pattern), if_token, guard })
        } else {
            pattern
        };
        input.parse::<Option<Token![,]>>()?;
        Ok(Self { over, pattern })
    }
}

/// The last name of a macro's path.
pub(super) fn called(mac: &Macro) -> String {
    mac.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default()
}

/// Expressions separated by commas: the content of `vec!` and its like.
pub(super) fn expressions(mac: &Macro) -> Option<Vec<Expr>> {
    let parse = Punctuated::<Expr, Token![,]>::parse_terminated;
    mac.parse_body_with(parse).ok().map(|parsed| parsed.into_iter().collect())
}

/// Pairs of key and value: the content of `phf_map!`, `hashmap!` and their like.
pub(super) fn pairs(mac: &Macro) -> Option<Vec<(Expr, Expr)>> {
    let pair = |input: ParseStream| -> syn::Result<(Expr, Expr)> {
        let key = Expr::parse_without_eager_brace(input)?;
        input.parse::<Token![=>]>()?;
        Ok((key, input.parse()?))
    };
    let parse = |input: ParseStream| {
        let mut pairs = vec![];
        while !input.is_empty() {
            pairs.push(pair(input)?);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(pairs)
    };
    mac.parse_body_with(parse).ok()
}

/// The statics of a `lazy_static!`; none for another macro.
pub(super) fn statics(mac: &Macro) -> Option<Vec<(Ident, Type, Expr)>> {
    if called(mac) != "lazy_static" {
        return None;
    }
    let parse = |input: ParseStream| {
        let mut statics = vec![];
        while !input.is_empty() {
            input.call(Attribute::parse_outer)?;
            input.parse::<Visibility>()?;
            input.parse::<Token![static]>()?;
            input.parse::<Token![ref]>()?;
            let ident = input.parse()?;
            input.parse::<Token![:]>()?;
            let ty = input.parse()?;
            input.parse::<Token![=]>()?;
            statics.push((ident, ty, input.parse()?));
            input.parse::<Token![;]>()?;
        }
        Ok(statics)
    };
    parse.parse2(mac.tokens.clone()).ok()
}

/// The names that a macro of unknown form seems to declare: those behind `enum`, `const` and their
/// like, and the name it begins with.
pub(super) fn declared(mac: &Macro) -> Vec<Ident> {
    let mut names = Vec::new();
    let mut expected = true;
    for token in mac.tokens.clone() {
        if let TokenTree::Ident(ident) = token {
            let text = ident.to_string();
            let keyword =
                matches!(&*text, "enum" | "struct" | "const" | "static" | "type" | "fn" | "ref");
            let modifier = matches!(&*text, "pub" | "mut" | "crate");
            if expected && !keyword && !modifier {
                names.push(ident);
            }
            expected = keyword || (expected && modifier);
        } else if !matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#') {
            expected = expected && matches!(token, TokenTree::Group(_));
        }
    }
    names
}

/// Whether something like an arm stands in a macro whose form is not known.
pub(super) fn has_arms(mac: &Macro) -> bool {
    fn search(tokens: proc_macro2::TokenStream) -> bool {
        let mut equals = false;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) => {
                    if equals && punct.as_char() == '>' {
                        return true;
                    }
                    equals = punct.as_char() == '=';
                }
                TokenTree::Group(group) if search(group.stream()) => return true,
                TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Literal(_) => {
                    equals = false;
                }
            }
        }
        false
    }
    search(mac.tokens.clone())
}

/// Macros of diesel that say something about tables and declare nothing.
const SAYING: [&str; 4] = [
    "joinable",
    "allow_tables_to_appear_in_same_query",
    "allow_columns_to_appear_in_same_group_by_clause",
    "no_arg_sql_function",
];

/// Whether a macro declares nothing that has a name.
pub(super) fn only_says(mac: &Macro) -> bool {
    SAYING.contains(&called(mac).as_str())
}

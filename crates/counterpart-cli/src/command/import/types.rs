//! Rust types as they are compared: a name and its arguments.

use std::fmt;

/// A type, without the path to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ty {
    /// The last step of its path, or `(…)` of a tuple, `[N]` of an array.
    pub head: String,
    /// Its arguments.
    pub args: Vec<Ty>,
    /// The module it is imported from, where that is a neighbour: `common` of `super::common::Label`.
    pub module: Option<String>,
    /// Whether its path has one step, as that of a type of the same module has.
    pub plain: bool,
}

impl Ty {
    /// The type that tokens of Rust mean.
    pub fn of(of: &syn::Type) -> Self {
        if let syn::Type::Path(path) = of {
            return Self::path(&path.path);
        }
        if let syn::Type::Tuple(tuple) = of {
            return Self::built("(…)".to_owned(), tuple.elems.iter().map(Self::of).collect());
        }
        if let syn::Type::Array(array) = of {
            let length = length(&array.len).unwrap_or_else(|| "N".to_owned());
            return Self::built(format!("[{length}]"), vec![Self::of(&array.elem)]);
        }
        if let syn::Type::Paren(syn::TypeParen { elem, .. })
        | syn::Type::Group(syn::TypeGroup { elem, .. }) = of
        {
            return Self::of(elem);
        }
        Self::built("?".to_owned(), Vec::new())
    }

    fn built(head: String, args: Vec<Self>) -> Self {
        Self { head, args, module: None, plain: false }
    }

    fn path(path: &syn::Path) -> Self {
        let steps: Vec<String> = path.segments.iter().map(|it| it.ident.to_string()).collect();
        let last = path.segments.last().map(|last| &last.arguments);
        let mut args = Vec::new();
        if let Some(syn::PathArguments::AngleBracketed(list)) = last {
            for argument in &list.args {
                if let syn::GenericArgument::Type(argument) = argument {
                    args.push(Self::of(argument));
                }
            }
        }
        let module = match steps.as_slice() {
            [first, module, _] if first == "super" => Some(module.clone()),
            _ => None,
        };
        let plain = steps.len() == 1 && path.leading_colon.is_none();
        Self { head: steps.last().cloned().unwrap_or_default(), args, module, plain }
    }

    /// What it wraps, if it is this wrapper of one type.
    pub fn inside(&self, wrapper: &str) -> Option<&Self> {
        (self.head == wrapper).then(|| self.args.first()).flatten()
    }
}

/// The length of an array, where it is written as a number.
fn length(expression: &syn::Expr) -> Option<String> {
    let syn::Expr::Lit(literal) = expression else { return None };
    let syn::Lit::Int(length) = &literal.lit else { return None };
    Some(length.base10_digits().to_owned())
}

impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let args: Vec<String> = self.args.iter().map(ToString::to_string).collect();
        let args = args.join(", ");
        match self.head.as_str() {
            "(…)" => write!(f, "({args})"),
            head if head.starts_with('[') => {
                write!(f, "[{args}; {}]", head.trim_matches(['[', ']']))
            }
            head if args.is_empty() => f.write_str(head),
            head => write!(f, "{head}<{args}>"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ty;

    #[test]
    fn a_type_is_its_name_and_arguments() {
        for (text, shown) in [
            ("::std::option::Option<::std::string::String>", "Option<String>"),
            ("::std::collections::HashMap<String, super::common::Label>", "HashMap<String, Label>"),
            ("(i64, [f64; 2usize])", "(i64, [f64; 2])"),
            ("()", "()"),
        ] {
            let parsed: syn::Type = syn::parse_str(text).unwrap();
            assert_eq!(Ty::of(&parsed).to_string(), shown);
        }
    }
}

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
        match of {
            syn::Type::Path(path) => Self::path(&path.path),
            syn::Type::Tuple(tuple) => {
                Self::built("(…)".to_owned(), tuple.elems.iter().map(Self::of).collect())
            }
            syn::Type::Array(array) => {
                let length = match &array.len {
                    syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(length), .. }) => {
                        length.base10_digits().to_owned()
                    }
                    _ => "N".to_owned(),
                };
                Self::built(format!("[{length}]"), vec![Self::of(&array.elem)])
            }
            syn::Type::Paren(inner) => Self::of(&inner.elem),
            syn::Type::Group(inner) => Self::of(&inner.elem),
            _ => Self::built("?".to_owned(), Vec::new()),
        }
    }

    fn built(head: String, args: Vec<Self>) -> Self {
        Self { head, args, module: None, plain: false }
    }

    fn path(path: &syn::Path) -> Self {
        let steps: Vec<String> = path.segments.iter().map(|it| it.ident.to_string()).collect();
        let arguments = path.segments.last().map(|last| &last.arguments);
        let args = match arguments {
            Some(syn::PathArguments::AngleBracketed(list)) => list
                .args
                .iter()
                .filter_map(|argument| match argument {
                    syn::GenericArgument::Type(argument) => Some(Self::of(argument)),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
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

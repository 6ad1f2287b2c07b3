//! Reads the values that a pattern matches.

use syn::{Lit, Pat, RangeLimits};

use super::ident::name;
use super::items::Reader;
use super::literal::{integer, literal};
use super::place;
use super::value::{under, unknown};
use crate::facts::{Part, Span, Written};

/// How many numbers of a range are written out.
const RANGE: i64 = 256;

/// What a pattern takes.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub parts: Vec<Part>,
    /// Whether it takes everything there is.
    pub all: bool,
    /// The `Some`, `Ok` or `Err` that it looks into.
    pub within: Option<String>,
}

impl Taken {
    fn everything() -> Self {
        Self { all: true, ..Self::default() }
    }

    fn one(value: Written, at: Span) -> Self {
        Self::parts(vec![Part::One { value, at }])
    }

    fn parts(parts: Vec<Part>) -> Self {
        Self { parts, ..Self::default() }
    }

    fn or(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self.all |= other.all;
        self.within = self.within.or(other.within);
        self
    }

    /// What it takes while `because` holds.
    pub(super) fn under(self, at: Span, because: &str) -> Self {
        let mut parts: Vec<Part> =
            self.parts.into_iter().map(|part| under(part, because)).collect();
        if self.all {
            parts.push(unknown(at, because));
        }
        Self { parts, all: false, within: self.within }
    }
}

impl Reader {
    /// What `pattern` takes.
    pub(super) fn pattern(&self, pattern: &Pat) -> Taken {
        let at = place::of(pattern);
        let unknowable = |because: &str| Taken::parts(vec![unknown(at, because)]);
        match pattern {
            Pat::Wild(_) | Pat::Rest(_) => Taken::everything(),
            Pat::Lit(lit) => match literal_of(&lit.lit) {
                Some(value) => Taken::one(value, at),
                None => unknowable("it is not a plain literal"),
            },
            Pat::Ident(ident) => match &ident.subpat {
                Some((_, inner)) => self.pattern(inner),
                None if ident.ident == "None" => {
                    Taken { within: Some("None".to_owned()), ..Taken::default() }
                }
                None if is_constant(&ident.ident) => {
                    Taken::one(Written::Name(vec![name(&ident.ident)]), at)
                }
                None => Taken::everything(),
            },
            Pat::Path(path) => {
                let path = self.path(&path.path);
                if path.ends_with(&["Option".to_owned(), "None".to_owned()]) {
                    return Taken { within: Some("None".to_owned()), ..Taken::default() };
                }
                Taken::one(Written::Name(path), at)
            }
            Pat::Or(or) => {
                let cases = or.cases.iter().map(|case| self.pattern(case));
                cases.reduce(Taken::or).unwrap_or_default()
            }
            Pat::Paren(inner) => self.pattern(&inner.pat),
            Pat::Reference(inner) => self.pattern(&inner.pat),
            Pat::Type(inner) => self.pattern(&inner.pat),
            Pat::Guard(guard) => {
                let taken = self.pattern(&guard.pat);
                taken.under(at, "the arm has a guard")
            }
            Pat::Range(range) => range_of(range).map_or_else(
                || unknowable("it is a range"),
                |numbers| {
                    let part =
                        |number: i64| Part::One { value: Written::Value(number.to_string()), at };
                    Taken::parts(numbers.map(part).collect())
                },
            ),
            Pat::Tuple(tuple) => {
                if tuple.elems.iter().all(|element| self.pattern(element).all) {
                    Taken::everything()
                } else {
                    unknowable("several values are matched together")
                }
            }
            Pat::TupleStruct(inner) => self.constructor(&inner.path, inner.elems.iter(), at),
            Pat::Struct(inner) => {
                self.constructor(&inner.path, inner.fields.iter().map(|field| &*field.pat), at)
            }
            _ => unknowable("its pattern does not name values"),
        }
    }

    fn constructor<'p>(
        &self,
        path: &syn::Path,
        mut inner: impl Iterator<Item = &'p Pat>,
        at: Span,
    ) -> Taken {
        let path = self.path(path);
        let last = path.last().map_or("", String::as_str);
        if matches!(last, "Some" | "Ok" | "Err") {
            let taken = inner.next().map(|pattern| self.pattern(pattern)).unwrap_or_default();
            return Taken { within: Some(last.to_owned()), ..taken };
        }
        let value = Written::Name(path);
        if inner.all(|pattern| self.pattern(pattern).all) {
            return Taken::one(value, at);
        }
        let because = "the arm handles it only for some content".to_owned();
        Taken::parts(vec![Part::Maybe { value, at, because }])
    }
}

/// Whether a bare name in a pattern is a constant or a variant. rustc denies bindings that are
/// called like variants, and warns of other upper-case ones.
pub(super) fn is_constant(ident: &syn::Ident) -> bool {
    name(ident).starts_with(char::is_uppercase)
}

fn literal_of(lit: &Lit) -> Option<Written> {
    literal(&syn::Expr::Lit(syn::ExprLit { attrs: vec![], lit: lit.clone() }))
}

fn range_of(range: &syn::PatRange) -> Option<impl Iterator<Item = i64> + use<>> {
    let start = integer(range.start.as_deref()?)?;
    let end = integer(range.end.as_deref()?)?;
    let end = match range.limits {
        RangeLimits::HalfOpen(_) => end,
        RangeLimits::Closed(_) => end.checked_add(1)?,
    };
    (end.checked_sub(start)? <= RANGE).then_some(start..end)
}

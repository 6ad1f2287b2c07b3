//! The state that the readers of all forms share: names and places of the file, and the facts so far.

use std::collections::BTreeMap;

use oxc::ast::ast::Expression;
use oxc::semantic::SymbolId;
use oxc::span::{GetSpan, Span as Bytes};

use super::book::Book;
use super::names::Names;
use crate::facts::{Export, Form, Import, Listing, Part, Removal, Span, Written};
use crate::read::places::Places;

/// The reading of one file.
pub struct Reader<'a, 's> {
    pub text: &'a str,
    pub names: Names<'a, 's>,
    pub places: Places<'a>,
    pub book: Book,
    pub imports: Vec<Import>,
    pub exports: Vec<Export>,
    pub removals: Vec<Removal>,
    /// The places that get another value after their first, each with what that takes away.
    pub assigned_again: BTreeMap<Vec<String>, Part>,
}

/// How deep members are declared. Deeper members cannot be named.
pub const DEEPEST: usize = 16;

/// A named place that is being declared.
#[derive(Clone)]
pub struct Holder {
    /// Its symbol.
    pub symbol: Vec<String>,
    /// Where its name stands.
    pub at: Span,
    /// The variable it belongs to.
    pub root: Option<SymbolId>,
}

impl Holder {
    /// A place within it.
    pub fn inner(&self, step: &str, at: Span) -> Self {
        let symbol = self.symbol.iter().cloned().chain([step.to_owned()]).collect();
        Self { symbol, at, root: self.root }
    }
}

/// What a type lists.
pub struct Listed {
    pub form: Form,
    pub parts: Vec<Part>,
}

impl Listed {
    pub fn variants(parts: Vec<Part>) -> Self {
        Self { form: Form::Variants, parts }
    }

    pub fn fields(parts: Vec<Part>) -> Self {
        Self { form: Form::Fields, parts }
    }
}

impl<'a> Reader<'a, '_> {
    /// The place of a range of bytes.
    pub fn at(&self, bytes: Bytes) -> Span {
        place_of(&self.places, bytes)
    }

    /// Adds a list to a holder.
    pub fn list(&mut self, holder: &Holder, form: Form, bytes: Bytes, parts: Vec<Part>) {
        let listing = Listing { form, at: self.at(bytes), over: None, parts, catch_all: None };
        self.book.list(&holder.symbol, holder.at, holder.root, listing);
    }

    /// A value as it is written.
    pub fn value(&self, text: impl Into<String>, bytes: Bytes) -> Part {
        Part::One { value: Written::Value(text.into()), at: self.at(bytes) }
    }

    /// A member of an enum that has a number.
    pub fn numbered(&self, number: String, name: &str, bytes: Bytes) -> Part {
        let value = Written::Numbered { number, name: name.to_owned() };
        Part::One { value, at: self.at(bytes) }
    }

    /// A value that is taken, and is never too much.
    pub fn besides(&self, text: &str, bytes: Bytes) -> Part {
        Part::Also { value: Written::Value(text.to_owned()), at: self.at(bytes) }
    }

    /// A value that a name stands for.
    pub fn named(&self, path: Vec<String>, bytes: Bytes) -> Part {
        Part::One { value: Written::Name(path), at: self.at(bytes) }
    }

    /// All that another symbol lists.
    pub fn from(&self, path: Vec<String>, bytes: Bytes) -> Part {
        Part::From { path, at: self.at(bytes) }
    }

    /// The reason why something is unknown, as the end of "it is unknown because …".
    pub fn unknown(&self, because: impl Into<String>, bytes: Bytes) -> Part {
        Part::Unknown { at: self.at(bytes), because: because.into() }
    }

    /// What an expression is that has no list which is written out.
    pub fn computed(&self, expression: &Expression<'a>) -> Part {
        self.unknown(because(expression), expression.span())
    }

    /// An expression as it stands in the source, without what does not change its value.
    pub fn source(&self, expression: &Expression<'a>) -> String {
        let text = expression.get_inner_expression().span().source_text(self.text);
        text.split_whitespace().collect::<String>().replace("?.", ".").replace("!.", ".")
    }
}

/// Why the value of an expression is unknown.
fn because(expression: &Expression<'_>) -> &'static str {
    match expression.get_inner_expression() {
        Expression::CallExpression(_) | Expression::NewExpression(_) => {
            "it is the result of a call"
        }
        Expression::ConditionalExpression(_) | Expression::LogicalExpression(_) => {
            "it depends on a condition"
        }
        Expression::AwaitExpression(_) | Expression::YieldExpression(_) => {
            "it is the result of `await`"
        }
        Expression::Identifier(_) | Expression::ThisExpression(_) => {
            "the name has a value only when the program runs"
        }
        Expression::TemplateLiteral(_) | Expression::BinaryExpression(_) => {
            "it is assembled when the program runs"
        }
        _ => "it is computed when the program runs",
    }
}

/// The place of a range of bytes.
pub fn place_of(places: &Places<'_>, bytes: Bytes) -> Span {
    places.range(bytes.start as usize..bytes.end as usize)
}

//! Expressions of JavaScript as values that know how tightly they bind.
//!
//! Text of a contract enters only through [`Js::text`] and [`Js::value`], which quote it. A check
//! that always holds is the expression `true` and vanishes where it is combined with others.

use serde_json::Value;

use crate::escape::{js_string, object_key};

/// How tightly an expression binds, loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Equality,
    Relation,
    Sum,
    Product,
    Unary,
    Primary,
}

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Js {
    text: String,
    binding: Binding,
    /// Where the `===` or `!==` of a comparison starts, so that it can be turned round.
    comparison: Option<usize>,
}

impl Js {
    fn new(text: impl Into<String>, binding: Binding) -> Self {
        Self { text: text.into(), binding, comparison: None }
    }

    /// A name of the generated code, never of a contract.
    pub fn name(name: impl Into<String>) -> Self {
        Self::new(name, Binding::Primary)
    }

    /// `true` or `false`
    pub fn boolean(value: bool) -> Self {
        Self::name(if value { "true" } else { "false" })
    }

    /// A whole number that is not negative.
    pub fn count(value: u64) -> Self {
        Self::name(value.to_string())
    }

    /// A string literal.
    pub fn text(text: &str) -> Self {
        Self::name(js_string(text))
    }

    /// A JSON value as a literal.
    pub fn value(value: &Value) -> Self {
        match value {
            Value::Null => Self::name("null"),
            Value::Bool(value) => Self::boolean(*value),
            Value::Number(number) => Self::number(number),
            Value::String(text) => Self::text(text),
            Value::Array(items) => Self::array(items.iter().map(Self::value)),
            Value::Object(properties) => {
                let inside: Vec<_> = properties
                    .iter()
                    .map(|(key, value)| format!("{}: {}", object_key(key), Self::value(value).text))
                    .collect();
                Self::name(format!("{{ {} }}", inside.join(", ")))
            }
        }
    }

    /// A number literal; a negative one is a unary expression.
    pub fn number(number: &serde_json::Number) -> Self {
        let text = number.to_string();
        let binding = if text.starts_with('-') { Binding::Unary } else { Binding::Primary };
        Self::new(text, binding)
    }

    /// `[a, b]`
    pub fn array(items: impl IntoIterator<Item = Self>) -> Self {
        let items: Vec<_> = items.into_iter().map(|item| item.text).collect();
        Self::name(format!("[{}]", items.join(", ")))
    }

    /// `self.member`, where the member is a name of the language.
    pub fn member(&self, member: &'static str) -> Self {
        Self::name(format!("{}.{member}", self.at(Binding::Primary)))
    }

    /// `self[index]`
    pub fn index(&self, index: &Self) -> Self {
        Self::name(format!("{}[{}]", self.at(Binding::Primary), index.text))
    }

    /// `self(arguments)`
    pub fn call(&self, arguments: impl IntoIterator<Item = Self>) -> Self {
        let arguments: Vec<_> = arguments.into_iter().map(|argument| argument.text).collect();
        Self::name(format!("{}({})", self.at(Binding::Primary), arguments.join(", ")))
    }

    /// Marks a call as free of effects: a bundler drops it when nobody wants its result.
    pub fn pure(&self) -> Self {
        Self::name(format!("/*#__PURE__*/ {}", self.text))
    }

    /// `!self`; a comparison turns round instead.
    pub fn not(&self) -> Self {
        if self.is(true) || self.is(false) {
            return Self::boolean(self.is(false));
        }
        if let Some(inner) = self.text.strip_prefix('!').filter(|_| self.binding == Binding::Unary)
        {
            return Self::new(inner, Binding::Primary);
        }
        if let Some(at) = self.comparison {
            let mut turned = self.clone();
            let first = if self.text[at..].starts_with('!') { "=" } else { "!" };
            turned.text.replace_range(at..=at, first);
            return turned;
        }
        Self::new(format!("!{}", self.at(Binding::Unary)), Binding::Unary)
    }

    /// `self && other`
    pub fn and(&self, other: &Self) -> Self {
        match (self, other) {
            _ if self.is(true) || other.is(false) => other.clone(),
            _ if other.is(true) || self.is(false) => self.clone(),
            _ => self.joined("&&", other, Binding::And, Binding::And),
        }
    }

    /// `self || other`
    pub fn or(&self, other: &Self) -> Self {
        match (self, other) {
            _ if self.is(false) || other.is(true) => other.clone(),
            _ if other.is(false) || self.is(true) => self.clone(),
            _ => self.joined("||", other, Binding::Or, Binding::Or),
        }
    }

    /// `self === other`
    pub fn equals(&self, other: &Self) -> Self {
        let mut joined = self.joined("===", other, Binding::Equality, Binding::Relation);
        joined.comparison = Some(self.at(Binding::Equality).len() + 1);
        joined
    }

    /// `self < other`, and the like.
    pub fn compare(&self, operator: &'static str, other: &Self) -> Self {
        self.joined(operator, other, Binding::Relation, Binding::Sum)
    }

    /// `self - other`
    pub fn less(&self, other: &Self) -> Self {
        self.joined("-", other, Binding::Sum, Binding::Product)
    }

    /// `self - count`
    pub fn minus(&self, count: u64) -> Self {
        if count == 0 {
            return self.clone();
        }
        self.less(&Self::count(count))
    }

    /// `self.key`, or `self["key"]` where the key is no plain name.
    pub fn property(&self, key: &str) -> Self {
        if is_plain(key) {
            return Self::name(format!("{}.{key}", self.at(Binding::Primary)));
        }
        self.index(&Self::text(key))
    }

    /// `self + other`
    pub fn plus(&self, other: &Self) -> Self {
        self.joined("+", other, Binding::Sum, Binding::Product)
    }

    /// `self % other`
    pub fn remainder(&self, other: &Self) -> Self {
        self.joined("%", other, Binding::Product, Binding::Unary)
    }

    /// `self & other`, in parentheses.
    pub fn bits(&self, other: &Self) -> Self {
        Self::name(format!("({} & {})", self.at(Binding::Unary), other.at(Binding::Unary)))
    }

    /// `typeof self === kind`
    pub fn has_type(&self, kind: &'static str) -> Self {
        Self::new(format!("typeof {}", self.at(Binding::Unary)), Binding::Unary)
            .equals(&Self::text(kind))
    }

    /// Whether it is this literal.
    pub fn is(&self, value: bool) -> bool {
        self.text == if value { "true" } else { "false" }
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn joined(&self, operator: &str, other: &Self, left: Binding, right: Binding) -> Self {
        let text = format!("{} {operator} {}", self.at(left), other.at(right));
        Self::new(text, left)
    }

    fn at(&self, least: Binding) -> String {
        if self.binding < least { format!("({})", self.text) } else { self.text.clone() }
    }
}

/// Whether a key stands behind a dot as it is.
fn is_plain(key: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '$';
    key.starts_with(letter) && key.chars().all(|c| letter(c) || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::block::Block;
    use super::*;

    fn text(expression: &Js) -> &str {
        expression.as_str()
    }

    #[test]
    fn what_always_holds_vanishes() {
        let (yes, no, v) = (Js::boolean(true), Js::boolean(false), Js::name("v"));
        assert_eq!(text(&yes.and(&v)), "v");
        assert_eq!(text(&v.or(&no)), "v");
        assert_eq!(text(&v.or(&yes)), "true");
        assert_eq!(text(&yes.not()), "false");
        let mut block = Block::default();
        block.when(&no, Block::default());
        block.when(&v, Block::default());
        assert!(block.is_empty());
    }

    #[test]
    fn parentheses_stand_where_they_must() {
        let (a, b, c) = (Js::name("a"), Js::name("b"), Js::name("c"));
        assert_eq!(text(&a.or(&b).and(&c)), "(a || b) && c");
        assert_eq!(text(&a.and(&b).or(&c)), "a && b || c");
        assert_eq!(text(&a.or(&b).not()), "!(a || b)");
        assert_eq!(text(&a.equals(&b).plus(&c)), "(a === b) + c");
        assert_eq!(text(&a.plus(&b).equals(&c)), "a + b === c");
        assert_eq!(text(&a.remainder(&Js::number(&(-3).into()))), "a % -3");
    }

    #[test]
    fn comparisons_turn_round() {
        let test = Js::name("a").equals(&Js::text(" === "));
        assert_eq!(text(&test.not()), "a !== \" === \"");
        assert_eq!(test.not().not(), test);
        assert_eq!(text(&Js::name("a").has_type("string").not()), "typeof a !== \"string\"");
        assert_eq!(text(&Js::name("a").compare("<", &Js::count(1)).not()), "!(a < 1)");
    }

    #[test]
    fn values_are_quoted() {
        let value = serde_json::json!({ "__proto__": ["</script>", null, -1, 1.5] });
        assert_eq!(text(&Js::value(&value)), r#"{ ["__proto__"]: ["<\/script>", null, -1, 1.5] }"#);
    }
}

//! Constraints on numbers and strings, and on values as a whole.

use counterpart_compiler::model::{Format, Literal, NumberConstraint, StringConstraint};
use serde_json::{Number, Value};

use super::block::Block;
use super::js::Js;
use super::pattern;
use super::site::Site;
use super::unit::Unit;

/// A list of values up to this long is searched, a longer one is a set.
const SEARCHED: usize = 16;
/// Up to so many values are compared one by one.
const COMPARED: usize = 3;
/// A message lists up to so many values of an `enum`; of more, the nearest.
const LISTED: usize = 8;

impl Unit<'_> {
    /// The constraints on numbers.
    pub fn numbers(&mut self, constraints: &[&NumberConstraint], site: &Site) -> Block {
        let mut block = Block::default();
        for number in constraints {
            let holds = self.number_holds(number, &site.value);
            let (reporter, limit) = match number {
                NumberConstraint::Maximum { limit, exclusive: false } => ("maximum$", limit),
                NumberConstraint::Maximum { limit, exclusive: true } => {
                    ("exclusiveMaximum$", limit)
                }
                NumberConstraint::Minimum { limit, exclusive: false } => ("minimum$", limit),
                NumberConstraint::Minimum { limit, exclusive: true } => {
                    ("exclusiveMinimum$", limit)
                }
                NumberConstraint::MultipleOf(divisor) => ("multipleOf$", divisor),
            };
            block.when(&holds.not(), self.refuse(site, reporter, [Js::number(limit)]));
        }
        block
    }

    /// Whether a constraint holds for a number.
    pub fn number_holds(&mut self, number: &NumberConstraint, value: &Js) -> Js {
        match number {
            NumberConstraint::Maximum { limit, exclusive } => {
                value.compare(if *exclusive { "<" } else { "<=" }, &Js::number(limit))
            }
            NumberConstraint::Minimum { limit, exclusive } => {
                value.compare(if *exclusive { ">" } else { ">=" }, &Js::number(limit))
            }
            NumberConstraint::MultipleOf(divisor) if is_whole(divisor) => {
                value.remainder(&Js::number(divisor)).equals(&Js::count(0))
            }
            NumberConstraint::MultipleOf(divisor) => {
                self.runtime("isMultiple$").call([value.clone(), Js::number(divisor)])
            }
        }
    }

    /// The constraints on strings.
    pub fn strings(&mut self, constraints: &[&StringConstraint], site: &Site) -> Block {
        let mut block = Block::default();
        for string in constraints {
            let holds = self.string_holds(string, &site.value);
            let (reporter, detail) = match string {
                StringConstraint::MaxLength(limit) => ("maxLength$", Some(Js::count(*limit))),
                StringConstraint::MinLength(limit) => ("minLength$", Some(Js::count(*limit))),
                StringConstraint::Pattern(source) => ("pattern$", Some(Js::text(source))),
                StringConstraint::Format(format) => ("format$", Some(Js::text(format.name()))),
                StringConstraint::ContentEncoding(_) => ("contentEncoding$", None),
                StringConstraint::ContentMediaType { media_type: name, encoding: _ } => {
                    ("contentMediaType$", Some(Js::text(name)))
                }
            };
            let refusal = holds.not();
            if !refusal.is(false) {
                block.when(&refusal, self.refuse(site, reporter, detail));
            }
        }
        block
    }

    /// Whether a constraint holds for a string.
    pub fn string_holds(&mut self, string: &StringConstraint, value: &Js) -> Js {
        let units = value.member("length");
        match string {
            // A code point is one code unit or two, so most strings need no counting.
            StringConstraint::MaxLength(limit) => {
                let count = self.runtime("codePoints$").call([value.clone()]);
                let limit = Js::count(*limit);
                units.compare("<=", &limit).or(&count.compare("<=", &limit))
            }
            StringConstraint::MinLength(0) => Js::boolean(true),
            StringConstraint::MinLength(1) => value.equals(&Js::text("")).not(),
            StringConstraint::MinLength(limit) => {
                let count = self.runtime("codePoints$").call([value.clone()]);
                let least = Js::count(*limit);
                let double = Js::count(limit.saturating_mul(2));
                units
                    .compare(">=", &least)
                    .and(&units.compare(">=", &double).or(&count.compare(">=", &least)))
            }
            StringConstraint::Pattern(source) => self.matches(source, value),
            StringConstraint::Format(format) => {
                self.format(format_function(*format)).call([value.clone()])
            }
            StringConstraint::ContentEncoding(name) => {
                // An encoding that nobody knows says nothing.
                if !is_encoding(name) {
                    return Js::boolean(true);
                }
                self.format("decodes$").call([value.clone(), Js::text(name)])
            }
            StringConstraint::ContentMediaType { media_type, encoding } => {
                // Without its encoding the text is unknown, and without a reader so is the type.
                let is_known = encoding.as_deref().is_none_or(is_encoding);
                if media_type != "application/json" || !is_known {
                    return Js::boolean(true);
                }
                let encoding = encoding.iter().map(|name| Js::text(name));
                self.format("holdsJson$").call(std::iter::once(value.clone()).chain(encoding))
            }
        }
    }

    /// Whether a regular expression matches somewhere in a string.
    pub fn matches(&mut self, source: &str, value: &Js) -> Js {
        self.constant(&Js::name(pattern::literal(source))).member("test").call([value.clone()])
    }

    /// `enum`
    pub fn enumeration(&mut self, literals: &[Literal], site: &Site) -> Block {
        let holds = self.is_among(literals, &site.value);
        let refusal = if site.is_verdict() {
            Site::no()
        } else {
            let list = Js::array(literals.iter().map(|literal| Js::value(&literal.value)));
            let list = self.constant(&list);
            if literals.len() <= LISTED {
                self.refuse(site, "enum$", [list])
            } else {
                self.refuse(site, "enumNear$", [list, site.value.clone()])
            }
        };
        let mut block = Block::default();
        block.when(&holds.not(), refusal);
        block
    }

    /// `const`
    pub fn constant_value(&mut self, value: &Value, site: &Site) -> Block {
        let holds = self.is_equal(value, &site.value);
        let detail = self.shared(value);
        let mut block = Block::default();
        block.when(&holds.not(), self.refuse(site, "const$", [detail]));
        block
    }

    /// Whether a value equals one of these.
    pub fn is_among(&mut self, literals: &[Literal], value: &Js) -> Js {
        let values = literals.iter().map(|literal| &literal.value);
        let (plain, nested): (Vec<_>, Vec<_>) =
            values.partition(|value| !value.is_array() && !value.is_object());
        let mut found = if plain.len() <= COMPARED {
            let tests = plain.iter().map(|candidate| value.equals(&Js::value(candidate)));
            tests.fold(Js::boolean(false), |found, test| found.or(&test))
        } else {
            let list = Js::array(plain.into_iter().map(Js::value));
            if literals.len() <= SEARCHED {
                self.constant(&list).member("includes").call([value.clone()])
            } else {
                let list = self.constant(&list);
                let set = self.runtime("set$").call([list]).pure();
                self.constant(&set).call([value.clone()])
            }
        };
        for candidate in nested {
            found = found.or(&self.is_equal(candidate, value));
        }
        found
    }

    /// Whether a value equals this one.
    pub fn is_equal(&mut self, expected: &Value, value: &Js) -> Js {
        if expected.is_array() || expected.is_object() {
            let expected = self.shared(expected);
            self.runtime("equal$").call([value.clone(), expected])
        } else {
            value.equals(&Js::value(expected))
        }
    }

    /// A JSON value: a literal where it is a scalar, else a constant of the module.
    fn shared(&mut self, value: &Value) -> Js {
        let literal = Js::value(value);
        if value.is_array() || value.is_object() { self.constant(&literal) } else { literal }
    }
}

fn is_whole(number: &Number) -> bool {
    number.as_f64().is_some_and(|value| value.fract() == 0.0)
}

/// Whether it is an encoding of RFC 4648.
fn is_encoding(name: &str) -> bool {
    matches!(name, "base64" | "base64url" | "base32" | "base32hex" | "base16")
}

fn format_function(format: Format) -> &'static str {
    match format {
        Format::DateTime => "dateTime$",
        Format::Date => "date$",
        Format::Time => "time$",
        Format::Duration => "duration$",
        Format::Email => "email$",
        Format::IdnEmail => "idnEmail$",
        Format::Hostname => "hostname$",
        Format::HostnameRfc1034 => "hostnameRfc1034$",
        Format::IdnHostname => "idnHostname$",
        Format::Ipv4 => "ipv4$",
        Format::Ipv6 => "ipv6$",
        Format::Uri => "uri$",
        Format::UriReference => "uriReference$",
        Format::Iri => "iri$",
        Format::IriReference => "iriReference$",
        Format::UriTemplate => "uriTemplate$",
        Format::Uuid => "uuid$",
        Format::JsonPointer => "jsonPointer$",
        Format::RelativeJsonPointer => "relativeJsonPointer$",
        Format::Regex => "regex$",
    }
}

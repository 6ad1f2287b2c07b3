//! The rules about numbers and strings, and about values as a whole.

use counterpart_compiler::model::Format;
use serde_json::{Number, Value};

use super::js::{Block, Js};
use super::pattern;
use super::rules::{NumberRule, StringRule};
use super::site::Site;
use super::unit::Unit;

/// A list of values up to this long is searched, a longer one is a set.
const SEARCHED: usize = 24;
/// Up to so many values are compared one by one.
const COMPARED: usize = 3;

impl Unit<'_> {
    /// The rules about numbers.
    pub fn numbers(&mut self, rules: &[NumberRule<'_>], site: &Site) -> Block {
        let mut block = Block::default();
        for rule in rules {
            let holds = self.number_holds(rule, &site.value);
            let (reporter, limit) = match rule {
                NumberRule::Maximum(limit) => ("maximum$", limit),
                NumberRule::ExclusiveMaximum(limit) => ("exclusiveMaximum$", limit),
                NumberRule::Minimum(limit) => ("minimum$", limit),
                NumberRule::ExclusiveMinimum(limit) => ("exclusiveMinimum$", limit),
                NumberRule::MultipleOf(divisor) => ("multipleOf$", divisor),
            };
            let reporter = self.runtime(reporter);
            let report = site.report(&reporter, [Js::number(limit)]);
            block.when(&holds.not(), site.refuse(report));
        }
        block
    }

    /// Whether a rule about numbers holds for a number.
    pub fn number_holds(&mut self, rule: &NumberRule<'_>, value: &Js) -> Js {
        match rule {
            NumberRule::Maximum(limit) => value.compare("<=", &Js::number(limit)),
            NumberRule::ExclusiveMaximum(limit) => value.compare("<", &Js::number(limit)),
            NumberRule::Minimum(limit) => value.compare(">=", &Js::number(limit)),
            NumberRule::ExclusiveMinimum(limit) => value.compare(">", &Js::number(limit)),
            NumberRule::MultipleOf(divisor) if is_whole(divisor) => {
                value.remainder(&Js::number(divisor)).equals(&Js::count(0))
            }
            NumberRule::MultipleOf(divisor) => {
                self.runtime("isMultiple$").call([value.clone(), Js::number(divisor)])
            }
        }
    }

    /// The rules about strings.
    pub fn strings(&mut self, rules: &[StringRule<'_>], site: &Site) -> Block {
        let mut block = Block::default();
        for rule in rules {
            let holds = self.string_holds(rule, &site.value);
            let (reporter, detail) = match rule {
                StringRule::MaxLength(limit) => ("maxLength$", Some(Js::count(*limit))),
                StringRule::MinLength(limit) => ("minLength$", Some(Js::count(*limit))),
                StringRule::Pattern(source) => ("pattern$", Some(Js::text(source))),
                StringRule::Format(format) => ("format$", Some(Js::text(format.name()))),
                StringRule::ContentEncoding(_) => ("contentEncoding$", None),
                StringRule::ContentMediaType(name, _) => {
                    ("contentMediaType$", Some(Js::text(name)))
                }
            };
            let refusal = holds.not();
            if !refusal.is(false) {
                let reporter = self.runtime(reporter);
                block.when(&refusal, site.refuse(site.report(&reporter, detail)));
            }
        }
        block
    }

    /// Whether a rule about strings holds for a string.
    pub fn string_holds(&mut self, rule: &StringRule<'_>, value: &Js) -> Js {
        let units = value.member("length");
        match rule {
            // A code point is one code unit or two, so most strings need no counting.
            StringRule::MaxLength(limit) => {
                let count = self.runtime("codePoints$").call([value.clone()]);
                let limit = Js::count(*limit);
                units.compare("<=", &limit).or(&count.compare("<=", &limit))
            }
            StringRule::MinLength(0) => Js::boolean(true),
            StringRule::MinLength(1) => value.equals(&Js::text("")).not(),
            StringRule::MinLength(limit) => {
                let count = self.runtime("codePoints$").call([value.clone()]);
                let least = Js::count(*limit);
                let double = Js::count(limit.saturating_mul(2));
                units
                    .compare(">=", &least)
                    .and(&units.compare(">=", &double).or(&count.compare(">=", &least)))
            }
            StringRule::Pattern(source) => self.matches(source, value),
            StringRule::Format(format) => {
                self.format(format_function(*format)).call([value.clone()])
            }
            StringRule::ContentEncoding(name) if is_encoding(name) => {
                self.format("decodes$").call([value.clone(), Js::text(name)])
            }
            // Without its encoding the text is unknown, and without a reader so is the type.
            StringRule::ContentMediaType("application/json", encoding)
                if encoding.is_none_or(is_encoding) =>
            {
                let encoding = encoding.iter().map(|name| Js::text(name));
                self.format("holdsJson$").call(std::iter::once(value.clone()).chain(encoding))
            }
            StringRule::ContentEncoding(_) | StringRule::ContentMediaType(..) => Js::boolean(true),
        }
    }

    /// Whether a regular expression matches somewhere in a string.
    pub fn matches(&mut self, source: &str, value: &Js) -> Js {
        self.constant(&Js::name(pattern::literal(source))).member("test").call([value.clone()])
    }

    /// `enum`
    pub fn enumeration(&mut self, values: &[Value], site: &Site) -> Block {
        let list = self.constant(&Js::array(values.iter().map(Js::value)));
        let holds = self.is_among(values, &site.value);
        let reporter = self.runtime("enum$");
        let mut block = Block::default();
        block.when(&holds.not(), site.refuse(site.report(&reporter, [list])));
        block
    }

    /// `const`
    pub fn constant_value(&mut self, value: &Value, site: &Site) -> Block {
        let holds = self.is_equal(value, &site.value);
        let detail = self.shared(value);
        let reporter = self.runtime("const$");
        let mut block = Block::default();
        block.when(&holds.not(), site.refuse(site.report(&reporter, [detail])));
        block
    }

    /// Whether a value equals one of these.
    pub fn is_among(&mut self, values: &[Value], value: &Js) -> Js {
        let (plain, nested): (Vec<_>, Vec<_>) =
            values.iter().partition(|value| !value.is_array() && !value.is_object());
        let mut found = if plain.len() <= COMPARED {
            let tests = plain.iter().map(|candidate| value.equals(&Js::value(candidate)));
            tests.fold(Js::boolean(false), |found, test| found.or(&test))
        } else {
            let list = Js::array(plain.into_iter().map(Js::value));
            if values.len() <= SEARCHED {
                self.constant(&list).member("includes").call([value.clone()])
            } else {
                let list = self.constant(&list);
                let set = self.runtime("set$").call([list]).pure();
                self.constant(&set).member("has").call([value.clone()])
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

//! A regular expression of a schema as a literal of JavaScript with the flag `u`.
//!
//! Schemas hold expressions that are valid without the flag only (`\-`, `\@`, a lone `{`), or that
//! the Rust half understands beyond ECMA-262 (`\A`, `(?i)` in front, `(?P<name>…)`). Both are
//! rewritten to what they mean. `None` is for what this reader is not sure of: it is tried at run
//! time instead, since a wrong literal would break the whole module.

use std::iter::Peekable;
use std::str::Chars;

/// The literal, slashes and flags included.
pub fn literal(source: &str) -> Option<String> {
    let (source, flags) = match source.strip_prefix("(?i)") {
        Some(rest) => (rest, "iu"),
        None => (source, "u"),
    };
    let mut reader = Reader {
        rest: source.chars().peekable(),
        out: String::with_capacity(source.len() + 4),
        before: Before::Nothing,
        groups: Vec::new(),
        captures: 0,
        largest: 0,
        names: Vec::new(),
        named: Vec::new(),
    };
    reader.pattern()?;
    let known = reader.named.iter().all(|name| reader.names.contains(name));
    if !reader.groups.is_empty() || reader.largest > reader.captures || !known {
        return None;
    }
    let body = if reader.out.is_empty() { "(?:)" } else { &reader.out };
    Some(format!("/{body}/{flags}"))
}

/// What stands before a quantifier.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Atom,
    /// A quantifier may not follow.
    Other,
}

struct Reader<'s> {
    rest: Peekable<Chars<'s>>,
    out: String,
    before: Before,
    /// What each open group is to a quantifier once it is closed.
    groups: Vec<Before>,
    captures: usize,
    largest: usize,
    names: Vec<String>,
    named: Vec<String>,
}

impl Reader<'_> {
    fn eat(&mut self, wanted: char) -> bool {
        self.rest.next_if_eq(&wanted).is_some()
    }

    fn looks_at(&self, text: &str) -> bool {
        let mut rest = self.rest.clone();
        text.chars().all(|wanted| rest.next() == Some(wanted))
    }

    fn skip(&mut self, text: &str) -> bool {
        let found = self.looks_at(text);
        if found {
            for _ in text.chars() {
                self.rest.next();
            }
        }
        found
    }

    fn pattern(&mut self) -> Option<()> {
        while let Some(c) = self.rest.next() {
            match c {
                '\\' => self.escape()?,
                '[' => self.class()?,
                '(' => self.open()?,
                ')' => {
                    self.before = self.groups.pop()?;
                    self.out.push(')');
                }
                '|' => {
                    self.before = Before::Nothing;
                    self.out.push('|');
                }
                '^' | '$' => {
                    self.before = Before::Other;
                    self.out.push(c);
                }
                '*' | '+' | '?' => self.quantifier(&c.to_string())?,
                '{' => self.braces()?,
                '}' | ']' | '/' => self.atom(&format!("\\{c}")),
                c => self.literal_char(c),
            }
        }
        Some(())
    }

    fn atom(&mut self, text: &str) {
        self.out.push_str(text);
        self.before = Before::Atom;
    }

    fn literal_char(&mut self, c: char) {
        match c {
            '\n' => self.atom("\\n"),
            '\r' => self.atom("\\r"),
            c if c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{feff}') => {
                self.atom(&format!("\\u{{{:x}}}", u32::from(c)));
            }
            c => self.atom(c.encode_utf8(&mut [0; 4])),
        }
    }

    fn quantifier(&mut self, text: &str) -> Option<()> {
        if self.before != Before::Atom {
            return None;
        }
        self.out.push_str(text);
        if self.eat('?') {
            self.out.push('?');
        }
        self.before = Before::Other;
        Some(())
    }

    /// `{2}`, `{2,}`, `{2,3}`, or a brace that stands for itself.
    fn braces(&mut self) -> Option<()> {
        let mut ahead = self.rest.clone();
        let inside: String = ahead.by_ref().take_while(|c| *c != '}').collect();
        let (least, most) = inside.split_once(',').unwrap_or((&inside, &inside));
        let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let closed = self.rest.clone().any(|c| c == '}');
        if !closed || !digits(least) || !(most.is_empty() || digits(most)) {
            self.atom("\\{");
            return Some(());
        }
        let (low, high) = (least.parse::<u32>().ok()?, most.parse::<u32>().ok());
        if !most.is_empty() && high? < low {
            return None;
        }
        self.rest = ahead;
        self.quantifier(&format!("{{{inside}}}"))
    }

    fn open(&mut self) -> Option<()> {
        let mut closes = Before::Atom;
        if self.eat('?') {
            if self.skip(":") {
                self.out.push_str("(?:");
            } else if self.looks_at("=") || self.looks_at("!") {
                // Without the flag a lookahead may be repeated, which then means nothing.
                closes = Before::Other;
                self.out.push_str("(?");
                self.out.push(self.rest.next()?);
            } else if self.looks_at("<=") || self.looks_at("<!") {
                closes = Before::Other;
                self.rest.next();
                self.out.push_str("(?<");
                self.out.push(self.rest.next()?);
            } else if self.skip("<") || self.skip("P<") {
                let name = self.name()?;
                if self.names.contains(&name) {
                    return None;
                }
                self.out.extend(["(?<", &name, ">"]);
                self.names.push(name);
                self.captures += 1;
            } else {
                return None;
            }
        } else {
            self.captures += 1;
            self.out.push('(');
        }
        self.groups.push(closes);
        self.before = Before::Nothing;
        Some(())
    }

    /// `name>`
    fn name(&mut self) -> Option<String> {
        let mut name = String::new();
        loop {
            match self.rest.next()? {
                '>' => break,
                c if c.is_ascii_alphabetic() || c == '_' => name.push(c),
                c if c.is_ascii_digit() && !name.is_empty() => name.push(c),
                _ => return None,
            }
        }
        (!name.is_empty()).then_some(name)
    }

    /// An escape outside a class.
    fn escape(&mut self) -> Option<()> {
        let c = *self.rest.peek()?;
        match c {
            'b' | 'B' => {
                self.rest.next();
                self.out.push('\\');
                self.out.push(c);
                self.before = Before::Other;
            }
            'A' => {
                self.rest.next();
                self.out.push_str("(?<![^])");
                self.before = Before::Other;
            }
            'z' => {
                self.rest.next();
                self.out.push_str("(?![^])");
                self.before = Before::Other;
            }
            'k' => {
                self.rest.next();
                if !self.eat('<') {
                    return None;
                }
                let name = self.name()?;
                self.atom(&format!("\\k<{name}>"));
                self.named.push(name);
            }
            '1'..='9' => {
                let mut digits = String::new();
                while let Some(digit) = self.rest.next_if(char::is_ascii_digit) {
                    digits.push(digit);
                }
                self.largest = self.largest.max(digits.parse().ok()?);
                self.atom(&format!("\\{digits}"));
            }
            _ => {
                let text = self.character_escape()?.text;
                self.atom(&text);
            }
        }
        Some(())
    }

    /// An escape that stands for characters; the backslash is read.
    fn character_escape(&mut self) -> Option<Member> {
        let c = self.rest.next()?;
        let known = |text: String, code: u32| Some(Member { text, code: Some(code) });
        match c {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => Some(Member::class(format!("\\{c}"))),
            'p' | 'P' => self.property(c),
            'f' => known("\\f".to_owned(), 0x0c),
            'n' => known("\\n".to_owned(), 0x0a),
            'r' => known("\\r".to_owned(), 0x0d),
            't' => known("\\t".to_owned(), 0x09),
            'v' => known("\\v".to_owned(), 0x0b),
            '0' if !self.rest.peek().is_some_and(char::is_ascii_digit) => {
                known("\\0".to_owned(), 0)
            }
            'c' => {
                let letter = self.rest.next_if(char::is_ascii_alphabetic)?;
                known(format!("\\c{letter}"), u32::from(letter) % 32)
            }
            'x' | 'u' if self.eat('{') => self.code_point(),
            'x' => {
                let code = self.hex(2)?;
                known(format!("\\x{code:02x}"), code)
            }
            'u' => {
                let code = self.hex(4)?;
                known(format!("\\u{code:04x}"), code)
            }
            c if c.is_alphanumeric() => None,
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|'
            | '/' => known(format!("\\{c}"), u32::from(c)),
            c => known(format!("\\u{{{:x}}}", u32::from(c)), u32::from(c)),
        }
    }

    /// `{Name}`, `{Name=Value}` or one letter.
    fn property(&mut self, c: char) -> Option<Member> {
        if !self.eat('{') {
            let letter = self.rest.next_if(char::is_ascii_uppercase)?;
            return Some(Member::class(format!("\\{c}{{{letter}}}")));
        }
        let mut name = String::new();
        loop {
            match self.rest.next()? {
                '}' => break,
                c if c.is_ascii_alphanumeric() || c == '_' || c == '=' => name.push(c),
                _ => return None,
            }
        }
        // Only general categories are surely spelled as JavaScript wants them.
        let category = name.len() <= 2 && name.starts_with(|c: char| c.is_ascii_uppercase());
        (category && is_category(&name)).then(|| Member::class(format!("\\{c}{{{name}}}")))
    }

    /// Hexadecimal digits and `}`.
    fn code_point(&mut self) -> Option<Member> {
        let mut digits = String::new();
        while let Some(digit) = self.rest.next_if(char::is_ascii_hexdigit) {
            digits.push(digit);
        }
        let code = u32::from_str_radix(&digits, 16).ok().filter(|code| *code <= 0x10_ffff)?;
        self.eat('}').then(|| Member { text: format!("\\u{{{code:x}}}"), code: Some(code) })
    }

    fn hex(&mut self, count: usize) -> Option<u32> {
        let mut value = 0;
        for _ in 0..count {
            value = value * 16 + self.rest.next()?.to_digit(16)?;
        }
        Some(value)
    }

    /// A class; its bracket is read.
    fn class(&mut self) -> Option<()> {
        let mut text = String::from("[");
        if self.eat('^') {
            text.push('^');
        }
        while !self.eat(']') {
            let low = self.member()?;
            text.push_str(&low.text);
            let mut ahead = self.rest.clone();
            let range = ahead.next() == Some('-') && ahead.next().is_some_and(|c| c != ']');
            if !range {
                continue;
            }
            self.rest.next();
            let high = self.member()?;
            match (low.code, high.code) {
                (Some(low), Some(high)) if low > high => return None,
                (Some(_), Some(_)) => text.push('-'),
                // `[\w-.]`: next to a class the hyphen stands for itself.
                _ => text.push_str("\\-"),
            }
            text.push_str(&high.text);
        }
        text.push(']');
        self.atom(&text);
        Some(())
    }

    fn member(&mut self) -> Option<Member> {
        let c = self.rest.next()?;
        match c {
            '\\' if self.eat('b') => Some(Member { text: "\\b".to_owned(), code: Some(8) }),
            '\\' => self.character_escape(),
            '^' | '-' | '[' | '/' | '&' | '~' => {
                let text = if matches!(c, '&' | '~') { c.to_string() } else { format!("\\{c}") };
                Some(Member { text, code: Some(u32::from(c)) })
            }
            c if c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{feff}') => {
                let code = u32::from(c);
                Some(Member { text: format!("\\u{{{code:x}}}"), code: Some(code) })
            }
            c => Some(Member { text: c.to_string(), code: Some(u32::from(c)) }),
        }
    }
}

/// What a class may hold: one character, or a class of its own.
struct Member {
    text: String,
    code: Option<u32>,
}

impl Member {
    fn class(text: String) -> Self {
        Self { text, code: None }
    }
}

/// Whether it is a general category of Unicode.
fn is_category(name: &str) -> bool {
    const CATEGORIES: &str = "L Lu Ll Lt LC Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm \
                              Sc Sk So Z Zs Zl Zp C Cc Cf Cs Co Cn";
    CATEGORIES.split(' ').any(|category| category == name)
}

#[cfg(test)]
mod tests {
    use super::literal;

    fn is(source: &str, expected: &str) {
        assert_eq!(literal(source).as_deref(), Some(expected), "{source}");
    }

    #[test]
    fn what_the_flag_allows_stays() {
        is("^[a-z]+(?:-[a-z]+)*$", "/^[a-z]+(?:-[a-z]+)*$/u");
        is(r"^\d{3,4}\.(?<x>a|b)\k<x>$", r"/^\d{3,4}\.(?<x>a|b)\k<x>$/u");
        is(r"\p{Lu}\u0041\x41\cA", r"/\p{Lu}\u0041\x41\cA/u");
        is("", "/(?:)/u");
    }

    #[test]
    fn what_only_works_without_the_flag_is_rewritten() {
        is(r"^[\w.-]+@\-x\_", r"/^[\w.\-]+@\u{2d}x\u{5f}/u");
        is(r"[\w-.]", r"/[\w\-.]/u");
        is("a{b}]", r"/a\{b\}\]/u");
        is("a/b\n", r"/a\/b\n/u");
    }

    #[test]
    fn what_the_rust_half_understands_is_rewritten() {
        is(r"\Aa\z", r"/(?<![^])a(?![^])/u");
        is("(?i)abc", "/abc/iu");
        is("(?P<n>a)", "/(?<n>a)/u");
        is(r"\pL\x{1f600}", r"/\p{L}\u{1f600}/u");
    }

    #[test]
    fn what_is_not_sure_is_left() {
        for source in ["(", ")", "a**", "*", r"\1", r"\k<x>", "[z-a]", "(?>a)", r"\e", "(?x)a", "["]
        {
            assert_eq!(literal(source), None, "{source}");
        }
    }
}

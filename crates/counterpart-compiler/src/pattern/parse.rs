//! Parses regular expressions by the grammar of ECMA-262, flag `u`.

use super::reader::Reader;
use super::set::{Item, LAST, Set};
use super::syntax::{Assertion, Node};

/// The limit for nested parentheses, so that no reader of an expression runs out of stack.
const MAX_NESTING: usize = 100;

/// Parses a regular expression, or returns why it is invalid.
pub fn pattern(source: &str) -> Result<Node, String> {
    let mut parser = Parser {
        rest: Reader::new(source),
        depth: 0,
        captures: 0,
        names: Vec::new(),
        unnamed: Vec::new(),
    };
    let mut node = parser.disjunction()?;
    if parser.rest.next().is_some() {
        return Err("unmatched `)`".to_owned());
    }
    parser.settle(&mut node)?;
    Ok(node)
}

struct Parser<'s> {
    rest: Reader<'s>,
    depth: usize,
    captures: u32,
    names: Vec<(String, u32)>,
    /// The names that are referred to. Until all groups are known, a reference by name has a
    /// number from the end of the range: its position here.
    unnamed: Vec<String>,
}

type Parsed<T> = Result<T, String>;

fn refuse<T>(reason: &str) -> Parsed<T> {
    Err(reason.to_owned())
}

impl Parser<'_> {
    fn eat(&mut self, wanted: char) -> bool {
        self.rest.next_if(|next| next == wanted).is_some()
    }

    fn eat_all(&mut self, text: &str) -> bool {
        let mut ahead = self.rest.clone();
        let found = text.chars().all(|wanted| ahead.next() == Some(wanted));
        if found {
            self.rest = ahead;
        }
        found
    }

    fn disjunction(&mut self) -> Parsed<Node> {
        let mut branches = vec![self.alternative()?];
        while self.eat('|') {
            branches.push(self.alternative()?);
        }
        match (branches.len(), branches.pop()) {
            (1, Some(only)) => Ok(only),
            (_, last) => {
                branches.extend(last);
                Ok(Node::Choice(branches))
            }
        }
    }

    fn alternative(&mut self) -> Parsed<Node> {
        let mut parts = Vec::new();
        loop {
            let start = self.rest.offset();
            let Some(c) = self.rest.next_if(|c| !matches!(c, '|' | ')')) else { break };
            let part = self.term(c)?;
            // An assertion may not be repeated.
            let is_atom = match part {
                Node::Assertion(_) | Node::Look { .. } => false,
                Node::Sequence(_)
                | Node::Choice(_)
                | Node::Set(_)
                | Node::Group { .. }
                | Node::Repeat { .. }
                | Node::Back(_) => true,
            };
            let part = if is_atom { self.quantified(part, start)? } else { part };
            parts.push(part);
        }
        Ok(Node::Sequence(parts))
    }

    fn term(&mut self, c: char) -> Parsed<Node> {
        match c {
            '^' => Ok(Node::Assertion(Assertion::Start)),
            '$' => Ok(Node::Assertion(Assertion::End)),
            '.' => Ok(Node::Set(Set::dot())),
            '(' => self.group(),
            '[' => Ok(Node::Set(self.class()?)),
            '\\' => self.escape(),
            '*' | '+' | '?' | '{' => refuse("nothing to repeat"),
            '}' | ']' => Err(format!("unmatched `{c}`")),
            c => Ok(Node::Set(Set::one(u32::from(c)))),
        }
    }

    fn quantified(&mut self, atom: Node, start: usize) -> Parsed<Node> {
        let (min, max) = match self.rest.next_if(|c| matches!(c, '*' | '+' | '?' | '{')) {
            None => return Ok(atom),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some(_) => self.braces()?,
        };
        let greedy = !self.eat('?');
        let span = (start, self.rest.offset());
        Ok(Node::Repeat { body: Box::new(atom), min, max, greedy, span })
    }

    /// `2}`, `2,}` or `2,3}`
    fn braces(&mut self) -> Parsed<(u32, Option<u32>)> {
        let min = self.decimal().ok_or("`{` is not followed by a number of repetitions")?;
        let max = if self.eat(',') { self.decimal() } else { Some(min) };
        if !self.eat('}') {
            return refuse("`{` is not followed by a number of repetitions");
        }
        match max {
            Some(max) if max < min => refuse("numbers of repetitions out of order"),
            max => Ok((min, max)),
        }
    }

    fn decimal(&mut self) -> Option<u32> {
        let mut value = None;
        while let Some(digit) = self.rest.peek().and_then(|c| c.to_digit(10)) {
            self.rest.next();
            value = Some(value.unwrap_or(0u32).saturating_mul(10).saturating_add(digit));
        }
        value
    }

    fn group(&mut self) -> Parsed<Node> {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            return refuse("parentheses nest too deep");
        }
        let mut capture = None;
        let mut look = None;
        if self.eat('?') {
            let looks = [("=", false, false), ("!", false, true), ("<=", true, false)];
            let looks = looks.into_iter().chain([("<!", true, true)]);
            look = looks.into_iter().find(|(text, ..)| self.eat_all(text));
            if look.is_none() && self.eat('<') {
                self.captures += 1;
                capture = Some(self.captures);
                let name = self.name()?;
                if self.names.iter().any(|(other, _)| *other == name) {
                    return Err(format!("two groups are named `{name}`"));
                }
                self.names.push((name, self.captures));
            } else if look.is_none() && !self.eat(':') {
                return refuse("unknown kind of group after `(?`");
            }
        } else {
            self.captures += 1;
            capture = Some(self.captures);
        }
        let body = Box::new(self.disjunction()?);
        if !self.eat(')') {
            return refuse("unclosed `(`");
        }
        self.depth -= 1;
        Ok(match look {
            Some((_, behind, negative)) => Node::Look { behind, negative, body },
            None => Node::Group { capture, body },
        })
    }

    /// `name>`
    fn name(&mut self) -> Parsed<String> {
        let mut name = String::new();
        loop {
            match self.rest.next() {
                Some('>') if !name.is_empty() => return Ok(name),
                Some(c) if c == '$' || c == '_' || c.is_alphabetic() => name.push(c),
                Some(c) if c.is_alphanumeric() && !name.is_empty() => name.push(c),
                Some(_) | None => return refuse("the name of a group is not an identifier"),
            }
        }
    }

    /// An escape outside a class.
    fn escape(&mut self) -> Parsed<Node> {
        if self.eat('b') {
            return Ok(Node::Assertion(Assertion::Boundary));
        }
        if self.eat('B') {
            return Ok(Node::Assertion(Assertion::NoBoundary));
        }
        if self.eat('k') {
            if !self.eat('<') {
                return refuse("`\\k` lacks the name of a group");
            }
            let name = self.name()?;
            self.unnamed.push(name);
            let at = u32::try_from(self.unnamed.len()).unwrap_or(u32::MAX);
            return Ok(Node::Back(u32::MAX - at + 1));
        }
        if self.rest.peek().is_some_and(|c| ('1'..='9').contains(&c)) {
            return Ok(Node::Back(self.decimal().unwrap_or_default()));
        }
        match self.class_escape()? {
            Atom::One(code) => Ok(Node::Set(Set::one(code))),
            Atom::Many(items) => Ok(Node::Set(Set { negated: false, items })),
        }
    }

    /// An escape that stands for characters; the backslash is read.
    fn class_escape(&mut self) -> Parsed<Atom> {
        let Some(c) = self.rest.next() else { return refuse("trailing `\\`") };
        if let Some(items) = Set::escape(c) {
            return Ok(Atom::Many(items));
        }
        Ok(Atom::One(match c {
            'p' | 'P' => return Ok(Atom::Many(vec![self.property(c == 'P')?])),
            'f' => 0x0c,
            'n' => 0x0a,
            'r' => 0x0d,
            't' => 0x09,
            'v' => 0x0b,
            '0' if !self.rest.peek().is_some_and(|c| c.is_ascii_digit()) => 0,
            'c' => match self.rest.next_if(|c| c.is_ascii_alphabetic()) {
                Some(letter) => u32::from(letter) % 32,
                None => return refuse("`\\c` lacks a letter"),
            },
            'x' => self.hex(2)?,
            'u' => self.code_point()?,
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|'
            | '/' => u32::from(c),
            c => return Err(format!("unknown escape `\\{c}`")),
        }))
    }

    fn property(&mut self, negated: bool) -> Parsed<Item> {
        let mut name = String::new();
        if !self.eat('{') {
            return refuse("`\\p` lacks the name of a property");
        }
        loop {
            match self.rest.next() {
                Some('}') => return Ok(Item::Property { name, negated }),
                Some(c) if c.is_ascii_alphanumeric() || matches!(c, '_' | '=') => name.push(c),
                Some(_) | None => return refuse("`\\p` lacks the name of a property"),
            }
        }
    }

    /// What follows `\u`.
    fn code_point(&mut self) -> Parsed<u32> {
        if self.eat('{') {
            let mut code: Option<u32> = None;
            while let Some(digit) = self.rest.peek().and_then(|c| c.to_digit(16)) {
                self.rest.next();
                code = Some(code.unwrap_or(0).saturating_mul(16).saturating_add(digit));
            }
            let code = code.filter(|code| *code <= LAST && self.eat('}'));
            return code.ok_or_else(|| "`\\u{` is not followed by a code point".to_owned());
        }
        let high = self.hex(4)?;
        if !(0xd800..=0xdbff).contains(&high) {
            return Ok(high);
        }
        let behind = self.rest.clone();
        if self.eat_all("\\u")
            && let Ok(low @ 0xdc00..=0xdfff) = self.hex(4)
        {
            return Ok(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00));
        }
        self.rest = behind;
        Ok(high)
    }

    fn hex(&mut self, count: usize) -> Parsed<u32> {
        let mut value = 0;
        for _ in 0..count {
            let digit = self.rest.next().and_then(|c| c.to_digit(16));
            value = value * 16 + digit.ok_or("an escape lacks hexadecimal digits")?;
        }
        Ok(value)
    }

    /// A class; its bracket is read.
    fn class(&mut self) -> Parsed<Set> {
        let mut set = Set { negated: self.eat('^'), items: Vec::new() };
        while !self.eat(']') {
            let low = self.class_atom()?;
            let mut ahead = self.rest.clone();
            let is_range = ahead.next() == Some('-') && ahead.next() != Some(']');
            if !is_range {
                set.items.extend(low.items());
                continue;
            }
            self.rest.next();
            match (low, self.class_atom()?) {
                (Atom::One(low), Atom::One(high)) if low <= high => {
                    set.items.push(Item::Range(low, high));
                }
                (Atom::One(_), Atom::One(_)) => return refuse("a range out of order"),
                _ => return refuse("a range that begins or ends with a class"),
            }
        }
        Ok(set)
    }

    fn class_atom(&mut self) -> Parsed<Atom> {
        match self.rest.next() {
            None => refuse("unclosed `[`"),
            Some('\\') if self.eat('b') => Ok(Atom::One(0x08)),
            Some('\\') if self.eat('-') => Ok(Atom::One(u32::from('-'))),
            Some('\\') => self.class_escape(),
            Some(c) => Ok(Atom::One(u32::from(c))),
        }
    }

    /// Gives references by name their numbers, and sees that every reference has a group.
    fn settle(&self, node: &mut Node) -> Parsed<()> {
        match node {
            Node::Sequence(parts) | Node::Choice(parts) => {
                parts.iter_mut().try_for_each(|part| self.settle(part))
            }
            Node::Look { body, .. } | Node::Group { body, .. } | Node::Repeat { body, .. } => {
                self.settle(body)
            }
            Node::Set(_) | Node::Assertion(_) => Ok(()),
            Node::Back(number) => {
                let position = usize::try_from(u32::MAX - *number).unwrap_or(usize::MAX);
                if let Some(name) = self.unnamed.get(position) {
                    let named = self.names.iter().find(|(other, _)| other == name);
                    *number = named.ok_or_else(|| format!("there is no group named `{name}`"))?.1;
                }
                if *number > self.captures {
                    return Err(format!("there is no group {number}"));
                }
                Ok(())
            }
        }
    }
}

/// What may stand in a class: one character, or a class of its own.
enum Atom {
    One(u32),
    Many(Vec<Item>),
}

impl Atom {
    fn items(self) -> Vec<Item> {
        match self {
            Self::One(code) => vec![Item::Range(code, code)],
            Self::Many(items) => items,
        }
    }
}

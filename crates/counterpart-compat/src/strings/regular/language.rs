//! A regular expression of ECMA-262 as a language, kept for the next question about it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use counterpart_compiler::pattern::{Node, Pattern};

use super::machine::Machine;
use super::program::{Program, Refusal, groups};

/// So many languages are kept; after that it is begun anew.
const KEPT: usize = 2_000;

thread_local! {
    static LANGUAGES: RefCell<HashMap<String, Rc<Language>>> = RefCell::default();
}

/// The texts in which a regular expression matches somewhere.
#[derive(Debug)]
pub struct Language {
    /// The automaton of the language; of a larger one, where the expression refers back to what a
    /// group captured.
    pub machine: Result<RefCell<Machine>, String>,
    /// Where the automaton is of a larger language: who decides, if somebody can.
    exactly: Option<Result<regress::Regex, String>>,
}

impl Language {
    /// The language of a regular expression.
    pub fn of(source: &str) -> Rc<Self> {
        LANGUAGES.with_borrow_mut(|known| {
            if let Some(language) = known.get(source) {
                return Rc::clone(language);
            }
            if known.len() >= KEPT {
                known.clear();
            }
            let language = Rc::new(Self::read(source));
            known.insert(source.to_owned(), Rc::clone(&language));
            language
        })
    }

    fn read(source: &str) -> Self {
        let pattern = match Pattern::read(source) {
            Ok(pattern) => pattern,
            Err(reason) => return Self { machine: Err(reason), exactly: None },
        };
        let made = |groups| Program::new(pattern.node(), groups).and_then(Machine::new);
        let (machine, exactly) = match made(None) {
            Err(Refusal::BackReference) => {
                (made(Some(&groups(pattern.node()))), Some(matcher(source, &pattern)))
            }
            other => (other, None),
        };
        Self { machine: machine.map(RefCell::new).map_err(explained), exactly }
    }

    /// Whether the automaton is of this language, and no larger one.
    pub const fn is_exact(&self) -> bool {
        self.exactly.is_none()
    }

    /// Whether nobody can tell of any text whether it is in the language.
    pub const fn is_beyond_us(&self) -> bool {
        match &self.exactly {
            Some(matcher) => matcher.is_err(),
            None => self.machine.is_err(),
        }
    }

    /// Whether a text is in the language.
    ///
    /// # Errors
    /// Why that is not known.
    pub fn has(&self, text: &str) -> Result<bool, String> {
        match &self.exactly {
            Some(Ok(regex)) => return Ok(regex.find(text).is_some()),
            Some(Err(reason)) => return Err(reason.clone()),
            None => {}
        }
        let mut machine = self.machine.as_ref().map_err(Clone::clone)?.borrow_mut();
        let mut at = Machine::START;
        for c in text.chars() {
            let class = machine.alphabet.class_of(u32::from(c));
            at = machine.step(at, class).map_err(explained)?;
            if machine.is_sure(at) || machine.is_lost(at) {
                return Ok(machine.is_sure(at));
            }
        }
        machine.accepts(at).map_err(explained)
    }
}

fn matcher(source: &str, pattern: &Pattern) -> Result<regress::Regex, String> {
    if let Some(reason) = pattern.too_large() {
        return Err(reason);
    }
    if may_take_forever(pattern) {
        return Err("it refers back to a group and may take forever".to_owned());
    }
    let flags = regress::Flags { unicode: true, ..regress::Flags::default() };
    regress::Regex::with_flags(source, flags).map_err(|error| error.to_string())
}

/// Whether a matcher that goes one way after another may not come to an end in any useful time; that
/// of `regress` may go round for ever in a loop that reads nothing.
pub(super) fn may_take_forever(pattern: &Pattern) -> bool {
    let idle = |node: &Node| matches!(node, Node::Repeat { body, .. } if body.is_nullable());
    pattern.is_explosive() || pattern.node().any(&idle)
}

/// Why an expression is no automaton, for a person.
pub fn explained(refusal: Refusal) -> String {
    match refusal {
        Refusal::BackReference => "it refers back to what a group captured",
        Refusal::LookWithinLook => "it looks ahead while it looks behind",
        Refusal::Property => "it names a property of characters that is not known",
        Refusal::Size => "its automaton is too large",
    }
    .to_owned()
}

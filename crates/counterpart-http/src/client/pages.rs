//! Lists that come in pages.

use counterpart::Value;

use super::request::Arguments;

/// How a list comes in pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// What asks for a page.
    pub style: PageStyle,
    /// The key of the parameter that asks for a page.
    pub parameter: &'static str,
    /// Where the items are in the body: a JSON Pointer.
    pub items: &'static str,
    /// Where the body says what asks for the next page: a JSON Pointer.
    pub next: Option<&'static str>,
}

/// What asks for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageStyle {
    /// What the page before said.
    Cursor,
    /// The number of items that come before it.
    Offset,
    /// Its number, from 1.
    Number,
}

/// What comes after a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The value of the parameter that asks for the next page.
    Next(Value),
    /// There are no more.
    Done,
}

/// A list that is asked for page by page:
/// `while let Some(arguments) = pages.arguments() { let answered = …; pages.answered(&body); }`.
#[derive(Clone, Debug)]
pub struct Page {
    paging: Paging,
    arguments: Option<Arguments>,
}

impl Page {
    /// The first page.
    #[must_use]
    pub const fn first(paging: Paging, arguments: Arguments) -> Self {
        Self { paging, arguments: Some(arguments) }
    }

    /// The arguments that ask for the page; none if there are no more.
    #[must_use]
    pub fn arguments(&self) -> Option<Arguments> {
        self.arguments.clone()
    }

    /// Goes to the page after the one with this body.
    pub fn answered(&mut self, body: &Value) {
        let Some(arguments) = &mut self.arguments else { return };
        let now = arguments.parameters.get(self.paging.parameter);
        match self.paging.step(now, body) {
            Step::Next(value) => {
                arguments.parameters.insert(self.paging.parameter.to_owned(), value);
            }
            Step::Done => self.arguments = None,
        }
    }
}

impl Paging {
    /// What comes after a page that was asked for with `now`.
    #[must_use]
    pub fn step(&self, now: Option<&Value>, body: &Value) -> Step {
        let stated = self.next.map(|next| body.pointer(next).unwrap_or(&Value::Null));
        let count = body.pointer(self.items).and_then(Value::as_array).map_or(0, Vec::len);
        let is_more = match stated {
            Some(stated) => !matches!(stated, Value::Null | Value::Bool(false)),
            None => count > 0,
        };
        if !is_more {
            return Step::Done;
        }
        let number = |start: u64| now.and_then(Value::as_u64).unwrap_or(start);
        let then = match self.style {
            PageStyle::Cursor => stated.cloned(),
            PageStyle::Offset => Some(Value::from(number(0) + count as u64)),
            PageStyle::Number => Some(Value::from(number(1) + 1)),
        };
        match then {
            Some(then) if now != Some(&then) => Step::Next(then),
            Some(_) | None => Step::Done,
        }
    }
}

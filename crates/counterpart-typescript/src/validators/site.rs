//! Where a check stands: the value it looks at, and what happens when that is refused.

use std::borrow::Cow;

use counterpart_compiler::json::pointer;
use counterpart_compiler::model::Kinds;

use super::block::Block;
use super::js::Js;

/// The place of a check in the generated code.
#[derive(Clone, Debug)]
pub struct Site {
    /// The variable that holds the value.
    pub value: Js,
    /// The kinds the value can be of here.
    pub known: Kinds,
    aim: Aim,
}

/// What a function is for.
#[derive(Clone, Debug)]
enum Aim {
    /// Whether the value is admitted: the first refusal ends the function. Where levels are counted:
    /// how many there are between the function's value and this one.
    Verdict { level: Option<u64> },
    /// Every violation.
    Violations(Place),
}

/// How violations name a place.
#[derive(Clone, Debug)]
struct Place {
    /// The variable of the list that violations are added to.
    list: Js,
    /// The value's instance path up to the last key that is only known when the function runs.
    path: Js,
    /// The rest of it.
    tail: String,
    /// The evaluation path below the function's own.
    steps: String,
}

/// Which child of a value is looked at.
#[derive(Clone, Copy, Debug)]
pub enum Key<'k> {
    /// The property of a name.
    Named(&'k str),
    /// The property whose name is in a variable. The module has `step$` then.
    Name(&'k Js),
    /// The item at a place.
    At(u64),
    /// The item whose index is in a variable.
    Index(&'k Js),
}

impl Site {
    /// The top of a function `(v)`, or `(v, d)` where levels are counted.
    pub fn verdict(counts: bool) -> Self {
        let level = counts.then_some(0);
        Self { value: Js::name("v"), known: Kinds::ALL, aim: Aim::Verdict { level } }
    }

    /// The top of a function `(v, c, p, e)`.
    pub fn violations() -> Self {
        let [list, path] = ["c", "p"].map(Js::name);
        let place = Place { list, path, tail: String::new(), steps: String::new() };
        Self { value: Js::name("v"), known: Kinds::ALL, aim: Aim::Violations(place) }
    }

    /// A value of which only the verdict is asked, whatever its level: checks before this have counted it.
    pub fn asking(value: &Js) -> Self {
        Self { value: value.clone(), ..Self::verdict(false) }
    }

    /// The value of a property or item, in a variable.
    pub fn child(&self, value: &Js, key: Key<'_>) -> Self {
        let aim = match &self.aim {
            Aim::Verdict { level } => Aim::Verdict { level: level.map(|level| level + 1) },
            Aim::Violations(place) => Aim::Violations(place.child(key)),
        };
        Self { value: value.clone(), known: Kinds::ALL, aim }
    }

    /// The same value one keyword, index or name further down the schema.
    pub fn step(&self, step: &str) -> Self {
        let mut site = self.clone();
        if let Aim::Violations(place) = &mut site.aim {
            let step: Cow<'_, str> = pointer::step(step);
            place.steps = format!("{}/{step}", place.steps);
        }
        site
    }

    /// The same value where it is of these kinds.
    pub fn of(&self, kinds: Kinds) -> Self {
        Self { known: self.known.and(kinds), ..self.clone() }
    }

    /// The same value, its violations collected in another list.
    pub fn collecting(&self, causes: &Js) -> Self {
        let mut site = self.clone();
        if let Aim::Violations(place) = &mut site.aim {
            place.list = causes.clone();
        }
        site
    }

    /// Whether nothing but the verdict is asked for.
    pub fn is_verdict(&self) -> bool {
        matches!(self.aim, Aim::Verdict { .. })
    }

    /// The list of violations, and the nodes of both paths; nothing for a verdict.
    pub fn place(&self) -> Vec<Js> {
        match &self.aim {
            Aim::Verdict { .. } => Vec::new(),
            Aim::Violations(Place { list, path, tail, steps }) => {
                vec![list.clone(), followed(path, tail), followed(&Js::name("e"), steps)]
            }
        }
    }

    /// The list of violations.
    pub fn list(&self) -> Option<Js> {
        match &self.aim {
            Aim::Verdict { .. } => None,
            Aim::Violations(place) => Some(place.list.clone()),
        }
    }

    /// What a function of a verdict is called with.
    pub fn asked(&self) -> Vec<Js> {
        let levels = match &self.aim {
            Aim::Verdict { level: Some(level) } => Some(Js::name("d").minus(*level)),
            Aim::Verdict { level: None } | Aim::Violations(_) => None,
        };
        std::iter::once(self.value.clone()).chain(levels).collect()
    }

    /// What the function of a schema is called with, for the same question.
    pub fn arguments(&self) -> Vec<Js> {
        if self.is_verdict() {
            return self.asked();
        }
        std::iter::once(self.value.clone()).chain(self.place()).collect()
    }

    /// Refuses a value whose children are looked at, where it stands below the limit.
    pub fn limit(&self) -> Block {
        let mut block = Block::default();
        if let Aim::Verdict { level: Some(level) } = &self.aim {
            block.when(&Js::name("d").compare("<=", &Js::count(*level)), Self::no());
        }
        block
    }

    /// `return false;`
    pub fn no() -> Block {
        let mut block = Block::default();
        block.give(&Js::boolean(false));
        block
    }
}

impl Place {
    fn child(&self, key: Key<'_>) -> Self {
        let mut place = self.clone();
        match key {
            Key::Named(name) => place.tail = format!("{}/{}", self.tail, pointer::step(name)),
            Key::At(index) => place.tail = format!("{}/{index}", self.tail),
            Key::Name(name) => {
                let step = Js::name("step$").call([name.clone()]);
                place.path = followed(&self.path, &self.tail).plus(&step);
                place.tail = String::new();
            }
            Key::Index(index) => {
                place.path = followed(&self.path, &format!("{}/", self.tail)).plus(index);
                place.tail = String::new();
            }
        }
        place
    }
}

/// `path + "tail"`
fn followed(path: &Js, tail: &str) -> Js {
    if tail.is_empty() { path.clone() } else { path.plus(&Js::text(tail)) }
}

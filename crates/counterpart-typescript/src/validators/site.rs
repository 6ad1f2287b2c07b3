//! Where a check stands: the value it looks at, and how a violation names that place.

use std::borrow::Cow;

use counterpart_compiler::json::pointer;
use counterpart_compiler::model::Kinds;

use super::js::{Block, Js};

/// The place of a check in the generated code.
#[derive(Clone, Debug)]
pub struct Site {
    /// The variable that holds the value.
    pub value: Js,
    /// The node of the value's instance path.
    pub path: Js,
    /// The evaluation path below the function's own.
    steps: String,
    collector: Collector,
    /// The kinds the value can be of here.
    pub known: Kinds,
}

#[derive(Clone, Debug)]
enum Collector {
    /// The function's own: without one, the first violation ends it.
    Perhaps,
    /// A list of causes, which is there.
    Surely(Js),
}

impl Site {
    /// The top of a function `(v, c, p, e)`.
    pub fn top() -> Self {
        Self {
            value: Js::name("v"),
            path: Js::name("p"),
            steps: String::new(),
            collector: Collector::Perhaps,
            known: Kinds::ALL,
        }
    }

    /// The value of a property or item, in a variable.
    pub fn child(&self, value: &Js, key: &Js) -> Self {
        Self {
            value: value.clone(),
            path: Js::array([self.path.clone(), key.clone()]),
            known: Kinds::ALL,
            ..self.clone()
        }
    }

    /// The same value one keyword, index or name further down the schema.
    pub fn step(&self, step: &str) -> Self {
        let step: Cow<'_, str> = pointer::step(step);
        Self { steps: format!("{}/{step}", self.steps), ..self.clone() }
    }

    /// The same value where it is of these kinds.
    pub fn of(&self, kinds: Kinds) -> Self {
        Self { known: self.known.and(kinds), ..self.clone() }
    }

    /// The same value, its violations collected in a list of causes.
    pub fn collecting(&self, causes: &Js) -> Self {
        Self { collector: Collector::Surely(causes.clone()), ..self.clone() }
    }

    /// The collector's variable.
    pub fn collector(&self) -> Js {
        match &self.collector {
            Collector::Perhaps => Js::name("c"),
            Collector::Surely(causes) => causes.clone(),
        }
    }

    /// Whether there is a collector in any case.
    pub fn collects(&self) -> bool {
        matches!(self.collector, Collector::Surely(_))
    }

    /// The node of the evaluation path.
    pub fn evaluation(&self) -> Js {
        let base = Js::name("e");
        if self.steps.is_empty() { base } else { Js::array([base, Js::text(&self.steps)]) }
    }

    /// Ends the function when nobody collects, else does what the block says.
    pub fn refuse(&self, report: Block) -> Block {
        let mut block = self.give_up();
        block.append(report);
        block
    }

    /// Ends the function when nobody collects.
    pub fn give_up(&self) -> Block {
        let mut block = Block::default();
        if !self.collects() {
            block.word("if (!c) return false;");
        }
        block
    }

    /// A call of a reporter of the runtime, with what it needs besides the place.
    pub fn report(&self, reporter: &Js, details: impl IntoIterator<Item = Js>) -> Block {
        let place = [self.collector(), self.path.clone(), self.evaluation()];
        let mut block = Block::default();
        block.run(&reporter.call(place.into_iter().chain(details)));
        block
    }

    /// The place as a callee's arguments; nothing is built while nobody collects.
    pub fn arguments(&self) -> [Js; 4] {
        let lazily = |node: Js, name: &str| {
            if self.collects() || node.as_str() == name { node } else { Js::name("c").and(&node) }
        };
        [
            self.value.clone(),
            self.collector(),
            lazily(self.path.clone(), "p"),
            lazily(self.evaluation(), "e"),
        ]
    }
}

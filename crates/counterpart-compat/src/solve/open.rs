//! Questions that are being answered, and what was answered by leaning on them.

use std::collections::HashMap;

use super::Sequent;

/// How many questions may be open, each about a value inside the one before.
const DEPTH: usize = 100;

/// A set of open questions, by depth.
type Leans = u128;

/// The open questions.
#[derive(Debug, Default)]
pub(super) struct Open {
    stack: Vec<Frame>,
    /// Questions without answer as long as the open ones they lean on have none.
    leaning: HashMap<Sequent, Leans>,
}

#[derive(Debug)]
struct Frame {
    question: Sequent,
    leans: Leans,
}

impl Open {
    /// Whether a question has no answer unless an open one has: it is an open one met again, or was
    /// found to lean on one.
    pub(super) fn assume(&mut self, question: &Sequent) -> bool {
        let again = self.stack.iter().position(|frame| question.is_within(&frame.question));
        let leans = match again {
            Some(depth) => 1 << depth,
            None => match self.leaning.get(question) {
                Some(leans) => *leans,
                None => return false,
            },
        };
        if let Some(frame) = self.stack.last_mut() {
            frame.leans |= leans;
        }
        true
    }

    /// Opens a question; `false` when too many are.
    pub(super) fn enter(&mut self, question: &Sequent) -> bool {
        let room = self.stack.len() < DEPTH;
        if room {
            self.stack.push(Frame { question: question.clone(), leans: 0 });
        }
        room
    }

    /// Closes the question that was opened last. Returns the questions that are now known to have
    /// no answer.
    pub(super) fn leave(&mut self, question: &Sequent, is_none: bool) -> Vec<Sequent> {
        let Some(frame) = self.stack.pop() else { return Vec::new() };
        let own = 1 << self.stack.len();
        if !is_none {
            self.leaning.retain(|_, leans| *leans & own == 0);
            return Vec::new();
        }
        let outer = frame.leans & !own;
        if let Some(parent) = self.stack.last_mut() {
            parent.leans |= outer;
        }
        for leans in self.leaning.values_mut().filter(|leans| **leans & own != 0) {
            *leans = (*leans & !own) | outer;
        }
        self.leaning.insert(question.clone(), outer);
        let settled = self.leaning.iter().filter(|(_, leans)| **leans == 0);
        let settled: Vec<Sequent> = settled.map(|(question, _)| question.clone()).collect();
        for question in &settled {
            self.leaning.remove(question);
        }
        settled
    }
}

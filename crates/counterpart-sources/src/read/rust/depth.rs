//! How deeply Rust may nest: `syn` and the readers call themselves for each level.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree, token_stream::IntoIter};

use super::place;
use crate::facts::Problem;
use crate::read::TOO_DEEP;
use crate::stack::ROOM;

/// The stack that an item may need. Beyond it, `syn` and the readers would fit, but take long.
const MOST: usize = ROOM / 16;

// The stack that a level needs at most, measured without optimisation and rounded up.
/// A bracket: a block, a type, a module.
const BRACKET: usize = 50 << 10;
/// `<`, which opens a list of types.
const ANGLE: usize = 70 << 10;
/// A sign or a word before what it is about: `&`, `!`, `match`.
const PREFIX: usize = 45 << 10;
/// `=`
const ASSIGNMENT: usize = 16 << 10;
/// What stands behind or between others: `.name`, `+ 1`, `else if`.
const CHAIN: usize = 2 << 10;

/// The items that do not nest too deeply, and a problem for each of the others.
pub(super) fn shallow(tokens: TokenStream) -> (TokenStream, Vec<Problem>) {
    let (mut kept, mut problems) = (Vec::new(), Vec::new());
    let (mut item, mut deepest, mut run) = (Vec::new(), 0, Run::default());
    let mut close = |item: &mut Vec<TokenTree>, deepest: usize| {
        if deepest > MOST
            && let Some(first) = item.first()
        {
            let at = place::of_span(first.span());
            problems.push(Problem { at, message: TOO_DEEP.to_owned() });
            item.clear();
        }
        kept.append(item);
    };
    for token in tokens {
        if run.ends_before(&token) {
            close(&mut item, deepest);
            deepest = 0;
        }
        run.take(&token);
        deepest = deepest.max(run.stack);
        if let TokenTree::Group(group) = &token {
            deepest = deepest.max(inside(group.stream(), run.stack + BRACKET));
        }
        item.push(token);
    }
    close(&mut item, deepest);
    (kept.into_iter().collect(), problems)
}

/// The stack that the tokens in a bracket need, with what lies around it.
fn inside(tokens: TokenStream, around: usize) -> usize {
    struct Open {
        tokens: IntoIter,
        around: usize,
        run: Run,
    }
    let mut deepest = around;
    let mut open = vec![Open { tokens: tokens.into_iter(), around, run: Run::default() }];
    while let Some(innermost) = open.last_mut() {
        let Some(token) = innermost.tokens.next() else {
            open.pop();
            continue;
        };
        innermost.run.ends_before(&token);
        innermost.run.take(&token);
        let here = innermost.around.saturating_add(innermost.run.stack);
        deepest = deepest.max(here);
        if let TokenTree::Group(group) = &token {
            let (tokens, around) = (group.stream().into_iter(), here.saturating_add(BRACKET));
            open.push(Open { tokens, around, run: Run::default() });
        }
    }
    deepest
}

/// The tokens of one item, statement or element.
#[derive(Default)]
struct Run {
    stack: usize,
    /// Open lists of types: a comma in them ends nothing.
    angles: usize,
    /// Whether a `|` waits for another one.
    bar: bool,
    last: Last,
}

/// What stands before a token.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Last {
    /// The end of a statement.
    #[default]
    End,
    /// A value, a type or a name.
    Operand,
    /// A block.
    Block,
    /// `else`
    Else,
    /// Another word, or a sign.
    Prefix,
    /// A sign that the next one belongs to: the `-` of `->`.
    Joint(char),
}

impl Run {
    /// Whether a token begins a new item or statement; if so, what was before it is forgotten.
    fn ends_before(&mut self, token: &TokenTree) -> bool {
        let ends = match self.last {
            Last::End => true,
            Last::Block => match token {
                TokenTree::Ident(ident) => !(ident == "else" || ident == "as" || ident == "in"),
                TokenTree::Literal(_) => true,
                TokenTree::Punct(punct) => punct.as_char() == '#',
                TokenTree::Group(_) => false,
            },
            Last::Operand | Last::Else | Last::Prefix | Last::Joint(_) => false,
        };
        if ends {
            *self = Self::default();
        }
        ends
    }

    fn take(&mut self, token: &TokenTree) {
        let (stack, last) = match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                (CHAIN, Last::Block)
            }
            TokenTree::Group(_) | TokenTree::Literal(_) => (CHAIN, Last::Operand),
            TokenTree::Ident(ident) if ident == "else" => (CHAIN, Last::Else),
            TokenTree::Ident(ident) if ident == "if" && self.last == Last::Else => {
                (CHAIN, Last::Prefix)
            }
            TokenTree::Ident(ident) => {
                if super::mentions::is_keyword(&ident.to_string()) {
                    (PREFIX, Last::Prefix)
                } else {
                    (CHAIN, Last::Operand)
                }
            }
            TokenTree::Punct(punct) => {
                let last = match (punct.as_char(), punct.spacing()) {
                    (';', _) => Last::End,
                    ('?', _) => Last::Operand,
                    (sign, Spacing::Joint) => Last::Joint(sign),
                    (_, Spacing::Alone) => Last::Prefix,
                };
                (self.sign(punct.as_char()), last)
            }
        };
        self.stack = self.stack.saturating_add(stack);
        self.last = last;
    }

    /// The stack that a sign needs.
    fn sign(&mut self, sign: char) -> usize {
        match (sign, self.last) {
            (',', _) => {
                if self.angles == 0 && !self.bar {
                    self.stack = 0;
                }
                0
            }
            ('>', Last::Joint('=')) => {
                self.bar = false;
                0
            }
            ('>', Last::Joint('-')) => PREFIX,
            ('>', _) => {
                self.angles = self.angles.saturating_sub(1);
                0
            }
            ('<', _) => {
                self.angles += 1;
                ANGLE
            }
            ('|', last) => {
                self.bar = !self.bar;
                if last == Last::Operand { CHAIN } else { PREFIX }
            }
            ('=', Last::Joint(_)) | ('#' | ';', _) => CHAIN,
            ('=', _) => ASSIGNMENT,
            (_, Last::Operand) => CHAIN,
            (_, Last::End | Last::Block | Last::Else | Last::Prefix | Last::Joint(_)) => PREFIX,
        }
    }
}

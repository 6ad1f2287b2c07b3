//! The blocks of a Prisma schema and their lines.

/// A word or a string, by the bytes it stands at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub text: String,
    pub start: usize,
    pub length: usize,
}

/// `enum Color { … }`
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub kind: String,
    pub name: Word,
    pub lines: Vec<Line>,
}

/// A line in a block: `color Color? @map("colour") @default(red)`.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The word it begins with.
    pub name: Word,
    /// The word behind it, without `?` and `[]`.
    pub ty: Option<Word>,
    /// The string that the name is set to: `output = "../client"`.
    pub text: Option<Word>,
    /// The attributes, each with the first string in its parentheses.
    attributes: Vec<(String, Option<String>)>,
}

impl Line {
    /// Whether it is about the block as a whole: `@@map("colors")`.
    pub(super) fn is_of_block(&self) -> bool {
        self.name.text.starts_with('@')
    }

    /// Whether it has an attribute.
    pub(super) fn has(&self, attribute: &str) -> bool {
        self.attributes.iter().any(|(name, _)| name == attribute)
    }

    /// What the database calls it, where that is another name.
    pub(super) fn mapped(&self) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == "map")?.1.as_deref()
    }
}

/// What a file has.
#[derive(Default)]
pub(super) struct Parsed {
    pub blocks: Vec<Block>,
    /// Words and strings; whether each is a name.
    pub mentions: Vec<(Word, bool)>,
    /// Words outside of any block.
    pub strays: Vec<Word>,
}

enum Token {
    Word(Word),
    Text(Word),
    Sign(char),
}

/// Reads the blocks of a text. A block ends with the line that is nothing but `}`.
pub(super) fn blocks(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut open: Option<Block> = None;
    let mut start = 0;
    let mut in_comment = false;
    for line in text.split_inclusive('\n') {
        let tokens = tokens(line, start, &mut in_comment);
        start += line.len();
        for token in &tokens {
            match token {
                Token::Word(word) => parsed.mentions.push((word.clone(), true)),
                Token::Text(text) => parsed.mentions.push((text.clone(), false)),
                Token::Sign(_) => {}
            }
        }
        match (&mut open, tokens.as_slice()) {
            (_, []) | (None, [Token::Sign(_), ..]) => {}
            (Some(_), [Token::Sign('}'), ..]) => parsed.blocks.extend(open.take()),
            (Some(block), all) => block.lines.extend(line_of(all)),
            (None, [Token::Word(kind), Token::Word(name), Token::Sign('{'), rest @ ..]) => {
                let mut block =
                    Block { kind: kind.text.clone(), name: name.clone(), lines: Vec::new() };
                // `enum Color { }`
                let (inner, closed) = match rest.split_last() {
                    Some((Token::Sign('}'), inner)) => (inner, true),
                    _ => (rest, false),
                };
                block.lines.extend(line_of(inner));
                if closed {
                    parsed.blocks.push(block);
                } else {
                    open = Some(block);
                }
            }
            (None, [Token::Word(word) | Token::Text(word), ..]) => parsed.strays.push(word.clone()),
        }
    }
    parsed.blocks.extend(open);
    parsed
}

fn line_of(tokens: &[Token]) -> Option<Line> {
    let [first, rest @ ..] = tokens else { return None };
    let (name, rest) = match (first, rest) {
        (Token::Word(name), rest) => (name.clone(), rest),
        (Token::Sign('@'), [Token::Sign('@'), Token::Word(name), rest @ ..]) => {
            (Word { text: format!("@{}", name.text), ..name.clone() }, rest)
        }
        _ => return None,
    };
    let ty = match rest.first() {
        Some(Token::Word(ty)) => Some(ty.clone()),
        Some(Token::Text(_) | Token::Sign(_)) | None => None,
    };
    let text = match rest {
        [Token::Sign('='), Token::Text(text), ..] => Some(text.clone()),
        _ => None,
    };
    let mut attributes: Vec<(String, Option<String>)> = Vec::new();
    let mut depth = 0_usize;
    let mut before = ' ';
    for token in rest {
        match token {
            Token::Sign(sign) => {
                match sign {
                    '(' => depth += 1,
                    ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                before = *sign;
            }
            Token::Word(word) => {
                if depth == 0 && before == '@' {
                    attributes.push((word.text.clone(), None));
                }
                before = ' ';
            }
            Token::Text(text) => {
                if let Some((_, given @ None)) = attributes.last_mut().filter(|_| depth == 1) {
                    *given = Some(text.text.clone());
                }
                before = ' ';
            }
        }
    }
    Some(Line { name, ty, text, attributes })
}

/// The tokens of a line, without comments. `in_comment` is whether it begins in a `/* … */`.
fn tokens(line: &str, start: usize, in_comment: &mut bool) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        if *in_comment {
            match rest.find("*/") {
                Some(end) => {
                    *in_comment = false;
                    at += end + 2;
                }
                None => break,
            }
            continue;
        }
        let Some(first) = rest.chars().next() else { break };
        if rest.starts_with("//") {
            break;
        }
        if rest.starts_with("/*") {
            *in_comment = true;
            at += 2;
        } else if first == '"' {
            let (text, length) = string(rest);
            tokens.push(Token::Text(Word { text, start: start + at, length }));
            at += length;
        } else if is_of_word(first) {
            let length = rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len());
            let text = rest[..length].to_owned();
            tokens.push(Token::Word(Word { text, start: start + at, length }));
            at += length;
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Sign(first));
            }
            at += first.len_utf8();
        }
    }
    tokens
}

/// The text of a string, and how many bytes it takes with its quotes.
fn string(rest: &str) -> (String, usize) {
    let mut text = String::new();
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => {
                text.push(letter);
                escaped = false;
            }
            '\\' => escaped = true,
            '"' => return (text, at + 1),
            _ => text.push(letter),
        }
    }
    (text, rest.len())
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-')
}

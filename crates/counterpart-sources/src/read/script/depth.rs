//! How deep a file may nest: the parser goes down as deep as its text does, and stacks are finite.

/// As many levels fit into the stack of any thread.
const SHALLOW: usize = 150;
/// More levels are not read.
const DEEPEST: usize = 10_000;
/// The memory that a level may need at most, measured without optimisation.
const LEVEL: usize = 8 * 1024;
/// The largest stack that is asked for.
const LARGEST: usize = 1 << 30;

/// What a text needs to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Nothing special.
    Shallow,
    /// A stack of this many bytes.
    Deep(usize),
    /// It nests too deeply, and does so first at this byte.
    Beyond(u32),
}

/// Estimates how deep a text nests, without parsing: never less than it does, as far as brackets,
/// chains of operators and of `else` go.
pub fn depth(text: &str) -> Depth {
    let (mut open, mut deepest, mut run, mut longest, mut chain) =
        (0_usize, 0, 0_usize, 0, 0_usize);
    let mut last = b' ';
    for (at, byte) in (0_u32..).zip(text.bytes()) {
        match byte {
            b'(' | b'[' | b'{' => {
                open += 1;
                if open > DEEPEST {
                    return Depth::Beyond(at);
                }
                deepest = deepest.max(open);
            }
            b')' | b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        match byte {
            b';' | b'{' | b'}' | b',' => run = 0,
            _ => run += 1,
        }
        longest = longest.max(run);
        // `} else`, `).then`: what begins here lies in what stands before it.
        chain += usize::from((byte == b'.' && last == b')') || (byte == b'e' && last == b'}'));
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
    }
    // Of an expression without brackets, every second byte may be a level.
    let levels = deepest + chain + longest / 2;
    let small = deepest <= SHALLOW && chain <= SHALLOW && longest <= 10 * SHALLOW;
    if small { Depth::Shallow } else { Depth::Deep((levels * LEVEL).clamp(8 << 20, LARGEST)) }
}

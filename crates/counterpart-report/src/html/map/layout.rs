//! Where everything on the map goes. Every system has a column and every definition a row of its
//! own, so nothing overlaps, however many there are.

use std::collections::BTreeMap;

use crate::check::Check;

/// Letters of the names of definitions are so wide.
const CODE: f64 = 7.3;
/// The maximum number of lines of a name.
const LINES: usize = 2;
/// The most systems that are drawn with wide columns.
const FEW: usize = 6;
/// Around everything.
const MARGIN: f64 = 4.0;
/// From one row to the next.
const STEP: f64 = 46.0;
/// The maximum length of a definition's name, in characters.
const NAME: usize = 64;

/// The height of a box.
pub const BOX: f64 = 58.0;

/// How much room there is for each system.
struct Room {
    /// A box is at least so wide.
    least: f64,
    /// Between two boxes.
    gap: f64,
    /// The maximum length of one line of a name, in characters.
    line: usize,
    /// A letter of a name is at most so wide.
    letter: f64,
}

impl Room {
    const fn of(systems: usize) -> Self {
        if systems > FEW {
            Self { least: 64.0, gap: 12.0, line: 11, letter: 7.4 }
        } else {
            Self { least: 112.0, gap: 44.0, line: 14, letter: 8.2 }
        }
    }
}

/// Where everything goes.
pub struct Layout {
    /// The systems, from left to right: those that mostly write before those that mostly read.
    pub systems: Vec<Column>,
    /// The definitions, from top to bottom.
    pub passages: Vec<Passage>,
    /// How wide the drawing is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// A system.
pub struct Column {
    /// Its whole name.
    pub name: String,
    /// Its name in lines that fit its box.
    pub lines: Vec<String>,
    /// How many source files it has.
    pub files: u64,
    /// The middle of its box.
    pub x: f64,
    /// How wide its box is.
    pub width: f64,
}

/// A definition on its way.
pub struct Passage {
    /// Contract and name.
    pub name: String,
    /// The name as it is drawn.
    pub label: String,
    /// Where the label begins.
    pub label_x: f64,
    /// The height of its line.
    pub y: f64,
    /// The columns that write it, from left to right.
    pub writers: Vec<usize>,
    /// The columns that read it, from left to right.
    pub readers: Vec<usize>,
}

impl Passage {
    /// Whether it is written and read.
    pub fn is_whole(&self) -> bool {
        !self.writers.is_empty() && !self.readers.is_empty()
    }

    /// The first and the last column it touches.
    pub fn span(&self) -> (usize, usize) {
        let columns = || self.writers.iter().chain(&self.readers).copied();
        (columns().min().unwrap_or(0), columns().max().unwrap_or(0))
    }
}

impl Layout {
    /// Whether the systems are drawn close together.
    pub fn is_dense(&self) -> bool {
        self.systems.len() > FEW
    }

    /// The map of a check.
    pub fn of(check: &Check) -> Self {
        let mut order: Vec<_> = check
            .systems
            .iter()
            .filter(|system| !system.reads.is_empty() || !system.writes.is_empty())
            .collect();
        // Things then pass from left to right more often than back. The sort keeps names in order.
        order.sort_by_key(|system| share(system.reads.len(), system.writes.len()));
        let room = Room::of(order.len());
        let lines: Vec<_> = order.iter().map(|system| lines(&system.name, room.line)).collect();
        let longest = lines.iter().flatten().map(|line| letters(line)).fold(0.0, f64::max);
        let width = f64::max(longest * room.letter + 18.0, room.least);
        let mut systems = Vec::new();
        let mut x = MARGIN + width / 2.0;
        for (system, lines) in order.iter().zip(lines) {
            let (name, files) = (system.name.clone(), system.files);
            systems.push(Column { name, lines, files, x, width });
            x += width + room.gap;
        }
        let mut layout = Self { systems, passages: Vec::new(), width: 0.0, height: 0.0 };
        let mut known = BTreeMap::new();
        for (column, system) in order.iter().enumerate() {
            for name in &system.writes {
                known.entry(name.to_string()).or_insert_with(Ends::default).0.push(column);
            }
            for name in &system.reads {
                known.entry(name.to_string()).or_insert_with(Ends::default).1.push(column);
            }
        }
        // In the order of the contracts; definitions that they lack come last.
        let place = |name: &str| {
            let named = |contract: &str| contract == name;
            check.definitions.iter().position(|one| named(one.contract.as_str()))
        };
        let mut known: Vec<_> = known.into_iter().collect();
        known.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
        layout.width = x - room.gap - width / 2.0 + MARGIN;
        let mut y = MARGIN + BOX + STEP;
        for (name, (writers, readers)) in known {
            layout.pass(name, y, writers, readers);
            y += STEP;
        }
        layout.height = y - STEP / 2.0;
        layout
    }

    /// Adds a definition and makes room for its label.
    fn pass(&mut self, name: String, y: f64, writers: Vec<usize>, readers: Vec<usize>) {
        let label = shortened(&name, NAME);
        let mut passage = Passage { name, label, label_x: 0.0, y, writers, readers };
        let (first, _) = passage.span();
        let start = self.systems.get(first).map_or(MARGIN, |column| column.x + 12.0);
        let long = letters(&passage.label) * CODE;
        let room = f64::max(self.width - MARGIN - long, MARGIN);
        passage.label_x = f64::min(start, room);
        self.width = f64::max(self.width, passage.label_x + long + MARGIN);
        self.passages.push(passage);
    }
}

/// Who writes and who reads.
type Ends = (Vec<usize>, Vec<usize>);

/// The share of a system's definitions that it reads, in thousandths.
fn share(reads: usize, writes: usize) -> usize {
    reads * 1000 / (reads + writes).max(1)
}

/// How many letters a text has, as a length.
fn letters(text: &str) -> f64 {
    // Letters of other scripts may be twice as wide as Latin ones.
    let wide = |char: char| if char.is_ascii() { 1 } else { 2 };
    f64::from(text.chars().map(wide).sum::<u32>())
}

/// A name in lines, broken between its parts; the rest is cut off.
fn lines(name: &str, line: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for part in name.split_inclusive(['-', '_', '.', ' ', '/']) {
        let fits = |so_far: &str| so_far.chars().count() + part.chars().count() <= line;
        match lines.last_mut() {
            Some(last) if last.is_empty() || fits(last) => last.push_str(part),
            _ => lines.push(part.to_owned()),
        }
    }
    if lines.len() > LINES {
        let rest = lines.split_off(LINES - 1).concat();
        lines.push(rest);
    }
    lines.iter().map(|text| shortened(text, line)).collect()
}

/// The text, cut after the given number of characters.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

//! Characters that nothing tells apart, as one class.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

/// Ranges of characters, ascending, that do not touch.
pub type Ranges = Vec<(char, char)>;

/// The characters of which words are made.
pub const WORD: [(char, char); 4] = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];

/// Which class each character belongs to.
#[derive(Clone, Debug, Default)]
pub struct Alphabet {
    /// The first character of each run of characters with one class, ascending from the first
    /// character of all; with the class.
    runs: Vec<(u32, u16)>,
    /// How many classes there are.
    pub classes: u16,
}

impl Alphabet {
    /// The coarsest one that tells the members of each set from its other characters, and for each
    /// class which sets it is in; `None` where there are too many classes.
    pub fn of(sets: &[Ranges]) -> Option<(Self, Vec<Vec<bool>>)> {
        let mut starts = vec![0];
        for (low, high) in sets.iter().flatten() {
            starts.extend([u32::from(*low), u32::from(*high) + 1]);
        }
        Self::build(starts, |start| sets.iter().map(|set| contains(set, start)).collect())
    }

    /// The coarsest one that tells apart what one of these does and some characters, and for each
    /// class what class it is of in each of these; `None` where there are too many classes.
    pub fn product(
        all: &[&Self],
        apart: impl Iterator<Item = char>,
    ) -> Option<(Self, Vec<Vec<u16>>)> {
        let mut starts = vec![0];
        starts.extend(all.iter().flat_map(|one| one.runs.iter().map(|(start, _)| *start)));
        let apart: BTreeSet<u32> = apart.map(u32::from).collect();
        starts.extend(apart.iter().flat_map(|c| [*c, c + 1]));
        // A class for each of those characters, even where two are in the same classes.
        let (alphabet, classes) = Self::build(starts, |start| {
            let of = all.iter().map(|one| one.class_of(start)).collect::<Vec<u16>>();
            (of, apart.contains(&start).then_some(start))
        })?;
        Some((alphabet, classes.into_iter().map(|(of, _)| of).collect()))
    }

    /// Characters that begin between two starts are told apart by what holds at the first.
    fn build<T: Clone + Eq + Hash>(
        mut starts: Vec<u32>,
        what_holds: impl Fn(u32) -> T,
    ) -> Option<(Self, Vec<T>)> {
        starts.sort_unstable();
        starts.dedup();
        starts.retain(|start| *start <= u32::from(char::MAX));
        let mut runs: Vec<(u32, u16)> = Vec::new();
        let (mut known, mut classes): (HashMap<T, u16>, Vec<T>) = (HashMap::new(), Vec::new());
        for start in starts {
            let next = u16::try_from(classes.len()).ok()?;
            let class = *known.entry(what_holds(start)).or_insert_with_key(|holds| {
                classes.push(holds.clone());
                next
            });
            if runs.last().is_none_or(|(_, last)| *last != class) {
                runs.push((start, class));
            }
        }
        Some((Self { runs, classes: u16::try_from(classes.len()).ok()? }, classes))
    }

    /// The class of a character.
    pub fn class_of(&self, code: u32) -> u16 {
        let behind = self.runs.partition_point(|(start, _)| *start <= code);
        self.runs.get(behind.saturating_sub(1)).map_or(0, |(_, class)| *class)
    }

    /// For each class a character of it, the plainest there is, with how plain it is: 0 is best.
    /// `None` for a class of surrogates, which no text holds.
    pub fn plainest(&self) -> Vec<Option<(usize, char)>> {
        let mut found: Vec<Option<(usize, char)>> = vec![None; usize::from(self.classes)];
        let ascii = PLAIN.chars().chain((' '..='~').filter(|c| !PLAIN.contains(*c)));
        let letters = LETTERS.chars().map(|c| (1000, c));
        let rest = self.runs.iter().flat_map(|(start, _)| some_from(*start));
        for (rank, c) in ascii.enumerate().chain(letters).chain(rest) {
            if let Some(found) = found.get_mut(usize::from(self.class_of(u32::from(c))))
                && found.is_none_or(|(known, _)| rank < known)
            {
                *found = Some((rank, c));
            }
        }
        found
    }
}

/// The characters of ASCII that a person likes to see in an example.
const PLAIN: &str =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@ ,;!?+*=#%&$";
/// Letters of other scripts, and one outside the basic plane.
const LETTERS: &str = "éßλжאあ中😀";

/// Some of the characters that follow one another from here, each with how plain it is.
fn some_from(start: u32) -> impl Iterator<Item = (usize, char)> {
    // No text holds a surrogate.
    let start = if (0xd800..0xe000).contains(&start) { 0xe000 } else { start };
    (start..start.saturating_add(4)).filter_map(char::from_u32).map(|c| {
        let rank = match c {
            // What every reader of regular expressions takes for a space and the end of a line.
            '\n' | '\t' => 3000,
            c if c.is_control() => 5000,
            c if c.is_alphanumeric() => 1500,
            // Readers differ on which of these are spaces.
            c if c.is_whitespace() || c == '\u{feff}' => 4000,
            _ => 2000,
        };
        (rank, c)
    })
}

fn contains(set: &Ranges, code: u32) -> bool {
    let behind = set.partition_point(|(low, _)| u32::from(*low) <= code);
    behind.checked_sub(1).is_some_and(|at| u32::from(set[at].1) >= code)
}

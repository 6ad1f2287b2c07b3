//! The table of all answers.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::pair::{Direction, Pair};
use super::query::{Ours, Peer, Reply};
use super::recheck::Judges;
use super::tally::Tally;

/// The counts of one tool.
struct Row {
    name: &'static str,
    verdicts: BTreeMap<String, usize>,
    /// Bytes of every witness, sorted.
    sizes: Vec<usize>,
    questions: usize,
}

impl Row {
    fn new<'a>(name: &'static str, answers: impl Iterator<Item = &'a Reply>) -> Self {
        let mut row = Self { name, verdicts: BTreeMap::new(), sizes: Vec::new(), questions: 0 };
        for reply in answers {
            row.questions += 1;
            *row.verdicts.entry(reply.verdict.clone()).or_default() += 1;
            row.sizes.extend(reply.witnesses.iter().map(|witness| witness.to_string().len()));
        }
        row.sizes.sort_unstable();
        row
    }

    fn count(&self, verdict: &str) -> usize {
        self.verdicts.get(verdict).copied().unwrap_or(0)
    }

    fn decided(&self) -> usize {
        self.count("safe") + self.count("breaking")
    }

    fn median(&self) -> Option<usize> {
        self.sizes.get(self.sizes.len() / 2).copied()
    }
}

/// Everything that is counted.
pub struct Table {
    ours: Row,
    peers: Vec<Row>,
    /// Questions answered `breaking` of which every witness was confirmed.
    rechecked: usize,
    refuted: Vec<String>,
    /// How long each pair took, in milliseconds, sorted.
    times: Vec<f64>,
    /// How many steps the prover took for each pair, sorted.
    steps: Vec<u64>,
    /// The verdicts of other validators on the witnesses.
    pub tallies: Vec<Tally>,
    /// Witnesses that were not confirmed.
    unconfirmed: Vec<String>,
}

impl Table {
    /// Counts the answers.
    pub fn new(ours: &[Ours], peers: &[Peer]) -> Self {
        let mut times: Vec<f64> = ours.iter().map(|answer| answer.milliseconds).collect();
        times.sort_by(f64::total_cmp);
        let mut steps: Vec<u64> = ours.iter().map(|answer| answer.steps).collect();
        steps.sort_unstable();
        let peers = peers.iter().map(|peer| Row::new(peer.name, peer.answers.iter().flatten()));
        Self {
            ours: Row::new("counterpart", ours.iter().flat_map(|answer| &answer.replies)),
            peers: peers.collect(),
            rechecked: 0,
            refuted: Vec::new(),
            times,
            steps,
            tallies: Vec::new(),
            unconfirmed: Vec::new(),
        }
    }

    /// Gives our witnesses for a pair to the validators.
    pub fn recheck(&mut self, judges: &Judges, ours: &Ours) {
        for (direction, reply) in Direction::BOTH.into_iter().zip(&ours.replies) {
            if reply.verdict != "breaking" {
                continue;
            }
            let wrong: Vec<&Value> = reply
                .witnesses
                .iter()
                .filter(|witness| judges.confirm(direction, witness) != Some(true))
                .collect();
            if wrong.is_empty() && !reply.witnesses.is_empty() {
                self.rechecked += 1;
            }
            self.unconfirmed.extend(wrong.into_iter().map(ToString::to_string));
        }
    }

    /// Adds the instances that refute a `safe`.
    pub fn refuted(&mut self, name: &str, found: Vec<(Direction, Value)>) {
        for (direction, instance) in found {
            self.refuted.push(format!("{name} ({}): {instance}", direction.name()));
        }
    }

    /// Whether every bar is met: 92 of 100 decided, every break confirmed, by both halves too, no
    /// proof refuted, witnesses and times small.
    pub fn is_good(&self) -> bool {
        self.ours.decided() * 100 >= self.ours.questions * 92
            && self.rechecked == self.ours.count("breaking")
            && self.refuted.is_empty()
            && self.tallies.iter().all(|tally| !tally.binds || tally.disagrees.is_empty())
            && self.ours.median().is_none_or(|bytes| bytes < 100)
            && self.slowest() < 5000.0
    }

    fn middle(&self) -> f64 {
        self.times.get(self.times.len() / 2).copied().unwrap_or_default()
    }

    fn slowest(&self) -> f64 {
        self.times.last().copied().unwrap_or_default()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| tool | decided | safe | breaking | unknown | no answer | median witness |")?;
        writeln!(f, "|---|---|---|---|---|---|---|")?;
        for row in std::iter::once(&self.ours).chain(&self.peers) {
            let silent = row.questions - row.decided() - row.count("unknown");
            let median = row.median().map_or("none".to_owned(), |bytes| format!("{bytes} bytes"));
            writeln!(
                f,
                "| {} | {} of {} | {} | {} | {} | {silent} | {median} |",
                row.name,
                row.decided(),
                row.questions,
                row.count("safe"),
                row.count("breaking"),
                row.count("unknown"),
            )?;
        }
        for witness in &self.unconfirmed {
            writeln!(f, "not confirmed: {}", shortened(witness))?;
        }
        for Tally { name, agrees, disagrees, silent, .. } in &self.tallies {
            for witness in disagrees {
                writeln!(f, "{name} disagrees: {}", shortened(witness))?;
            }
            let disagrees = disagrees.len();
            writeln!(
                f,
                "{name}: of our witnesses {agrees} confirmed, {disagrees} not, {silent} under \
                 schemas that it cannot use"
            )?;
        }
        for refuted in &self.refuted {
            writeln!(f, "refuted: {}", shortened(refuted))?;
        }
        writeln!(
            f,
            "evolution: decided {}/{}, breaking {}, rechecked {}, refuted {}, median witness {} \
             bytes, median {} steps, max {} steps, median {:.0} ms, max {:.0} ms",
            self.ours.decided(),
            self.ours.questions,
            self.ours.count("breaking"),
            self.rechecked,
            self.refuted.len(),
            self.ours.median().unwrap_or_default(),
            self.steps.get(self.steps.len() / 2).copied().unwrap_or_default(),
            self.steps.last().copied().unwrap_or_default(),
            self.middle(),
            self.slowest(),
        )
    }
}

/// Every question that is not decided, with the reason.
pub fn print_reasons(pairs: &[Pair], ours: &[Ours]) {
    for (pair, answer) in pairs.iter().zip(ours) {
        for (direction, reply) in Direction::BOTH.into_iter().zip(&answer.replies) {
            if !reply.decides() {
                let (name, way, what) = (&pair.name, direction.name(), &reply.verdict);
                println!("{name} ({way}): {what}: {}", reply.because.join("; "));
            }
        }
    }
}

/// A text that may be long, cut for a line.
fn shortened(text: &str) -> String {
    const MOST: usize = 300;
    let cut: String = text.chars().take(MOST).collect();
    if cut.len() < text.len() { cut + "…" } else { cut }
}

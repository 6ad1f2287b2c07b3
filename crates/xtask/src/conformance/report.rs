//! The table of `cargo xtask conformance`.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Write as _};

use counterpart_compiler::resolve::Draft;

use super::compare::{Count, Miss, Score, compare};
use super::halves::Subject;
use super::peers::Peer;
use super::suite::{Part, Suite, folder};

/// Something for each draft and part of the suite.
type ByPlace<T> = BTreeMap<(Draft, Part), T>;

/// The scores by draft and part, and all that is wrong.
pub struct Report {
    scores: ByPlace<Score>,
    misses: Vec<Miss>,
    peers: Vec<(&'static str, ByPlace<Count>)>,
}

impl Report {
    /// Compares everything.
    pub fn of(subjects: &[Subject], suite: &Suite, peers: Vec<Peer>) -> Self {
        let (mut scores, mut misses) = (BTreeMap::new(), Vec::new());
        for subject in subjects {
            let score: &mut Score =
                scores.entry((subject.group.draft, subject.group.part)).or_default();
            *score = score.and(compare(subject, &suite.remotes, &mut misses));
        }
        let places = || suite.groups.iter().map(|group| (group.draft, group.part));
        let peers = peers.into_iter().map(|peer| {
            let mut counts: ByPlace<Count> = BTreeMap::new();
            for (place, count) in places().zip(peer.counts) {
                let sum = counts.entry(place).or_default();
                *sum = sum.and(count);
            }
            (peer.name, counts)
        });
        Self { scores, misses, peers: peers.collect() }
    }

    fn total(&self, part: Part) -> Score {
        let of_part = self.scores.iter().filter(|((_, of), _)| *of == part);
        of_part.fold(Score::default(), |sum, (_, score)| sum.and(*score))
    }

    /// Whether every bar is met: all that is required is right; the halves agree, but for optional
    /// instances that JavaScript cannot see as they are; and of the optional tests each is right at
    /// least as often as the validator of its language.
    pub fn is_good(&self) -> bool {
        let (required, optional) = (self.total(Part::Required), self.total(Part::Optional));
        let full = required.rust.is_full() && required.typescript.is_full();
        let agree = required.verdict_disagreements == 0
            && optional.verdict_disagreements == optional.unseen
            && required.error_disagreements + optional.error_disagreements == 0;
        let as_good = optional.rust.right >= self.of_peer("jsonschema")
            && optional.typescript.right >= self.of_peer("ajv");
        required.rust.total > 0 && full && required.typed.is_full() && agree && as_good
    }

    /// The right ones among a peer's optional verdicts; none where it was not asked.
    fn of_peer(&self, name: &str) -> usize {
        let of_peer = self.peers.iter().filter(|(other, _)| *other == name);
        let counts = of_peer.flat_map(|(_, counts)| counts);
        counts.filter(|((_, part), _)| *part == Part::Optional).map(|(_, count)| count.right).sum()
    }

    /// The closing line.
    fn line(&self) -> String {
        let Score { rust, typescript, typed, verdict_disagreements, error_disagreements, .. } =
            self.total(Part::Required);
        format!(
            "conformance: rust {}/{}, typescript {}/{}, typed {}/{}, \
             verdict disagreements {verdict_disagreements}, \
             error disagreements {error_disagreements}",
            rust.right, rust.total, typescript.right, typescript.total, typed.right, typed.total
        )
    }

    /// `docs/conformance.md`
    pub fn document(&self) -> String {
        let misses = self.misses.iter().map(|miss| {
            let reason = miss.reason.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            format!("- {}, {}: {reason}\n", miss.kind, miss.label)
        });
        let misses: String = misses.collect();
        include_str!("../../templates/conformance.md")
            .replace("{line}", &self.line())
            .replace("{table}", &self.table())
            .replace("{misses}", &misses)
    }

    fn table(&self) -> String {
        let mut text = String::new();
        let names = self.peers.iter().map(|(name, _)| format!(" {name} |"));
        let _ = writeln!(
            text,
            "| draft | tests | Rust | TypeScript | typed | verdicts differ | violations differ |{}",
            names.collect::<String>()
        );
        let _ = writeln!(text, "|---|---|---|---|---|---|---|{}", "---|".repeat(self.peers.len()));
        for part in Part::ALL {
            for draft in Draft::ALL {
                let Some(score) = self.scores.get(&(draft, part)) else { continue };
                let place = (draft, part);
                let peers = self.peers.iter().map(|(_, counts)| counts.get(&place).copied());
                let peers = peers.map(|count| format!(" {} |", shown(count.unwrap_or_default())));
                let _ = writeln!(
                    text,
                    "| {} | {} | {} | {} | {} | {} | {} |{}",
                    folder(draft),
                    part.name(),
                    shown(score.rust),
                    shown(score.typescript),
                    shown(score.typed),
                    score.verdict_disagreements,
                    score.error_disagreements,
                    peers.collect::<String>()
                );
            }
        }
        text
    }
}

fn shown(count: Count) -> String {
    format!("{}/{}", count.right, count.total)
}

impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for miss in &self.misses {
            writeln!(f, "{} {}: {}: {}", miss.place.1.name(), miss.kind, miss.label, miss.reason)?;
        }
        write!(f, "{}", self.table())?;
        writeln!(f, "{}", self.line())
    }
}

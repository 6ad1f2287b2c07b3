//! The table, the failures, and the one line at the end.

use std::fmt;

use crate::pipeline::{Stage, Subject, Verdict, Verdicts};

/// The results of a run.
pub struct Report {
    compiled: Measure,
    rustc: Measure,
    tsc: Measure,
    valid_rust: Measure,
    valid_node: Measure,
    valid_tsc: Measure,
    invalid_rust: Measure,
    invalid_node: Measure,
    invalid_tsc: Measure,
    round_trip: Measure,
    node_round_trip: Measure,
    agreement: Measure,
    panics: usize,
    timeouts: usize,
    /// Notes that are not failures.
    notes: Vec<String>,
}

/// A count out of a total, and the entries that failed.
struct Measure {
    name: &'static str,
    /// The least share that is good enough, in thousandths; 0 where there is no bar.
    bar: usize,
    right: usize,
    total: usize,
    failures: Vec<String>,
}

impl Measure {
    fn new(name: &'static str, bar: usize) -> Self {
        Self { name, bar, right: 0, total: 0, failures: Vec::new() }
    }

    fn count(&mut self, of: &str, verdict: Result<(), &str>) {
        self.total += 1;
        match verdict {
            Ok(()) => self.right += 1,
            Err(reason) => self.failures.push(format!("{of}: {reason}")),
        }
    }

    fn is_good(&self) -> bool {
        self.right * 1000 >= self.bar * self.total
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}/{}", self.name, self.right, self.total)
    }
}

impl Report {
    /// Counts.
    pub fn of(subjects: &[Subject]) -> Self {
        let mut report = Self {
            compiled: Measure::new("compiled", 970),
            rustc: Measure::new("rustc", 1000),
            tsc: Measure::new("tsc", 1000),
            valid_rust: Measure::new("valid rust", 995),
            valid_node: Measure::new("valid node", 995),
            valid_tsc: Measure::new("valid tsc", 990),
            invalid_rust: Measure::new("invalid rust", 1000),
            invalid_node: Measure::new("invalid node", 1000),
            invalid_tsc: Measure::new("invalid tsc", 720),
            round_trip: Measure::new("roundtrip", 990),
            node_round_trip: Measure::new("roundtrip node", 0),
            agreement: Measure::new("rust and node agree", 0),
            panics: 0,
            timeouts: 0,
            notes: Vec::new(),
        };
        for subject in subjects {
            report.schema(subject);
        }
        report
    }

    /// Whether every bar was met.
    pub fn is_good(&self) -> bool {
        self.measures().all(Measure::is_good) && self.panics == 0 && self.timeouts == 0
    }

    fn schema(&mut self, subject: &Subject) {
        let name = &subject.entry.name;
        let compiled = match &subject.compilation {
            Stage::Compiled(_) => Ok(()),
            Stage::Diagnosed(reasons) => Err(reasons.join("\n      ")),
            Stage::Crashed(reason) => {
                self.panics += 1;
                Err(format!("panic: {reason}"))
            }
            Stage::TimedOut => {
                self.timeouts += 1;
                Err("it took over five seconds".to_owned())
            }
        };
        self.compiled.count(name, as_reason(&compiled));
        if let Err(reason) = &subject.judge {
            self.notes.push(format!("{name}: the judge cannot use this schema: {reason}"));
        }
        if compiled.is_err() {
            return;
        }
        self.rustc.count(name, subject.rustc.as_deref().map_or(Ok(()), Err));
        self.tsc.count(name, subject.tsc.as_deref().map_or(Ok(()), Err));
        for verdicts in &subject.verdicts {
            self.instance(name, verdicts);
        }
    }

    fn instance(&mut self, schema: &str, verdicts: &Verdicts) {
        let mark = if verdicts.instance.marked_valid { "valid" } else { "invalid" };
        let file = verdicts.instance.path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{schema}/{mark}/{file}");
        if let (Some(rust), Some(node)) = (&verdicts.rust, &verdicts.node) {
            let same = rust.is_accepted() == node.is_accepted();
            self.agreement.count(&name, if same { Ok(()) } else { Err("they do not") });
        }
        if let Some(verdict) = &verdicts.round_trip {
            self.round_trip.count(&name, as_reason(verdict));
        }
        if let Some(verdict) = &verdicts.node_round_trip {
            self.node_round_trip.count(&name, as_reason(verdict));
        }
        match (verdicts.instance.marked_valid, verdicts.judge.as_ref().map(Verdict::accepted)) {
            (_, None) => {}
            (true, Some(Ok(()))) => {
                for (measure, verdict) in [
                    (&mut self.valid_rust, &verdicts.rust),
                    (&mut self.valid_node, &verdicts.node),
                    (&mut self.valid_tsc, &verdicts.tsc),
                ] {
                    if let Some(verdict) = verdict {
                        measure.count(&name, verdict.accepted());
                    }
                }
            }
            (false, Some(Err(_))) => {
                for (measure, verdict) in [
                    (&mut self.invalid_rust, &verdicts.rust),
                    (&mut self.invalid_node, &verdicts.node),
                    (&mut self.invalid_tsc, &verdicts.tsc),
                ] {
                    if let Some(verdict) = verdict {
                        measure.count(&name, verdict.refused());
                    }
                }
            }
            (true, Some(Err(reason))) => self.mismarked(&name, verdicts, false, reason),
            (false, Some(Ok(()))) => self.mismarked(&name, verdicts, true, "it is accepted"),
        }
    }

    /// The judge contradicts the mark; whom do the halves agree with?
    fn mismarked(&mut self, name: &str, verdicts: &Verdicts, accepted: bool, reason: &str) {
        let says = |verdict: &Option<Verdict>| match verdict {
            Some(verdict) if verdict.is_accepted() == accepted => "with it",
            Some(_) => "with the mark",
            None => "not asked",
        };
        let (rust, node) = (says(&verdicts.rust), says(&verdicts.node));
        let reason = reason.lines().nth(1).unwrap_or(reason).trim();
        self.notes.push(format!(
            "{name}: the judge contradicts the mark (Rust {rust}, Node {node}): {reason}"
        ));
    }

    fn measures(&self) -> impl Iterator<Item = &Measure> {
        [
            &self.compiled,
            &self.rustc,
            &self.tsc,
            &self.valid_rust,
            &self.valid_node,
            &self.valid_tsc,
            &self.invalid_rust,
            &self.invalid_node,
            &self.invalid_tsc,
            &self.round_trip,
        ]
        .into_iter()
    }
}

fn as_reason(result: &Result<(), String>) -> Result<(), &str> {
    result.as_ref().map_err(String::as_str).copied()
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for note in &self.notes {
            writeln!(f, "note: {note}")?;
        }
        let all = || self.measures().chain([&self.node_round_trip, &self.agreement]);
        for measure in all().filter(|measure| measure.name != "invalid tsc") {
            for failure in &measure.failures {
                writeln!(f, "{}: {failure}", measure.name)?;
            }
        }
        writeln!(f, "\n{:<20} {:>6} {:>6} {:>8} {:>7}", "", "right", "total", "share", "bar")?;
        for measure in all() {
            let Measure { name, bar, right, total, .. } = measure;
            let share = format!("{:.1} %", percent(*right, *total));
            let bar =
                if *bar == 0 { String::new() } else { format!("{:.1} %", percent(*bar, 1000)) };
            let mark = if measure.is_good() { "" } else { "  below the bar" };
            writeln!(f, "{name:<20} {right:>6} {total:>6} {share:>8} {bar:>7}{mark}")?;
        }
        writeln!(f, "\n{}", self.line())
    }
}

impl Report {
    fn line(&self) -> String {
        let measures: Vec<_> = self.measures().map(ToString::to_string).collect();
        let (measures, panics, timeouts) = (measures.join(", "), self.panics, self.timeouts);
        format!("corpus: {measures}, panics {panics}, timeouts {timeouts}")
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of files")]
fn percent(right: usize, total: usize) -> f64 {
    if total == 0 { 100.0 } else { 100.0 * right as f64 / total as f64 }
}

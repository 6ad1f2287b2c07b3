//! What is wrong with what became of a case.

use crate::pipeline::{Stage, Subject, Verdict, Verdicts};

/// Everything that is wrong, the case itself included: the judge must agree with it.
pub fn complaints(subject: &Subject) -> Vec<String> {
    let name = &subject.entry.name;
    let mut complaints = Vec::new();
    match &subject.compilation {
        Stage::Compiled(_) => {}
        Stage::Diagnosed(reasons) => complaints.push(format!("{name}: {}", reasons.join("; "))),
        Stage::Crashed(reason) => complaints.push(format!("{name}: panic: {reason}")),
        Stage::TimedOut => complaints.push(format!("{name}: it takes too long")),
    }
    if let Err(reason) = &subject.judge {
        complaints.push(format!("{name}: the judge cannot use this schema: {reason}"));
    }
    let refusals = [("rustc", &subject.rustc), ("tsc", &subject.tsc)];
    for (who, reason) in refusals {
        complaints.extend(reason.as_ref().map(|reason| format!("{name}: {who}: {reason}")));
    }
    complaints.extend(subject.verdicts.iter().flat_map(|verdicts| instance(name, verdicts)));
    complaints
}

fn instance(case: &str, verdicts: &Verdicts) -> Vec<String> {
    let right = verdicts.instance.marked_valid;
    let folder = if right { "accept" } else { "reject" };
    let file = crate::folders::name(&verdicts.instance.path);
    let mut complaints = Vec::new();
    let mut complain = |who: &str, verdict: Option<&Verdict>, right: bool| match verdict {
        Some(Err(reason)) if right => {
            complaints.push(format!("{case}/{folder}/{file}: {who}: {reason}"));
        }
        Some(Ok(())) if !right => {
            complaints.push(format!("{case}/{folder}/{file}: {who} accepts it"));
        }
        Some(_) | None => {}
    };
    complain("the judge", verdicts.judge.as_ref(), right);
    complain("Rust", verdicts.rust.as_ref(), right);
    complain("Node", verdicts.node.as_ref(), right);
    complain("round trip in Rust", verdicts.round_trip.as_ref(), true);
    complain("round trip in Node", verdicts.node_round_trip.as_ref(), true);
    // Types say less than schemas: what they accept may still be refused.
    if right {
        complain("tsc", verdicts.tsc.as_ref(), true);
    }
    complaints
}

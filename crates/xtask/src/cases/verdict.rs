//! Complaints about a case.

use crate::pipeline::{Stage, Subject, Verdict, Verdicts};

/// Every complaint, including about the case itself: the judge must agree with it.
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
    let mut complain = |who: &str, result: Option<Result<(), &str>>| {
        if let Some(Err(reason)) = result {
            complaints.push(format!("{case}/{folder}/{file}: {who}: {reason}"));
        }
    };
    let expected = if right { Verdict::accepted } else { Verdict::refused };
    complain("the judge", verdicts.judge.as_ref().map(expected));
    complain("Rust", verdicts.rust.as_ref().map(expected));
    complain("Node", verdicts.node.as_ref().map(expected));
    // Types say less than schemas: what they accept may still be refused.
    complain("tsc", verdicts.tsc.as_ref().filter(|_| right).map(expected));
    for (half, result) in [("Rust", &verdicts.round_trip), ("Node", &verdicts.node_round_trip)] {
        let result = result.as_ref().map(|result| result.as_ref().copied().map_err(String::as_str));
        complain(&format!("round trip in {half}"), result);
    }
    complaints
}

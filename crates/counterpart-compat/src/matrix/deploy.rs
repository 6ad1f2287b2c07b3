//! Whether a release may be deployed beside others, and in which order.

use crate::finding::Verdict;

/// A release that runs, or shall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its name: `cli@1.4`.
    pub name: String,
    /// Its system.
    pub system: String,
}

/// Whether a release may be deployed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deployment {
    /// Whether it works with all that it is to run beside.
    pub verdict: Verdict,
    /// In which order to deploy, a step each; empty where any order will do, or none.
    pub order: Vec<String>,
}

/// Whether `target` may be deployed beside `with`. `before` is the release that it follows, which
/// runs until then; `works` is the answer for two releases, in both directions.
///
/// Where it does not work with one of them, a release of the same system that it does work with may
/// take that one's place, if the release that runs now works with it as well.
pub fn deploy(
    target: &Candidate,
    with: &[Candidate],
    before: Option<&Candidate>,
    works: &dyn Fn(&Candidate, &Candidate) -> Verdict,
) -> Deployment {
    let verdict = with.iter().map(|other| works(target, other)).max().unwrap_or(Verdict::Safe);
    let works_before =
        |other: &Candidate| before.is_none_or(|before| works(before, other) == Verdict::Safe);
    let (fit, unfit): (Vec<_>, Vec<_>) =
        with.iter().partition(|other| works(target, other) == Verdict::Safe);
    let order = if unfit.is_empty() {
        let (anytime, later): (Vec<_>, Vec<_>) =
            fit.into_iter().partition(|other| works_before(other));
        if later.is_empty() { Vec::new() } else { after(target, &anytime, &later, before) }
    } else {
        ahead(target, &fit, &unfit, &works_before).unwrap_or_default()
    };
    Deployment { verdict, order }
}

/// Those that do not work with what runs now wait for the target.
fn after(
    target: &Candidate,
    anytime: &[&Candidate],
    later: &[&Candidate],
    before: Option<&Candidate>,
) -> Vec<String> {
    let mut steps = vec![format!("deploy {}", target.name)];
    let before = before.map_or("what runs now", |before| before.name.as_str());
    for other in later {
        steps.push(format!(
            "then deploy {}, which does not work with {before}: {before} must be gone by then",
            other.name
        ));
    }
    for other in anytime {
        steps.push(format!("{} may be deployed at any time", other.name));
    }
    steps
}

/// Those that the target does not work with are replaced first. None where one cannot be.
fn ahead(
    target: &Candidate,
    fit: &[&Candidate],
    unfit: &[&Candidate],
    works_before: &dyn Fn(&Candidate) -> bool,
) -> Option<Vec<String>> {
    let mut steps = Vec::new();
    for other in unfit {
        let follows = |next: &&&Candidate| next.system == other.system && works_before(next);
        let next = fit.iter().find(follows)?;
        steps.push(format!(
            "replace every {} by {}, since {} does not work with it",
            other.name, next.name, target.name
        ));
    }
    steps.push(format!("then deploy {}", target.name));
    Some(steps)
}

#[cfg(test)]
mod tests {
    use super::{Candidate, deploy};
    use crate::finding::Verdict;

    fn release(name: &str) -> Candidate {
        let (system, _) = name.split_once('@').unwrap();
        Candidate { name: name.to_owned(), system: system.to_owned() }
    }

    fn asked(with: &[&str], broken: &[(&str, &str)]) -> (Verdict, Vec<String>) {
        let with: Vec<_> = with.iter().map(|name| release(name)).collect();
        let works = |one: &Candidate, other: &Candidate| {
            let same = |pair: &&(&str, &str)| pair.0 == one.name && pair.1 == other.name;
            if broken.iter().any(|pair| same(&pair)) { Verdict::Breaking } else { Verdict::Safe }
        };
        let before = release("api@2.0");
        let answer = deploy(&release("api@2.1"), &with, Some(&before), &works);
        (answer.verdict, answer.order)
    }

    #[test]
    fn what_works_with_both_may_go_in_any_order() {
        assert_eq!(asked(&["cli@1.4", "cli@1.5"], &[]), (Verdict::Safe, vec![]));
    }

    #[test]
    fn what_needs_the_new_release_waits_for_it() {
        let (verdict, order) = asked(&["cli@1.5"], &[("api@2.0", "cli@1.5")]);
        assert_eq!(verdict, Verdict::Safe);
        assert_eq!(order[0], "deploy api@2.1");
        assert!(order[1].starts_with("then deploy cli@1.5"));
    }

    #[test]
    fn what_breaks_is_replaced_first_where_something_can_take_its_place() {
        let broken = [("api@2.1", "cli@1.4")];
        let (verdict, order) = asked(&["cli@1.4", "cli@1.5"], &broken);
        assert_eq!(verdict, Verdict::Breaking);
        assert!(order[0].starts_with("replace every cli@1.4 by cli@1.5"));
        assert_eq!(order[1], "then deploy api@2.1");
        assert_eq!(asked(&["cli@1.4"], &broken), (Verdict::Breaking, vec![]));
        let both = [("api@2.1", "cli@1.4"), ("api@2.0", "cli@1.5")];
        assert_eq!(asked(&["cli@1.4", "cli@1.5"], &both), (Verdict::Breaking, vec![]));
    }
}

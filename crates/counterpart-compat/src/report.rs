//! Comparisons and rules as the types that are reported: the one place where they are converted.

use counterpart_compiler::project::Writers;
use counterpart_report::{RuleInfo, Weight, common, compat};

use crate::assess::{Bump, Compared, Comparison, Conclusion, Grown, Presence, Step};
use crate::direction::Compatibility;
use crate::finding::{Finding, Verdict};
use crate::rules::{ChangeKind, Effects, Level};

/// The comparison of two named versions. With `source`, a break of the generated code is an error.
#[must_use]
pub fn compat(
    comparison: &Comparison,
    (old, new): (&str, &str),
    bump: &Bump,
    changelog: &str,
    source: bool,
) -> compat::Compat {
    let definition = |compared| definition(comparison, compared);
    let finding = |found| finding(comparison, found, source);
    compat::Compat {
        summary: compat::Summary {
            backward: comparison.verdict(Compatibility::Backward).into(),
            forward: comparison.verdict(Compatibility::Forward).into(),
            source: comparison.source_verdict().into(),
        },
        old: old.to_owned(),
        new: new.to_owned(),
        writers: writers(comparison.writers),
        definitions: comparison.definitions.iter().map(definition).collect(),
        findings: comparison.findings.iter().map(finding).collect(),
        bump: compat::Bump {
            contract: step(&bump.contract),
            targets: bump.targets.iter().map(|(id, one)| ((*id).to_owned(), step(one))).collect(),
        },
        changelog: changelog.to_owned(),
    }
}

fn definition(comparison: &Comparison, compared: &Compared) -> compat::Definition {
    let conclusion = |conclusion: &Conclusion| {
        let otherwise = conclusion.otherwise.map(common::Verdict::from);
        let generated = match comparison.writers {
            Writers::Any => otherwise,
            Writers::Generated => None,
        };
        let argument = (!conclusion.argument.is_empty()).then(|| conclusion.argument.clone());
        compat::Conclusion { verdict: conclusion.verdict.into(), argument, generated }
    };
    compat::Definition {
        contract: compared.name.clone().into(),
        was: compared.was.clone().map(Into::into),
        presence: match compared.presence {
            Presence::Both => compat::DefinitionPresence::Both,
            Presence::Added => compat::DefinitionPresence::Added,
            Presence::Removed => compat::DefinitionPresence::Removed,
        },
        backward: compared.backward.as_ref().map(conclusion),
        forward: compared.forward.as_ref().map(conclusion),
    }
}

/// One finding. An accepted one, and one that only holds for other writers, is a note.
#[must_use]
pub fn finding(comparison: &Comparison, found: &Finding, source: bool) -> compat::Finding {
    let witness = found.witness.as_ref();
    compat::Finding {
        rule: found.rule.id.to_owned(),
        severity: severity(comparison, found, source),
        level: match found.rule.level() {
            Level::Wire => compat::Level::Wire,
            Level::Source => compat::Level::Source,
            Level::Project => compat::Level::Project,
        },
        direction: found.direction.map(|direction| match direction {
            Compatibility::Backward => common::Direction::Backward,
            Compatibility::Forward => common::Direction::Forward,
        }),
        verdict: found.verdict.into(),
        contract: found.definition.clone().into(),
        pointer: found.pointer.clone(),
        message: found.message.clone(),
        help: found.help.clone(),
        witness: witness.map(|witness| witness.instance.clone()),
        instance: witness.map(|witness| witness.at.clone()),
        old: found.old.as_ref().map(Into::into),
        new: found.new.as_ref().map(Into::into),
        breaks: found.breaks.clone(),
        targets: found.targets.iter().map(|id| (*id).to_owned().into()).collect(),
        writers: found.writers.map(writers),
        fingerprint: found.fingerprint.clone().into(),
        accepted: found.accepted.as_ref().map(|accepted| compat::Accepted {
            owner: accepted.owner.clone(),
            reason: accepted.reason.clone(),
            expires: accepted.expires.clone(),
        }),
    }
}

fn severity(comparison: &Comparison, found: &Finding, source: bool) -> common::Severity {
    if !comparison.counts(found) {
        return common::Severity::Note;
    }
    match (found.verdict, found.rule.level()) {
        (Verdict::Safe, _) => common::Severity::Note,
        (Verdict::Unknown, _) => common::Severity::Warning,
        (Verdict::Breaking, Level::Source) if !source => common::Severity::Warning,
        (Verdict::Breaking, Level::Wire | Level::Source | Level::Project) => {
            common::Severity::Error
        }
    }
}

impl From<Verdict> for common::Verdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Safe => Self::Safe,
            Verdict::Breaking => Self::Breaking,
            Verdict::Unknown => Self::Unknown,
        }
    }
}

impl From<&ChangeKind> for RuleInfo {
    fn from(kind: &ChangeKind) -> Self {
        let weight = match kind.level() {
            Level::Wire | Level::Project if kind.may_break() => Weight::Error,
            Level::Source if kind.may_break() => Weight::Warning,
            Level::Wire | Level::Source | Level::Project => Weight::Note,
        };
        let remarks = match kind.effects {
            Effects::Wire { backward, forward } => vec![
                format!("Backward (old writers, new readers): it {}.", backward.text()),
                format!("Forward (new writers, old readers): it {}.", forward.text()),
            ],
            Effects::Source(effect) => {
                vec![format!("For code that uses the generated types: it {}.", effect.text())]
            }
            Effects::Project => Vec::new(),
        };
        Self {
            id: kind.id,
            weight: Some(weight),
            summary: kind.summary,
            remarks,
            explanation: kind.explanation,
            help: kind.instead,
        }
    }
}

const fn writers(writers: Writers) -> compat::Writers {
    match writers {
        Writers::Any => compat::Writers::Any,
        Writers::Generated => compat::Writers::Generated,
    }
}

fn step(step: &Step) -> compat::Step {
    compat::Step {
        change: match step.change {
            Grown::None => compat::StepChange::None,
            Grown::Patch => compat::StepChange::Patch,
            Grown::Minor => compat::StepChange::Minor,
            Grown::Major => compat::StepChange::Major,
        },
        from: step.from.clone(),
        to: step.to.clone(),
    }
}

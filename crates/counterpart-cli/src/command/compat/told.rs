//! A comparison as programs read it.

use counterpart_compat::assess::{Bump, Compared, Comparison, Conclusion, Grown, Presence, Step};
use counterpart_compat::direction::Compatibility;
use counterpart_compat::finding::{Finding, Verdict};
use counterpart_compat::rules::Level;
use counterpart_compiler::project::Writers;
use counterpart_report::{common, compat};

/// The comparison of two named versions. `source` says whether changes of the generated code fail.
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
            request: verdict(comparison.verdict(Compatibility::Backward)),
            response: verdict(comparison.verdict(Compatibility::Forward)),
            source: verdict(comparison.source_verdict()),
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
        let otherwise = conclusion.otherwise.map(verdict);
        let generated = match comparison.writers {
            Writers::Any => otherwise,
            Writers::Generated => None,
        };
        let argument = (!conclusion.argument.is_empty()).then(|| conclusion.argument.clone());
        compat::Conclusion { verdict: verdict(conclusion.verdict), argument, generated }
    };
    compat::Definition {
        contract: compared.name.clone().into(),
        was: compared.was.clone().map(Into::into),
        presence: match compared.presence {
            Presence::Both => compat::DefinitionPresence::Both,
            Presence::Added => compat::DefinitionPresence::Added,
            Presence::Removed => compat::DefinitionPresence::Removed,
        },
        request: compared.request.as_ref().map(conclusion),
        response: compared.response.as_ref().map(conclusion),
    }
}

/// One finding. What does not count is a note.
pub fn finding(comparison: &Comparison, found: &Finding, source: bool) -> compat::Finding {
    let witness = found.witness.as_ref();
    compat::Finding {
        rule: found.rule.id.to_owned(),
        severity: severity(comparison, found, source),
        level: match found.rule.level {
            Level::Wire => compat::Level::Wire,
            Level::Source => compat::Level::Source,
            Level::Project => compat::Level::Project,
        },
        direction: found.way.map(|way| match way {
            Compatibility::Backward => common::Direction::Request,
            Compatibility::Forward => common::Direction::Response,
        }),
        verdict: verdict(found.verdict),
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
    match (found.verdict, found.rule.level) {
        (Verdict::Safe, _) => common::Severity::Note,
        (Verdict::Unknown, _) => common::Severity::Warning,
        (Verdict::Breaking, Level::Source) if !source => common::Severity::Warning,
        (Verdict::Breaking, Level::Wire | Level::Source | Level::Project) => {
            common::Severity::Error
        }
    }
}

/// A verdict as programs read it.
pub const fn verdict(verdict: Verdict) -> common::Verdict {
    match verdict {
        Verdict::Safe => common::Verdict::Safe,
        Verdict::Breaking => common::Verdict::Breaking,
        Verdict::Unknown => common::Verdict::Unknown,
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

//! All that `counterpart explain` knows about: the codes of the compiler and the rules of the checks.

use counterpart_compat::rules::{self, Effect, Level};
use counterpart_compiler::diagnostic::Code;
use counterpart_report::{Rule, Weight};

/// Every code and every rule, in the order of the documentation.
pub fn all() -> Vec<Rule> {
    let codes = Code::ALL.iter().map(|code| Rule::from(*code));
    let of_check = counterpart_check::RULES.iter().map(|rule| Rule::from(*rule));
    codes.chain(of_check).chain(rules::RULES.iter().map(|rule| of_change(rule))).collect()
}

fn of_change(rule: &rules::Rule) -> Rule {
    let breaks = [rule.request, rule.response].iter().any(|effect| match effect {
        Effect::Breaks | Effect::Varies => true,
        Effect::Safe => false,
    });
    let weight = match rule.level {
        Level::Wire | Level::Project if breaks => Weight::Error,
        Level::Source if breaks => Weight::Warning,
        Level::Wire | Level::Source | Level::Project => Weight::Note,
    };
    let remarks = match rule.level {
        Level::Wire => vec![
            format!(
                "In requests (the old version writes, the new one reads) it {}.",
                rule.request.words()
            ),
            format!(
                "In responses (the new version writes, the old one reads) it {}.",
                rule.response.words()
            ),
        ],
        Level::Source => {
            vec![format!("For code that uses the generated types it {}.", rule.request.words())]
        }
        Level::Project => Vec::new(),
    };
    Rule {
        id: rule.id,
        weight: Some(weight),
        summary: rule.summary,
        remarks,
        explanation: rule.explanation,
        help: rule.instead,
    }
}

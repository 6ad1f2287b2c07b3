//! The context that every rule gets: what was read, and how to make a finding.

use counterpart_compiler::project::Project;

use crate::config::Config;
use crate::contract::Contracts;
use crate::finding::{Finding, LabeledPlace};
use crate::levels::Levels;
use crate::live::Answer;
use crate::promise::Promise;
use crate::rule::Rule;
use crate::sources::{At, Sources, locate, path};

/// What a rule looks at.
pub struct Context<'a> {
    pub project: &'a Project,
    pub config: &'a Config,
    pub levels: &'a Levels,
    pub contracts: &'a Contracts<'a>,
    pub sources: &'a Sources,
    pub promises: &'a [Promise<'a>],
    pub answers: &'a [Answer],
}

impl Context<'_> {
    /// A finding at a place; its level is that of the place's file.
    pub fn finding(&self, rule: &'static Rule, place: LabeledPlace, message: String) -> Finding {
        let path = path::relative(&self.project.folder, &place.location.path);
        Finding {
            rule,
            level: self.levels.level(rule, &path),
            system: None,
            contract: None,
            value: None,
            suggestion: None,
            symbol: None,
            message,
            help: rule.help.to_owned(),
            places: vec![place],
            path,
        }
    }

    /// A finding about a promise.
    pub fn about(
        &self,
        rule: &'static Rule,
        promise: &Promise<'_>,
        place: LabeledPlace,
        message: String,
    ) -> Finding {
        Finding {
            system: Some(promise.system.to_owned()),
            contract: Some(self.contracts.name(promise.subject)),
            symbol: promise.implements.symbol.clone(),
            ..self.finding(rule, place, message)
        }
    }

    /// A place in a source file.
    pub fn place(&self, at: At, label: &str) -> LabeledPlace {
        LabeledPlace::new(locate(self.sources, at), label)
    }
}

impl Promise<'_> {
    /// What the place is called in a sentence: `` `LABELS` in app ``.
    pub fn place_name(&self) -> String {
        let name = self.implements.symbol.as_ref().unwrap_or(&self.implements.at);
        format!("`{name}` in {}", self.system)
    }
}

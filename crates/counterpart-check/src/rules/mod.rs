//! The rules, one file each: what it finds, how much that weighs, and the rest of the story.

mod broken_answer;
mod empty_glob;
mod extra;
mod missing;
mod orphan;
mod stale_exception;
mod symbol_not_found;
mod unanswered;
mod unguarded;
mod unknown;
mod unreadable_source;
mod used;

use counterpart_compiler::project::{Level, Project};
use counterpart_compiler::source::Location;
use counterpart_report::{Mark, Weight};

use crate::config::{Config, Levels};
use crate::contract::Contracts;
use crate::finding::Finding;
use crate::live::Answer;
use crate::promise::Promise;
use crate::sources::{At, Sources};

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The contract has it, the system does not.
    Missing,
    /// The system has what no contract defines.
    Extra,
    /// No system uses it, or none reads what others write.
    Orphan,
    /// An exception is no longer needed.
    StaleException,
    /// A catch-all would hide a new value.
    Unguarded,
    /// It cannot be told.
    Unknown,
    /// The file has no such symbol.
    SymbolNotFound,
    /// A path or glob matches no file.
    EmptyGlob,
    /// Part of a source file cannot be read.
    UnreadableSource,
    /// A running system answers otherwise than its contract says.
    BrokenAnswer,
    /// A running system gives no answer that could be judged.
    Unanswered,
}

/// What a rule is.
struct About {
    id: &'static str,
    level: Level,
    summary: &'static str,
    explanation: &'static str,
    help: &'static str,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 11] = [
        Self::Missing,
        Self::Extra,
        Self::Orphan,
        Self::StaleException,
        Self::Unguarded,
        Self::Unknown,
        Self::SymbolNotFound,
        Self::EmptyGlob,
        Self::UnreadableSource,
        Self::BrokenAnswer,
        Self::Unanswered,
    ];

    const fn about(self) -> &'static About {
        match self {
            Self::Missing => &missing::ABOUT,
            Self::Extra => &extra::ABOUT,
            Self::Orphan => &orphan::ABOUT,
            Self::StaleException => &stale_exception::ABOUT,
            Self::Unguarded => &unguarded::ABOUT,
            Self::Unknown => &unknown::ABOUT,
            Self::SymbolNotFound => &symbol_not_found::ABOUT,
            Self::EmptyGlob => &empty_glob::ABOUT,
            Self::UnreadableSource => &unreadable_source::ABOUT,
            Self::BrokenAnswer => &broken_answer::ABOUT,
            Self::Unanswered => &unanswered::ABOUT,
        }
    }

    /// Its id in the project file and in findings: `stale-exception`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.about().id
    }

    /// How much its findings weigh where the project file does not say.
    #[must_use]
    pub const fn level(self) -> Level {
        self.about().level
    }

    /// The rule of an id.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.id() == id)
    }
}

impl From<Rule> for counterpart_report::Rule {
    fn from(rule: Rule) -> Self {
        let About { id, level, summary, explanation, help } = *rule.about();
        let weight = match level {
            Level::Allow => None,
            Level::Warn => Some(Weight::Warning),
            Level::Deny => Some(Weight::Error),
        };
        Self { id, weight, summary, remarks: Vec::new(), explanation, help }
    }
}

/// What the rules look at.
pub struct Scene<'a> {
    pub project: &'a Project,
    pub config: &'a Config,
    pub levels: &'a Levels,
    pub contracts: &'a Contracts<'a>,
    pub sources: &'a Sources,
    pub promises: &'a [Promise<'a>],
    pub answers: &'a [Answer],
}

/// Everything that the rules find, ordered by place.
pub fn findings(scene: &Scene<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for promise in scene.promises {
        missing::find(scene, promise, &mut found);
        extra::find(scene, promise, &mut found);
        stale_exception::find(scene, promise, &mut found);
        unguarded::find(scene, promise, &mut found);
        unknown::find(scene, promise, &mut found);
        symbol_not_found::find(scene, promise, &mut found);
    }
    empty_glob::find(scene, &mut found);
    unreadable_source::find(scene, &mut found);
    orphan::find(scene, &mut found);
    unanswered::find(scene, &mut found);
    broken_answer::find(scene, &mut found);
    found.retain(|finding| finding.level != Level::Allow);
    let place = |finding: &Finding| finding.places.first().map(|mark| mark.location.clone());
    found.sort_by_cached_key(|finding| {
        (place(finding), finding.rule, finding.value.clone(), finding.contract.clone())
    });
    found.dedup();
    found
}

impl Scene<'_> {
    /// A finding at a place; its level is that of the place's file.
    fn finding(&self, rule: Rule, place: Mark, message: String) -> Finding {
        let path = crate::sources::path::relative(&self.project.folder, &place.location.path);
        Finding {
            rule,
            level: self.levels.level(rule, &path),
            system: None,
            contract: None,
            value: None,
            suggestion: None,
            symbol: None,
            message,
            help: rule.about().help.to_owned(),
            places: vec![place],
            path,
        }
    }

    /// A finding about a promise.
    fn about(&self, rule: Rule, promise: &Promise<'_>, place: Mark, message: String) -> Finding {
        Finding {
            system: Some(promise.system.to_owned()),
            contract: Some(self.contracts.name(promise.subject)),
            symbol: promise.implements.symbol.clone(),
            ..self.finding(rule, place, message)
        }
    }

    fn mark(&self, at: At, label: &str) -> Mark {
        mark(crate::sources::locate(self.sources, at), label)
    }
}

impl Promise<'_> {
    /// What the place is called in a sentence.
    fn place_name(&self) -> String {
        match &self.implements.symbol {
            Some(symbol) => format!("`{symbol}`"),
            None => format!("`{}`", self.implements.at),
        }
    }
}

fn mark(location: Location, label: &str) -> Mark {
    Mark { location, label: label.to_owned() }
}

//! The one exit from the check to the types of `counterpart-report`.

use counterpart_compiler::project::Level;
use counterpart_report::check::{self, Definition, State, Summary, System, Table};
use counterpart_report::common::{DefinitionName, Place, Severity};
use counterpart_report::{Mark, Notice, Weight};

use crate::context::Context;
use crate::contract::{Kind, Subject};
use crate::finding::{Finding, LabeledPlace};
use crate::promise::{Cell, Held, Promise};
use crate::rule::Rule;
use crate::sources::{At, GroupFiles};

impl From<&Rule> for counterpart_report::RuleInfo {
    fn from(rule: &Rule) -> Self {
        let Rule { id, level, undecided: _, summary, explanation, help } = *rule;
        let weight = match level {
            Level::Allow => None,
            Level::Warn => Some(Weight::Warning),
            Level::Deny => Some(Weight::Error),
        };
        Self { id, weight, summary, remarks: Vec::new(), explanation, help }
    }
}

impl From<&LabeledPlace> for Mark {
    fn from(place: &LabeledPlace) -> Self {
        Self { label: place.label.clone(), ..Self::from(&place.location) }
    }
}

impl From<&Finding> for Notice {
    fn from(finding: &Finding) -> Self {
        Self {
            id: finding.rule.id.to_owned(),
            weight: weight(finding),
            message: finding.message.clone(),
            help: finding.help.clone(),
            places: finding.places.iter().map(Mark::from).collect(),
            evidence: Vec::new(),
            witness: None,
            fingerprint: Some(finding.fingerprint()),
        }
    }
}

/// How much a finding weighs on a screen: what is undecided is not an error.
fn weight(finding: &Finding) -> Weight {
    match finding.level {
        Level::Deny if !finding.is_undecided() => Weight::Error,
        Level::Deny | Level::Warn | Level::Allow => Weight::Warning,
    }
}

/// All that the check says, for programs.
pub fn report(context: &Context<'_>, findings: &[Finding]) -> check::Check {
    let matrix = tables(context);
    check::Check {
        summary: summary(context, findings, &matrix),
        findings: findings.iter().map(finding).collect(),
        systems: systems(context),
        definitions: definitions(context),
        matrix,
    }
}

fn summary(context: &Context<'_>, findings: &[Finding], matrix: &[Table]) -> Summary {
    let cells = || matrix.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let of = |state: State| count(cells().filter(|cell| cell.state == state).count());
    let weighing =
        |wanted| count(findings.iter().filter(|finding| weight(finding) == wanted).count());
    Summary {
        files: count(context.sources.ids().count()),
        errors: weighing(Weight::Error),
        warnings: weighing(Weight::Warning),
        covered: of(State::Covered),
        missing: of(State::Missing),
        excepted: of(State::Excepted),
        unknown: of(State::Unknown),
    }
}

fn finding(found: &Finding) -> check::Finding {
    check::Finding {
        rule: found.rule.id.to_owned(),
        severity: match weight(found) {
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
            Weight::Note => Severity::Note,
        },
        message: found.message.clone(),
        help: found.help.clone(),
        system: found.system.clone(),
        contract: found.contract.clone().map(DefinitionName::from),
        value: found.value.clone(),
        suggestion: found.suggestion.clone(),
        places: found.places.iter().map(|place| Place::from(&Mark::from(place))).collect(),
        fingerprint: found.fingerprint().into(),
    }
}

fn systems(context: &Context<'_>) -> Vec<System> {
    let names = |names: &[String]| -> Vec<DefinitionName> {
        let subjects = crate::config::subjects(context.contracts, names);
        subjects.into_iter().map(|subject| context.contracts.name(subject).into()).collect()
    };
    let system = |files: &GroupFiles| {
        let settings = &context.project.settings.systems[&files.name];
        let implements = settings.implements.iter().map(|implements| implements.contract.clone());
        let mut implements = names(&implements.collect::<Vec<_>>());
        implements.dedup();
        System {
            name: files.name.clone(),
            files: count(files.files.len()),
            reads: names(&settings.reads),
            writes: names(&settings.writes),
            implements,
        }
    };
    context.sources.groups().iter().map(system).collect()
}

fn definitions(context: &Context<'_>) -> Vec<Definition> {
    let systems = context.project.settings.systems.values();
    let names: Vec<String> = systems
        .flat_map(|system| {
            let implements = system.implements.iter().map(|implements| &implements.contract);
            system.reads.iter().chain(&system.writes).chain(implements)
        })
        .cloned()
        .collect();
    let mut subjects = crate::config::subjects(context.contracts, &names);
    subjects.sort_by_key(|subject| context.contracts.name(*subject));
    subjects.dedup();
    let definition = |subject: Subject| Definition {
        contract: context.contracts.name(subject).into(),
        place: (&context.contracts.place(subject)).into(),
    };
    subjects.into_iter().map(definition).collect()
}

fn tables(context: &Context<'_>) -> Vec<Table> {
    let mut subjects: Vec<Subject> =
        context.promises.iter().map(|promise| promise.subject).collect();
    subjects.sort_by_key(|subject| context.contracts.name(*subject));
    subjects.dedup();
    let table = |subject: Subject| {
        let promises: Vec<_> =
            context.promises.iter().filter(|promise| promise.subject == subject).collect();
        let parts = &promises.first()?.parts;
        Some(Table {
            contract: context.contracts.name(subject).into(),
            parts: match parts.kind {
                Kind::Values => check::Parts::Values,
                Kind::Tags => check::Parts::Tags,
                Kind::Fields => check::Parts::Fields,
                Kind::Keys => check::Parts::Keys,
            },
            values: parts
                .list
                .iter()
                .map(|part| {
                    let place = Some(Place::from(&part.place));
                    check::Part { value: part.text.clone(), place }
                })
                .collect(),
            rows: promises.iter().flat_map(|promise| rows(context, promise)).collect(),
        })
    };
    subjects.into_iter().filter_map(table).collect()
}

fn rows(context: &Context<'_>, promise: &Promise<'_>) -> Vec<check::Row> {
    let row = |place: Option<Place>, cells: Vec<check::Cell>| check::Row {
        system: promise.system.to_owned(),
        symbol: promise.implements.symbol.clone(),
        place,
        cells,
    };
    let mut rows: Vec<check::Row> = promise
        .held
        .iter()
        .map(|held| row(Some(place(context, held.at)), cells(context, promise, held)))
        .collect();
    if rows.is_empty() {
        let reason = "the place does not exist, or cannot be read";
        let cell = |part: &crate::contract::Part| check::Cell {
            value: part.text.clone(),
            state: State::Unknown,
            place: None,
            reason: Some(reason.to_owned()),
        };
        rows.push(row(None, promise.parts.list.iter().map(cell).collect()));
    }
    rows
}

fn cells(context: &Context<'_>, promise: &Promise<'_>, held: &Held) -> Vec<check::Cell> {
    let parts = promise.parts.list.iter().zip(&held.cells);
    let cell = |(part, cell): (&crate::contract::Part, &Cell)| {
        let (state, at, reason) = match cell {
            Cell::Covered(at) => (State::Covered, Some(*at), None),
            Cell::Missing => (State::Missing, None, None),
            Cell::Excepted(reason) => (State::Excepted, None, Some(reason.clone())),
            Cell::Unknown(unknown) => {
                (State::Unknown, Some(unknown.at), Some(unknown.because.clone()))
            }
        };
        let place = at.map(|at| place(context, at));
        check::Cell { value: part.text.clone(), state, place, reason }
    };
    parts.map(cell).collect()
}

fn place(context: &Context<'_>, at: At) -> Place {
    Place::from(&Mark::from(&context.place(at, "")))
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

//! The matrix of systems and parts, and the map of what passes between systems, in the form that
//! programs and the page read.

use counterpart_report::check::{self, Definition, State, Summary, System, Table};
use counterpart_report::common::{DefinitionName, Place, Severity};
use counterpart_report::{Mark, Weight};

use crate::contract::{Kind, Subject};
use crate::finding::Finding;
use crate::promise::{Cell, Held, Promise};
use crate::rules::Scene;
use crate::sources::At;

/// All that the check says, for programs.
pub fn report(scene: &Scene<'_>, findings: &[Finding]) -> check::Check {
    let matrix = tables(scene);
    check::Check {
        summary: summary(scene, findings, &matrix),
        findings: findings.iter().map(finding).collect(),
        systems: systems(scene),
        definitions: definitions(scene),
        matrix,
    }
}

fn summary(scene: &Scene<'_>, findings: &[Finding], matrix: &[Table]) -> Summary {
    let cells = || matrix.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let of = |state: State| count(cells().filter(|cell| cell.state == state).count());
    let weight = |wanted| count(findings.iter().filter(|one| one.weight() == wanted).count());
    Summary {
        files: count(scene.sources.ids().count()),
        errors: weight(Weight::Error),
        warnings: weight(Weight::Warning),
        covered: of(State::Covered),
        missing: of(State::Missing),
        excepted: of(State::Excepted),
        unknown: of(State::Unknown),
    }
}

fn finding(found: &Finding) -> check::Finding {
    check::Finding {
        rule: found.rule.id().to_owned(),
        severity: match found.weight() {
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
        places: found.places.iter().map(Place::from).collect(),
        fingerprint: found.fingerprint().into(),
    }
}

fn systems(scene: &Scene<'_>) -> Vec<System> {
    let names = |names: &[String]| -> Vec<DefinitionName> {
        let subjects = crate::config::subjects(scene.contracts, names);
        subjects.into_iter().map(|subject| scene.contracts.name(subject).into()).collect()
    };
    let system = |files: &crate::sources::GroupFiles| {
        let settings = &scene.project.settings.systems[&files.name];
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
    scene.sources.groups().iter().map(system).collect()
}

fn definitions(scene: &Scene<'_>) -> Vec<Definition> {
    let systems = scene.project.settings.systems.values();
    let names: Vec<String> = systems
        .flat_map(|system| {
            let implements = system.implements.iter().map(|implements| &implements.contract);
            system.reads.iter().chain(&system.writes).chain(implements)
        })
        .cloned()
        .collect();
    let mut subjects = crate::config::subjects(scene.contracts, &names);
    subjects.sort_by_key(|subject| scene.contracts.name(*subject));
    subjects.dedup();
    let definition = |subject: Subject| Definition {
        contract: scene.contracts.name(subject).into(),
        place: (&scene.contracts.place(subject)).into(),
    };
    subjects.into_iter().map(definition).collect()
}

fn tables(scene: &Scene<'_>) -> Vec<Table> {
    let mut subjects: Vec<Subject> = scene.promises.iter().map(|promise| promise.subject).collect();
    subjects.sort_by_key(|subject| scene.contracts.name(*subject));
    subjects.dedup();
    let table = |subject: Subject| {
        let promises: Vec<_> =
            scene.promises.iter().filter(|promise| promise.subject == subject).collect();
        let parts = &promises.first()?.parts;
        Some(Table {
            contract: scene.contracts.name(subject).into(),
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
            rows: promises.iter().flat_map(|promise| rows(scene, promise)).collect(),
        })
    };
    subjects.into_iter().filter_map(table).collect()
}

fn rows(scene: &Scene<'_>, promise: &Promise<'_>) -> Vec<check::Row> {
    let row = |place: Option<Place>, cells: Vec<check::Cell>| check::Row {
        system: promise.system.to_owned(),
        symbol: promise.implements.symbol.clone(),
        place,
        cells,
    };
    let mut rows: Vec<check::Row> = promise
        .held
        .iter()
        .map(|held| row(Some(place(scene, held.at)), cells(scene, promise, held)))
        .collect();
    if rows.is_empty() {
        let reason = "the place was not found, or could not be read";
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

fn cells(scene: &Scene<'_>, promise: &Promise<'_>, held: &Held) -> Vec<check::Cell> {
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
        let place = at.map(|at| place(scene, at));
        check::Cell { value: part.text.clone(), state, place, reason }
    };
    parts.map(cell).collect()
}

fn place(scene: &Scene<'_>, at: At) -> Place {
    let location = crate::sources::locate(scene.sources, at);
    Place::from(&Mark { location, label: String::new() })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

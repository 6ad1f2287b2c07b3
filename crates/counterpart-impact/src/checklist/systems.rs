//! Each system of the project file, and what goes between them.

use std::collections::BTreeSet;

use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_report::check::{Check, Finding, Row, State as Handled, Table};
use counterpart_report::checklist::{Section, State};
use counterpart_report::common::{Place, Severity};
use counterpart_report::impact::{Task, TaskEvidence};

use super::item::{at, count, holds, item, names, places};
use super::{Context, Item, section};
use crate::affected::reasons;

/// A section for every system.
pub(super) fn sections(context: &Context<'_>) -> Vec<Section> {
    let systems = context.project.settings.systems.keys();
    systems.map(|name| section(name, system(context, name))).collect()
}

fn system(context: &Context<'_>, name: &str) -> Vec<Item> {
    let check = match context.check {
        Ok(check) => check,
        Err(diagnostics) => return vec![unchecked(diagnostics)],
    };
    let mut items = Vec::new();
    let concerned = concerned(context);
    let rows = |table: &'_ Table| -> Vec<Row> {
        table.rows.iter().filter(|row| row.system == name).cloned().collect()
    };
    for table in check.matrix.iter().filter(|table| concerned.has(table.contract.as_ref())) {
        items.extend(rows(table).iter().map(|row| promise(table, row)));
    }
    items.extend(unpromised(check, &concerned, name));
    items.push(looked_at(context, name));
    items.push(clean(check, name));
    items
}

/// The boxes of all systems together, for a reviewer.
pub(super) fn review(context: &Context<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for name in context.project.settings.systems.keys() {
        let mut looked = looked_at(context, name);
        looked.text = format!("`{name}`: {}", looked.text);
        items.push(looked);
    }
    items.extend(between(context));
    items
}

/// Whether every promise that the changes concern is kept, one box for each definition.
pub(super) fn kept(context: &Context<'_>) -> Vec<Item> {
    let check = match context.check {
        Ok(check) => check,
        Err(diagnostics) => return vec![unchecked(diagnostics)],
    };
    let concerned = concerned(context);
    let tables = check.matrix.iter().filter(|table| concerned.has(table.contract.as_ref()));
    let mut items: Vec<Item> = tables.map(whole).collect();
    if items.is_empty() {
        let text = "Every system handles what changed";
        let evidence = "no system promises to implement a definition that changed";
        items.push(item(text, State::NotConcerned, evidence));
    }
    items
}

fn unchecked(diagnostics: &[Diagnostic]) -> Item {
    let first = diagnostics.first().map(|found| found.message.clone()).unwrap_or_default();
    let unchecked = item("`counterpart check` runs", State::Unsatisfied, first);
    at(unchecked, places(diagnostics.iter().filter_map(|found| found.places.first())))
}

/// The definitions that the changes concern; where nothing changed, all.
struct Concerned(Option<BTreeSet<String>>);

impl Concerned {
    fn has(&self, definition: &str) -> bool {
        self.0.as_ref().is_none_or(|known| known.contains(definition))
    }
}

fn concerned(context: &Context<'_>) -> Concerned {
    if context.real_changes().next().is_none() {
        return Concerned(None);
    }
    Concerned(Some(reasons(context.changes, context.models).into_keys().collect()))
}

/// One place that promises to handle a definition.
fn promise(table: &Table, row: &Row) -> Item {
    let place = row.symbol.as_deref().unwrap_or("the file");
    let text = format!("`{place}` handles all of `{}`", table.contract);
    let tally = Tally::of([row]);
    at(item(text, tally.state(), tally.evidence()), tally.places())
}

/// All places that promise to handle a definition.
fn whole(table: &Table) -> Item {
    let text = format!("Every system handles all of `{}`", table.contract);
    let tally = Tally::of(&table.rows);
    at(item(text, tally.state(), tally.evidence()), tally.places())
}

/// What came of some places, by state.
struct Tally<'c> {
    rows: Vec<&'c Row>,
    missing: Vec<(&'c str, Option<&'c Place>)>,
    unknown: Vec<(&'c str, Option<&'c Place>)>,
    excepted: Vec<&'c str>,
    covered: usize,
}

impl<'c> Tally<'c> {
    fn of(rows: impl IntoIterator<Item = &'c Row>) -> Self {
        let mut tally = Self {
            rows: rows.into_iter().collect(),
            missing: Vec::new(),
            unknown: Vec::new(),
            excepted: Vec::new(),
            covered: 0,
        };
        for row in tally.rows.clone() {
            for cell in &row.cells {
                let place = cell.place.as_ref().or(row.place.as_ref());
                match cell.state {
                    Handled::Covered => tally.covered += 1,
                    Handled::Missing => tally.missing.push((&cell.value, place)),
                    Handled::Excepted => tally.excepted.push(&cell.value),
                    Handled::Unknown => tally.unknown.push((&cell.value, place)),
                }
            }
        }
        tally
    }

    const fn state(&self) -> State {
        if !self.missing.is_empty() {
            State::Unsatisfied
        } else if !self.unknown.is_empty() {
            State::Unknown
        } else {
            State::Satisfied
        }
    }

    fn evidence(&self) -> String {
        let all = self.covered + self.missing.len() + self.unknown.len() + self.excepted.len();
        let mut told = vec![format!("{} of {all} handled", self.covered)];
        let mut tell = |what: &str, values: Vec<&str>| {
            let values: BTreeSet<&str> = values.into_iter().collect();
            if !values.is_empty() {
                told.push(format!("{what} {}", names(values)));
            }
        };
        tell("missing", self.missing.iter().map(|(value, _)| *value).collect());
        tell("unknown", self.unknown.iter().map(|(value, _)| *value).collect());
        tell("left out with a reason", self.excepted.clone());
        told.join("; ")
    }

    /// What speaks against it; else where it is.
    fn places(&self) -> Vec<Place> {
        let against = self.missing.iter().chain(&self.unknown);
        let mut places: Vec<Place> = against.filter_map(|(_, place)| place.cloned()).collect();
        if places.is_empty() {
            places.extend(self.rows.iter().filter_map(|row| row.place.clone()));
        }
        places.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
        places.dedup();
        places
    }
}

/// What a system reads or writes of the changes, and promises no place for.
fn unpromised(check: &Check, concerned: &Concerned, name: &str) -> Option<Item> {
    concerned.0.as_ref()?;
    let system = check.systems.iter().find(|system| system.name == name)?;
    let promised: BTreeSet<&str> = system.implements.iter().map(AsRef::as_ref).collect();
    let used = system.reads.iter().chain(&system.writes).map(AsRef::<str>::as_ref);
    let open: BTreeSet<&str> =
        used.filter(|name| concerned.has(name) && !promised.contains(name)).collect();
    if open.is_empty() {
        return None;
    }
    let text = format!("The change of {} is handled", names(open));
    let evidence = format!(
        "it has no `implements`, so nothing can be checked; `implements` under \
         `[systems.{name}]` in {} lets it be",
        counterpart_compiler::project::FILE_NAME
    );
    Some(item(text, State::Person, evidence))
}

/// The places that name what changed, besides those of promises.
fn looked_at(context: &Context<'_>, name: &str) -> Item {
    let text = "The places that mention the change were reviewed";
    let open: Vec<&Task> = context
        .traced
        .tasks
        .iter()
        .filter(|task| task.system.as_deref() == Some(name))
        .filter(|task| task.evidence != TaskEvidence::Implements)
        .collect();
    if context.real_changes().next().is_none() {
        let evidence = format!("nothing in the contracts changed since {}", context.base());
        return item(text, State::NotConcerned, evidence);
    }
    if open.is_empty() {
        return item(text, State::Satisfied, "no other place in its sources needs a change");
    }
    let evidence = format!(
        "{}; `counterpart impact` says what to do there",
        count(open.len(), "place", "places")
    );
    at(item(text, State::Person, evidence), open.iter().map(|task| task.place.clone()))
}

fn clean(check: &Check, name: &str) -> Item {
    let errors = errors(check).filter(|finding| finding.system.as_deref() == Some(name));
    let errors: Vec<&Finding> = errors.collect();
    let first = errors.first().map(|finding| finding.message.clone()).unwrap_or_default();
    holds(
        "`counterpart check` finds nothing wrong in it",
        "no finding",
        &format!("{}: {first}", count(errors.len(), "finding", "findings")),
        errors.iter().filter_map(|finding| finding.places.first().cloned()).collect(),
    )
}

pub(super) fn errors(check: &Check) -> impl Iterator<Item = &Finding> {
    check.findings.iter().filter(|finding| finding.severity == Severity::Error)
}

/// What goes between systems.
pub(super) fn between(context: &Context<'_>) -> Vec<Item> {
    let Ok(check) = context.check else { return Vec::new() };
    let concerned = concerned(context);
    let about = |finding: &&Finding| {
        finding.rule == "orphan"
            && finding.contract.as_ref().is_none_or(|name| concerned.has(name.as_ref()))
    };
    let orphans: Vec<&Finding> = check.findings.iter().filter(about).collect();
    let first = orphans.first().map(|finding| finding.message.clone()).unwrap_or_default();
    let mut items = vec![holds(
        "Every value that a system writes is read by a system, and every definition is used",
        "`counterpart check` finds no orphan",
        &format!("{}: {first}", count(orphans.len(), "orphan", "orphans")),
        orphans.iter().filter_map(|finding| finding.places.first().cloned()).collect(),
    )];
    items.extend(kept(context));
    let live: Vec<&str> = context
        .project
        .settings
        .systems
        .iter()
        .filter(|(_, system)| !system.live.is_empty())
        .map(|(name, _)| name.as_str())
        .collect();
    let text = "Running systems answer as their contracts say";
    items.push(if live.is_empty() {
        item(
            text,
            State::NotConcerned,
            "no system has an endpoint under `live` in the project file",
        )
    } else {
        let evidence = format!("{}: run `counterpart check --live URL`", names(live));
        item(text, State::Person, evidence)
    });
    items
}

//! Products with any number of systems, whose names and values are hostile.

use counterpart_report::check::{
    Cell, Check, Definition, Finding, Part, Parts, Row, State, Summary, System, Table,
};
use counterpart_report::common::{Place, Severity};

/// Names of systems: short, long, without a place to break, of other scripts, hostile.
const SYSTEMS: [&str; 12] = [
    "api",
    "auth-service",
    "billing_and_invoicing_of_everything",
    "Unbreakablyverylongname",
    "<script>alert(1)</script>",
    "dashboard",
    "漢字のシステム",
    "\"><img src=x onerror=alert(1)>",
    "data-base",
    "مشروع",
    "kiosk",
    "\u{202e}gnp.exe",
];
/// Values of an enum.
const VALUES: [&str; 12] = [
    "github",
    "",
    " ",
    "</td></table><script>alert(1)</script>",
    "javascript:alert(1)",
    "-->",
    "]]>",
    "`a` & &amp; &lt;",
    "two\nlines",
    "\u{1b}[31m\u{0}",
    "aVeryLongValueThatGoesOnAndOnWithoutAnyPlaceWhereItCouldBeBrokenxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "🦀",
];

/// A check of a product with this number of systems.
pub fn with(systems: usize) -> Check {
    let mut chance = fastrand::Rng::with_seed(systems as u64);
    let contracts: Vec<String> = (0..systems * 2)
        .map(|at| match at % 5 {
            4 => format!("contract-{at}#{}", "AnUncommonlyLongName".repeat(4)),
            _ => format!("contract-{}#Definition{at}", at % 3),
        })
        .collect();
    let names = SYSTEMS.iter().take(systems);
    let systems: Vec<System> = names
        .map(|name| {
            let mut some = |share: usize| {
                let taken = contracts.iter().filter(|_| chance.usize(..share) == 0);
                taken.map(|name| name.as_str().into()).collect()
            };
            let (reads, writes) = (some(3), some(6));
            let files = u64::from(chance.u16(..));
            System { name: (*name).to_owned(), files, reads, writes, implements: Vec::new() }
        })
        .collect();
    let implemented = contracts.iter().take(systems.len());
    let matrix: Vec<Table> =
        implemented.map(|contract| table(contract, &systems, &mut chance)).collect();
    let definition =
        |name: &String| Definition { contract: name.as_str().into(), place: place(name) };
    Check {
        summary: summary(&matrix),
        findings: VALUES.iter().map(|text| finding(text)).collect(),
        definitions: contracts.iter().map(definition).collect(),
        systems,
        matrix,
    }
}

fn table(contract: &str, systems: &[System], chance: &mut fastrand::Rng) -> Table {
    let mut row = |system: &System| Row {
        system: system.name.clone(),
        symbol: Some("module::SOME_TABLE".to_owned()),
        place: chance.bool().then(|| place(&system.name)),
        cells: VALUES.iter().map(|value| cell(value, chance)).collect(),
    };
    let rows = systems.iter().map(&mut row).collect();
    let part = |value: &&str| Part { value: (*value).to_owned(), place: Some(place(value)) };
    let values = VALUES.iter().map(part).collect();
    Table { contract: contract.into(), parts: Parts::Values, values, rows }
}

fn cell(value: &str, chance: &mut fastrand::Rng) -> Cell {
    let state = State::ALL[chance.usize(..State::ALL.len())];
    let reason = match state {
        State::Covered | State::Missing => None,
        State::Excepted | State::Unknown => Some("because of `<b>` & more".to_owned()),
    };
    let place = chance.bool().then(|| place(value));
    Cell { value: value.to_owned(), state, place, reason }
}

fn finding(text: &str) -> Finding {
    Finding {
        rule: "missing".to_owned(),
        severity: Severity::Warning,
        message: format!("`{text}` is missing: {text}"),
        help: text.to_owned(),
        system: Some(text.to_owned()),
        contract: None,
        value: None,
        suggestion: None,
        places: vec![place(text), place(&format!("javascript:{text}"))],
        fingerprint: text.into(),
    }
}

fn place(path: &str) -> Place {
    Place { path: path.to_owned(), line: 3, column: 1, pointer: String::new(), label: None }
}

fn summary(matrix: &[Table]) -> Summary {
    let cells = || matrix.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let count = |state: State| {
        u64::try_from(cells().filter(|cell| cell.state == state).count()).unwrap_or(u64::MAX)
    };
    Summary {
        files: 3,
        errors: 0,
        warnings: 12,
        covered: count(State::Covered),
        missing: count(State::Missing),
        excepted: count(State::Excepted),
        unknown: count(State::Unknown),
    }
}

//! The layer table: which crate may depend on which. The one place that says so.

/// One crate of the workspace, with what it may depend on.
pub struct Layer {
    /// The crate.
    pub name: &'static str,
    /// Crates of the workspace that its code may use.
    pub uses: &'static [&'static str],
    /// Crates of the workspace that only its tests may use, too.
    pub tests_use: &'static [&'static str],
    /// Crates of the workspace that its build script may use.
    pub builds_with: &'static [&'static str],
}

/// Only code.
const fn code(name: &'static str, uses: &'static [&'static str]) -> Layer {
    Layer { name, uses, tests_use: &[], builds_with: &[] }
}

/// Every crate of the workspace, and those of the design that do not exist yet. Lower crates stand
/// first: code and build scripts may only use crates further up in this list, which
/// [`super::arrows`] checks too. Tests may use any crate that their row names.
pub const LAYERS: &[Layer] = &[
    code("counterpart", &[]),
    Layer {
        name: "counterpart-http",
        uses: &["counterpart"],
        tests_use: &[ROOT],
        builds_with: &[],
    },
    code("counterpart-compiler", &[]),
    code("counterpart-fs", &[]),
    code("counterpart-sources", &["counterpart-fs"]),
    code("counterpart-rust", &["counterpart-compiler"]),
    code("counterpart-typescript", &["counterpart-compiler"]),
    code("counterpart-report", &["counterpart", "counterpart-compiler"]),
    Layer {
        name: "counterpart-check",
        uses: &["counterpart-compiler", "counterpart-sources", "counterpart-report"],
        tests_use: &[BUILD],
        builds_with: &[],
    },
    Layer {
        name: "counterpart-compat",
        uses: &["counterpart-compiler", "counterpart-report"],
        tests_use: &[BUILD],
        builds_with: &[],
    },
    code("counterpart-git", &["counterpart-compiler"]),
    Layer {
        name: "counterpart-impact",
        uses: &[
            "counterpart-compiler",
            "counterpart-sources",
            "counterpart-report",
            "counterpart-check",
            "counterpart-compat",
            "counterpart-git",
        ],
        tests_use: &[BUILD],
        builds_with: &[],
    },
    Layer {
        name: BUILD,
        uses: &[
            "counterpart-fs",
            "counterpart-compiler",
            "counterpart-rust",
            "counterpart-typescript",
            "counterpart-check",
        ],
        tests_use: &["counterpart-compat"],
        builds_with: &[],
    },
    Layer {
        name: ROOT,
        uses: &["counterpart"],
        tests_use: &[],
        builds_with: &["counterpart-build"],
    },
    Layer {
        name: "services-rust",
        uses: &["counterpart", "counterpart-http"],
        tests_use: &[],
        builds_with: &["counterpart-build"],
    },
    Layer { name: "exchange-rust", uses: &["counterpart", ROOT], tests_use: &[], builds_with: &[] },
    Layer {
        name: "counterpart-cli",
        uses: &[
            "counterpart-fs",
            "counterpart-compiler",
            "counterpart-sources",
            "counterpart-rust",
            "counterpart-typescript",
            "counterpart-report",
            "counterpart-check",
            "counterpart-compat",
            "counterpart-git",
            "counterpart-impact",
            "counterpart-build",
        ],
        tests_use: &["counterpart"],
        builds_with: &[],
    },
    code(
        "xtask",
        &[
            "counterpart",
            "counterpart-compiler",
            "counterpart-sources",
            "counterpart-rust",
            "counterpart-typescript",
            "counterpart-report",
            "counterpart-check",
            "counterpart-compat",
            "counterpart-git",
            "counterpart-impact",
            BUILD,
        ],
    ),
];

/// The root package: the contracts of this repository.
pub const ROOT: &str = "contracts";

/// The crate that build scripts use. Whatever it needs is built before the root package, which
/// it must therefore not need: Cargo calls that a cycle.
pub const BUILD: &str = "counterpart-build";

/// The layer of a crate, with its position in [`LAYERS`].
pub fn layer(name: &str) -> Option<(usize, &'static Layer)> {
    LAYERS.iter().enumerate().find(|(_, layer)| layer.name == name)
}

/// Modules of crates, with all that is inside them: the crate as Rust code names it, the module.
/// An empty module means the whole crate.
pub type Places = &'static [(&'static str, &'static str)];

/// The stages that look into documents. After the last of them nobody reads a raw keyword.
pub const DOCUMENT_STAGES: Places = &[
    ("counterpart_compiler", "source"),
    ("counterpart_compiler", "resolve"),
    ("counterpart_compiler", "entries"),
    ("counterpart_compiler", "lower"),
    ("counterpart_compiler", "service"),
];

/// The readers of source files.
pub const READERS: Places = &[
    ("counterpart_sources", "facts"),
    ("counterpart_sources", "read"),
    ("counterpart_check", "facts"),
    ("counterpart_check", "read"),
];

/// What readers may use besides themselves: the JSON parser with places, the room on the
/// stack, and helpers that know nothing of contracts.
pub const READERS_MAY_USE: Places = &[
    ("counterpart_compiler", "source"),
    ("counterpart_compiler", "position"),
    ("counterpart_sources", "stack"),
];

/// Whether a module is at, or inside, one of these places.
pub fn is_in(places: Places, krate: &str, module: &[String]) -> bool {
    places.iter().any(|(other, place)| {
        let mut steps = place.split("::").filter(|step| !step.is_empty());
        let mut module = module.iter();
        *other == krate && steps.all(|step| module.next().is_some_and(|it| it == step))
    })
}

/// Places as a sentence names them.
pub fn listed(places: Places) -> String {
    let names = places.iter().map(|(krate, module)| match *module {
        "" => format!("`{krate}`"),
        module => format!("`{krate}::{module}`"),
    });
    names.collect::<Vec<_>>().join(", ")
}

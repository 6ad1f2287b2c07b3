//! What `cargo xtask layers` lets pass, each with its reason. An entry that is no longer needed
//! is itself a violation.

/// This file, as violations name it.
pub const FILE: &str = "crates/xtask/src/layers/exceptions.rs";

/// A circle of modules that is allowed.
pub struct Circle {
    /// The crate.
    pub krate: &'static str,
    /// The module that holds them; empty for the root of the crate.
    pub inside: &'static str,
    /// The modules of the circle: all of them.
    pub modules: &'static [&'static str],
    /// Why.
    pub because: &'static str,
}

/// The circles that are allowed.
pub const CIRCLES: &[Circle] = &[
    Circle {
        krate: "counterpart-typescript",
        inside: "declarations",
        modules: &["objects", "types"],
        because: "A type may hold an object, and an object has types: recursion over one structure.",
    },
    Circle {
        krate: "counterpart-check",
        inside: "read::rust",
        modules: &["build", "types", "value"],
        because: "Expressions hold blocks and blocks hold expressions: recursive descent. Still tangled: `types` needs only a helper of `value`.",
    },
    Circle {
        krate: "counterpart-compiler",
        inside: "resolve",
        modules: &["builder", "library", "references"],
        because: "One state machine in several files: loading a document finds references, and a reference loads a document.",
    },
    Circle {
        krate: "counterpart-compat",
        inside: "assess",
        modules: &["entry", "rephrased", "wire"],
        because: "Still tangled.",
    },
    Circle {
        krate: "counterpart-compat",
        inside: "numbers",
        modules: &["question", "solve"],
        because: "Still tangled: a question calls its own solver.",
    },
    Circle {
        krate: "counterpart-compat",
        inside: "strings",
        modules: &["question", "solve", "test"],
        because: "Still tangled: a question calls its own solver.",
    },
    Circle {
        krate: "counterpart-check",
        inside: "",
        modules: &["config", "finding", "rules"],
        because: "Still tangled: rules are not data yet.",
    },
    Circle {
        krate: "counterpart-check",
        inside: "read::script",
        modules: &["access", "types"],
        because: "Still tangled: `Listed` is misplaced.",
    },
    Circle {
        krate: "counterpart-check",
        inside: "read::sql",
        modules: &["changes", "columns"],
        because: "Still tangled: two helpers are misplaced.",
    },
    Circle {
        krate: "counterpart-compiler",
        inside: "",
        modules: &["diagnostic", "source"],
        because: "Still tangled: `Location` belongs below both.",
    },
    Circle {
        krate: "counterpart-compiler",
        inside: "model",
        modules: &["contract", "shape"],
        because: "Still tangled: the identifiers belong below both.",
    },
    Circle {
        krate: "counterpart-compiler",
        inside: "resolve",
        modules: &["graph", "rewrite"],
        because: "Still tangled: `Rewritten` belongs below both.",
    },
    Circle {
        krate: "counterpart-compiler",
        inside: "shape",
        modules: &["constants", "planner"],
        because: "Still tangled: the driver belongs above both.",
    },
    Circle {
        krate: "counterpart-compiler",
        inside: "shape",
        modules: &["infer", "unions"],
        because: "Still tangled: a helper is misplaced.",
    },
    Circle {
        krate: "counterpart-compiler",
        inside: "source",
        modules: &["document", "place", "scan"],
        because: "Still tangled: the identifiers belong below both.",
    },
    Circle {
        krate: "counterpart",
        inside: "",
        modules: &["decode", "definition", "depth", "document", "rewritten", "union", "violation"],
        because: "Still tangled: a union asks its definition which member a value meets.",
    },
];

/// A file that looks into documents after lowering.
pub struct ReadsDocuments {
    /// The file.
    pub file: &'static str,
    /// Why.
    pub because: &'static str,
}

/// The files that may look into documents after lowering.
pub const READS_DOCUMENTS: &[ReadsDocuments] = &[
    ReadsDocuments {
        file: "crates/counterpart-compiler/src/compile.rs",
        because: "The driver hands the graph from stage to stage.",
    },
    ReadsDocuments {
        file: "crates/counterpart-compiler/src/verify.rs",
        because: "It gives the documents, whole, to the validator that judges examples and defaults.",
    },
    ReadsDocuments {
        file: "crates/counterpart-compiler/src/validator.rs",
        because: "It gives the documents, whole, to the validator it makes.",
    },
    ReadsDocuments {
        file: "crates/counterpart-compat/src/judge/documents.rs",
        because: "It gives the documents, whole, to the validators that judge witnesses.",
    },
    ReadsDocuments {
        file: "crates/counterpart-rust/src/schemas.rs",
        because: "Generated Rust holds the documents, whole.",
    },
    ReadsDocuments {
        file: "crates/xtask/src/fuzz/rust_half.rs",
        because: "It gives the documents, whole, to the Rust half.",
    },
    ReadsDocuments {
        file: "crates/counterpart-cli/src/command/model/mod.rs",
        because: "`counterpart model --stage` prints every stage.",
    },
    ReadsDocuments {
        file: "crates/counterpart-cli/src/command/model/source.rs",
        because: "`counterpart model --stage source` prints documents.",
    },
    ReadsDocuments {
        file: "crates/counterpart-cli/src/command/model/resolve.rs",
        because: "`counterpart model --stage resolve` prints the graph.",
    },
    ReadsDocuments {
        file: "crates/counterpart-check/src/read/json.rs",
        because: "A reader of JSON sources: its documents are not contracts.",
    },
    ReadsDocuments {
        file: "crates/counterpart-compiler/src/shape/constants.rs",
        because: "Still tangled: `$defs` and `const`.",
    },
    ReadsDocuments {
        file: "crates/counterpart-compiler/src/shape/planner.rs",
        because: "Still tangled: `x-counterpart`, `const`.",
    },
    ReadsDocuments {
        file: "crates/counterpart-compiler/src/shape/seeds.rs",
        because: "Still tangled: which nodes are definitions belongs to a stage before lowering.",
    },
    ReadsDocuments {
        file: "crates/counterpart-compat/src/assess/rephrased.rs",
        because: "Still tangled: it compares schemas as they are written.",
    },
    ReadsDocuments {
        file: "crates/counterpart-compat/src/change/mod.rs",
        because: "Still tangled: it reads keywords by name.",
    },
    ReadsDocuments {
        file: "crates/counterpart-compat/src/change/keys.rs",
        because: "Still tangled: it reads keywords by name.",
    },
    ReadsDocuments {
        file: "crates/counterpart-check/src/contract/parts.rs",
        because: "Still tangled: places of `enum` and `const` values.",
    },
    ReadsDocuments {
        file: "crates/counterpart-impact/src/changes/parts.rs",
        because: "Still tangled: places of `enum` and `const` values.",
    },
];

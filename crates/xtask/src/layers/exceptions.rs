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
        krate: "counterpart-compiler",
        inside: "resolve",
        modules: &["builder", "library", "references"],
        because: "One state machine in several files: loading a document finds references, and a reference loads a document.",
    },
    Circle {
        krate: "counterpart-compiler",
        inside: "service",
        modules: &["bundle", "schema"],
        because: "A copied schema refers to others, which are copied into the same contract: recursion over one structure.",
    },
    Circle {
        krate: "counterpart-sources",
        inside: "read::rust",
        modules: &["build", "value"],
        because: "Expressions hold blocks and blocks hold expressions: recursive descent.",
    },
    Circle {
        krate: "counterpart",
        inside: "check",
        modules: &["array", "choice", "logic", "object", "walk"],
        because: "Keywords hold schemas and schemas hold keywords: recursion over one structure.",
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
        file: "crates/counterpart-compiler/src/shape/home.rs",
        because: "An inline type is named from its place: the steps of the pointer, not what stands there.",
    },
    ReadsDocuments {
        file: "crates/xtask/src/laws/described.rs",
        because: "It judges the docs of the types by what the documents say.",
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
        file: "crates/counterpart-cli/src/command/model/entries.rs",
        because: "`counterpart model --stage entries` prints the entries of each document.",
    },
    ReadsDocuments {
        file: "crates/counterpart-compat/src/assess/rewritten.rs",
        because: "It compares two schemas as they are written: only there do annotations, unknown keys \
                  and rewritten keywords differ.",
    },
    ReadsDocuments {
        file: "crates/counterpart-compat/src/change/context.rs",
        because: "A sentence shows the value of a keyword as it is written, with the place of it.",
    },
];

//! The codes: what each means, how much it weighs, and what to do.

use super::Severity;

/// Declares the codes in one table, so that none can lack a part.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal, $severity:ident, $help:literal, $explanation:literal;)+) => {
        /// A stable code for a kind of diagnostic.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The code as printed: `CP0101`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// One line: what kind of thing it is.
            #[must_use]
            pub fn summary(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+).trim(),)+ }
            }

            /// How much it weighs.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// The next step, where the case has no better one.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Self::$name => $help,)+ }
            }

            /// The rest of the story, for `counterpart explain`.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$name => $explanation,)+ }
            }
        }
    };
}

impl Code {
    /// The codes of what a document can be read around: a reference that leads nowhere, a text that
    /// is no regular expression.
    pub const GAPS: [Self; 4] = [
        Self::DanglingReference,
        Self::UnmappedReference,
        Self::InvalidPattern,
        Self::UnsupportedPattern,
    ];
}

codes! {
    /// The project file cannot be read.
    BadProject = "CP0001", Error,
        "correct counterpart.toml; `counterpart schema project` prints its JSON Schema",
        "counterpart.toml is the one place for every setting that changes meaning. It is read strictly: an unknown key or a value of the wrong type is an error, because a setting that is silently ignored changes what a contract means.";
    /// There is no contract to compile.
    NoContracts = "CP0002", Error,
        "put a JSON Schema document into the schemas folder, or run `counterpart init`",
        "counterpart reads every *.json file of the schemas folder (`schemas` in counterpart.toml, relative to it). The folder is not there, or there is no such file in it.";
    /// A file or folder cannot be read.
    Unreadable = "CP0003", Error,
        "check that the path exists and that you may read it",
        "The operating system refused to read the file. The message carries its reason.";
    /// A file or folder cannot be written.
    Unwritable = "CP0004", Error,
        "check that the folder exists and that you may write to it",
        "Files are written to a temporary name beside their place and then renamed, so a refused write leaves the old file whole.";
    /// A crate that generated code calls is not among the dependencies of the contract crate.
    MissingDependency = "CP0005", Error,
        "add it to [dependencies]",
        "Generated Rust calls the `counterpart` crate, and validates with the compile-time validators of the `jsonschema` crate, whose macro wants `jsonschema` among the dependencies of the crate that holds the generated code. `counterpart init` adds both.";
    /// What build.rs wants in the generated code is not Rust.
    NotRust = "CP0006", Error,
        "correct the call in build.rs",
        "The builder in build.rs puts derives and attributes on generated types. Each must be an outer attribute, or for `derive` the path of a trait, as it would be written in the code.";
    /// A file is not UTF-8.
    NotUtf8 = "CP0101", Error,
        "save the file as UTF-8",
        "JSON is exchanged as UTF-8 (RFC 8259, section 8.1). A byte order mark at the start is skipped.";
    /// A file is not JSON.
    MalformedJson = "CP0102", Error,
        "correct the JSON at this place",
        "The document does not follow the grammar of JSON (RFC 8259). Comments and trailing commas are not JSON.";
    /// A document nests too deep.
    TooDeep = "CP0103", Error,
        "move inner schemas into $defs and refer to them with $ref",
        "A schema document may nest 127 levels deep: enough for every schema written by hand, and few enough that no reader of it runs out of stack.";
    /// A key stands twice in one object.
    RepeatedKey = "CP0104", Warning,
        "remove one of the two",
        "JSON leaves open what a repeated key means; most readers, this one included, take the last and drop the others without a word.";
    /// A document names a dialect that is not known.
    UnknownDialect = "CP0201", Error,
        "state one of the drafts 4, 6, 7, 2019-09 or 2020-12 in $schema, or map the URL of your meta-schema to a file in counterpart.toml",
        "$schema chooses the rules by which the document is read. A meta-schema of one's own is followed when its URL is mapped to a local file.";
    /// A schema is refused by its meta-schema.
    InvalidSchema = "CP0202", Error,
        "correct the keyword at this place",
        "The document is not a schema by the rules of its draft, so no two validators need agree on what it means.";
    /// A reference leads nowhere.
    DanglingReference = "CP0203", Error,
        "correct the reference, or add what it refers to",
        "A $ref, $dynamicRef or $recursiveRef names a document that was found, but no schema at that JSON Pointer, $id or anchor in it.";
    /// A reference leads to a URL that is not mapped to a file.
    UnmappedReference = "CP0204", Error,
        "map the URL to a local file under [urls] in counterpart.toml",
        "Nothing is fetched from the network at build time, so that a build means the same thing every day. A reference to a URL must be mapped to a local file, alone (`\"https://example.com/a.json\" = \"vendor/a.json\"`) or by folder (`\"https://example.com/\" = \"vendor/\"`).";
    /// A regular expression is not one.
    InvalidPattern = "CP0205", Error,
        "correct the regular expression; JSON Schema uses the dialect of ECMA-262 with the flag `u`",
        "A pattern or a patternProperties name is not a regular expression of ECMA-262.";
    /// A reference is met on the way to its own meaning.
    EndlessReference = "CP0206", Error,
        "break the cycle: a schema cannot mean itself",
        "A schema that refers to itself without looking at a part of the instance in between (`{\"$ref\": \"#\"}`) has no meaning: to decide it, one must already have decided it.";
    /// A default or an example does not meet its own schema.
    MismatchedExample = "CP0207", Warning,
        "correct the value, or the schema",
        "Values under `default` and `examples` are shown to readers as what the schema admits; this one is refused by it. It is left out of the generated accessors.";
    /// A constant does not meet the rest of its schema.
    MismatchedConstant = "CP0208", Error,
        "correct the constant, or the schema beside it",
        "A `$defs` entry with `const` under a SCREAMING_SNAKE key is a typed constant; its value must meet the schema it stands in.";
    /// A table marked exhaustive forgets a value.
    ForgottenValue = "CP0209", Error,
        "add an entry for each of them",
        "`x-counterpart: {exhaustive: true}` on a map keyed by an enum asks that the table in `const` has an entry for every value of the enum.";
    /// An x-counterpart annotation cannot be read.
    BadExtension = "CP0210", Error,
        "correct the annotation; its members are list, name, exhaustive, secret and direction",
        "`x-counterpart` is read strictly: an unknown member is an error, since a misspelt `secret` would print what must not be printed.";
    /// A regular expression cannot mean the same in Rust.
    UnsupportedPattern = "CP0211", Error,
        "write it without what the message names",
        "Both halves must accept the same strings. The engine of the Rust half has no way to say this: it is larger than the engine admits, asks for a property of Unicode that the engine does not know, or refers to a group whose text the two engines remember differently (one that is repeated and may be left out or empty, or that stands in a lookaround).";
    /// Two definitions want the same name.
    NameCollision = "CP0301", Warning,
        "give one of them a name of its own with x-counterpart.name, or under [rename] in counterpart.toml",
        "Both languages hold the same names, so two definitions of a contract cannot share one. The later got a suffix. `names = \"strict\"` makes this an error.";
    /// A key is no identifier, so its definition got another name.
    NameChanged = "CP0302", Warning,
        "give it a name of its own with x-counterpart.name, or under [rename] in counterpart.toml",
        "A key that is an identifier in both languages stays as written; another is made into one.";
    /// A schema with keywords about objects does not say that it is one.
    NoType = "CP0303", Warning,
        "state the type",
        "Without `type`, keywords about objects admit every value that is no object, so the generated type must hold those as well.";
    /// A regular expression may take very long.
    ExplosivePattern = "CP0304", Warning,
        "let only one way lead through each repetition: `(\\w+\\s?)*` as `(\\w+(\\s\\w+)*)?`",
        "There are two ways to match the same text by going round a repetition. An engine that tries one way after another, as those of JavaScript do, then needs time that doubles with every character of a string that does not match: forty characters can keep it busy for hours. The engine of the Rust half needs time that grows with the length, save where there are lookarounds or references to groups; there it gives up after a million steps, and the string is refused.";
    /// Generated files are behind their contracts.
    Stale = "CP0401", Error,
        "run `counterpart build`",
        "`counterpart build --check` compares what the contracts say with what is on disk and writes nothing.";
    /// There is no git repository.
    NoRepository = "CP0501", Error,
        "run it in a clone of the repository; `counterpart compat OLD NEW` also compares files and folders",
        "Contracts of another revision are read from the git repository that holds the project. None was found in the folder of the project or above it, or the one that was found cannot be opened.";
    /// There is no such revision.
    NoRevision = "CP0502", Error,
        "name a branch, a tag or a commit that is in this clone; `git fetch --tags --unshallow` brings those that are not",
        "A revision is named as git names it: a branch, a tag, a commit, `HEAD~2`. Nothing of that name is in this clone; a clone made for continuous integration often has one commit and no tags.";
    /// The git repository cannot be read.
    BrokenRepository = "CP0503", Error,
        "let `git fsck` look at the repository",
        "The repository was found, and something in it cannot be read: a missing object, a broken index, a file that may not be opened. The message carries the reason.";
}

//! The codes of diagnostics: severity, summary, help and explanation of each in one table.

use super::Severity;

/// Declares the codes as one table, so that no code can lack a part.
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

            /// What is wrong, in one line.
            #[must_use]
            pub fn summary(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+).trim(),)+ }
            }

            /// The severity.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// The next step, where the case has no better one.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Self::$name => $help,)+ }
            }

            /// The explanation that `counterpart explain` prints.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$name => $explanation,)+ }
            }
        }
    };
}

impl Code {
    /// The codes that a tolerant compilation treats as gaps instead of errors: unresolved references,
    /// and regular expressions that are invalid or not supported.
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
        "All settings that change what a contract means are in counterpart.toml. An unknown key or a value of the wrong type is an error, because a setting that is silently ignored would change that meaning.";
    /// There is no contract to compile.
    NoContracts = "CP0002", Error,
        "put a JSON Schema document into the schemas folder, or run `counterpart init`",
        "counterpart reads every *.json, *.yaml and *.yml file in the schemas folder (the setting `schemas`, relative to counterpart.toml). The folder does not exist, or it holds no such file.";
    /// A file or folder cannot be read.
    Unreadable = "CP0003", Error,
        "check that the path exists and that you may read it",
        "The operating system refused to read the file. The message gives its reason.";
    /// A file or folder cannot be written.
    Unwritable = "CP0004", Error,
        "check that the folder exists and that you may write to it",
        "Files are first written under a temporary name in the same folder and then renamed, so a failed write leaves the old file unchanged.";
    /// A dependency of the generated code is missing.
    MissingDependency = "CP0005", Error,
        "add it to [dependencies]",
        "Generated Rust calls the `counterpart` crate and uses the compile-time validators of the `jsonschema` crate. Both must be dependencies of the crate that holds the generated code. `counterpart init` adds them.";
    /// A derive or an attribute in build.rs is not valid Rust.
    NotRust = "CP0006", Error,
        "correct the call in build.rs",
        "The builder in build.rs adds derives and attributes to generated types. Write an attribute as an outer attribute (`#[…]`) and a derive as the path of a trait, as in ordinary code.";
    /// A file in the schemas folder is not read.
    UnreadFile = "CP0007", Warning,
        "move it into the schemas folder as a *.json or *.yaml file, or refer to it from a contract there",
        "Every *.json, *.yaml and *.yml file directly in the schemas folder is a contract. Other files are read where a contract refers to them. A file with another ending (`.jsonc`, `.JSON`), or a schema in a subfolder that no contract refers to is not read, and nothing is generated from it.";
    /// A file is not UTF-8.
    NotUtf8 = "CP0101", Error,
        "save the file as UTF-8",
        "JSON and YAML files are read as UTF-8 (RFC 8259, section 8.1). A byte order mark at the start is ignored.";
    /// A file is not JSON.
    MalformedJson = "CP0102", Error,
        "correct the JSON at this place",
        "The document does not follow the grammar of JSON (RFC 8259), or holds a number that no double can hold, or a string with a lone surrogate: an escape such as `\\ud83d` without its other half. JSON has no comments and no trailing commas.";
    /// A document is nested too deeply.
    TooDeep = "CP0103", Error,
        "move inner schemas into $defs and refer to them with $ref",
        "A schema document may nest 127 levels deep. Schemas written by hand need far fewer, and no reader of the document can run out of stack.";
    /// An object has a repeated key.
    RepeatedKey = "CP0104", Warning,
        "remove one of the two",
        "JSON does not define what a repeated key means. Most readers, including this one, use the last value and silently drop the others.";
    /// A file is not YAML, or holds what JSON does not have.
    MalformedYaml = "CP0105", Error,
        "correct the YAML at this place",
        "A file whose name ends in `.yaml` or `.yml` is read as YAML 1.2 with its core schema: `no` is a string, `010` is the number 10. It must hold one document with the values of JSON. Tags, keys that are lists or mappings, merge keys (`<<`), `.inf`, `.nan` and a repeated key are errors. A key that is a number or a boolean is its text. An alias stands for a copy of the value that its anchor marks; all aliases of a file together may stand for 100,000 values.";
    /// A document states an unknown dialect.
    UnknownDialect = "CP0201", Error,
        "set $schema to draft 4, 6, 7, 2019-09 or 2020-12, or map the URL of your meta-schema to a file in counterpart.toml",
        "$schema selects the rules by which the document is read. A meta-schema of your own is supported when its URL is mapped to a local file under [urls].";
    /// A schema is rejected by its meta-schema.
    InvalidSchema = "CP0202", Error,
        "correct the keyword at this place",
        "The document is not a schema by the rules of its draft, so validators may disagree about its meaning.";
    /// A reference cannot be resolved.
    DanglingReference = "CP0203", Error,
        "correct the reference, or add the schema that it names",
        "A $ref, $dynamicRef or $recursiveRef names a file that does not exist, or a document that has no schema at that JSON Pointer, $id or anchor.";
    /// A reference names a URL that is not mapped to a file.
    UnmappedReference = "CP0204", Error,
        "map the URL to a local file under [urls] in counterpart.toml",
        "A build never uses the network, so that it gives the same result every day. A URL that is referred to must be mapped to a local file, alone (`\"https://example.com/a.json\" = \"vendor/a.json\"`) or by folder (`\"https://example.com/\" = \"vendor/\"`).";
    /// A regular expression is invalid.
    InvalidPattern = "CP0205", Error,
        "correct the regular expression; JSON Schema uses the syntax of ECMA-262 with the flag `u`",
        "A `pattern` or a key of `patternProperties` does not follow the syntax of ECMA-262 regular expressions.";
    /// A reference leads back to its own schema.
    EndlessReference = "CP0206", Error,
        "break the cycle, or let it pass through a property or an item",
        "A schema that refers to itself for the same value (`{\"$ref\": \"#\"}`) has no meaning: to decide whether the value meets it, one must already know. A recursive schema is fine when each round descends into a part of the value.";
    /// A default or an example does not meet its own schema.
    MismatchedExample = "CP0207", Warning,
        "correct the value, or the schema",
        "The values of `default` and `examples` show readers what the schema accepts, but the schema rejects this one. It is left out of the generated code.";
    /// A constant does not meet its own schema.
    MismatchedConstant = "CP0208", Error,
        "correct the constant, or the keywords beside it",
        "A `$defs` entry with `const` under a SCREAMING_SNAKE key is a typed constant. Its value must meet the schema in which it stands.";
    /// An exhaustive table lacks a value of its enum.
    ForgottenValue = "CP0209", Error,
        "add the missing entries to the table",
        "With `x-counterpart: {exhaustive: true}` on a map whose keys are an enum, the table in `const` must have an entry for every value of the enum.";
    /// An x-counterpart annotation is invalid.
    BadExtension = "CP0210", Error,
        "correct the annotation; its members are list, name, exhaustive, secret and direction",
        "An unknown member of `x-counterpart` is an error, because a misspelt `secret` would print what must not be printed.";
    /// A regular expression is not supported in Rust.
    UnsupportedPattern = "CP0211", Error,
        "write it without what the message names",
        "Both halves must accept the same strings, and the regular expression engine of the Rust half cannot do so here. The pattern is too large for it, uses a Unicode property that it does not know, or refers to a group for which the two engines remember different text: a repeated group that may be left out or empty, or a group in a lookaround.";
    /// A file in the schemas folder is not a JSON Schema.
    NotASchema = "CP0212", Warning,
        "move it out of the schemas folder, or write its schemas under $defs",
        "Every *.json, *.yaml and *.yml file in the schemas folder is read as a JSON Schema, and a schema without keywords accepts every value. An OpenAPI, Swagger or AsyncAPI document holds schemas but is not a schema itself: keep it in another folder, and refer to its schemas from a contract. It is an error where nothing in it is a schema and no contract refers to it.";
    /// An example or a default holds a credential.
    ShownSecret = "CP0213", Warning,
        "revoke the credential at its issuer, then write a made-up value with the word `example` in it",
        "The value has the form that the issuer of a credential publishes: a prefix such as `ghp_`, and enough characters that look drawn by lot. Examples and defaults are copied into generated code, documentation and packages, and stay in the history of the repository, so a credential that was once written there is no longer secret. A value that says `example`, `sample`, `placeholder`, `redacted` or `your` is not reported. The message never repeats the value.";
    /// Two definitions have the same name.
    NameCollision = "CP0301", Warning,
        "give one of them a name of its own with x-counterpart.name, or under [rename] in counterpart.toml",
        "A definition has the same name in every language, so names are unique in a contract. The later definition got a suffix. `names = \"strict\"` makes this an error.";
    /// A key is not a valid type name and was changed.
    NameChanged = "CP0302", Warning,
        "give it a name of its own with x-counterpart.name, or under [rename] in counterpart.toml",
        "A key that is a valid type name in every language is used as it stands. Any other key is converted to one.";
    /// A schema describes objects or arrays but does not state its type.
    NoType = "CP0303", Warning,
        "state the type",
        "Without `type`, keywords about objects accept every value that is not an object, and keywords about arrays every value that is not an array. The generated type must hold those values as well.";
    /// A regular expression may take more than linear time.
    SlowPattern = "CP0304", Warning,
        "let only one path lead through each repetition: `(\\w+\\s?)*` as `(\\w+(\\s\\w+)*)?`",
        "A backtracking engine, as in JavaScript, tries every way to match a string before it refuses it. Where a repetition can match the same text in two ways, the time doubles with every character: forty characters can take hours. Where several repetitions share a text (`^\\s*.*\\s*$`), it grows with a power of the length: the message says which. The search for the place where a match begins is a repetition, too: `\\s+$` takes quadratic time because it does not begin with `^`. `patterns = \"deny\"` in counterpart.toml makes this an error. The engine of the Rust half needs linear time, except for patterns with lookarounds or references to groups; for those it stops after a million steps and rejects the string.";
    /// A keyword is misspelt.
    MisspeltKeyword = "CP0305", Warning,
        "correct the keyword",
        "JSON Schema ignores keys that it does not define, so a misspelt keyword asserts nothing: with `minLenght` every length is accepted. A key is reported when it is near a keyword and its value has the form that this keyword takes. Keys of other tools are not reported: those far from every keyword, those that begin with `x-` or another mark (`_`, `//`), and those with a namespace (`sql:type`).";
    /// A keyword belongs to another draft or to another schema language.
    ForeignKeyword = "CP0306", Warning,
        "write the keyword of the document's draft, or state the other draft in $schema",
        "A keyword means something in the drafts that define it only: `additionalItems` ends with draft 2019-09, `prefixItems` begins with draft 2020-12, `nullable` is of OpenAPI 3.0. In another draft it is ignored like any unknown key. Where nothing is stated, the draft is 2020-12. Annotations (`examples`, `deprecated`) are read in every draft and not reported.";
    /// A keyword has no effect where it stands.
    IdleKeyword = "CP0307", Warning,
        "remove the keyword, or add what it needs",
        "Some keywords need another one (`then` needs `if`, `minContains` needs `contains`, `additionalItems` needs `items` as an array), keywords about one kind of value assert nothing where `type` is another, and up to draft 7 all keywords beside `$ref` are ignored. They refuse nothing, although they look as if they did.";
    /// Generated files are out of date.
    Stale = "CP0401", Error,
        "run `counterpart build`",
        "`counterpart build --check` compares the files on disk with what the contracts generate, and writes nothing.";
    /// There is no git repository.
    NoRepository = "CP0501", Error,
        "run it in a clone of the repository; `counterpart compat OLD NEW` also compares files and folders",
        "Contracts of another revision are read from the git repository that holds the project. Neither the folder of the project nor a folder above it is a repository, or the repository cannot be opened.";
    /// A git revision does not exist.
    NoRevision = "CP0502", Error,
        "name a branch, a tag or a commit of this clone; `git fetch --tags --unshallow` fetches missing ones",
        "A revision is named as in git: a branch, a tag, a commit, `HEAD~2`. This clone has no revision of that name. A clone made for continuous integration often has one commit and no tags.";
    /// The git repository cannot be read.
    BrokenRepository = "CP0503", Error,
        "check the repository with `git fsck`",
        "Something in the repository cannot be read: an object is missing, the index is broken, or a file may not be opened. The message gives the reason.";
    /// A document in the services folder is not OpenAPI 3.
    UnsupportedService = "CP0601", Error,
        "convert it to OpenAPI 3, for example with `npx swagger2openapi FILE`, or move it out of the services folder",
        "A file in the services folder whose top holds `openapi` is a service, in OpenAPI 3.0, 3.1 or 3.2. Files without that key are parts that services refer to. Swagger 2.0 is another language: it has other keys for bodies and parameters.";
    /// An operation is left out.
    RefusedOperation = "CP0602", Warning,
        "correct the document at this place; the other operations are not affected",
        "Something that the operation needs cannot be read: a reference that leads nowhere, a parameter without a name, a security scheme that is not declared. Neither clients nor servers have the operation. The rest of the service is compiled.";
    /// A document breaks a rule of OpenAPI.
    LooseService = "CP0603", Warning,
        "write what the specification of OpenAPI asks for",
        "Real documents break rules of OpenAPI. Where it is clear what was meant, that is read; the message says what was made of it.";
    /// Something in `x-counterpart` has no meaning.
    BadServiceExtension = "CP0604", Warning,
        "see `docs/services.md` for what `x-counterpart` may say",
        "`x-counterpart` on documents, operations and answers says what OpenAPI cannot: effects, idempotency key, time limits, retry classes, cache. A key without a meaning, or a value that cannot be read, has no effect.";
    /// An operation does not declare an answer that it must give.
    UndeclaredAnswer = "CP0605", Warning,
        "declare the answer, with its body",
        "Clients know only the answers that a document declares. An operation that asks for a proof of identity answers 401 to requests without one.";
}

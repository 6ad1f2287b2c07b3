//! Kinds of change of the generated code: definitions, fields, variants and constants.

use super::kind::{ChangeKind, Effect, Effects, Fires};

pub(super) const KINDS: &[&ChangeKind] = &[
    &DEFINITION_ADDED,
    &DEFINITION_REMOVED,
    &DEFINITION_RENAMED,
    &DEFINITION_MOVED,
    &FIELD_ADDED,
    &FIELD_REMOVED,
    &FIELD_RENAMED,
    &FIELD_BECAME_REQUIRED,
    &FIELD_BECAME_OPTIONAL,
    &FIELD_TYPE_CHANGED,
    &VARIANT_ADDED,
    &VARIANT_REMOVED,
    &TYPE_CHANGED,
    &CONSTANT_ADDED,
    &CONSTANT_CHANGED,
    &CONSTANT_REMOVED,
    &LIST_RENAMED,
];

/// Nothing that was released can refer to what is new.
const NEW: Effect = Effect::Safe("released code does not use it yet");

pub(crate) const DEFINITION_ADDED: ChangeKind = ChangeKind {
    id: "definition-added",
    fires: Fires::In("source/mod.rs"),
    effects: Effects::Source(NEW),
    summary: "A definition was added",
    explanation: "Existing code does not use it yet.",
    instead: "There is nothing to do.",
};

pub(crate) const DEFINITION_REMOVED: ChangeKind = ChangeKind {
    id: "definition-removed",
    fires: Fires::In("source/mod.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "A definition was removed",
    explanation: "Code that uses its type no longer compiles, and nobody reads what older programs \
                  still write.",
    instead: "Keep the definition and mark it `deprecated`. Remove it in a major release.",
};

pub(crate) const DEFINITION_RENAMED: ChangeKind = ChangeKind {
    id: "definition-renamed",
    fires: Fires::In("source/mod.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "A definition was renamed",
    explanation: "The data is the same, but code that uses the old type name no longer compiles.",
    instead: "Keep the old name with `x-counterpart.name`, or keep the old definition as a `$ref` to \
              the new one.",
};

pub(crate) const DEFINITION_MOVED: ChangeKind = ChangeKind {
    id: "definition-moved",
    fires: Fires::In("source/mod.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "A definition was moved to another contract",
    explanation: "The data is the same, but code must import the type from another module.",
    instead: "Keep the old definition as a `$ref` to the new one.",
};

pub(crate) const FIELD_ADDED: ChangeKind = ChangeKind {
    id: "field-added",
    fires: Fires::In("source/object.rs"),
    effects: Effects::Source(Effect::Varies(
        "the field is optional, and code that creates the value may leave it out",
    )),
    summary: "A field was added to a generated type",
    explanation: "A required field breaks all code that creates a value of the type. An optional field \
                  breaks Rust code that creates the value with a struct literal, because a literal \
                  names every field; code that uses the builder still compiles. TypeScript may leave an \
                  optional field out.",
    instead: "Make the new property optional.",
};

pub(crate) const FIELD_REMOVED: ChangeKind = ChangeKind {
    id: "field-removed",
    fires: Fires::In("source/object.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "A field of a generated type was removed",
    explanation: "Code that reads or sets the field no longer compiles.",
    instead: "Keep the property and mark it `deprecated`. Remove it in a major release.",
};

pub(crate) const FIELD_RENAMED: ChangeKind = ChangeKind {
    id: "field-renamed",
    fires: Fires::In("assess/renamed.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "A field of a generated type was renamed",
    explanation: "Code that reads or sets the field by its old name no longer compiles.",
    instead: "Keep the old property beside the new one and mark it `deprecated`. Remove it in a major \
              release.",
};

pub(crate) const FIELD_BECAME_REQUIRED: ChangeKind = ChangeKind {
    id: "field-became-required",
    fires: Fires::In("source/object.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "An optional field became required",
    explanation: "In Rust its type is no longer an `Option`. In TypeScript all code that creates a value \
                  must set it.",
    instead: "Keep the property optional.",
};

pub(crate) const FIELD_BECAME_OPTIONAL: ChangeKind = ChangeKind {
    id: "field-became-optional",
    fires: Fires::In("source/object.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "A required field became optional",
    explanation: "In Rust its type becomes an `Option`. In TypeScript it may be `undefined`.",
    instead: "Keep the property required, or make the change in a major release.",
};

pub(crate) const FIELD_TYPE_CHANGED: ChangeKind = ChangeKind {
    id: "field-type-changed",
    fires: Fires::In("source/object.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "The type or the name of a field changed",
    explanation: "Code that reads or sets the field may no longer compile.",
    instead: "Add a new property for the new type.",
};

pub(crate) const VARIANT_ADDED: ChangeKind = ChangeKind {
    id: "variant-added",
    fires: Fires::In("source/variants.rs"),
    effects: Effects::Source(Effect::Varies(
        "the enum is open, so code that uses it already handles unlisted values",
    )),
    summary: "A variant was added to a generated enum or union",
    explanation: "A `match` or `switch` that lists every variant no longer compiles, which shows where \
                  the new variant must be handled. An open enum has a variant for unlisted values, \
                  which code already handles.",
    instead: "Make the enum open, or make the change in a major release.",
};

pub(crate) const VARIANT_REMOVED: ChangeKind = ChangeKind {
    id: "variant-removed",
    fires: Fires::In("source/variants.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "A variant of a generated enum or union was removed",
    explanation: "Code that uses the variant no longer compiles.",
    instead: "Keep the value and mark it `deprecated`.",
};

pub(crate) const TYPE_CHANGED: ChangeKind = ChangeKind {
    id: "type-changed",
    fires: Fires::In("source/mod.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "The generated type of a definition changed",
    explanation: "A struct, an enum, a list or a plain value became one of the others, or holds other types.",
    instead: "Add a new definition for the new type.",
};

pub(crate) const CONSTANT_ADDED: ChangeKind = ChangeKind {
    id: "constant-added",
    fires: Fires::In("source/constants.rs"),
    effects: Effects::Source(NEW),
    summary: "A constant was added",
    explanation: "Existing code does not use it yet.",
    instead: "There is nothing to do.",
};

pub(crate) const CONSTANT_CHANGED: ChangeKind = ChangeKind {
    id: "constant-changed",
    fires: Fires::In("source/constants.rs"),
    effects: Effects::Source(Effect::Varies(
        "the entries that released programs use did not change",
    )),
    summary: "A constant has another value",
    explanation: "Programs of the two versions disagree about it. A table or a list that only has more \
                  entries breaks no program.",
    instead: "Give the new value a name of its own.",
};

pub(crate) const CONSTANT_REMOVED: ChangeKind = ChangeKind {
    id: "constant-removed",
    fires: Fires::In("source/constants.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "A constant was removed",
    explanation: "Code that uses it no longer compiles.",
    instead: "Keep the constant and mark it `deprecated`. Remove it in a major release.",
};

pub(crate) const LIST_RENAMED: ChangeKind = ChangeKind {
    id: "list-renamed",
    fires: Fires::In("source/mod.rs"),
    effects: Effects::Source(Effect::Breaks),
    summary: "The list of the values of an enum was renamed or removed",
    explanation: "Code that uses the list no longer compiles.",
    instead: "Keep `x-counterpart.list` as it was.",
};

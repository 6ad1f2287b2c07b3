//! Kinds of change of which properties an object has, and of their names.

use super::kind::{ChangeKind, Effect, Effects, Fires};

pub(super) const KINDS: &[&ChangeKind] = &[
    &PROPERTY_REMOVED,
    &PROPERTY_ADDED,
    &PROPERTY_RENAMED,
    &PROPERTY_BECAME_REQUIRED,
    &PROPERTY_BECAME_OPTIONAL,
    &NAMES_NARROWED,
    &NAMES_WIDENED,
    &OBJECT_CLOSED,
    &OBJECT_OPENED,
];

/// The keywords that refuse a property because an object is closed.
const PROPERTIES: &[&str] =
    &["additionalProperties", "unevaluatedProperties", "patternProperties", "properties"];

pub(crate) const PROPERTY_REMOVED: ChangeKind = ChangeKind {
    id: "property-removed",
    fires: Fires::In("change/properties.rs"),
    effects: Effects::Wire {
        backward: Effect::Varies("readers ignore undeclared properties"),
        forward: Effect::Varies("whatever is written without the property was admitted before"),
    },
    summary: "A property is no longer declared",
    explanation: "A closed object refuses the property from writers that still send it. In an open \
                  object it is only undeclared: but a reader that requires it misses it, and a reader \
                  that gives it a schema may find any value there.",
    instead: "Keep the property declared and mark it `deprecated`. Remove it when no released reader \
              requires it and no released writer sends it.",
};

pub(crate) const PROPERTY_ADDED: ChangeKind = ChangeKind {
    id: "property-added",
    fires: Fires::In("change/properties.rs"),
    effects: Effects::Wire {
        backward: Effect::Varies(
            "old writers do not send the property, or send a value that its schema admits",
        ),
        forward: Effect::Varies("readers ignore undeclared properties"),
    },
    summary: "An optional property was declared",
    explanation: "A reader whose object is closed refuses the new property. In an open object the \
                  property was undeclared before, so an old writer may have put any value there. \
                  `writers = \"generated\"` rules that out, because generated code writes only \
                  declared properties.",
    instead: "Leave objects open (no `additionalProperties: false`) where readers of other versions \
              receive them, and set `writers = \"generated\"` where only generated code writes.",
};

pub(crate) const PROPERTY_RENAMED: ChangeKind = ChangeKind {
    id: "property-renamed",
    fires: Fires::In("assess/renamed.rs"),
    effects: Effects::Wire {
        backward: Effect::Varies(
            "new readers do not require the new name, and ignore the old name",
        ),
        forward: Effect::Varies("old readers do not require the old name, and ignore the new name"),
    },
    summary: "A property was renamed: one was removed, and one with the same schema was added",
    explanation: "Readers of one version do not know the name that writers of the other version use. \
                  Where the property is required, they miss it. Where the object is closed, they \
                  refuse the other name. Two properties count as one with another name when no other \
                  pair in the definition has the same schema.",
    instead: "Declare the new property beside the old one, write both, and remove the old property \
              when no released reader requires it.",
};

pub(crate) const PROPERTY_BECAME_REQUIRED: ChangeKind = ChangeKind {
    id: "property-became-required",
    fires: Fires::Narrowed(&["required"]),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe("objects that contain the property were admitted before"),
    },
    summary: "A property became required",
    explanation: "Old writers may leave the property out, and new readers refuse that.",
    instead: "Keep the property optional, and document what an absent one means (`default` says which \
              value that is). Require it when every released writer sends it.",
};

pub(crate) const PROPERTY_BECAME_OPTIONAL: ChangeKind = ChangeKind {
    id: "property-became-optional",
    fires: Fires::Widened(&["required"]),
    effects: Effects::Wire {
        backward: Effect::Safe("objects that contain the property are still admitted"),
        forward: Effect::Breaks,
    },
    summary: "A required property became optional",
    explanation: "Old readers require the property, and refuse an object without it.",
    instead: "Keep the property required, and send it until no released reader requires it.",
};

pub(crate) const NAMES_NARROWED: ChangeKind = ChangeKind {
    id: "names-narrowed",
    fires: Fires::Narrowed(&["propertyNames"]),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe("every property name that is still admitted was admitted before"),
    },
    summary: "Fewer property names are admitted",
    explanation: "Old writers may use a property name that new readers refuse.",
    instead: "Keep admitting the names, and ignore those that have no meaning any more.",
};

pub(crate) const NAMES_WIDENED: ChangeKind = ChangeKind {
    id: "names-widened",
    fires: Fires::Widened(&["propertyNames"]),
    effects: Effects::Wire {
        backward: Effect::Safe("every property name that was admitted is still admitted"),
        forward: Effect::Breaks,
    },
    summary: "More property names are admitted",
    explanation: "Old readers refuse the new names.",
    instead: "Do not use the new names until every released reader accepts them.",
};

pub(crate) const OBJECT_CLOSED: ChangeKind = ChangeKind {
    id: "object-closed",
    fires: Fires::Narrowed(PROPERTIES),
    effects: Effects::Wire {
        backward: Effect::Breaks,
        forward: Effect::Safe("objects without undeclared properties were admitted before"),
    },
    summary: "An object refuses undeclared properties",
    explanation: "Old writers may send properties that the contract does not declare, and new readers \
                  refuse them.",
    instead: "Leave the object open. With `writers = \"generated\"` closing it is safe, because \
              generated code writes only declared properties.",
};

pub(crate) const OBJECT_OPENED: ChangeKind = ChangeKind {
    id: "object-opened",
    fires: Fires::Widened(PROPERTIES),
    effects: Effects::Wire {
        backward: Effect::Safe("objects without undeclared properties are still admitted"),
        forward: Effect::Breaks,
    },
    summary: "An object admits undeclared properties",
    explanation: "Old readers refuse every property that they do not know.",
    instead: "Release readers that ignore undeclared properties first, then declare new ones.",
};

//! The rules: every kind of change has one, in a file of its own, with a folder of cases.

mod acceptance_expired;
mod acceptance_stale;
mod annotation_only;
mod bound_narrowed;
mod bound_widened;
mod condition_narrowed;
mod condition_widened;
mod const_changed;
mod constant_added;
mod constant_changed;
mod constant_removed;
mod count_narrowed;
mod count_widened;
mod definition_added;
mod definition_moved;
mod definition_removed;
mod definition_renamed;
mod enum_value_added;
mod enum_value_removed;
mod field_added;
mod field_became_optional;
mod field_became_required;
mod field_removed;
mod field_type_changed;
mod format_changed;
mod items_became_unique;
mod items_may_repeat;
mod length_narrowed;
mod length_widened;
mod list_renamed;
mod multiple_changed;
mod names_narrowed;
mod names_widened;
mod object_closed;
mod object_opened;
mod pattern_changed;
mod property_added;
mod property_became_optional;
mod property_became_required;
mod property_removed;
mod refactored;
mod rule;
mod schema_narrowed;
mod schema_widened;
mod type_changed;
mod type_narrowed;
mod type_widened;
mod undecided;
mod union_branch_added;
mod union_branch_removed;
mod union_overlap;
mod variant_added;
mod variant_removed;

pub use rule::{Effect, Level, Rule};

/// Declares the rules once, so that none is left out of the registry.
macro_rules! registry {
    ($($name:ident = $file:ident;)+) => {
        $(
            pub(crate) use $file::RULE as $name;
        )+

        /// Every rule.
        pub const RULES: &[&Rule] = &[$(&$name,)+];
    };
}

registry! {
    PROPERTY_REMOVED = property_removed;
    PROPERTY_ADDED = property_added;
    PROPERTY_BECAME_REQUIRED = property_became_required;
    PROPERTY_BECAME_OPTIONAL = property_became_optional;
    ENUM_VALUE_REMOVED = enum_value_removed;
    ENUM_VALUE_ADDED = enum_value_added;
    CONST_CHANGED = const_changed;
    TYPE_NARROWED = type_narrowed;
    TYPE_WIDENED = type_widened;
    BOUND_NARROWED = bound_narrowed;
    BOUND_WIDENED = bound_widened;
    MULTIPLE_CHANGED = multiple_changed;
    LENGTH_NARROWED = length_narrowed;
    LENGTH_WIDENED = length_widened;
    PATTERN_CHANGED = pattern_changed;
    FORMAT_CHANGED = format_changed;
    COUNT_NARROWED = count_narrowed;
    COUNT_WIDENED = count_widened;
    ITEMS_BECAME_UNIQUE = items_became_unique;
    ITEMS_MAY_REPEAT = items_may_repeat;
    NAMES_NARROWED = names_narrowed;
    NAMES_WIDENED = names_widened;
    OBJECT_CLOSED = object_closed;
    OBJECT_OPENED = object_opened;
    UNION_BRANCH_REMOVED = union_branch_removed;
    UNION_BRANCH_ADDED = union_branch_added;
    UNION_OVERLAP = union_overlap;
    CONDITION_NARROWED = condition_narrowed;
    CONDITION_WIDENED = condition_widened;
    SCHEMA_NARROWED = schema_narrowed;
    SCHEMA_WIDENED = schema_widened;
    REFACTORED = refactored;
    ANNOTATION_ONLY = annotation_only;
    UNDECIDED = undecided;
    DEFINITION_ADDED = definition_added;
    DEFINITION_REMOVED = definition_removed;
    DEFINITION_RENAMED = definition_renamed;
    DEFINITION_MOVED = definition_moved;
    FIELD_ADDED = field_added;
    FIELD_REMOVED = field_removed;
    FIELD_BECAME_REQUIRED = field_became_required;
    FIELD_BECAME_OPTIONAL = field_became_optional;
    FIELD_TYPE_CHANGED = field_type_changed;
    VARIANT_ADDED = variant_added;
    VARIANT_REMOVED = variant_removed;
    TYPE_CHANGED = type_changed;
    CONSTANT_ADDED = constant_added;
    CONSTANT_CHANGED = constant_changed;
    CONSTANT_REMOVED = constant_removed;
    LIST_RENAMED = list_renamed;
    ACCEPTANCE_EXPIRED = acceptance_expired;
    ACCEPTANCE_STALE = acceptance_stale;
}

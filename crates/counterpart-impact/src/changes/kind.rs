//! The kind of change that a rule of `compat` finds.

use counterpart_compat::rules::{ChangeKind, Level};
use counterpart_report::impact::Kind;

/// The kinds by rule. A test asks for every rule that is about contracts.
const KINDS: &[(&str, Kind)] = &[
    ("property-added", Kind::FieldAdded),
    ("field-added", Kind::FieldAdded),
    ("property-removed", Kind::FieldRemoved),
    ("field-removed", Kind::FieldRemoved),
    // For the new name it is a field that was added.
    ("property-renamed", Kind::FieldRemoved),
    ("field-renamed", Kind::FieldRemoved),
    ("property-became-required", Kind::FieldRequired),
    ("field-became-required", Kind::FieldRequired),
    ("property-became-optional", Kind::FieldOptional),
    ("field-became-optional", Kind::FieldOptional),
    ("enum-value-added", Kind::ValueAdded),
    ("union-branch-added", Kind::ValueAdded),
    ("variant-added", Kind::ValueAdded),
    ("enum-value-removed", Kind::ValueRemoved),
    ("union-branch-removed", Kind::ValueRemoved),
    ("variant-removed", Kind::ValueRemoved),
    ("const-changed", Kind::TypeChanged),
    ("type-narrowed", Kind::TypeChanged),
    ("type-widened", Kind::TypeChanged),
    ("format-changed", Kind::TypeChanged),
    ("field-type-changed", Kind::TypeChanged),
    ("type-changed", Kind::TypeChanged),
    ("bound-narrowed", Kind::ConstraintChanged),
    ("bound-widened", Kind::ConstraintChanged),
    ("multiple-changed", Kind::ConstraintChanged),
    ("length-narrowed", Kind::ConstraintChanged),
    ("length-widened", Kind::ConstraintChanged),
    ("pattern-changed", Kind::ConstraintChanged),
    ("count-narrowed", Kind::ConstraintChanged),
    ("count-widened", Kind::ConstraintChanged),
    ("items-became-unique", Kind::ConstraintChanged),
    ("items-may-repeat", Kind::ConstraintChanged),
    ("names-narrowed", Kind::ConstraintChanged),
    ("names-widened", Kind::ConstraintChanged),
    ("object-closed", Kind::ConstraintChanged),
    ("object-opened", Kind::ConstraintChanged),
    ("union-overlap", Kind::ConstraintChanged),
    ("condition-narrowed", Kind::ConstraintChanged),
    ("condition-widened", Kind::ConstraintChanged),
    ("schema-narrowed", Kind::ConstraintChanged),
    ("schema-widened", Kind::ConstraintChanged),
    ("refactored", Kind::Refactored),
    ("unknown-keyword", Kind::Documentation),
    ("annotation-only", Kind::Documentation),
    ("undecided", Kind::Undecided),
    ("definition-added", Kind::DefinitionAdded),
    ("definition-removed", Kind::DefinitionRemoved),
    ("definition-renamed", Kind::DefinitionRenamed),
    ("definition-moved", Kind::DefinitionRenamed),
    ("list-renamed", Kind::DefinitionRenamed),
    ("constant-added", Kind::ConstantAdded),
    ("constant-removed", Kind::ConstantRemoved),
    ("constant-changed", Kind::ConstantChanged),
];

/// The kind of change that a rule finds; none where the rule is about the project file.
///
/// A rule that is not in the table is a changed constraint: that asks for a look at every use, so
/// nothing is lost.
pub fn kind(rule: &ChangeKind) -> Option<Kind> {
    match rule.level() {
        Level::Project => None,
        Level::Wire | Level::Source => {
            let known = KINDS.iter().find(|(id, _)| *id == rule.id);
            Some(known.map_or(Kind::ConstraintChanged, |(_, kind)| *kind))
        }
    }
}

#[cfg(test)]
mod tests {
    use counterpart_compat::rules::{self, Level};

    use super::KINDS;

    #[test]
    fn every_rule_about_contracts_has_a_kind() {
        let about = || rules::all().filter(|rule| rule.level() != Level::Project);
        for rule in about() {
            let known = KINDS.iter().filter(|(id, _)| *id == rule.id).count();
            assert_eq!(known, 1, "{} in KINDS", rule.id);
        }
        assert_eq!(KINDS.len(), about().count());
    }
}

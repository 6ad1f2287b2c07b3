//! Chooses the form of the type of a conjunction, before any name is given.

use super::conjunction::{Choice, Conjunction};
use super::facts::{Alternatives, Elsewhere, Facts, Unnamed};
use super::planner::Planner;
use super::trivial;
use crate::model::{ArrayConstraint, Kind, Kinds, Logic, Meaning, ObjectConstraint, SchemaId};

/// The limit of fields times branches up to which the fields beside a choice are repeated in each
/// branch.
const MERGE_LIMIT: usize = 1024;
/// The depth of nested choices to which the kinds of a branch are looked for.
const KINDS_DEPTH: usize = 6;

/// The form of a type.
#[derive(Clone, Debug)]
pub(super) enum Form {
    /// No value at all.
    Never,
    /// Any value of these kinds.
    Any(Kinds),
    /// One of the scalars: exactly one kind, or both number kinds.
    Scalar,
    /// `null`, or what the conjunction holds.
    Nullable(Conjunction),
    /// What another conjunction holds: a choice with one branch left.
    Same(Conjunction),
    /// A finite list of the values in the facts.
    Enum,
    /// The finite values of all branches; open when every other string is admitted as well.
    Values { branches: Vec<Conjunction>, open: bool },
    /// An object with declared fields.
    Object,
    /// An object used as a map.
    Map,
    /// An array whose items have one type.
    Array,
    /// An array whose leading items have types of their own.
    Tuple,
    /// One of two or more branches of a choice.
    Choice(Choice, Vec<(SchemaId, Conjunction)>),
    /// One type for each group of kinds.
    Kinds(Vec<Kinds>),
}

impl Form {
    /// Whether a type of this form gets a name of its own where it stands inline.
    pub(super) fn is_hoisted(&self) -> bool {
        match self {
            Self::Enum
            | Self::Values { .. }
            | Self::Object
            | Self::Tuple
            | Self::Choice(..)
            | Self::Kinds(_) => true,
            Self::Never
            | Self::Any(_)
            | Self::Scalar
            | Self::Nullable(_)
            | Self::Same(_)
            | Self::Map
            | Self::Array => false,
        }
    }
}

/// The groups of kinds that make one type each.
const GROUPS: [Kinds; 5] = [
    Kinds::one(Kind::Boolean),
    Kinds::NUMBER,
    Kinds::one(Kind::String),
    Kinds::one(Kind::Array),
    Kinds::one(Kind::Object),
];

impl Planner<'_> {
    /// The form of what `facts` (gathered from `conjunction`) say.
    pub(super) fn form(&self, conjunction: &Conjunction, facts: &Facts) -> Form {
        let null = Kinds::one(Kind::Null);
        if facts.kinds.is_empty() {
            return Form::Never;
        }
        if facts.kinds == null {
            return Form::Scalar;
        }
        if let Some(values) = &facts.values {
            if facts.kinds.has(Kind::Null) {
                return Form::Nullable(conjunction.about(facts.kinds.without(null)));
            }
            let boolean = facts.kinds == Kinds::one(Kind::Boolean) && values.len() == 2;
            return if boolean { Form::Scalar } else { Form::Enum };
        }
        let (followed, skipped): (Vec<&Alternatives>, Vec<&Alternatives>) = facts
            .alternatives
            .iter()
            .filter(|choice| self.is_informative(conjunction, facts, choice))
            .partition(|choice| fits(facts, choice));
        let Some(main) = self.leading(conjunction, facts, &followed) else {
            if skipped.is_empty() {
                return self.by_kind(conjunction, facts);
            }
            // What the branches declare has to be held, although they are not told apart.
            return Form::Same(conjunction.skipping(skipped.iter().map(|choice| choice.choice)));
        };
        let all = followed.iter().chain(&skipped).map(|choice| choice.choice);
        let others: Vec<Choice> = all.filter(|other| *other != main.choice).collect();
        if others.is_empty() {
            return self.choice(conjunction, facts, main);
        }
        // The other choices still decide of which kinds the values are.
        let kinds = self.kinds_of(conjunction, KINDS_DEPTH);
        self.choice(&conjunction.about(kinds).skipping(others), facts, main)
    }

    /// The choice that a type follows: the first whose branches a property tells apart, else the
    /// first that narrows the kinds of value, else the first.
    fn leading<'f>(
        &self,
        conjunction: &Conjunction,
        facts: &Facts,
        choices: &[&'f Alternatives],
    ) -> Option<&'f Alternatives> {
        if choices.len() < 2 {
            return choices.first().copied();
        }
        let whole = conjunction.kinds.and(facts.kinds);
        let narrows = |choice: &Alternatives| {
            let kinds = choice.branches.iter().fold(Kinds::NONE, |all, branch| {
                all.or(self.kinds_of(&Conjunction::of([*branch]).about(whole), KINDS_DEPTH))
            });
            !whole.within(kinds)
        };
        let tagged = choices.iter().find(|choice| self.is_tagged(&choice.branches));
        let narrow = || choices.iter().find(|choice| narrows(choice));
        tagged.or_else(narrow).or_else(|| choices.first()).copied()
    }

    /// Whether the branches say more about the type than which properties are required.
    fn is_informative(&self, base: &Conjunction, facts: &Facts, choice: &Alternatives) -> bool {
        choice.branches.iter().any(|branch| {
            let of_branch = Facts::gather(self.schemas(), &Conjunction::of([*branch]));
            let narrows = !base.kinds.and(facts.kinds).within(of_branch.kinds);
            !of_branch.only_requires() || narrows
        })
    }

    /// The form of a choice, with what stands beside it.
    fn choice(&self, base: &Conjunction, facts: &Facts, choice: &Alternatives) -> Form {
        let live: Vec<(SchemaId, Conjunction, Kinds)> = choice
            .branches
            .iter()
            .filter_map(|branch| {
                let alone = Conjunction::of([*branch]).about(facts.kinds.and(base.kinds));
                let conjunction = if self.stands_alone(facts, choice, &alone) {
                    alone
                } else {
                    base.deciding(choice.choice, *branch)
                };
                let kinds = self.kinds_of(&conjunction, KINDS_DEPTH);
                (!kinds.is_empty()).then_some((*branch, conjunction, kinds))
            })
            .collect();
        let kinds = live.iter().fold(Kinds::NONE, |all, (_, _, kinds)| all.or(*kinds));
        let null = Kinds::one(Kind::Null);
        let mut others = live.iter().filter(|(_, _, kinds)| *kinds != null);
        if let (Some((_, only, kinds)), None) = (others.next(), others.next())
            && kinds.has(Kind::Null)
        {
            // It holds `null` by itself.
            return Form::Same(only.clone());
        }
        if kinds.has(Kind::Null) && kinds != null && facts.kinds.has(Kind::Null) {
            return Form::Nullable(base.about(kinds.without(null)));
        }
        match live.as_slice() {
            [] => Form::Never,
            [(_, only, _)] => Form::Same(only.clone()),
            _ => self.finite(&live, choice.exclusive).unwrap_or_else(|| {
                let live = live.into_iter().map(|(branch, it, _)| (branch, it));
                Form::Choice(choice.choice, live.collect())
            }),
        }
    }

    /// Whether a branch holds all that is said beside the choice.
    fn stands_alone(&self, facts: &Facts, choice: &Alternatives, branch: &Conjunction) -> bool {
        if !facts.only_kinds() || facts.secret || facts.unnamed == Unnamed::Counted {
            return false;
        }
        let mut others = facts.alternatives.iter().filter(|it| it.choice != choice.choice);
        let Some(first) = others.next() else { return true };
        let declared = Facts::gather(self.schemas(), branch).properties;
        std::iter::once(first).chain(others).all(|other| {
            other.branches.iter().all(|it| {
                let facts = Facts::gather(self.schemas(), &Conjunction::of([*it]));
                let asked = facts.only_requires()
                    && facts.conditional.is_empty()
                    && facts.unnamed == Unnamed::Free;
                asked && facts.required.iter().all(|key| declared.contains_key(key))
            })
        })
    }

    /// The form of a choice between finite lists of values, perhaps beside any string.
    fn finite(&self, live: &[(SchemaId, Conjunction, Kinds)], exclusive: bool) -> Option<Form> {
        let string = Kinds::one(Kind::String);
        let mut open = false;
        let mut branches = Vec::new();
        for (_, conjunction, kinds) in live {
            let facts = Facts::gather(self.schemas(), conjunction);
            if facts.values.is_some() {
                branches.push(conjunction.clone());
            } else if *kinds == string && facts.alternatives.is_empty() && !exclusive {
                open = true;
            } else {
                return None;
            }
        }
        let strings = branches.iter().all(|branch| self.kinds_of(branch, 1) == string);
        ((!open || strings) && !branches.is_empty()).then_some(Form::Values { branches, open })
    }

    /// The form of facts without values and choices.
    fn by_kind(&self, conjunction: &Conjunction, facts: &Facts) -> Form {
        let kinds = facts.kinds;
        let structured: Vec<Kinds> = [
            (facts.describes_arrays(), Kinds::one(Kind::Array)),
            (facts.describes_objects(), Kinds::one(Kind::Object)),
        ]
        .into_iter()
        .filter_map(|(described, kind)| (described && kind.within(kinds)).then_some(kind))
        .collect();
        if structured.is_empty() && kinds == Kinds::ALL {
            return Form::Any(kinds);
        }
        let groups: Vec<Kinds> =
            GROUPS.into_iter().map(|group| group.and(kinds)).filter(|g| !g.is_empty()).collect();
        if let [group] = groups.as_slice() {
            return if kinds.has(Kind::Null) {
                Form::Nullable(conjunction.about(*group))
            } else {
                self.of_group(*group, facts)
            };
        }
        let rest = structured.iter().fold(kinds, |rest, kind| rest.without(*kind));
        let plain = groups.len() - structured.len();
        if structured.is_empty() && groups.len() == GROUPS.len() {
            return Form::Any(kinds);
        }
        if plain >= 3 && !structured.is_empty() {
            return Form::Kinds(structured.into_iter().chain([rest]).collect());
        }
        if kinds.has(Kind::Null) {
            return Form::Nullable(conjunction.about(kinds.without(Kinds::one(Kind::Null))));
        }
        Form::Kinds(groups)
    }

    fn of_group(&self, group: Kinds, facts: &Facts) -> Form {
        if group == Kinds::one(Kind::Array) {
            let tuple = facts.prefixes.iter().any(|prefix| !prefix.is_empty());
            return if tuple { Form::Tuple } else { Form::Array };
        }
        if group == Kinds::one(Kind::Object) {
            let named = facts.properties.len() + facts.conditional.len() + facts.required.len();
            let empty = facts.patterns.is_empty() && self.is_closed(facts);
            return if named > 0 || empty { Form::Object } else { Form::Map };
        }
        Form::Scalar
    }

    /// Whether an object admits no property that is neither declared nor matched by a pattern.
    pub(super) fn is_closed(&self, facts: &Facts) -> bool {
        let never = |schemas: &[SchemaId]| schemas.iter().any(|schema| self.is_never(*schema));
        // Where `additionalProperties` looks at all others, nothing is left unevaluated.
        let unevaluated = facts.others.is_empty() && facts.elsewhere != Elsewhere::Conditions;
        never(&facts.others) || (unevaluated && never(&facts.unevaluated_properties))
    }

    /// What every property meets that is neither declared nor matched by a pattern.
    pub(super) fn others(&self, facts: &Facts) -> Conjunction {
        let others = if !facts.others.is_empty() {
            facts.others.as_slice()
        } else if facts.elsewhere == Elsewhere::Silent {
            facts.unevaluated_properties.as_slice()
        } else {
            &[]
        };
        Conjunction::of(others.iter().copied().filter(|schema| !self.is_never(*schema)))
    }

    /// Whether a schema admits nothing.
    pub(super) fn is_never(&self, schema: SchemaId) -> bool {
        trivial::admits_none(self.schemas(), schema)
    }

    /// The target of the one reference that is all `conjunction` says about the type.
    pub(super) fn lone_reference(&self, conjunction: &Conjunction) -> Option<SchemaId> {
        let (target, kinds) = self.narrowed_reference(conjunction)?;
        let whole = kinds == Kinds::ALL;
        let fits = whole || self.kinds_of(&Conjunction::of([target]), KINDS_DEPTH).within(kinds);
        fits.then_some(target)
    }

    /// The conjunction with references replaced by their targets, where one reference and the kinds
    /// of value are all that it says: so that two that mean the same are one type.
    pub(super) fn canonical(&self, conjunction: &Conjunction) -> Conjunction {
        let mut conjunction = conjunction.clone();
        // A chain of references is at most as long as there are schemas; real ones are short.
        for _ in 0..KINDS_DEPTH {
            match self.narrowed_reference(&conjunction) {
                Some((target, kinds)) => {
                    conjunction = Conjunction::of([target]).about(kinds);
                }
                None => break,
            }
        }
        conjunction
    }

    /// The target of the one reference that is all `conjunction` says about the type, apart from the
    /// kinds of value, which come with it.
    fn narrowed_reference(&self, conjunction: &Conjunction) -> Option<(SchemaId, Kinds)> {
        if !conjunction.decided.is_empty() || !conjunction.skipped.is_empty() {
            return None;
        }
        let mut target = None;
        let mut kinds = conjunction.kinds;
        let mut open: Vec<SchemaId> = conjunction.schemas.iter().copied().collect();
        while let Some(id) = open.pop() {
            let schema = &self.schemas()[id];
            for constraint in &schema.constraints {
                match &constraint.meaning {
                    Meaning::Reference(to) => match target {
                        Some(other) if other != *to => return None,
                        Some(_) | None => target = Some(*to),
                    },
                    Meaning::Type(narrower) => kinds = kinds.and(*narrower),
                    Meaning::Logic(Logic::AllOf(parts)) => open.extend(parts),
                    Meaning::Array(array) if is_neutral_to_arrays(array) => {}
                    Meaning::Object(object) if is_neutral_to_objects(object) => {}
                    Meaning::Number(_) | Meaning::String(_) | Meaning::Logic(Logic::Not(_)) => {}
                    Meaning::Never
                    | Meaning::Enum(_)
                    | Meaning::Const(_)
                    | Meaning::Array(_)
                    | Meaning::Object(_)
                    | Meaning::Logic(Logic::AnyOf(_) | Logic::OneOf(_) | Logic::If { .. }) => {
                        return None;
                    }
                }
            }
            if schema.annotations.extension.secret {
                return None;
            }
        }
        target.map(|target| (target, kinds))
    }
}

/// Whether what stands beside a choice may be repeated in each branch.
fn fits(facts: &Facts, choice: &Alternatives) -> bool {
    let merged = facts.properties.len().saturating_mul(choice.branches.len());
    facts.only_kinds() || merged <= MERGE_LIMIT
}

/// Whether a constraint never changes the type that holds the arrays.
const fn is_neutral_to_arrays(constraint: &ArrayConstraint) -> bool {
    match constraint {
        ArrayConstraint::Contains { .. }
        | ArrayConstraint::MaxItems(_)
        | ArrayConstraint::MinItems(_)
        | ArrayConstraint::UniqueItems
        | ArrayConstraint::UnevaluatedItems(_) => true,
        ArrayConstraint::PrefixItems(_) | ArrayConstraint::Items { .. } => false,
    }
}

/// Whether a constraint never changes the type that holds the objects.
const fn is_neutral_to_objects(constraint: &ObjectConstraint) -> bool {
    match constraint {
        ObjectConstraint::MaxProperties(_)
        | ObjectConstraint::MinProperties(_)
        | ObjectConstraint::DependentRequired(_) => true,
        ObjectConstraint::Properties(_)
        | ObjectConstraint::PatternProperties(_)
        | ObjectConstraint::AdditionalProperties(_)
        | ObjectConstraint::PropertyNames(_)
        | ObjectConstraint::Required(_)
        | ObjectConstraint::DependentSchemas(_)
        | ObjectConstraint::UnevaluatedProperties(_) => false,
    }
}

//! How a position is read: static data that generated code states.

use crate::check::pattern::Pattern;
use crate::check::schema::{KindSet, SchemaRef, StringRule};

/// How one value is read and checked.
#[derive(Debug)]
pub enum Plan {
    /// As its type reads itself, with nothing else to check.
    Own,
    /// It is a scalar, and is checked against the schema as it is read.
    Scalar(SchemaRef),
    /// It is a string that meets these rules, which are all that the schema says of strings.
    Text(SchemaRef, &'static [StringRule]),
    /// An array.
    Array(&'static ArrayPlan),
    /// An object: a generated type, or a map.
    Object(&'static ObjectPlan),
    /// A union: the variants read themselves.
    Union(&'static UnionPlan),
    /// It has to be seen whole: it is read as a JSON value, which is one of these kinds and meets
    /// the schema, and is then decoded.
    Whole(SchemaRef, KindSet),
}

/// How an array is read.
#[derive(Debug)]
pub struct ArrayPlan {
    /// Its leading items, where they have schemas of their own.
    pub leading: &'static [Plan],
    /// Its other items.
    pub items: Plan,
    /// The least and the greatest number of items.
    pub length: (u64, u64),
    /// Whether no two of its items may be equal.
    pub unique: bool,
}

/// How an object is read.
#[derive(Debug)]
pub struct ObjectPlan {
    /// The properties that have a field, and then those that only have to be noticed.
    pub keys: &'static [Key],
    /// The positions of the keys in the order of their names' bytes, where they are many; else
    /// empty.
    pub sorted: &'static [u16],
    /// Which of the keys must be there: their bits, in words.
    pub required: &'static [u64],
    /// How other properties with a matching name are read. At most one matches a name.
    pub patterns: &'static [(&'static Pattern, Plan)],
    /// What becomes of all others.
    pub others: Others,
    /// What the names have to meet.
    pub names: Option<SchemaRef>,
    /// The least and the greatest number of properties.
    pub count: (u64, u64),
    /// The positions of keys, each with those that must be there if it is.
    pub needs: &'static [(usize, &'static [usize])],
    /// What else has to hold of which keys are there.
    pub presence: &'static [Presence],
}

/// A condition on which keys of an object are there.
#[derive(Debug)]
pub enum Presence {
    /// The key at this position is there.
    Has(usize),
    /// All of these hold.
    All(&'static [Presence]),
    /// One of these holds, or more.
    Any(&'static [Presence]),
    /// Exactly one of these holds.
    One(&'static [Presence]),
    /// It does not hold.
    Not(&'static Presence),
}

/// A property of an object.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// How its value is read.
    pub plan: Plan,
    /// Whether it must be there.
    pub required: bool,
}

/// What becomes of properties that no key and no pattern names.
#[derive(Debug)]
pub enum Others {
    /// Nothing is asked of them. A type that keeps them keeps any value.
    Free,
    /// The same, and a type that keeps others keeps none of these.
    Dropped,
    /// They are refused.
    Refused,
    /// They are read like this.
    Read(Plan),
}

/// How a union is read: how each kind of value is.
#[derive(Debug)]
pub struct UnionPlan {
    /// The whole union and its kinds of value, for values that the rest does not decide.
    pub whole: (SchemaRef, KindSet),
    /// How an array is read.
    pub array: Option<VariantPlan>,
    /// How an object is read.
    pub object: Option<VariantPlan>,
    /// The property that chooses how an object is read, if it comes first.
    pub tag: Option<&'static TagPlan>,
}

/// How one variant is read.
#[derive(Debug)]
pub struct VariantPlan {
    /// Its position in the type.
    pub variant: usize,
    /// How its value is read.
    pub plan: Plan,
}

/// The property that chooses a variant.
#[derive(Debug)]
pub struct TagPlan {
    /// Its name.
    pub property: &'static str,
    /// Its values, and the variant that each chooses.
    pub variants: &'static [(&'static str, TaggedPlan)],
}

/// A variant that a tag chooses.
#[derive(Debug)]
pub struct TaggedPlan {
    /// Its position in the type.
    pub variant: usize,
    /// How the object is read.
    pub object: &'static ObjectPlan,
    /// The position of the tag among the keys of the object.
    pub key: usize,
}

/// The number of properties that a plan can count.
pub const MOST_KEYS: usize = 512;

impl ArrayPlan {
    /// Any array.
    pub const FREE: Self =
        Self { leading: &[], items: Plan::Own, length: (0, u64::MAX), unique: false };
}

impl Key {
    /// A property that must be there.
    #[must_use]
    pub const fn required(name: &'static str, plan: Plan) -> Self {
        Self { name, plan, required: true }
    }

    /// A property that may be there.
    #[must_use]
    pub const fn optional(name: &'static str, plan: Plan) -> Self {
        Self { name, plan, required: false }
    }
}

impl Presence {
    /// Whether it holds, where `has` says which keys are there.
    pub(super) fn holds(&self, has: &impl Fn(usize) -> bool) -> bool {
        match self {
            Self::Has(key) => has(*key),
            Self::All(parts) => parts.iter().all(|part| part.holds(has)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(has)),
            Self::One(parts) => parts.iter().filter(|part| part.holds(has)).take(2).count() == 1,
            Self::Not(part) => !part.holds(has),
        }
    }
}

impl UnionPlan {
    /// Every value is seen whole.
    #[must_use]
    pub const fn whole(schema: SchemaRef, kinds: KindSet) -> Self {
        Self { whole: (schema, kinds), array: None, object: None, tag: None }
    }
}

impl ObjectPlan {
    /// Any object.
    pub const FREE: Self = Self {
        keys: &[],
        sorted: &[],
        required: &[],
        patterns: &[],
        others: Others::Free,
        names: None,
        count: (0, u64::MAX),
        needs: &[],
        presence: &[],
    };

    /// The position of a property among the keys.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        if self.sorted.is_empty() {
            return self.keys.iter().position(|key| key.name == name);
        }
        let name_of = |at: &u16| self.keys.get(usize::from(*at)).map_or("", |key| key.name);
        let found = self.sorted.binary_search_by(|at| name_of(at).cmp(name)).ok()?;
        self.sorted.get(found).map(|at| usize::from(*at))
    }

    /// How the value of a property that is no key is read.
    pub(super) fn other(&'static self, name: &str) -> Other {
        let pattern = self.patterns.iter().find(|(pattern, _)| pattern.is_in(name));
        match (pattern, &self.others) {
            (Some((_, plan)), _) | (None, Others::Read(plan)) => Other::Read(plan),
            (None, Others::Free) => Other::Free,
            (None, Others::Dropped) => Other::Dropped,
            (None, Others::Refused) => Other::Refused,
        }
    }
}

/// How the value of a property that is no key is read.
#[derive(Clone, Copy, Debug)]
pub enum Other {
    /// Nothing is asked of it.
    Free,
    /// The same, and it is not kept.
    Dropped,
    /// It is refused.
    Refused,
    /// Like this.
    Read(&'static Plan),
}

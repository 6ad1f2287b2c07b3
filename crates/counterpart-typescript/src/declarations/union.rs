//! Unions of types: flat, without doubles, and without what another member admits anyway.
//!
//! A union is as long as the enum that it is made of, so members are looked up and not compared in pairs.

use std::collections::HashSet;

use serde_json::Value;

use super::syntax::Type;

impl Type {
    /// The union of types, flat, without doubles, and without what another member covers.
    pub fn union(types: impl IntoIterator<Item = Self>) -> Self {
        let mut flat = Vec::new();
        for member in types {
            member.flatten(&mut flat);
        }
        let kept = Cover::of(&flat).kept(&flat);
        let mut kept = kept.into_iter();
        flat.retain(|_| kept.next().unwrap_or(false));
        match flat.len() {
            0 => Self::Never,
            1 => flat.swap_remove(0).undocumented(),
            _ => Self::Union(flat),
        }
    }

    fn flatten(self, members: &mut Vec<Self>) {
        if let Self::Union(inner) = self {
            for member in inner {
                member.flatten(members);
            }
        } else if self != Self::Never {
            members.push(self);
        }
    }

    fn undocumented(self) -> Self {
        if let Self::Documented(_, inner) = self { *inner } else { self }
    }

    /// The type that every value of this one plainly belongs to, other than `unknown`.
    fn wider(&self) -> Option<Self> {
        let Self::Literal(value) = self else {
            return (*self == Self::OtherString).then_some(Self::String);
        };
        match value {
            Value::String(_) => Some(Self::String),
            Value::Number(_) => Some(Self::Number),
            Value::Bool(_) => Some(Self::Boolean),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }
}

/// What the members of a union cover.
struct Cover<'a> {
    /// Members without docs.
    plain: HashSet<&'a Type>,
    /// Types of members that have docs.
    documented: HashSet<&'a Type>,
}

impl<'a> Cover<'a> {
    fn of(members: &'a [Type]) -> Self {
        let mut cover = Self { plain: HashSet::new(), documented: HashSet::new() };
        for member in members {
            if let Type::Documented(_, inner) = member {
                cover.documented.insert(inner);
            } else {
                cover.plain.insert(member);
            }
        }
        cover
    }

    /// For each member whether it stays. Of equal ones the first does.
    fn kept(&self, members: &'a [Type]) -> Vec<bool> {
        let mut seen = HashSet::new();
        members.iter().map(|member| !self.hides(member) && seen.insert(member)).collect()
    }

    /// Whether another member admits every value of this one, and nothing is said of this one alone.
    fn hides(&self, member: &Type) -> bool {
        if *member == Type::Unknown {
            return false;
        }
        if self.plain.contains(&Type::Unknown) {
            return true;
        }
        let covers = |wide: &Type| self.plain.contains(wide) || self.documented.contains(wide);
        !matches!(member, Type::Documented(..))
            && (self.documented.contains(member)
                || self.documented.contains(&Type::Unknown)
                || member.wider().is_some_and(|wide| covers(&wide)))
    }
}

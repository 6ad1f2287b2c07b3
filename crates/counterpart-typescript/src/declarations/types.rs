//! From shapes to types.

use counterpart_compiler::docs::paragraphs;
use counterpart_compiler::model::{
    Array, DefinitionId, Enum, Kind, Kinds, Map, Scalar, Shape, Tuple, Union, Variant,
};
use counterpart_compiler::project::Arrays;
use serde_json::Value;

use super::docs::brief;
use super::objects;
use super::syntax::{Docs, Element, Member, Type};
use crate::plan::{Plan, Scope};

/// Up to this many items of their own are spelled out for an array's least length. Beyond, the
/// type says no more than a reader would want to count.
const MOST_LEADING: u64 = 8;
/// Up to this many for its greatest length.
const MOST_ITEMS: u64 = 4;

/// Makes the types of one contract's module.
#[derive(Clone, Copy, Debug)]
pub struct Types<'p> {
    /// The decisions.
    pub plan: &'p Plan<'p>,
    /// The names in scope.
    pub scope: &'p Scope,
}

impl Types<'_> {
    /// The type that holds every instance `shape` holds. `inside` is the definition whose alias
    /// it is part of.
    pub fn of(&self, shape: &Shape, inside: Option<DefinitionId>) -> Type {
        match shape {
            Shape::Any(kinds) => any(*kinds),
            Shape::Never => Type::Never,
            Shape::Scalar(scalar) => self::scalar(scalar),
            Shape::Nullable(inner) => Type::union([self.of(inner, inside), Type::Null]),
            Shape::Constant(value) => exact(value),
            Shape::Enum(list) => enumeration(list),
            Shape::Object(object) => objects::object(self, object),
            Shape::Map(map) => self.map(map),
            Shape::Array(array) => self.array(array),
            Shape::Tuple(tuple) => self.tuple(tuple),
            Shape::Union(union) => self.union(union, inside),
            Shape::Reference(to) => match inside {
                Some(from) if self.plan.is_endless(from, *to) => Type::Unknown,
                Some(_) | None => Type::Name(self.scope.name(*to).to_owned()),
            },
        }
    }

    fn map(&self, map: &Map) -> Type {
        let value = self.of(&map.values, None);
        let keys = map.keys.and_then(|keys| {
            let name = Type::Name(self.scope.name(keys).to_owned());
            match &self.plan.model[keys].shape {
                // An open list of names is any name.
                Shape::Enum(list) if list.open => None,
                Shape::Enum(list) if list.is_strings() => Some(name),
                Shape::Any(_)
                | Shape::Never
                | Shape::Scalar(_)
                | Shape::Constant(_)
                | Shape::Nullable(_)
                | Shape::Enum(_)
                | Shape::Object(_)
                | Shape::Map(_)
                | Shape::Array(_)
                | Shape::Tuple(_)
                | Shape::Union(_)
                | Shape::Reference(_) => Some(Type::Intersection(vec![name, Type::String])),
            }
        });
        match keys {
            Some(keys) => Type::Mapped { keys: Box::new(keys), value: Box::new(value) },
            None => Type::Object(vec![Member::index(value)]),
        }
    }

    fn array(&self, array: &Array) -> Type {
        let item = self.of(&array.items, None);
        if self.plan.settings.arrays == Arrays::Plain {
            return Type::Array { item: Box::new(item), readonly: false };
        }
        let element = |optional| Element { value: item.clone(), optional, docs: Docs::default() };
        let required = (0..array.min).map(|_| element(false));
        match array.max {
            Some(max) if max <= MOST_ITEMS && array.min <= max => {
                let items = required.chain((array.min..max).map(|_| element(true))).collect();
                Type::Tuple { items, rest: None, readonly: false }
            }
            Some(_) | None if array.min > 0 && array.min <= MOST_LEADING => {
                let items = required.collect();
                Type::Tuple { items, rest: Some(Box::new(item)), readonly: false }
            }
            Some(_) | None => Type::Array { item: Box::new(item), readonly: false },
        }
    }

    fn tuple(&self, tuple: &Tuple) -> Type {
        let items = tuple.items.iter().enumerate().map(|(at, item)| Element {
            value: self.of(item, None),
            optional: at >= tuple.required,
            docs: Docs::default(),
        });
        let rest = tuple.rest.as_deref().map(|rest| Box::new(self.of(rest, None)));
        Type::Tuple { items: items.collect(), rest, readonly: false }
    }

    /// Whether the docs of its type say what is said of a variant.
    fn is_told(&self, variant: &Variant) -> bool {
        let Shape::Reference(to) = &variant.shape else { return false };
        let (own, target) = (&variant.annotations, &self.plan.model[*to].annotations);
        paragraphs(own).iter().all(|paragraph| paragraphs(target).contains(paragraph))
            && own.deprecated <= target.deprecated
    }

    fn union(&self, union: &Union, inside: Option<DefinitionId>) -> Type {
        Type::union(union.variants.iter().map(|variant| {
            let docs =
                if self.is_told(variant) { Docs::default() } else { brief(&variant.annotations) };
            self.of(&variant.shape, inside).documented(docs)
        }))
    }
}

fn scalar(scalar: &Scalar) -> Type {
    match scalar {
        Scalar::Null => Type::Null,
        Scalar::Boolean => Type::Boolean,
        Scalar::Integer { .. } | Scalar::Number => Type::Number,
        Scalar::String(_) => Type::String,
    }
}

fn any(kinds: Kinds) -> Type {
    if kinds == Kinds::ALL {
        return Type::Unknown;
    }
    Type::union(kinds.iter().map(|kind| match kind {
        Kind::Null => Type::Null,
        Kind::Boolean => Type::Boolean,
        Kind::Integer | Kind::Fraction => Type::Number,
        Kind::String => Type::String,
        Kind::Array => Type::Array { item: Box::new(Type::Unknown), readonly: false },
        Kind::Object => Type::Object(vec![Member::index(Type::Unknown)]),
    }))
}

fn enumeration(list: &Enum) -> Type {
    let values =
        list.values.iter().map(|value| exact(&value.value).documented(brief(&value.annotations)));
    Type::union(values.chain(list.open.then_some(Type::OtherString)))
}

/// The type of the values equal to `value`.
pub fn exact(value: &Value) -> Type {
    match value {
        Value::Null => Type::Null,
        Value::Bool(_) | Value::Number(_) | Value::String(_) => Type::Literal(value.clone()),
        Value::Array(items) => {
            let items = items.iter().map(|item| Element {
                value: exact(item),
                optional: false,
                docs: Docs::default(),
            });
            Type::Tuple { items: items.collect(), rest: None, readonly: true }
        }
        Value::Object(properties) if properties.is_empty() => {
            Type::Object(vec![Member::index(Type::Never)])
        }
        Value::Object(properties) => Type::Object(
            properties.iter().map(|(key, value)| Member::readonly(key, exact(value))).collect(),
        ),
    }
}

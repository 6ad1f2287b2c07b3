//! How each position is read in one pass: the plans of the runtime, decided from schema and shape
//! together. What cannot be decided on the way is read whole.

mod array;
mod facts;
mod flat;
mod object;
mod presence;
mod text;
mod union;

use std::collections::HashSet;

use counterpart_compiler::model::{
    Definition, DefinitionId, Enum, Kind, Kinds, Meaning, Scalar, SchemaId, Shape, Supply,
};

use super::Writer;
use super::rules::bits;

/// How many newtypes are looked through, one inside the other. A recursive newtype has no last one.
const DEEPEST: usize = 4;

/// A plan as an expression, and whether the value is seen whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// The type alone decides.
    Own,
    /// An expression.
    Read(String),
    /// The value is seen whole.
    Whole(String),
}

impl Plan {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Own => "Plan::Own",
            Self::Read(text) | Self::Whole(text) => text,
        }
    }

    /// A plan that does not see the value whole.
    fn in_one_pass(self) -> Option<Self> {
        match self {
            Self::Whole(_) => None,
            Self::Own | Self::Read(_) => Some(self),
        }
    }
}

/// The name of the plan of a definition.
pub(super) fn plan_name(id: DefinitionId) -> String {
    format!("R{}", id.index())
}

/// The name of the object that the plan of a definition is.
fn object_name(id: DefinitionId) -> String {
    format!("O{}", id.index())
}

impl Writer<'_> {
    /// Writes the plans of every definition that is generated here.
    pub(super) fn plans(&mut self) -> Vec<String> {
        let model = self.model;
        let generated = model
            .definitions()
            .filter(|(_, definition)| model[definition.contract].supply == Supply::Generated);
        generated.flat_map(|(id, definition)| self.definition(id, definition)).collect()
    }

    fn definition(&mut self, id: DefinitionId, definition: &Definition) -> Vec<String> {
        let mut lines = Vec::new();
        let schema = definition.schema;
        let plan = match &definition.shape {
            Shape::Object(object) => self.object_of(schema, object).map(|table| {
                let object = object_name(id);
                lines.push(format!("static {object}: ObjectPlan = {table};"));
                Plan::Read(format!("Plan::Object(&{object})"))
            }),
            Shape::Enum(list) => self.enumeration(schema, list),
            Shape::Tuple(tuple) => self.tuple(schema, tuple),
            Shape::Union(union) => self.union_of(definition, union),
            shape @ (Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Nullable(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Reference(_)) => self.position(schema, shape).in_one_pass(),
        };
        let plan = plan.unwrap_or_else(|| {
            let kinds = super::Checks::kinds(self.model, definition);
            Plan::Whole(format!("Plan::Whole(&{}, {kinds})", self.name(schema)))
        });
        lines.push(format!("pub(super) static {}: Plan = {};", plan_name(id), plan.text()));
        lines
    }

    /// How a value that meets the schema is read into the type of the shape.
    pub(super) fn position(&mut self, schema: SchemaId, shape: &Shape) -> Plan {
        self.at(schema, shape).unwrap_or_else(|| self.whole(schema))
    }

    fn whole(&mut self, schema: SchemaId) -> Plan {
        Plan::Whole(format!("Plan::Whole(&{}, {})", self.name(schema), bits(Kinds::ALL)))
    }

    fn scalar(&mut self, schema: SchemaId) -> Plan {
        Plan::Read(format!("Plan::Scalar(&{})", self.name(schema)))
    }

    /// The same, unless the value has to be seen whole.
    fn at(&mut self, schema: SchemaId, shape: &Shape) -> Option<Plan> {
        match shape {
            Shape::Any(kinds) => {
                (self.admits_all(schema) && *kinds == Kinds::ALL).then_some(Plan::Own)
            }
            Shape::Scalar(scalar) if self.says_the_type(schema, scalar) => Some(Plan::Own),
            Shape::Scalar(Scalar::String(_)) => {
                Some(self.text(schema).unwrap_or_else(|| self.scalar(schema)))
            }
            Shape::Scalar(_) | Shape::Constant(_) => Some(self.scalar(schema)),
            Shape::Nullable(inner) => self.nullable(schema, inner),
            Shape::Map(map) => {
                self.map(schema, map).map(|table| Plan::Read(format!("Plan::Object(&{table})")))
            }
            Shape::Array(array) => self.array_of(schema, array),
            Shape::Reference(definition) => self.reference(schema, *definition),
            // All but the first stand only at the top of a definition.
            Shape::Never
            | Shape::Enum(_)
            | Shape::Object(_)
            | Shape::Tuple(_)
            | Shape::Union(_) => None,
        }
    }

    fn nullable(&mut self, schema: SchemaId, inner: &Shape) -> Option<Plan> {
        if !self.admits_null(schema) {
            return None;
        }
        let beside = self.beside_null(schema).and_then(|other| self.at(other, inner));
        beside.or_else(|| self.at(schema, inner))
    }

    fn reference(&mut self, schema: SchemaId, id: DefinitionId) -> Option<Plan> {
        let definition = &self.model[id];
        if self.target(schema) == self.target(definition.schema) {
            return Some(Plan::Own);
        }
        match &definition.shape {
            Shape::Enum(list) if Self::lists_scalars(list) => Some(self.scalar(schema)),
            Shape::Enum(_) | Shape::Object(_) | Shape::Tuple(_) | Shape::Union(_) => None,
            shape @ (Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Nullable(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Reference(_)) => match self.through(schema, shape)? {
                // To the newtype it would mean its own plan.
                Plan::Own => None,
                plan @ (Plan::Read(_) | Plan::Whole(_)) => Some(plan),
            },
        }
    }

    /// How a value is read into the shape of a newtype.
    fn through(&mut self, schema: SchemaId, shape: &Shape) -> Option<Plan> {
        if self.newtypes == DEEPEST {
            return None;
        }
        self.newtypes += 1;
        let plan = self.at(schema, shape);
        self.newtypes -= 1;
        plan
    }

    fn enumeration(&mut self, schema: SchemaId, list: &Enum) -> Option<Plan> {
        if list.is_strings() && !list.open && self.says_the_list(schema, list) {
            return Some(Plan::Own);
        }
        Self::lists_scalars(list).then(|| self.scalar(schema))
    }

    fn lists_scalars(list: &Enum) -> bool {
        list.values.iter().all(|value| !value.value.is_array() && !value.value.is_object())
    }

    /// Whether the type of a scalar says all that the schema says.
    fn says_the_type(&self, schema: SchemaId, scalar: &Scalar) -> bool {
        let needed = match scalar {
            Scalar::Boolean => Kinds::one(Kind::Boolean),
            Scalar::Number => Kinds::NUMBER,
            Scalar::String(_) => Kinds::one(Kind::String),
            // What is an integer depends on the draft, and `()` says nothing.
            Scalar::Integer { .. } | Scalar::Null => return false,
        };
        let schema = &self.model.schemas[self.target(schema)];
        schema.constraints.iter().all(|constraint| match constraint.meaning {
            Meaning::Type(kinds) => needed.within(kinds),
            Meaning::Array(_) | Meaning::Object(_) => true,
            Meaning::Never
            | Meaning::Enum(_)
            | Meaning::Const(_)
            | Meaning::Number(_)
            | Meaning::String(_)
            | Meaning::Logic(_)
            | Meaning::Reference(_) => false,
        })
    }

    /// Whether the schema says nothing but that a value is one of the list.
    fn says_the_list(&self, schema: SchemaId, list: &Enum) -> bool {
        let schema = &self.model.schemas[self.target(schema)];
        schema.constraints.iter().all(|constraint| match &constraint.meaning {
            Meaning::Type(kinds) => kinds.has(Kind::String),
            Meaning::Enum(literals) => {
                let admitted: HashSet<_> = literals.iter().map(|it| &it.value).collect();
                list.values.iter().all(|value| admitted.contains(&value.value))
            }
            Meaning::Const(literal) => list.values.iter().all(|value| literal.value == value.value),
            Meaning::Array(_) | Meaning::Object(_) | Meaning::Number(_) => true,
            Meaning::Never | Meaning::String(_) | Meaning::Logic(_) | Meaning::Reference(_) => {
                false
            }
        })
    }
}

//! The names of everything that is printed of a service.

use counterpart_compiler::model::Service;
use counterpart_compiler::model::service::{Operation, Requirement};
use counterpart_compiler::names::{Taken, snake, upper_camel};
use proc_macro2::Ident;

use super::answer::{Variant, variants};
use super::body::{Choice, choices};
use crate::plan::{Plan, ident};
use crate::types::Types;

/// A service with the names of what is printed of it.
pub struct ServicePlan<'p> {
    /// The plan of the whole file.
    pub plan: &'p Plan<'p>,
    /// The service.
    pub service: &'p Service,
    /// The types, as a module inside the service's own names them.
    pub types: Types<'p>,
    /// The trait: `ServiceKeys`.
    pub name: Ident,
    /// The operations that are offered.
    pub operations: Vec<OperationPlan<'p>>,
    /// The ways to say who asks, each with its name. Those of several operations are one.
    pub alternatives: Vec<(Ident, &'p [Requirement])>,
}

/// An operation with the names of what is printed of it.
pub struct OperationPlan<'p> {
    /// The operation.
    pub operation: &'p Operation,
    /// The method: `list_keys`.
    pub method: Ident,
    /// The static: `LIST_KEYS`.
    pub constant: Ident,
    /// The enum of what may be answered: `ListKeysAnswer`.
    pub answer: Ident,
    /// The enum of what a call gives where there are several successes: `ListKeysSuccess`.
    pub success: Ident,
    /// The enum of the declared problems: `ListKeysProblem`.
    pub problem: Ident,
    /// The enum of the bodies that may be sent: `ListKeysBody`. Printed where there are several.
    pub body: Ident,
    /// What may be answered.
    pub variants: Vec<Variant<'p>>,
    /// What may be sent.
    pub choices: Vec<Choice<'p>>,
}

/// What no type of a half may be called, since others are.
const OURS: [&str; 4] = ["Authenticate", "Credentials", "Client", "Error"];

impl<'p> ServicePlan<'p> {
    /// Decides.
    pub fn of(plan: &'p Plan<'p>, service: &'p Service) -> Self {
        let mut taken = Taken::default();
        for name in OURS {
            taken.unique(name.to_owned());
        }
        let name = ident(&taken.unique(upper_camel(&service.key)));
        let mut methods = Taken::default();
        let operations = service.operations.iter();
        let operations = operations.map(|operation| {
            let stem = &operation.type_name;
            let method = methods.unique(snake(&operation.id));
            OperationPlan {
                operation,
                constant: ident(&method.to_uppercase()),
                method: ident(&method),
                answer: ident(&taken.unique(format!("{stem}Answer"))),
                success: ident(&taken.unique(format!("{stem}Success"))),
                problem: ident(&taken.unique(format!("{stem}Problem"))),
                body: ident(&taken.unique(format!("{stem}Body"))),
                variants: variants(plan.model, operation),
                choices: choices(operation),
            }
        });
        Self {
            plan,
            service,
            types: Types::below(plan, service.contract),
            name,
            operations: operations.collect(),
            alternatives: alternatives(service),
        }
    }

    /// The position of an alternative among those of the service.
    pub fn number(&self, requirements: &[Requirement]) -> usize {
        let same = |(_, own): &(Ident, &[Requirement])| is_same(own, requirements);
        self.alternatives.iter().position(same).unwrap_or_default()
    }

    /// Whether anyone has to say who asks.
    pub fn is_secured(&self) -> bool {
        !self.alternatives.is_empty()
    }
}

/// Whether two alternatives ask for the same schemes; the scopes may be others.
fn is_same(one: &[Requirement], other: &[Requirement]) -> bool {
    one.iter().map(|it| it.scheme).eq(other.iter().map(|it| it.scheme))
}

fn alternatives(service: &Service) -> Vec<(Ident, &[Requirement])> {
    let mut found: Vec<(Ident, &[Requirement])> = Vec::new();
    let mut taken = Taken::default();
    let all = service.operations.iter().flat_map(|it| &it.security.alternatives);
    for requirements in all.filter(|it| !it.is_empty()) {
        if found.iter().any(|(_, known)| is_same(known, requirements)) {
            continue;
        }
        let names = requirements.iter().filter_map(|it| service.schemes.get(it.scheme));
        let names: Vec<_> = names.map(|scheme| upper_camel(&scheme.name)).collect();
        found.push((ident(&taken.unique(names.join("And"))), requirements));
    }
    found
}

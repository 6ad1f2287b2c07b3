//! The names of everything that is printed of a service.

use counterpart_compiler::model::Service;
use counterpart_compiler::model::service::{Location, Operation, Parameter, Requirement, Scheme};
use counterpart_compiler::names::{Taken, lower_camel, upper_camel};

use crate::escape::comment_lines;
use crate::plan::{Plan, RESERVED};

/// A service with the names of what is printed of it.
pub struct ServicePlan<'p> {
    /// The plan of the package.
    pub plan: &'p Plan<'p>,
    /// The service.
    pub service: &'p Service,
    /// The interface of its server: `ServiceKeys`.
    pub name: String,
    /// The operations that are offered.
    pub operations: Vec<OperationPlan<'p>>,
}

/// An operation with the names of what is printed of it.
pub struct OperationPlan<'p> {
    /// The operation.
    pub operation: &'p Operation,
    /// The function: `listKeys`.
    pub name: String,
    /// The stem of its types: `ListKeys`, which becomes `ListKeysResult` and others.
    pub stem: String,
}

/// What a half exports besides what belongs to an operation.
const OURS: [&str; 6] =
    ["serve", "Credentials", "ServeOptions", "createClient", "memoryCache", "call"];

impl<'p> ServicePlan<'p> {
    /// Decides.
    pub fn of(plan: &'p Plan<'p>, service: &'p Service) -> Self {
        let mut functions = Taken::default();
        for name in RESERVED.iter().chain(&OURS) {
            functions.unique((*name).to_owned());
        }
        let mut stems = Taken::default();
        let operations = service.operations.iter().map(|operation| OperationPlan {
            operation,
            name: functions.unique(lower_camel(&operation.id)),
            stem: stems.unique(operation.type_name.clone()),
        });
        let operations = operations.collect();
        Self { plan, service, name: upper_camel(&service.key), operations }
    }

    /// The schemes of an alternative.
    pub fn schemes(&self, requirements: &[Requirement]) -> Vec<&'p Scheme> {
        requirements.iter().filter_map(|it| self.service.schemes.get(it.scheme)).collect()
    }

    /// Whether anyone has to say who asks.
    pub fn is_secured(&self) -> bool {
        self.service.operations.iter().any(|it| !it.security.alternatives.is_empty())
    }
}

impl OperationPlan<'_> {
    /// Whether a parameter carries the idempotency key, which clients make.
    pub fn is_key(&self, parameter: &Parameter) -> bool {
        let key = self.operation.idempotency_key.as_deref();
        parameter.location == Location::Header
            && key.is_some_and(|key| key.eq_ignore_ascii_case(&parameter.name))
    }

    /// What the document says of the operation, as a comment.
    pub fn docs(&self) -> String {
        let operation = self.operation;
        let mut paragraphs: Vec<String> = Vec::new();
        paragraphs.extend(operation.summary.clone());
        paragraphs
            .extend(operation.docs.clone().filter(|docs| Some(docs) != operation.summary.as_ref()));
        paragraphs.push(format!("`{} {}`", operation.method.name(), operation.path.text));
        comment(&paragraphs, operation.deprecation.is_some())
    }
}

/// A doc comment of these paragraphs.
pub fn comment(paragraphs: &[String], deprecated: bool) -> String {
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(comment_lines(paragraph));
    }
    if deprecated {
        lines.extend([String::new(), "@deprecated".to_owned()]);
    }
    let lines = lines.iter().map(|line| format!(" * {line}").trim_end().to_owned() + "\n");
    format!("/**\n{} */\n", lines.collect::<String>())
}

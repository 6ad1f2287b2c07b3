//! What a module exports for each definition: its verdict, its violations, and the companion of the type.
//!
//! Each stands alone, so that a bundle holds what it uses.

use counterpart_compiler::model::Definition;

use super::functions::{check_name, encoder_name};
use super::imports::{Imports, RUNTIME};
use crate::escape::js_string;
use crate::plan::{Functions, Plan};

/// The limits that the runtime has without being asked.
const USUAL_DEPTH: u32 = 128;
const USUAL_VIOLATIONS: u32 = 100;

/// The exports of a definition.
pub struct Companion<'p> {
    /// The decisions for the package.
    pub plan: &'p Plan<'p>,
    /// The definition.
    pub definition: &'p Definition,
    /// What the functions are called.
    pub functions: &'p Functions,
    /// Whether there is an encoder.
    pub encodes: bool,
}

impl Companion<'_> {
    /// The statements; adds what they import.
    pub fn print(&self, imports: &mut Imports) -> String {
        let Functions { is, check } = self.functions;
        let name = &self.definition.name;
        let verdict = check_name(self.definition);
        let mut holds = verdict.clone();
        let mut collects = format!("{verdict}$");
        if !self.plan.refuses_absence(self.definition) {
            imports.add(RUNTIME, "json$");
            holds = format!("json$({holds})");
        }
        if self.plan.remembers {
            imports.add(RUNTIME, "run$");
            holds = format!("run$({holds})");
            collects = format!("run$({collects}, true)");
        }
        for helper in ["is$", "check$", "contract$"] {
            imports.add(RUNTIME, helper);
        }
        let depth = unusual(self.plan.settings.depth, USUAL_DEPTH);
        let violations = unusual(self.plan.settings.violations, USUAL_VIOLATIONS);
        let limits = [depth.clone(), violations];
        let encoder = self.encodes.then(|| encoder_name(self.definition));
        let verdict = call("is$", &[Some(holds), depth]);
        let mut arguments = [Some(is.clone()), Some(collects)].to_vec();
        let checked = call("check$", &[arguments.as_slice(), &limits].concat());
        arguments.insert(0, Some(js_string(name)));
        arguments.push(encoder);
        let companion = call("contract$", &[arguments.as_slice(), &limits].concat());
        [(is, verdict), (check, checked), (name, companion)]
            .map(|(name, call)| format!("export const {name} = /* @__PURE__ */ {call};\n"))
            .concat()
    }
}

fn unusual(limit: u32, usual: u32) -> Option<String> {
    (limit != usual).then(|| limit.to_string())
}

/// A call; what is not said at the end is left out.
fn call(function: &str, arguments: &[Option<String>]) -> String {
    let said = arguments.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    let arguments = arguments[..said].iter();
    let arguments: Vec<_> =
        arguments.map(|argument| argument.as_deref().unwrap_or("undefined")).collect();
    format!("{function}({})", arguments.join(", "))
}

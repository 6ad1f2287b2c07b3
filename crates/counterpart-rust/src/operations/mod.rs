//! Services: what answers their operations, and what calls them.
//!
//! Both halves are modules inside the module of the service's types: `server` has a trait with a method
//! for each operation, and the router that calls it; `client` has a method for each operation, too.
//! What a half does stands in `counterpart-http`; here it is told, as static data, what the service
//! is.

mod answer;
mod asked;
mod body;
mod client;
mod credential;
mod facts;
mod plan;
mod reading;
mod server;
mod status;

use counterpart_compiler::model::Service;

use crate::plan::Plan;
use crate::print::Text;
use plan::ServicePlan;

/// Prints the halves of a service that are asked for.
pub fn print(plan: &Plan<'_>, service: &Service, text: &mut Text) {
    let printing = plan.printing;
    let is_asked_for = printing.with_server() || printing.with_client();
    if !is_asked_for || service.operations.is_empty() {
        return;
    }
    let planned = ServicePlan::of(plan, service);
    if printing.with_server() {
        text.gap();
        text.line("/// The server of this service.");
        text.block("pub mod server", |text| server::print(&planned, text));
    }
    if printing.with_client() {
        text.gap();
        text.line("/// The client of this service.");
        text.block("pub mod client", |text| client::print(&planned, text));
    }
}

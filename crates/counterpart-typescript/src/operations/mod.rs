//! Services: what calls their operations, and what answers them.
//!
//! Each half is a module of its own below that of the service's types: `client` exports a function for
//! each operation, `server` the interface that has to be implemented. What a half does stands in the
//! runtime; here it is told, as data, what the service is.

mod client;
mod client_types;
mod content;
mod expression;
mod imports;
mod plan;
mod reading;
mod runtime;
mod server;
mod server_types;

use counterpart_compiler::Files;

use crate::plan::Plan;
use plan::ServicePlan;

/// Adds the halves of every service that are asked for.
pub fn emit(plan: &Plan, files: &mut Files) {
    let output = plan.output;
    if plan.model.services.is_empty() {
        return;
    }
    for service in &plan.model.services {
        let planned = ServicePlan::of(plan, service);
        let file = plan.file(service.contract);
        if output.client {
            files.add(format!("{file}/client.js"), client::module(&planned));
            files.add(format!("{file}/client.d.ts"), client_types::declarations(&planned));
        }
        if output.server {
            files.add(format!("{file}/server.js"), server::module(&planned));
            files.add(format!("{file}/server.d.ts"), server_types::declarations(&planned));
        }
    }
    let client = if output.client { runtime::CLIENT } else { &[] };
    let server = if output.server { runtime::SERVER } else { &[] };
    for (path, text) in client.iter().chain(server) {
        files.add(format!("support/{path}"), *text);
    }
}

/// The subpaths of the package that hold halves, without extension.
pub fn subpaths(plan: &Plan) -> Vec<String> {
    let halves = [(plan.output.client, "client"), (plan.output.server, "server")];
    let halves: Vec<_> = halves.iter().filter(|(asked, _)| *asked).map(|(_, half)| *half).collect();
    let services = plan.model.services.iter().map(|service| plan.file(service.contract));
    services.flat_map(|file| halves.iter().map(move |half| format!("{file}/{half}"))).collect()
}

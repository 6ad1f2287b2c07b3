//! Both services of the repository, served and asked in both languages: four pairs over loopback, and
//! every declared answer of every operation.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use counterpart_build::TARGETS;
use counterpart_compiler::compile;
use counterpart_compiler::model::service::Status;
use counterpart_compiler::project::Project;

use super::runner::Tally;
use crate::program::cargo;
use crate::{Outcome, folders, node};

/// A program that serves and asks.
struct Half {
    language: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
}

impl Half {
    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        command
    }
}

/// A server that ends with the value.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs the four pairs.
pub fn pairs() -> Outcome<Tally> {
    let halves = [rust()?, typescript()?];
    let declared = declared()?;
    let mut tally = Tally::default();
    let mut first: Option<String> = None;
    for server in &halves {
        for client in &halves {
            let said = ask(server, client)?;
            let pair = format!("services: {} client, {} server", client.language, server.language);
            let calls: BTreeSet<String> = said.lines().filter_map(call).collect();
            let missing: Vec<&String> = declared.difference(&calls).collect();
            let other = first.as_ref().filter(|first| **first != said);
            println!(
                "{pair}: {} calls, {} of {} declared answers",
                said.lines().count(),
                declared.len() - missing.len(),
                declared.len()
            );
            for answer in &missing {
                println!("  {answer}: not given");
            }
            if let Some(first) = other {
                let lines = first.lines().zip(said.lines());
                lines.filter(|(a, b)| a != b).for_each(|(a, b)| println!("  {a} is here: {b}"));
            }
            tally = tally.and(Tally::of(missing.is_empty() && other.is_none()));
            first.get_or_insert(said);
        }
    }
    Ok(tally)
}

fn rust() -> Outcome<Half> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--package", "services-rust"]);
    build.arg("--message-format=json-render-diagnostics");
    let output = build.stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str(line).ok());
    let mut programs = messages.filter_map(|message: serde_json::Value| {
        Some(PathBuf::from(message["executable"].as_str()?))
    });
    let program = programs.next().ok_or("services-rust does not build")?;
    Ok(Half { language: "Rust", program, arguments: Vec::new() })
}

fn typescript() -> Outcome<Half> {
    let folder = folders::root().join("examples/services-node");
    node::install_in(&folder)?;
    if !node::tsc().arg("--project").arg(&folder).status()?.success() {
        return Err("services-node does not build".into());
    }
    let main = folder.join("dist/main.js").to_string_lossy().into_owned();
    Ok(Half { language: "TypeScript", program: "node".into(), arguments: vec![main] })
}

/// What a client says of its calls to a new server.
fn ask(server: &Half, client: &Half) -> Outcome<String> {
    let mut child = server.command().arg("serve").stdout(Stdio::piped()).spawn()?;
    let output = child.stdout.take().ok_or("a server without output")?;
    let _server = Server(child);
    let mut url = String::new();
    BufReader::new(output).read_line(&mut url)?;
    let asked = client.command().args(["ask", url.trim()]).output()?;
    if !asked.status.success() {
        return Err(String::from_utf8_lossy(&asked.stderr).into_owned().into());
    }
    Ok(String::from_utf8(asked.stdout)?)
}

/// The operation and the status of a line.
fn call(line: &str) -> Option<String> {
    let mut words = line.split(' ');
    Some(format!("{} {}", words.next()?, words.next()?))
}

/// Every answer that the services declare.
fn declared() -> Outcome<BTreeSet<String>> {
    let project = Project::open(folders::root(), TARGETS).map_err(|error| error.to_string())?;
    let compiled = compile(&project)
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let operations = compiled.model.services.iter().flat_map(|service| &service.operations);
    let answers = operations.flat_map(|operation| {
        operation.answers.iter().filter_map(|answer| match answer.status {
            Status::Code(code) => Some(format!("{} {code}", operation.id)),
            Status::Class(_) | Status::Default => None,
        })
    });
    Ok(answers.collect())
}

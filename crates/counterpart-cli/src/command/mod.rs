//! The commands, one file each.

mod build;
mod can_deploy;
mod check;
mod compat;
mod completions;
mod explain;
mod impact;
mod import;
mod init;
mod matrix;
mod model;
mod schema;
mod watch;

use crate::answer::{Answer, Exit};
use crate::arguments::{Arguments, Command};
use crate::location;
use crate::screen::Screen;

/// Runs the command.
pub fn run(arguments: &Arguments, screen: &Screen) -> Exit {
    let project = arguments.project.as_deref();
    match &arguments.command {
        Command::Init(init) => {
            let folder = project.unwrap_or(std::path::Path::new("")).join(&init.folder);
            screen.show("init", &init::run(&folder, init))
        }
        Command::Import(import) => screen.show("import", &import::run(project, import)),
        Command::Build(build) if build.watch => watch::run(project, build, screen),
        Command::Build(build) => screen.show("build", &build::run(project, build, screen).answer),
        Command::Model(model) => {
            let answer = location::open(project).map_or_else(
                |diagnostic| Answer::refused(vec![diagnostic]),
                |project| model::run(&project, model),
            );
            screen.show("model", &answer)
        }
        Command::Check(check) => screen.show("check", &check::run(project, check, screen)),
        Command::Matrix(matrix) => screen.show("matrix", &matrix::run(project, matrix)),
        Command::CanDeploy(can_deploy) => {
            screen.show("can-deploy", &can_deploy::run(project, can_deploy))
        }
        Command::Impact(impact) => screen.show("impact", &impact::run(project, impact, screen)),
        Command::Checklist(since) => {
            screen.show("checklist", &impact::checklist(project, since, screen))
        }
        Command::Review(since) => screen.show("review", &impact::review(project, since, screen)),
        Command::Compat(compat) => screen.show("compat", &compat::run(project, compat)),
        Command::Explain { id } => screen.show("explain", &explain::run(id.as_deref())),
        Command::Completions { shell } => screen.show("completions", &completions::run(*shell)),
        Command::Schema { subject } => screen.show("schema", &schema::run(*subject)),
    }
}

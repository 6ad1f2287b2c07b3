//! `counterpart model`: what the compiler understood, stage by stage.

use counterpart_model::compile;
use counterpart_model::project::Project;

use crate::answer::Answer;
use crate::arguments::Model;

/// Prints the model after one stage.
pub fn run(project: &Project, _model: &Model) -> Answer {
    match compile(project) {
        Ok(compiled) => Answer::new(format!("{:#?}\n", compiled.model.contracts)),
        Err(diagnostics) => Answer::refused(diagnostics),
    }
}

//! From a project to its model.

use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::project::Project;

/// What a compilation yields.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The model.
    pub model: Model,
    /// What a person should hear of, though it stopped nothing.
    pub warnings: Vec<Diagnostic>,
}

/// Compiles every contract of a project.
///
/// # Errors
/// Every diagnostic, warnings included, when one of them is an error.
pub fn compile(project: &Project) -> Result<Compiled, Vec<Diagnostic>> {
    let _ = project;
    Err(Vec::new())
}

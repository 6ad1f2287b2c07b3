//! The results of [`Builder::try_compile`](crate::Builder::try_compile).

use std::fmt;

use counterpart_compiler::diagnostic::Diagnostic;

/// The warnings of contracts that compile; often none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warnings(Vec<Diagnostic>);

impl Warnings {
    pub(crate) const fn new(warnings: Vec<Diagnostic>) -> Self {
        Self(warnings)
    }

    /// The warnings.
    #[must_use]
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.0
    }
}

/// Why contracts do not compile: at least one error, and the warnings beside it. It is shown with a
/// line for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    pub(crate) const fn new(diagnostics: Vec<Diagnostic>) -> Self {
        Self(diagnostics)
    }

    /// The diagnostics.
    #[must_use]
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, diagnostic) in self.0.iter().enumerate() {
            let line_break = if at == 0 { "" } else { "\n" };
            write!(f, "{line_break}{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

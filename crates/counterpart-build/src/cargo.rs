//! The directives that a build script prints for Cargo.

use std::path::{Path, PathBuf};

use counterpart_compiler::diagnostic::{Diagnostic, Severity};

/// Cargo prints warnings again at every build.
const MOST_WARNINGS: usize = 20;

/// Lines for Cargo, in the order in which they are printed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Directives {
    lines: Vec<String>,
}

impl Directives {
    /// Asks to run the build script again when `path` changes. A path that is not there would make
    /// Cargo run it every time, so it is left out.
    pub fn watch(&mut self, path: &Path) {
        if path.exists() {
            self.line("rerun-if-changed", &path.display().to_string());
        }
    }

    /// Shows diagnostics: every error, and as many warnings as somebody reads.
    pub fn tell_all(&mut self, diagnostics: &[Diagnostic]) {
        let (errors, warnings): (Vec<_>, Vec<_>) =
            diagnostics.iter().partition(|diagnostic| diagnostic.is_error());
        for diagnostic in warnings.iter().take(MOST_WARNINGS).chain(&errors) {
            self.tell(diagnostic);
        }
        if let Some(more) = warnings.len().checked_sub(MOST_WARNINGS + 1) {
            let more = more + 1;
            self.line("warning", &format!("{more} more warnings; `counterpart build` shows them"));
        }
    }

    /// Shows a diagnostic; an error fails the build once the script has ended.
    fn tell(&mut self, diagnostic: &Diagnostic) {
        let directive = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        self.line(directive, &diagnostic.to_string());
    }

    /// Fails the build once the script has ended.
    #[cfg(feature = "check")]
    pub fn fail(&mut self, text: &str) {
        self.line("error", text);
    }

    /// Prints a warning.
    #[cfg(feature = "check")]
    pub fn warn(&mut self, text: &str) {
        self.line("warning", text);
    }

    /// Hands the lines to Cargo.
    pub fn print(&self) {
        for line in &self.lines {
            println!("{line}");
        }
    }

    /// A directive ends with its line, so a line break in what a contract says becomes a space.
    fn line(&mut self, directive: &str, text: &str) {
        let text: String =
            text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
        self.lines.push(format!("cargo::{directive}={text}"));
    }
}

/// The folder of the package, as short as possible: Cargo runs build scripts in it, so that paths
/// in messages start where the package starts.
pub(crate) fn package_folder() -> PathBuf {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    match std::env::current_dir() {
        Ok(current) if current == folder => PathBuf::new(),
        Ok(_) | Err(_) => folder,
    }
}

#[cfg(test)]
mod tests {
    use counterpart_compiler::diagnostic::{Code, Diagnostic};

    use super::Directives;

    #[test]
    fn a_message_stays_in_its_line() {
        let mut directives = Directives::default();
        directives.tell(&Diagnostic::new(Code::MalformedJson, "one\ncargo::rustc-cfg=x").help("y"));
        let line = "cargo::error=[CP0102] one cargo::rustc-cfg=x; y";
        assert_eq!(directives.lines, [line]);
    }

    #[test]
    fn many_warnings_are_counted() {
        let one = Diagnostic::new(Code::NameChanged, "x");
        for (count, lines, last) in [(20, 20, "x;"), (21, 21, "1 more"), (60, 21, "40 more")] {
            let mut directives = Directives::default();
            directives.tell_all(&vec![one.clone(); count]);
            assert_eq!(directives.lines.len(), lines);
            assert!(directives.lines[lines - 1].contains(last), "{:?}", directives.lines);
        }
    }
}

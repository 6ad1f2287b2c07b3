//! The settings of a build script: how the generated code is printed and where it goes.

use std::path::{Path, PathBuf};

use counterpart_compiler::compile;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::{FILE_NAME, Project};
use counterpart_rust::{FILE, NotRust, Printing};

use crate::cargo::{Directives, package_folder};
use crate::diagnostics::{Diagnostics, Warnings};
use crate::output::{Mode, Place, write_file};
use crate::{MARKER, TARGETS, dependencies};

/// [`compile()`](crate::compile()) with decisions about printing. Whatever changes what a contract
/// means is set in `counterpart.toml`, where the command line reads it as well.
///
/// ```no_run
/// // build.rs
/// counterpart_build::Builder::new()
///     .derive("tasks::TaskStatus", "::strum::EnumIter")
///     .attribute("tasks", "#[allow(clippy::large_enum_variant)]")
///     .builders(false)
///     .compile();
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "nothing happens until `compile` or `try_compile` is called"]
pub struct Builder {
    printing: Printing,
    mistakes: Vec<NotRust>,
    folder: Option<PathBuf>,
    file: Option<PathBuf>,
    #[cfg(feature = "check")]
    checks: bool,
}

impl Builder {
    /// A builder that does what [`compile()`](crate::compile()) does.
    pub fn new() -> Self {
        Self::default()
    }

    /// Derives another trait for a type. The target is `"module::Type"`, or `"module"` for every
    /// type of a contract, or `"."` for every type.
    pub fn derive(self, target: &str, path: &str) -> Self {
        let printing = self.printing.clone().derive(target, path);
        self.printed(printing)
    }

    /// Puts an outer attribute on types. The target is that of [`derive`](Self::derive).
    pub fn attribute(self, target: &str, attribute: &str) -> Self {
        let printing = self.printing.clone().attribute(target, attribute);
        self.printed(printing)
    }

    /// Whether objects get a builder, by which a new optional field breaks nobody's construction.
    /// They do unless this says otherwise.
    pub fn builders(mut self, builders: bool) -> Self {
        self.printing = self.printing.builders(builders);
        self
    }

    /// The folder of `counterpart.toml`, relative to the package. The package's own by default.
    pub fn project(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// The file to write, relative to the package. `$OUT_DIR/contracts.rs` by default.
    pub fn file(mut self, file: impl Into<PathBuf>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// Checks, after compiling, that every system of the project keeps its half.
    #[cfg(feature = "check")]
    pub fn check(mut self) -> Self {
        self.checks = true;
        self
    }

    /// Compiles the contracts and reports the result to Cargo. When they do not compile, the build
    /// fails as soon as the build script ends, with a line for each error; nothing is written.
    pub fn compile(&self) {
        let mut directives = Directives::default();
        let told = match self.run(&mut directives) {
            Ok(warnings) => warnings,
            Err(diagnostics) => diagnostics,
        };
        directives.tell_all(&told);
        directives.print();
    }

    /// Compiles the contracts and returns what there is to say, instead of showing it. Cargo is
    /// still asked to run the build script again when a file that was read changes, and with
    /// `check` is shown what a system lacks.
    ///
    /// # Errors
    /// Every error, with the warnings beside them, when the contracts do not compile or the code
    /// cannot be written; nothing is written then.
    pub fn try_compile(&self) -> Result<Warnings, Diagnostics> {
        let mut directives = Directives::default();
        let result = self.run(&mut directives);
        directives.print();
        result.map(Warnings::new).map_err(Diagnostics::new)
    }

    fn run(&self, directives: &mut Directives) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let package = package_folder();
        let project = match &self.folder {
            Some(folder) => package.join(folder),
            None => package.clone(),
        };
        for path in [project.join(FILE_NAME), package.join("Cargo.toml")] {
            directives.watch(&path);
        }
        self.generate(&package, &project, directives)
    }

    fn generate(
        &self,
        package: &Path,
        project: &Path,
        directives: &mut Directives,
    ) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let project = Project::open(project, TARGETS).map_err(|diagnostic| vec![diagnostic])?;
        directives.watch(&project.schemas());
        let mistakes = self.mistakes.iter();
        let mut wrong: Vec<Diagnostic> = mistakes
            .map(|mistake| Diagnostic::new(Code::NotRust, mistake.to_string()))
            .chain(dependencies::missing(package))
            .collect();
        let compiled = match compile(&project) {
            Ok(compiled) if wrong.is_empty() => compiled,
            Ok(_) => return Err(wrong),
            Err(diagnostics) => {
                wrong.extend(diagnostics);
                return Err(wrong);
            }
        };
        for (_, document) in compiled.model.sources.iter() {
            directives.watch(&document.path);
        }
        let printing = self.printing.clone().of_project(&project.settings.targets);
        let files = counterpart_rust::emit(&compiled.model, project.settings.code(), &printing);
        let text = files.get(Path::new(FILE)).unwrap_or_default();
        // Nobody else writes to OUT_DIR.
        let (place, marker) = match &self.file {
            Some(file) => (Place::below(package, file), Some(MARKER)),
            None => (Place::trusted(out_folder()?.join(FILE)), None),
        };
        write_file(&place, text, marker, Mode::Write).map_err(|diagnostic| vec![diagnostic])?;
        #[cfg(feature = "check")]
        if self.checks {
            crate::check::hold(&project, &compiled.model, None, directives)?;
        }
        Ok(compiled.warnings)
    }

    fn printed(mut self, printing: Result<Printing, NotRust>) -> Self {
        match printing {
            Ok(printing) => self.printing = printing,
            Err(mistake) => self.mistakes.push(mistake),
        }
        self
    }
}

fn out_folder() -> Result<PathBuf, Vec<Diagnostic>> {
    std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| {
        let sentence = "OUT_DIR is not set: this code does not run as a build script of Cargo";
        vec![
            Diagnostic::new(Code::Unwritable, sentence)
                .help("call it from build.rs, or name the file with `Builder::file`"),
        ]
    })
}

//! `Cargo.toml`, edited without disturbing what its owner wrote.

use std::path::{Path, PathBuf};

use counterpart_compiler::diagnostic::{Code, Diagnostic};
use toml_edit::{DocumentMut, InlineTable, Item, Table, value};

use super::{refuse, unreadable, whole};
use crate::arguments::Init;

/// Where counterpart's own crates come from.
pub enum Supply {
    /// The registry.
    Published,
    /// A checkout.
    Checkout(PathBuf),
}

impl Supply {
    /// As the command line asks for it. A command that was built from a checkout which is still
    /// there depends on that checkout: its crates need not be published.
    pub fn choose(init: &Init) -> Result<Self, Diagnostic> {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        match &init.path {
            _ if init.published => Ok(Self::Published),
            None if holds_crates(&own) => Ok(Self::Checkout(real(&own)?)),
            None => Ok(Self::Published),
            Some(path) if holds_crates(path) => Ok(Self::Checkout(real(path)?)),
            Some(path) => {
                let what = "is not a checkout of counterpart";
                Err(refuse(path, what, "name the folder that holds crates/counterpart"))
            }
        }
    }

    fn own(&self, folder: &str) -> Need {
        match self {
            Self::Published => Need::version(env!("CARGO_PKG_VERSION")),
            Self::Checkout(checkout) => Need {
                path: Some(checkout.join("crates").join(folder).to_string_lossy().into_owned()),
                ..Need::version(env!("CARGO_PKG_VERSION"))
            },
        }
    }
}

fn holds_crates(path: &Path) -> bool {
    ["counterpart", "counterpart-build"]
        .iter()
        .all(|name| path.join("crates").join(name).join("Cargo.toml").is_file())
}

fn real(path: &Path) -> Result<PathBuf, Diagnostic> {
    path.canonicalize().map_err(|error| unreadable(path, &error))
}

/// The required version of a dependency, and its path where it comes from a checkout.
struct Need {
    version: &'static str,
    path: Option<String>,
}

impl Need {
    const fn version(version: &'static str) -> Self {
        Self { version, path: None }
    }

    /// The dependency as written for the first time.
    fn item(&self) -> Item {
        if self.path.is_none() {
            return value(self.version);
        }
        let mut table = InlineTable::new();
        if let Some(path) = &self.path {
            table.insert("path", path.as_str().into());
        }
        // Cargo packages a crate only if each of its dependencies names a version.
        table.insert("version", self.version.into());
        value(table)
    }
}

/// A package manifest.
pub struct Manifest {
    path: PathBuf,
    document: DocumentMut,
}

impl Manifest {
    /// Reads the manifest at `path`, if there is one.
    pub fn read(path: &Path) -> Result<Option<Self>, Diagnostic> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(path, &error)),
        };
        let document = text.parse::<DocumentMut>().map_err(|error| {
            let reason = error.message().lines().collect::<Vec<_>>().join(", ");
            let sentence = format!("{} cannot be read: {reason}", path.display());
            Diagnostic::new(Code::Unreadable, sentence).help("correct it, then run this again")
        })?;
        Ok(Some(Self { path: path.to_owned(), document }))
    }

    /// A manifest for a new package, named by its folder, that Cargo does not publish.
    pub fn new(folder: &Path) -> Self {
        let mut package = Table::new();
        package.insert("name", value(package_name(folder)));
        package.insert("version", value("0.1.0"));
        package.insert("edition", value("2024"));
        package.insert("publish", value(false));
        let mut document = DocumentMut::new();
        document.insert("package", Item::Table(package));
        Self { path: folder.join("Cargo.toml"), document }
    }

    /// The name of the package.
    pub fn package(&self) -> Result<String, Diagnostic> {
        let package = self.document.get("package").and_then(Item::as_table_like);
        let name = package.and_then(|package| package.get("name")?.as_str());
        name.map(str::to_owned).ok_or_else(|| {
            let next = "name the folder of a package, new or not: `counterpart init contracts`";
            refuse(&self.path, "is the manifest of a workspace and has no package", next)
        })
    }

    /// The file of the library, relative to the package.
    pub fn library(&self) -> String {
        let library = self.document.get("lib").and_then(Item::as_table_like);
        let path = library.and_then(|library| library.get("path")?.as_str());
        path.unwrap_or("src/lib.rs").to_owned()
    }

    /// Sees to every dependency of a contract crate.
    pub fn require(&mut self, supply: &Supply) {
        self.depend("dependencies", "counterpart", &supply.own("counterpart"));
        self.depend("build-dependencies", "counterpart-build", &supply.own("counterpart-build"));
    }

    /// Adds a dependency, unless it is there.
    fn depend(&mut self, kind: &str, name: &str, need: &Need) {
        let table = self.document.entry(kind).or_insert_with(|| Item::Table(Table::new()));
        if let Some(table) = table.as_table_like_mut()
            && !table.contains_key(name)
        {
            table.insert(name, need.item());
        }
    }

    /// The manifest as text.
    pub fn text(&self) -> String {
        self.document.to_string()
    }
}

/// The name of the folder as a package name.
fn package_name(folder: &Path) -> String {
    let folder = whole(folder);
    let name = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let allowed = |char: char| if char.is_ascii_alphanumeric() || char == '_' { char } else { '-' };
    let name: String = name.chars().map(allowed).collect();
    let name = name.trim_matches('-');
    match name.chars().next() {
        None => "contracts".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("contracts-{name}"),
        // A package cannot depend on one of its own name.
        Some(_) if counterpart_build::NEEDED.contains(&name) => format!("{name}-contracts"),
        Some(_) => name.to_owned(),
    }
}

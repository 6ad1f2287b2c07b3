//! Names across the modules of TypeScript and JavaScript.

use super::{Linker, Located, Module, Scope, Target, written};
use crate::contract;
use crate::facts::Facts;
use crate::read::Language;
use crate::sources::{FileId, path};

/// The endings by which a module may be named without, in the order in which they are tried.
const ENDINGS: [&str; 10] =
    [".ts", ".tsx", ".mts", ".cts", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".json"];
/// What an ending of the output is written as in the source.
const SOURCES: [(&str, &[&str]); 4] = [
    (".js", &[".ts", ".tsx", ".d.ts"]),
    (".jsx", &[".tsx", ".d.ts"]),
    (".mjs", &[".mts", ".d.mts"]),
    (".cjs", &[".cts", ".d.cts"]),
];

impl Linker<'_> {
    /// Where a path leads that the file does not declare itself.
    pub(super) fn locate_in_script(
        &self,
        file: FileId,
        facts: &Facts,
        path: &[String],
        trail: usize,
    ) -> Option<Located> {
        let (first, rest) = path.split_first()?;
        let import = facts.imports.get(*self.gates(file, facts).imports.get(first)?)?;
        let beyond = [import.name.as_slice(), rest].concat();
        Some(self.enter(file, &import.module, &beyond, trail + 1))
    }

    /// Where a path leads in another module.
    fn enter(&self, file: FileId, module: &str, path: &[String], trail: usize) -> Located {
        match self.module(file, module)? {
            Module::File(other) => self.exported(other, path, trail + 1),
            Module::Contract(contract) => {
                let found = self.contracts.generated(contract, path);
                found.map(Target::Generated).ok_or_else(|| {
                    format!("`{}` is not in the contract behind \"{module}\"", written(path))
                })
            }
            Module::Prisma(schemas) => self.of_schemas(&schemas, path, trail),
            Module::Package => {
                Err(format!("`{}` of \"{module}\" is not a contract", written(path)))
            }
        }
    }

    /// What a module gives to others under a path.
    pub(super) fn exported(&self, file: FileId, path: &[String], trail: usize) -> Located {
        let question = (file, true, Vec::new(), path.to_vec());
        self.once(question, trail, || self.exported_anew(file, path, trail))
    }

    fn exported_anew(&self, file: FileId, path: &[String], trail: usize) -> Located {
        if self.sources.language(file) != Some(Language::Script) {
            return self.exported_data(file, path, trail);
        }
        let Some((first, rest)) = path.split_first() else { return Ok(Target::File(file)) };
        let facts = self.sources.facts(file);
        let given = self.gates(file, &facts).exports.get(first).copied();
        if let Some(export) = given.and_then(|position| facts.exports.get(position)) {
            let beyond = [export.local.as_slice(), rest].concat();
            return match &export.module {
                Some(module) => self.enter(file, module, &beyond, trail + 1),
                None if export.local.is_empty() => Ok(Target::File(file)),
                None => self.locate(&Scope::file(file), &beyond, trail + 1),
            };
        }
        if let Some(found) = self.declared(&Scope::file(file), &facts, path, trail) {
            return found;
        }
        let mut because = None;
        for export in facts.exports.iter().filter(|export| export.name == "*") {
            let Some(module) = &export.module else { continue };
            match self.enter(file, module, path, trail + 1) {
                Ok(found) => return Ok(found),
                Err(reason) => because = because.or(Some(reason)),
            }
        }
        let here = self.sources.path(file);
        Err(because.unwrap_or_else(|| format!("{here} has no export `{first}`")))
    }

    /// What a data file gives: itself as the default, its parts below.
    fn exported_data(&self, file: FileId, path: &[String], trail: usize) -> Located {
        let path = match path.split_first() {
            Some((first, rest)) if first == "default" => rest,
            _ => path,
        };
        if path.is_empty() {
            return Ok(Target::File(file));
        }
        let facts = self.sources.facts(file);
        let found = self.declared(&Scope::file(file), &facts, path, trail);
        found.unwrap_or_else(|| {
            Err(format!("{} has no `{}`", self.sources.path(file), written(path)))
        })
    }

    /// The module that a specifier names.
    fn module(&self, from: FileId, specifier: &str) -> Result<Module, String> {
        let here = self.sources.path(from);
        if specifier == "."
            || specifier == ".."
            || specifier.starts_with("./")
            || specifier.starts_with("../")
        {
            let wanted = path::join(path::parent(&here), specifier);
            if let Some(schemas) = self.generated_by_prisma(&wanted) {
                return Ok(Module::Prisma(schemas));
            }
            return self.module_at(&wanted).ok_or_else(|| missing(specifier));
        }
        if let Some((contract, _)) = self.contracts.external(specifier) {
            return Ok(Module::Contract(contract));
        }
        if let Some(module) = self.generated_module(specifier) {
            return Ok(module);
        }
        if let Some(schemas) = self.prisma_client(&here, specifier) {
            return Ok(Module::Prisma(schemas));
        }
        let aliased = self.aliases(&here).and_then(|aliases| {
            aliases.paths(specifier).into_iter().find_map(|wanted| {
                let generated = self.generated_by_prisma(&wanted).map(Module::Prisma);
                generated.or_else(|| self.module_at(&wanted))
            })
        });
        aliased.or_else(|| self.packaged(&here, specifier)).ok_or_else(|| missing(specifier))
    }

    /// The module of the generated package that a specifier names.
    fn generated_module(&self, specifier: &str) -> Option<Module> {
        self.own_packages.iter().find_map(|package| {
            let below = specifier.strip_prefix(package.as_str())?;
            match below.strip_prefix('/') {
                Some(name) => self.contracts.module(name).map(Module::Contract),
                None => below.is_empty().then_some(Module::Package),
            }
        })
    }

    /// The module at a path, with the ending left out or that of the output.
    pub(super) fn module_at(&self, wanted: &str) -> Option<Module> {
        if let Some(below) = self.generated.in_package(wanted) {
            let name = ENDINGS.iter().find_map(|ending| below.strip_suffix(ending));
            return self.contracts.module(name.unwrap_or(below)).map(Module::Contract);
        }
        let of_output = SOURCES.iter().flat_map(|(ending, sources)| {
            let stem = wanted.strip_suffix(ending);
            sources.iter().filter_map(move |source| Some(format!("{}{source}", stem?)))
        });
        let named = ENDINGS.iter().map(|ending| format!("{wanted}{ending}"));
        let index = ENDINGS.iter().map(|ending| format!("{wanted}/index{ending}"));
        let exact = std::iter::once(wanted.to_owned());
        let mut candidates = of_output.chain(exact).chain(named).chain(index);
        candidates.find_map(|path| self.sources.find(&path)).map(Module::File)
    }
}

fn missing(specifier: &str) -> String {
    format!("the module \"{specifier}\" is not among the sources")
}

impl From<contract::Generated> for Target {
    fn from(generated: contract::Generated) -> Self {
        Self::Generated(generated)
    }
}

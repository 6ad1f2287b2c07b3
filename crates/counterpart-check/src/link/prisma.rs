//! The client that Prisma generates: what it exports is what the schema declares.

use std::path::Path;

use super::{Linker, Located, Scope, TYPE_SIDE, Target, written};
use crate::facts::{Part, Written};
use crate::read::Language;
use crate::sources::{FileId, path};

/// Where the schemas of a folder are, the likeliest first.
const PLACES: [&str; 4] = ["prisma/schema.prisma", "schema.prisma", "prisma/schema", "prisma"];

/// A folder that a client is generated into.
pub(super) struct Output {
    folder: String,
    schemas: Vec<FileId>,
}

impl Linker<'_> {
    /// The schemas of the client that a package is: `@prisma/client`.
    pub(super) fn prisma_client(&self, file: &str, specifier: &str) -> Option<Vec<FileId>> {
        let is_client = ["@prisma/client", ".prisma/client"].iter().any(|package| {
            let below = specifier.strip_prefix(package);
            below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
        });
        if !is_client || specifier.starts_with("@prisma/client/runtime") {
            return None;
        }
        let near = path::above(file).find_map(|folder| {
            let stated = self.stated_schema(folder);
            let usual = PLACES.iter().map(|place| path::join(folder, place));
            stated.into_iter().chain(usual).find_map(|place| self.schemas_at(&place))
        });
        near.or_else(|| {
            let known: Vec<FileId> = self.schemas().collect();
            (!known.is_empty()).then_some(known)
        })
    }

    /// The schemas of the client that is generated into a folder.
    pub(super) fn generated_by_prisma(&self, wanted: &str) -> Option<Vec<FileId>> {
        let outputs = self.outputs.get_or_init(|| self.prisma_outputs());
        let found = outputs.iter().find(|output| {
            let below = wanted.strip_prefix(output.folder.as_str());
            below.is_some_and(|below| below.is_empty() || below.starts_with(['/', '.']))
        });
        found.map(|output| output.schemas.clone())
    }

    fn prisma_outputs(&self) -> Vec<Output> {
        let mut outputs = Vec::new();
        for file in self.schemas() {
            let here = self.sources.path(file);
            let facts = self.sources.facts(file);
            let settings = |last: &'static str| {
                facts.declarations.iter().filter_map(move |found| {
                    let [generator, name, step] = found.symbol.as_slice() else { return None };
                    let [listing] = found.listings.as_slice() else { return None };
                    let [Part::One { value: Written::Value(text), .. }] = listing.parts.as_slice()
                    else {
                        return None;
                    };
                    (generator == "generator" && step == last).then_some((name, text))
                })
            };
            for (name, output) in settings("output") {
                let provider = settings("provider").find(|(of, _)| *of == name);
                let exports_enums = provider.is_some_and(|(_, provider)| {
                    ["client", "enum", "kysely"].iter().any(|word| provider.contains(word))
                });
                let folder = path::join(path::parent(&here), output);
                let folder = folder.strip_suffix(".ts").unwrap_or(&folder).to_owned();
                if exports_enums {
                    let schemas = self.schemas_beside(file);
                    outputs.push(Output { folder, schemas });
                }
            }
        }
        outputs
    }

    /// Every schema that a system has.
    fn schemas(&self) -> impl Iterator<Item = FileId> {
        let is_schema = |file: &FileId| self.sources.language(*file) == Some(Language::Prisma);
        self.sources.ids().filter(is_schema)
    }

    /// The path that a `package.json` names: `{ "prisma": { "schema": "db/schema.prisma" } }`.
    fn stated_schema(&self, folder: &str) -> Option<String> {
        let text = self.sources.text(&path::join(folder, "package.json"))?;
        let value: serde_json::Value = serde_json::from_str(&text).ok()?;
        Some(path::join(folder, value.get("prisma")?.get("schema")?.as_str()?))
    }

    /// The schemas at a path: a file with those beside it, or a folder of them.
    fn schemas_at(&self, place: &str) -> Option<Vec<FileId>> {
        if Path::new(place).extension().is_some_and(|ending| ending == "prisma") {
            return self.sources.find(place).map(|file| self.schemas_beside(file));
        }
        let found = self.schemas_in(place);
        (!found.is_empty()).then_some(found)
    }

    /// A schema with the others of its folder, and of the folders in it.
    fn schemas_beside(&self, file: FileId) -> Vec<FileId> {
        let folder = path::parent(&self.sources.path(file)).to_owned();
        let others = self.schemas_in(&folder).into_iter().filter(|other| *other != file);
        std::iter::once(file).chain(others).collect()
    }

    fn schemas_in(&self, folder: &str) -> Vec<FileId> {
        let inner = self.sources.folders(folder);
        let folders = std::iter::once(folder.to_owned()).chain(inner);
        let files = folders.flat_map(|folder| self.sources.files_with_ending(&folder, "prisma"));
        files.filter_map(|file| self.sources.find(&file)).collect()
    }

    /// What one of several schemas declares under a path.
    pub(super) fn of_schemas(&self, schemas: &[FileId], path: &[String], trail: usize) -> Located {
        let plain: Vec<String> = match path.split_first() {
            Some((first, rest)) if first == "$Enums" => rest.to_vec(),
            _ => path.to_vec(),
        };
        let mut plain: Vec<String> = plain.into_iter().filter(|step| step != TYPE_SIDE).collect();
        // The client's values are called by their names: `z.nativeEnum(Key).enum.github`.
        if let [.., values, _] = plain.as_slice()
            && values == "*"
        {
            plain.remove(plain.len() - 2);
        }
        let mut found: Option<Target> = None;
        for schema in schemas {
            let facts = self.sources.facts(*schema);
            let here = self.declared(&Scope::file(*schema), &facts, &plain, trail + 1);
            match (here, &found) {
                (Some(Ok(target)), None) => found = Some(target),
                (Some(Ok(_)), Some(_)) => {
                    return Err(format!("several schemas declare `{}`", written(&plain)));
                }
                (Some(Err(_)) | None, _) => {}
            }
        }
        found.ok_or_else(|| format!("no schema of Prisma declares `{}`", written(&plain)))
    }

    /// What the schemas beside one declare: an enum in a file of its own.
    pub(super) fn locate_beside(
        &self,
        file: FileId,
        path: &[String],
        trail: usize,
    ) -> Option<Located> {
        let mut others = self.schemas_beside(file);
        others.retain(|other| *other != file);
        (!others.is_empty()).then(|| self.of_schemas(&others, path, trail))
    }
}

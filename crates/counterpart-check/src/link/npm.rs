//! What `package.json` and `tsconfig.json` say of where modules are.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::{Linker, Module};
use crate::sources::path;

/// A `package.json`.
pub struct Package {
    folder: String,
    pub(super) value: Value,
}

/// The `paths` and `baseUrl` of a `tsconfig.json`.
#[derive(Default)]
pub struct Aliases {
    base: Option<String>,
    paths: Vec<(String, Vec<String>)>,
}

impl Aliases {
    /// The paths that a specifier may stand for, the most specific first.
    pub fn paths(&self, specifier: &str) -> Vec<String> {
        let mut fitting: Vec<(usize, Vec<String>)> = Vec::new();
        for (pattern, targets) in &self.paths {
            let middle = match pattern.split_once('*') {
                None => (pattern == specifier).then_some(""),
                Some((before, behind)) => {
                    specifier.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind))
                }
            };
            if let Some(middle) = middle {
                let length = pattern.split_once('*').map_or(usize::MAX, |(before, _)| before.len());
                let targets = targets.iter().map(|target| target.replacen('*', middle, 1));
                fitting.push((length, targets.collect()));
            }
        }
        fitting.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
        let found = fitting.into_iter().flat_map(|(_, targets)| targets);
        let based = self.base.iter().map(|base| path::join(base, specifier));
        found.chain(based).collect()
    }
}

impl Linker<'_> {
    /// The aliases that hold for a file: those of the nearest `tsconfig.json` or `jsconfig.json`.
    pub(super) fn aliases(&self, file: &str) -> Option<Rc<Aliases>> {
        path::above(file).find_map(|folder| {
            let known = self.settings.borrow().get(folder).cloned();
            known.unwrap_or_else(|| {
                let found = ["tsconfig.json", "jsconfig.json"]
                    .iter()
                    .find_map(|name| self.read_aliases(&path::join(folder, name), 0));
                let found = found.map(Rc::new);
                self.settings.borrow_mut().insert(folder.to_owned(), found.clone());
                found
            })
        })
    }

    fn read_aliases(&self, file: &str, depth: usize) -> Option<Aliases> {
        let value: Value = serde_json::from_str(&plain_json(&self.sources.text(file)?)).ok()?;
        let folder = path::parent(file);
        let mut aliases = Aliases::default();
        let extended = match value.get("extends") {
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(one)) => vec![one.as_str()],
            _ => Vec::new(),
        };
        for specifier in extended.into_iter().filter(|_| depth < 8) {
            let exact = path::join(folder, specifier);
            let named = format!("{exact}.json");
            let inherited = [exact, named].iter().find_map(|at| self.read_aliases(at, depth + 1));
            aliases = inherited.unwrap_or(aliases);
        }
        let options = value.get("compilerOptions");
        if let Some(base) = options.and_then(|options| options.get("baseUrl")?.as_str()) {
            aliases.base = Some(path::join(folder, base));
        }
        if let Some(paths) = options.and_then(|options| options.get("paths")?.as_object()) {
            let start = aliases.base.clone().unwrap_or_else(|| folder.to_owned());
            let entry = |(pattern, targets): (&String, &Value)| {
                let targets = targets.as_array().into_iter().flatten().filter_map(Value::as_str);
                let targets = targets.map(|target| path::join(&start, target)).collect();
                (pattern.clone(), targets)
            };
            aliases.paths = paths.iter().map(entry).collect();
        }
        Some(aliases)
    }

    /// The module of a package that lies beside the sources: linked in `node_modules`, or named
    /// by its folder among the dependencies, or one of the workspace.
    pub(super) fn packaged(&self, file: &str, specifier: &str) -> Option<Module> {
        if specifier.starts_with('#') {
            return self.own_import(file, specifier);
        }
        let parts: Vec<&str> = specifier.splitn(3, '/').collect();
        let scoped = specifier.starts_with('@');
        let (name, below) = match (scoped, parts.as_slice()) {
            (true, [scope, name, rest @ ..]) => (format!("{scope}/{name}"), rest.join("/")),
            (false, [name, rest @ ..]) => ((*name).to_owned(), rest.join("/")),
            _ => return None,
        };
        let package = path::above(file).find_map(|folder| {
            self.installed(folder, &name).or_else(|| self.depended(folder, &name))
        })?;
        if package.name().is_some_and(|name| self.own_packages.iter().any(|own| own == name)) {
            return match below.as_str() {
                "" => Some(Module::Package),
                below => self.contracts.module(below).map(Module::Contract),
            };
        }
        let entries = package.entries(&below);
        entries.iter().find_map(|entry| self.module_at(&path::join(&package.folder, entry)))
    }

    /// What a package calls its own files: `"imports": { "#keys": "./src/keys.ts" }`.
    fn own_import(&self, file: &str, specifier: &str) -> Option<Module> {
        let package = path::above(file).find_map(|folder| self.read_package(folder))?;
        let (target, middle) = entry_of(package.value.get("imports")?.as_object()?, specifier)?;
        let mut entries = Vec::new();
        targets(target, &mut entries);
        let at = |entry: &String| path::join(&package.folder, &entry.replace('*', middle));
        entries.iter().find_map(|entry| self.module_at(&at(entry)))
    }

    fn installed(&self, folder: &str, name: &str) -> Option<Rc<Package>> {
        self.read_package(&path::join(folder, &format!("node_modules/{name}")))
    }

    fn depended(&self, folder: &str, name: &str) -> Option<Rc<Package>> {
        let package = self.read_package(folder);
        if let Some(package) = &package {
            if package.name() == Some(name) {
                return Some(Rc::clone(package));
            }
            let kinds = ["dependencies", "devDependencies", "peerDependencies"];
            let mut versions =
                kinds.iter().filter_map(|kind| package.value.get(kind)?.get(name)?.as_str());
            let local = versions.find_map(|version| {
                let path = ["file:", "link:", "portal:", "workspace:"]
                    .iter()
                    .find_map(|protocol| version.strip_prefix(protocol));
                path.filter(|path| path.starts_with('.') || !version.starts_with("workspace:"))
            });
            if let Some(local) = local {
                return self.read_package(&path::join(folder, local));
            }
        }
        self.workspace_folders(folder, package.as_deref()).iter().find_map(|folder| {
            let member = self.read_package(folder)?;
            (member.name() == Some(name)).then_some(member)
        })
    }

    fn read_package(&self, folder: &str) -> Option<Rc<Package>> {
        if let Some(known) = self.packages.borrow().get(folder) {
            return known.clone();
        }
        let read = || {
            let text = self.sources.text(&path::join(folder, "package.json"))?;
            let value = serde_json::from_str(&text).ok()?;
            Some(Rc::new(Package { folder: folder.to_owned(), value }))
        };
        let found = read();
        self.packages.borrow_mut().insert(folder.to_owned(), found.clone());
        found
    }
}

impl Package {
    fn name(&self) -> Option<&str> {
        self.value.get("name")?.as_str()
    }

    /// The files that a subpath may be, the likeliest first.
    fn entries(&self, below: &str) -> Vec<String> {
        let mut entries = Vec::new();
        let key = if below.is_empty() { ".".to_owned() } else { format!("./{below}") };
        match self.value.get("exports") {
            Some(Value::Object(map)) if map.keys().any(|key| key.starts_with('.')) => {
                if let Some((target, middle)) = entry_of(map, &key) {
                    let from = entries.len();
                    targets(target, &mut entries);
                    for entry in &mut entries[from..] {
                        *entry = entry.replace('*', middle);
                    }
                }
            }
            Some(target) if below.is_empty() => targets(target, &mut entries),
            Some(_) | None => {}
        }
        if below.is_empty() {
            let fields = ["source", "types", "module", "main"];
            let named = fields.iter().filter_map(|field| self.value.get(field)?.as_str());
            entries.extend(named.map(str::to_owned));
            entries.extend(["src/index".to_owned(), "index".to_owned()]);
        } else {
            entries.extend([below.to_owned(), format!("src/{below}")]);
        }
        entries
    }
}

/// The entry of `exports` or `imports` for a key: its own, else that of the longest pattern, with
/// what its `*` stands for.
fn entry_of<'m, 'k>(map: &'m Map<String, Value>, key: &'k str) -> Option<(&'m Value, &'k str)> {
    if let Some(target) = map.get(key) {
        return Some((target, ""));
    }
    let fitting = map.iter().filter_map(|(pattern, target)| {
        let (before, behind) = pattern.split_once('*')?;
        let middle = key.strip_prefix(before)?.strip_suffix(behind)?;
        (!middle.is_empty()).then_some((before.len(), target, middle))
    });
    let (_, target, middle) = fitting.max_by_key(|(length, _, _)| *length)?;
    Some((target, middle))
}

/// The files that an entry of `exports` names, whatever the condition.
fn targets(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(one) => into.push(one.clone()),
        Value::Array(several) => several.iter().for_each(|one| targets(one, into)),
        Value::Object(conditions) => conditions.values().for_each(|one| targets(one, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// JSON without the comments and the trailing commas that `tsconfig.json` may have.
fn plain_json(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(char) = rest.next() {
        match char {
            '"' => {
                plain.push('"');
                while let Some(inner) = rest.next() {
                    plain.push(inner);
                    match inner {
                        '\\' => plain.extend(rest.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '/' if rest.peek() == Some(&'/') => {
                while rest.next_if(|next| *next != '\n').is_some() {}
            }
            '/' if rest.peek() == Some(&'*') => {
                rest.next();
                let mut before = ' ';
                for inner in rest.by_ref() {
                    if before == '*' && inner == '/' {
                        break;
                    }
                    before = inner;
                }
            }
            '}' | ']' => {
                let kept = plain.trim_end().strip_suffix(',').map(str::len);
                plain.truncate(kept.unwrap_or(plain.len()));
                plain.push(char);
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{Aliases, plain_json};

    #[test]
    fn comments_and_trailing_commas_go() {
        let text = "{ // one\n \"a\": \"//,}\", /* two */ \"b\": [1, 2,],\n}";
        let value: serde_json::Value = serde_json::from_str(&plain_json(text)).expect("JSON");
        assert_eq!(value, serde_json::json!({"a": "//,}", "b": [1, 2]}));
    }

    #[test]
    fn the_most_specific_alias_comes_first() {
        let aliases = Aliases {
            base: Some("src".into()),
            paths: vec![("@/*".into(), vec!["src/*".into()]), ("@/keys".into(), vec!["k".into()])],
        };
        assert_eq!(aliases.paths("@/keys"), ["k", "src/keys", "src/@/keys"]);
    }
}

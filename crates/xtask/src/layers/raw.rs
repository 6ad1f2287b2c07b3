//! Raw keywords: read by the stages up to lowering, and by nothing after them.
//!
//! Code reads a raw keyword when it looks into a contract's document. There are three ways to do
//! that, and each is found by what the code names, not by the words in it:
//!
//! 1. it names `Node`, the JSON value of a document, which is how such a value is taken apart;
//! 2. it can reach documents (it names something of `source`, or a field `sources`), and calls a
//!    method of `Document` that takes a key or gives a value: these are read from the `impl` of
//!    `Document`, and recognised by name and number of arguments;
//! 3. it names `Graph`, which is how one gets from a reference to the keywords behind it.

use std::collections::BTreeSet;
use std::path::Path;

use syn::{FnArg, ImplItem, Item, ReturnType, Signature, Type};

use super::Violation;
use super::exceptions::{FILE, READS_DOCUMENTS};
use super::graph;
use super::module::{Module, What};
use super::modules::Modules;
use super::names::Names;
use super::table::{DOCUMENT_STAGES, is_in};
use crate::Outcome;

/// The crate that reads documents, as Rust code names it.
const COMPILER: &str = "counterpart_compiler";

/// Every raw read outside the stages that may, and every exception that is not needed any more.
pub fn check(root: &Path, crates: &[Modules]) -> Outcome<Vec<Violation>> {
    let Some(compiler) = crates.iter().position(|krate| krate.krate == COMPILER) else {
        return Err(format!("layers: no crate {COMPILER}").into());
    };
    let search = Search { crates, compiler, methods: methods(&crates[compiler])? };
    let mut found = Vec::new();
    let mut met = BTreeSet::new();
    for (index, krate) in crates.iter().enumerate() {
        for (path, module) in &krate.by_path {
            if is_in(DOCUMENT_STAGES, &krate.krate, path) {
                continue;
            }
            let Some((line, how)) = search.first_read(index, path, module) else { continue };
            let file = module.file.strip_prefix(root).unwrap_or(&module.file);
            match READS_DOCUMENTS.iter().position(|allowed| Path::new(allowed.file) == file) {
                Some(allowed) => drop(met.insert(allowed)),
                None => found.push(violation(file, line, &how)),
            }
        }
    }
    let stale = READS_DOCUMENTS.iter().enumerate().filter(|(index, _)| !met.contains(index));
    found.extend(stale.map(|(_, entry)| Violation {
        file: FILE.into(),
        line: 1,
        what: format!("{} may read documents ({}), but does not", entry.file, entry.because),
        way_out: "Remove the entry.".to_owned(),
    }));
    Ok(found)
}

struct Search<'c> {
    crates: &'c [Modules],
    /// The index of the compiler.
    compiler: usize,
    /// The methods of a document that look into it: name, and number of arguments.
    methods: BTreeSet<(String, usize)>,
}

impl Search<'_> {
    /// The first raw read of a module: its line, and what the code does.
    fn first_read(
        &self,
        krate: usize,
        path: &[String],
        module: &Module,
    ) -> Option<(usize, String)> {
        let names = Names::new(self.crates);
        let mut reads = Vec::new();
        let mut has_documents = false;
        for (steps, line) in graph::named(module) {
            let Some(target) = names.resolve(krate, path, steps) else { continue };
            let stage = target.module.first().map(String::as_str);
            if target.krate != self.compiler {
                continue;
            }
            has_documents |= matches!(stage, Some("source" | "resolve"));
            if let (Some("source"), Some(name @ "Node")) | (Some("resolve"), Some(name @ "Graph")) =
                (stage, target.item)
            {
                reads.push((line, format!("names `{name}`")));
            }
        }
        for mention in &module.mentions {
            match &mention.what {
                What::Field(name) => has_documents |= name == "sources",
                What::Call(name, arguments)
                    if self.methods.contains(&(name.clone(), *arguments)) =>
                {
                    reads.push((mention.line, format!("calls `{name}` of a document")));
                }
                What::Call(..) | What::Path(_) => {}
            }
        }
        reads.into_iter().min().filter(|_| has_documents)
    }
}

fn violation(file: &Path, line: usize, how: &str) -> Violation {
    Violation {
        file: file.to_owned(),
        line,
        what: format!("a raw keyword is read after lowering: this code {how}"),
        way_out: "Read the lowered schema instead: its constraints, annotations and their places. \
                  What is missing there is added in counterpart-compiler's `lower/`."
            .to_owned(),
    }
}

/// The methods of `Document` that look into it: name, and number of arguments.
fn methods(compiler: &Modules) -> Outcome<BTreeSet<(String, usize)>> {
    let mut methods = BTreeSet::new();
    let source =
        compiler.by_path.iter().filter(|(path, _)| path.first().is_some_and(|it| it == "source"));
    for (_, module) in source {
        let parsed = syn::parse_file(&std::fs::read_to_string(&module.file)?)?;
        for item in parsed.items {
            if let Item::Impl(item) = item
                && item.trait_.is_none()
                && names_type(&item.self_ty, "Document")
            {
                for member in item.items {
                    if let ImplItem::Fn(method) = member
                        && looks_inside(&method.sig)
                    {
                        let arguments = method.sig.inputs.len() - 1;
                        methods.insert((method.sig.ident.to_string(), arguments));
                    }
                }
            }
        }
    }
    if methods.is_empty() {
        return Err("layers: no `impl Document` in counterpart-compiler's `source/`".into());
    }
    Ok(methods)
}

/// Whether a method takes a node and a key, or takes a node and gives a JSON value.
fn looks_inside(signature: &Signature) -> bool {
    let is_method = matches!(signature.inputs.first(), Some(FnArg::Receiver(_)));
    let takes = |name: &str| {
        signature.inputs.iter().any(|input| match input {
            FnArg::Typed(input) => names_type(&input.ty, name),
            FnArg::Receiver(_) => false,
        })
    };
    let gives_value = match &signature.output {
        ReturnType::Type(_, output) => names_type(output, "Value"),
        ReturnType::Default => false,
    };
    is_method && takes("NodeId") && (takes("str") || gives_value)
}

/// Whether a type, or what it refers to, has this name.
fn names_type(ty: &Type, name: &str) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == name),
        Type::Reference(reference) => names_type(&reference.elem, name),
        _ => false,
    }
}

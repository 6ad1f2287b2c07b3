//! The crate `boon` as the judge.

use std::collections::BTreeMap;
use std::fmt;

use boon::{CompileError, Compiler, SchemaIndex, Schemas, UrlLoader};
use counterpart_compiler::json::pointer::fragment;
use counterpart_compiler::model::Format;
use counterpart_compiler::project::Formats;
use serde_json::Value;

use super::documents::Documents;

/// A definition as `boon` understands it.
pub struct Reader {
    schemas: Schemas,
    parts: Vec<SchemaIndex>,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("parts", &self.parts).finish_non_exhaustive()
    }
}

/// The documents at hand, and no others.
struct Offline(BTreeMap<String, Value>);

impl UrlLoader for Offline {
    fn load(&self, url: &str) -> Result<Value, Box<dyn std::error::Error>> {
        self.0.get(url).cloned().ok_or_else(|| format!("{url} is not here").into())
    }
}

impl Reader {
    /// Reads a definition.
    pub fn new(documents: &Documents, formats: Formats) -> Result<Self, String> {
        let mut compiler = Compiler::new();
        match formats {
            Formats::Assert => compiler.enable_format_assertions(),
            Formats::Annotate => leave_formats_alone(&mut compiler),
            Formats::Draft => {}
        }
        if documents.asserts_content() {
            compiler.enable_content_assertions();
        }
        let mut loaded = BTreeMap::new();
        for mut document in documents.written() {
            if let (Formats::Annotate, Some(uri)) = (formats, document.uris.first()) {
                documents.without_regex_format(uri, &mut document.value);
            }
            for uri in document.uris {
                loaded.insert(uri.clone(), document.value.clone());
            }
        }
        compiler.use_loader(Box::new(Offline(loaded)));
        let mut schemas = Schemas::new();
        let explain = |error: CompileError| format!("{error:#}").replace('\n', " ");
        let parts = documents.targets().map(|(uri, pointer)| {
            let url = format!("{uri}#{}", fragment(&pointer));
            compiler.compile(&url, &mut schemas).map_err(explain)
        });
        let parts = parts.collect::<Result<_, _>>()?;
        Ok(Self { schemas, parts })
    }

    /// Whether the definition admits the value.
    pub fn admits(&self, value: &Value) -> bool {
        self.parts.iter().all(|part| self.schemas.validate(value, *part).is_ok())
    }
}

/// Up to draft 7 it asserts formats whatever it is told, save those that it is given. (The format
/// `regex` it asserts all the same.)
fn leave_formats_alone(compiler: &mut Compiler) {
    for name in Format::ALL.map(Format::name).into_iter().chain(["period"]) {
        compiler.register_format(boon::Format { name, func: |_| Ok(()) });
    }
}

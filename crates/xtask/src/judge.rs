//! The independent judge: `boon`, which shares no code with counterpart.

use std::collections::BTreeMap;
use std::sync::Arc;

use boon::{CompileError, Compiler, SchemaIndex, Schemas, UrlLoader};
use counterpart_compiler::project::Formats;
use serde_json::Value;

/// A schema as the judge understands it.
pub struct Judge {
    compiler: Compiler,
    schemas: Schemas,
    root: SchemaIndex,
    /// Subschemas by URL; `None` where the judge cannot use one.
    parts: BTreeMap<String, Option<SchemaIndex>>,
}

/// Documents by their URL without fragment.
pub type Documents = BTreeMap<String, Value>;

struct Offline(Arc<Documents>);

impl UrlLoader for Offline {
    fn load(&self, url: &str) -> Result<Value, Box<dyn std::error::Error>> {
        self.0.get(url).cloned().ok_or_else(|| format!("{url} is not here").into())
    }
}

impl Judge {
    /// Reads a schema that stands at `base`.
    ///
    /// # Errors
    /// Why the judge cannot use it.
    pub fn new(
        base: &str,
        schema: &Value,
        documents: &Arc<Documents>,
        formats: Formats,
    ) -> Result<Self, String> {
        let mut compiler = Compiler::new();
        match formats {
            Formats::Assert => compiler.enable_format_assertions(),
            Formats::Annotate => {
                // Up to draft 7 it asserts formats in any case, so none may refuse anything.
                for format in counterpart_compiler::model::Format::ALL {
                    compiler
                        .register_format(boon::Format { name: format.name(), func: |_| Ok(()) });
                }
            }
            Formats::Draft => {}
        }
        compiler.use_loader(Box::new(Offline(Arc::clone(documents))));
        let mut schemas = Schemas::new();
        let explain = |error: CompileError| format!("{error:#}").replace('\n', " ");
        compiler.add_resource(base, schema.clone()).map_err(explain)?;
        let root = compiler.compile(base, &mut schemas).map_err(explain)?;
        Ok(Self { compiler, schemas, root, parts: BTreeMap::new() })
    }

    /// The verdict on an instance; a refusal says why.
    pub fn verdict(&self, instance: &Value) -> Result<(), String> {
        self.schemas.validate(instance, self.root).map_err(|error| format!("{error:#}"))
    }

    /// Whether the subschema at a JSON Pointer of a document admits the instance; where the judge
    /// cannot use it: yes.
    pub fn part_admits(&mut self, document: &str, pointer: &str, instance: &Value) -> bool {
        let url = format!("{document}#{}", percent_encoded(pointer));
        let compiled = || self.compiler.compile(&url, &mut self.schemas).ok();
        let part = *self.parts.entry(url.clone()).or_insert_with(compiled);
        part.is_none_or(|part| self.schemas.validate(instance, part).is_ok())
    }

    /// Whether the judge's `pattern` finds a match in the text; where it cannot use it: no.
    pub fn matches(pattern: &str, text: &str) -> bool {
        let schema = serde_json::json!({"pattern": pattern});
        let judge =
            Self::new("https://pattern.invalid/", &schema, &Arc::default(), Formats::Annotate);
        judge.is_ok_and(|judge| judge.verdict(&Value::String(text.to_owned())).is_ok())
    }
}

fn percent_encoded(pointer: &str) -> String {
    use std::fmt::Write as _;
    pointer.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

//! Asks whether everything that an old schema admits meets a new one: `cargo run --example compare`.

use counterpart_compat::compare;
use counterpart_compat::question::{Options, Side};
use counterpart_compiler::compile_input;
use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};

const OLD: &str = r#"{ "type": "object", "required": ["count"], "properties": {
    "count": { "type": "integer", "minimum": 0, "maximum": 1000 } } }"#;
const NEW: &str = r#"{ "type": "object", "required": ["count"], "properties": {
    "count": { "type": "integer", "minimum": 0, "maximum": 100 } } }"#;

fn model(text: &str) -> Result<Model, Vec<Diagnostic>> {
    let file = SourceFile {
        name: "order.json".into(),
        path: "order.json".into(),
        bytes: text.as_bytes().to_vec(),
    };
    let input = Input { contracts: vec![file], ..Input::default() };
    Ok(compile_input(input, &ProjectFile::of(&[]))?.model)
}

fn side(model: &Model) -> Option<Side<'_>> {
    let (contract, _) = model.contracts().next()?;
    let root = model.root(contract)?;
    Some(Side { model, schema: model[root].schema })
}

fn main() -> Result<(), Vec<Diagnostic>> {
    let (old, new) = (model(OLD)?, model(NEW)?);
    let (Some(writer), Some(reader)) = (side(&old), side(&new)) else { return Ok(()) };
    let outcome = compare(writer, reader, &Options::default());
    for found in &outcome.breaks {
        println!("{} refuses {}", found.keyword, found.witness);
    }
    for open in &outcome.undecided {
        println!("undecided: {:?}", open.reason);
    }
    if outcome.breaks.is_empty() && outcome.undecided.is_empty() {
        println!("safe");
    }
    Ok(())
}

//! The imports of a JavaScript module.

use std::collections::BTreeMap;

use crate::escape::js_string;

/// The module of the runtime, which every module calls.
pub const RUNTIME: &str = "./support/runtime.js";

/// A longer statement has a line for each name.
const LONGEST: usize = 100;

/// The names a module imports: by module, what each is called here and what it is exported as.
#[derive(Debug, Default)]
pub struct Imports(BTreeMap<String, BTreeMap<String, String>>);

impl Imports {
    /// Imports a name as it is exported.
    pub fn add(&mut self, module: &str, name: &str) {
        self.add_as(module, name, name);
    }

    /// Imports a name under another one.
    pub fn add_as(&mut self, module: &str, exported: &str, local: &str) {
        let names = self.0.entry(module.to_owned()).or_default();
        names.insert(local.to_owned(), exported.to_owned());
    }

    /// The statements.
    pub fn print(&self) -> String {
        self.0.iter().map(|(module, names)| statement(module, names)).collect()
    }
}

fn statement(module: &str, names: &BTreeMap<String, String>) -> String {
    let names = names.iter().map(|(local, exported)| {
        if local == exported { local.clone() } else { format!("{exported} as {local}") }
    });
    let names: Vec<_> = names.collect();
    let from = js_string(module);
    let line = format!("import {{ {} }} from {from};\n", names.join(", "));
    if line.len() <= LONGEST {
        return line;
    }
    format!("import {{\n  {},\n}} from {from};\n", names.join(",\n  "))
}

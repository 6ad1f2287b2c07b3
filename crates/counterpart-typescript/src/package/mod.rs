//! The npm package: what goes into which file.

mod companion;
mod functions;
mod imports;
mod index;
mod manifest;
mod module;
mod readme;
mod values;

use counterpart_compiler::Files;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::CodeSettings;
use counterpart_compiler::source::DocumentId;

use crate::declarations::declarations;
use crate::encode::Need;
use crate::operations;
use crate::plan::Plan;
use crate::settings::TypeScriptOutput;
use crate::source_map::source_map;

/// Makes the npm package of a model; paths are relative to its folder.
#[must_use]
pub fn emit(model: &Model, settings: CodeSettings, output: &TypeScriptOutput) -> Files {
    let plan = Plan::new(model, settings, output);
    let need = Need::of(model);
    let sources = model.sources.as_json();
    let mut files = Files::default();
    for (contract, scope) in plan.contracts() {
        let name = plan.file(contract);
        let declared = declarations(&plan, contract, scope);
        let map = source_map(&sources, &format!("{name}.d.ts"), &declared.mappings, |document| {
            schema_file(&plan, document)
        });
        let text = format!("{}\n//# sourceMappingURL={name}.d.ts.map\n", declared.text);
        files.add(format!("{name}.d.ts"), text);
        files.add(format!("{name}.d.ts.map"), map);
        files.add(format!("{name}.js"), module::module(&plan, &need, contract, scope));
        let document = model[contract].document;
        files.add(schema_file(&plan, document), sources[document].text.clone());
    }
    operations::emit(&plan, &mut files);
    files.add("package.json", manifest::manifest(&plan));
    files.add("README.md", readme::readme(&plan));
    files.add("support/index.js", index::javascript(&plan));
    files.add("support/index.d.ts", index::declarations(&plan));
    files.add("support/runtime.js", include_str!("../runtime/runtime.js"));
    files.add("support/runtime.d.ts", include_str!("../runtime/runtime.d.ts"));
    files.add("support/formats.js", include_str!("../runtime/formats.js"));
    files
}

/// The file in which the package ships a document, by the contract it is.
fn schema_file(plan: &Plan, document: DocumentId) -> String {
    let mut contracts = plan.model.contracts();
    let contract = contracts.find(|(_, contract)| contract.document == document);
    contract.map_or_else(String::new, |(id, _)| format!("schemas/{}.json", plan.file(id)))
}

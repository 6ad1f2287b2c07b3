//! A target as a crate of its own would have it: a Markdown page for each contract.
//!
//! What it exports is [`TARGET`]. It has a word of its own that no definition may be called, settings
//! of its own, names of its own for fields, and refers to contracts of others by their pages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use counterpart_compiler::model::{Contract, Definition, DefinitionId, Model, Rest, Shape, Supply};
use counterpart_compiler::names::{Taken, snake};
use counterpart_compiler::project::CodeSettings;
use counterpart_compiler::target::{
    Emitter, External, Output, Target, TargetNames, TypeText, section_schema,
};
use counterpart_compiler::{Files, Tree};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Markdown.
pub static TARGET: Target = Target {
    id: "outline",
    name: "Markdown",
    reserved: &["Contents"],
    external: Some(External {
        says: "Its page: `https://acme.dev/common.html`.",
        is_module: |text| text.starts_with("https://"),
    }),
    default: || Arc::new(Outline::default()),
    configure: |section| Ok(Arc::new(section.read::<Outline>()?)),
    schema: |generator| section_schema::<Outline>(generator, "The pages that are generated."),
};

/// The pages that are generated.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Outline {
    /// The folder of the pages; without one there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    folder: Option<PathBuf>,
    /// How deep the heading of a contract is.
    level: usize,
}

impl Emitter for Outline {
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }

    fn output(&self) -> Option<Output> {
        self.folder.clone().map(Output::Folder)
    }

    fn at(&self, place: &Path) -> Arc<dyn Emitter> {
        Arc::new(Self { folder: Some(place.to_owned()), ..self.clone() })
    }

    fn emit(&self, model: &Model, _: CodeSettings) -> Files {
        let names = self.names(model);
        let mut files = Files::default();
        for (id, contract) in model.contracts() {
            if contract.supply == Supply::Generated {
                let page = self.page(model, contract, &names);
                files.add(format!("{}.md", names.module(id)), page);
            }
        }
        files
    }

    fn names(&self, model: &Model) -> TargetNames {
        let modules = model.contracts.iter().map(|contract| contract.name.to_uppercase());
        let parts = model.definitions.iter().map(|definition| match &definition.shape {
            Shape::Object(object) => {
                let mut taken = Taken::default();
                object.fields.iter().map(|field| taken.unique(snake(&field.key))).collect()
            }
            _ => Vec::new(),
        });
        TargetNames { modules: modules.collect(), parts: parts.collect() }
    }

    fn types<'m>(
        &'m self,
        _: &'m Model,
        _: CodeSettings,
        name: &'m dyn Fn(DefinitionId) -> String,
    ) -> Option<TypeText<'m>> {
        Some(Box::new(move |shape| text(shape, name)))
    }

    fn package(&self) -> Option<&str> {
        None
    }

    fn version(&self, _: &dyn Tree, _: &Path) -> Option<String> {
        Some("1.0.0".to_owned())
    }
}

impl Outline {
    fn page(&self, model: &Model, contract: &Contract, names: &TargetNames) -> String {
        let heading = "#".repeat(self.level + 1);
        let mut page = format!("{heading} {}\n", contract.name);
        for id in &contract.definitions {
            let definition = &model[*id];
            let _ = writeln!(page, "\n{heading}# {}\n", definition.name);
            page += &body(model, *id, definition, names);
        }
        page
    }
}

fn body(model: &Model, id: DefinitionId, definition: &Definition, names: &TargetNames) -> String {
    let name = |id: DefinitionId| link(model, id);
    match &definition.shape {
        Shape::Object(object) => {
            let mut lines = String::new();
            for (at, field) in object.fields.iter().enumerate() {
                let called = names.part(id, at).unwrap_or_default();
                let presence = if field.required { "" } else { ", optional" };
                let of = text(&field.shape, &name);
                let _ = writeln!(lines, "- `{called}` (`{}`): {of}{presence}", field.key);
            }
            if object.rest != Rest::Closed {
                lines += "- and others\n";
            }
            lines
        }
        Shape::Enum(list) => {
            let mut lines = String::new();
            for value in &list.values {
                let _ = writeln!(lines, "- `{}`", value.value);
            }
            lines
        }
        shape => text(shape, &name) + "\n",
    }
}

/// A definition, with the page of the contract that others hold.
fn link(model: &Model, id: DefinitionId) -> String {
    let definition = &model[id];
    match &model[definition.contract].supply {
        Supply::Generated => definition.name.clone(),
        Supply::External(external) => {
            let page = external.module(TARGET.id).unwrap_or_default();
            format!("[{}]({page})", definition.name)
        }
    }
}

fn text(shape: &Shape, name: &dyn Fn(DefinitionId) -> String) -> String {
    match shape {
        Shape::Any(_) => "anything".to_owned(),
        Shape::Never => "nothing".to_owned(),
        Shape::Scalar(scalar) => format!("{scalar:?}").split([' ', '(']).next().unwrap().to_owned(),
        Shape::Constant(value) => value.to_string(),
        Shape::Nullable(inner) => format!("{} or null", text(inner, name)),
        Shape::Map(map) => format!("map to {}", text(&map.values, name)),
        Shape::Array(array) => format!("list of {}", text(&array.items, name)),
        Shape::Union(union) => {
            let variants = union.variants.iter().map(|variant| text(&variant.shape, name));
            variants.collect::<Vec<_>>().join(" or ")
        }
        Shape::Reference(to) => name(*to),
        Shape::Enum(_) | Shape::Object(_) | Shape::Tuple(_) => "a definition".to_owned(),
    }
}

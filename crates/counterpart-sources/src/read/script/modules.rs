//! What a file takes from other files and gives to them: `import`, `export`, `require`.

use oxc::ast::ast::{
    BindingPattern, Declaration, ExportAllDeclaration, ExportDefaultDeclaration,
    ExportDefaultDeclarationKind, ExportNamedDeclaration, Expression, ImportDeclaration,
    ImportDeclarationSpecifier, TSExportAssignment, TSImportEqualsDeclaration, TSModuleReference,
    VariableDeclarator,
};
use oxc::span::GetSpan;

use super::names::key_name;
use super::reader::{Holder, Reader};
use crate::facts::{Export, Import};

/// The module that an expression loads: `require("./keys")`, `await import("./keys")`.
pub fn required(expression: &Expression<'_>) -> Option<String> {
    match expression.get_inner_expression() {
        Expression::CallExpression(call) => {
            call.common_js_require().map(|source| source.value.to_string())
        }
        Expression::AwaitExpression(waited) => match waited.argument.get_inner_expression() {
            Expression::ImportExpression(import) => super::literal::string(&import.source),
            _ => None,
        },
        _ => None,
    }
}

/// The module that an expression loads, and what of it: `require("./keys").KEYS`.
fn loaded(expression: &Expression<'_>) -> Option<(String, Vec<String>)> {
    if let Some(module) = required(expression) {
        return Some((module, Vec::new()));
    }
    let member = expression.get_inner_expression().as_member_expression()?;
    Some((required(member.object())?, vec![member.static_property_info()?.1.to_owned()]))
}

impl<'a> Reader<'a, '_> {
    pub fn import(&mut self, import: &ImportDeclaration<'a>) {
        let module = import.source.value.to_string();
        for specifier in import.specifiers.iter().flatten() {
            let name = match specifier {
                ImportDeclarationSpecifier::ImportSpecifier(named) => {
                    vec![named.imported.name().to_string()]
                }
                ImportDeclarationSpecifier::ImportDefaultSpecifier(_) => vec!["default".to_owned()],
                ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => Vec::new(),
            };
            let local = specifier.local().name.to_string();
            self.imports.push(Import { local, name, module: module.clone() });
        }
    }

    pub fn import_equals(&mut self, import: &TSImportEqualsDeclaration<'a>) {
        let local = import.id.name.to_string();
        let holder = Holder {
            symbol: vec![local.clone()],
            at: self.at(import.id.span),
            root: import.id.symbol_id.get(),
        };
        let path = match &import.module_reference {
            TSModuleReference::ExternalModuleReference(module) => {
                let module = module.expression.value.to_string();
                self.imports.push(Import { local, name: Vec::new(), module });
                return;
            }
            TSModuleReference::IdentifierReference(name) => self.names.reference(name),
            TSModuleReference::QualifiedName(name) => {
                self.names.type_name(&name.left).map(|mut path| {
                    path.push(name.right.name.to_string());
                    path
                })
            }
        };
        let span = import.module_reference.span();
        let part = match path {
            Some(path) => self.from(path, span),
            None => self.unknown("the name is not known here", span),
        };
        self.list(&holder, crate::facts::Form::Constant, span, vec![part]);
    }

    /// A variable that stands for another module, or for a part of it. Whether it does.
    pub fn require(&mut self, declarator: &VariableDeclarator<'a>) -> bool {
        let Some(init) = &declarator.init else { return false };
        let Some((module, steps)) = loaded(init) else { return false };
        match &declarator.id {
            BindingPattern::BindingIdentifier(id) => {
                let local = id.name.to_string();
                self.imports.push(Import { local, name: steps, module });
            }
            BindingPattern::ObjectPattern(pattern) => {
                for property in &pattern.properties {
                    let (Some(name), Some(local)) =
                        (key_name(&property.key), property.value.get_binding_identifier())
                    else {
                        continue;
                    };
                    let name = steps.iter().cloned().chain([name]).collect();
                    let local = local.name.to_string();
                    self.imports.push(Import { local, name, module: module.clone() });
                }
            }
            BindingPattern::ArrayPattern(_) | BindingPattern::AssignmentPattern(_) => return false,
        }
        true
    }

    pub fn export_named(&mut self, export: &ExportNamedDeclaration<'a>) {
        let module = export.source.as_ref().map(|source| source.value.to_string());
        for specifier in &export.specifiers {
            let local = specifier.local.name().to_string();
            let name = specifier.exported.name().to_string();
            self.exports.push(Export { name, local: vec![local], module: module.clone() });
        }
        if let Some(Declaration::TSImportEqualsDeclaration(import)) = &export.declaration {
            let name = import.id.name.to_string();
            self.exports.push(Export { local: vec![name.clone()], name, module: None });
        }
    }

    pub fn export_all(&mut self, export: &ExportAllDeclaration<'a>) {
        let name = export.exported.as_ref().map_or("*".to_owned(), |name| name.name().to_string());
        let module = Some(export.source.value.to_string());
        self.exports.push(Export { name, local: Vec::new(), module });
    }

    pub fn export_default(&mut self, export: &ExportDefaultDeclaration<'a>) {
        let named = match &export.declaration {
            ExportDefaultDeclarationKind::FunctionDeclaration(function) => function.id.as_ref(),
            ExportDefaultDeclarationKind::ClassDeclaration(class) => class.id.as_ref(),
            ExportDefaultDeclarationKind::TSInterfaceDeclaration(interface) => Some(&interface.id),
            other => {
                if let Some(value) = other.as_expression() {
                    self.given("default", value);
                }
                return;
            }
        };
        if let Some(id) = named {
            self.export("default", vec![id.name.to_string()]);
            return;
        }
        let at = self.at(export.span);
        let holder = Holder { symbol: vec!["default".to_owned()], at, root: None };
        match &export.declaration {
            ExportDefaultDeclarationKind::ClassDeclaration(class) => self.class(&holder, class),
            _ => self.book.declare(&holder.symbol, at, None),
        }
    }

    pub fn export_assignment(&mut self, export: &TSExportAssignment<'a>) {
        self.given("default", &export.expression);
    }

    /// Notes under which name a symbol of this file is given.
    pub fn export(&mut self, name: &str, local: Vec<String>) {
        if local.len() != 1 || local[0] != name {
            self.exports.push(Export { name: name.to_owned(), local, module: None });
        }
    }
}

//! TypeScript and JavaScript, by the parser and the scopes of oxc.
//!
//! | file | what it reads |
//! |---|---|
//! | [`declare`], [`class`], [`types`], [`fields`], [`access`], [`unions`], [`compiled`] | variables, functions, enums, classes, interfaces, types |
//! | [`constant`], [`list`], [`object`], [`rows`], [`derived`], [`gathered`], [`literal`] | values: arrays, objects, sets, maps |
//! | [`schema`], [`table`] | zod, valibot; drizzle |
//! | [`branch`], [`guard`], [`chain`], [`matched`], [`uses`], [`jsx`] | what functions do with values |
//! | [`choices`] | the choices of command lines |
//! | [`change`], [`removal`], [`passed`], [`foreign`] | what changes a list after its declaration |
//! | [`modules`], [`common_js`] | imports and exports |
//! | [`names`], [`book`], [`reader`], [`parts`], [`mentions`], [`depth`] | what all of them share |

mod access;
mod book;
mod branch;
mod chain;
mod change;
mod choices;
mod class;
mod common_js;
mod compiled;
mod constant;
mod declare;
mod depth;
mod derived;
mod fields;
mod flags;
mod foreign;
mod gathered;
mod guard;
mod jsx;
mod list;
mod literal;
mod matched;
mod mentions;
mod modules;
mod names;
mod object;
mod parts;
mod passed;
mod reader;
mod removal;
mod rows;
mod schema;
mod table;
#[cfg(test)]
mod tests;
mod types;
mod unions;
mod uses;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use oxc::allocator::Allocator;
use oxc::ast::AstKind;
use oxc::ast::ast::Program;
use oxc::diagnostics::OxcDiagnostic;
use oxc::parser::{ParseOptions, Parser};
use oxc::semantic::{NodeId, SemanticBuilder};
use oxc::span::{SourceType, Span as Bytes};

use self::book::Book;
use self::change::Change;
use self::names::Names;
use self::reader::{Reader, place_of};
use super::TOO_DEEP;
use super::places::Places;
use crate::facts::{Facts, Problem};

thread_local! {
    /// The memory of the syntax tree, used again for the next file of the thread.
    static MEMORY: RefCell<Allocator> = RefCell::new(Allocator::default());
}

/// Reads one file.
#[must_use]
pub fn read(path: &Path, text: &str) -> Facts {
    if let Some(offset) = depth::too_deep(text) {
        let at = place_of(&Places::of(text), Bytes::sized(offset, 1));
        let problems = vec![Problem { at, message: TOO_DEEP.to_owned() }];
        return Facts { problems, ..Facts::default() };
    }
    parse_here(path, text)
}

fn parse_here(path: &Path, text: &str) -> Facts {
    MEMORY.with(|memory| match memory.try_borrow_mut() {
        Ok(mut memory) => {
            let facts = parse(&memory, path, text);
            memory.reset();
            facts
        }
        Err(_) => parse(&Allocator::default(), path, text),
    })
}

fn parse(memory: &Allocator, path: &Path, text: &str) -> Facts {
    let options = ParseOptions {
        allow_return_outside_function: true,
        preserve_parens: false,
        ..ParseOptions::default()
    };
    let parsed = Parser::new(memory, text, source_type(path)).with_options(options).parse();
    let places = Places::of(text);
    let problems = parsed.errors.iter().map(|error| problem(&places, error)).collect();
    let program: &Program<'_> = memory.alloc(parsed.program);
    let semantic = SemanticBuilder::new().with_enum_eval(true).build(program).semantic;
    let names = Names { nodes: semantic.nodes(), scoping: semantic.scoping() };
    let mentions = mentions::mentions(names, &places);
    let mut reader = Reader {
        text,
        names,
        places,
        book: Book::default(),
        imports: Vec::new(),
        exports: Vec::new(),
        removals: Vec::new(),
        assigned_again: BTreeMap::new(),
    };
    reader.program();
    Facts {
        declarations: reader.book.close(),
        imports: reader.imports,
        exports: reader.exports,
        removals: reader.removals,
        mentions,
        problems,
        ..Facts::default()
    }
}

/// How a file is parsed. JavaScript may hold JSX under any of its names.
fn source_type(path: &Path) -> SourceType {
    let known = SourceType::from_path(path).unwrap_or_else(|_| SourceType::tsx());
    if known.is_javascript() { known.with_jsx(true).with_unambiguous(true) } else { known }
}

fn problem(places: &Places<'_>, error: &OxcDiagnostic) -> Problem {
    let label = error.labels.as_ref().and_then(|labels| labels.first());
    let bytes = label.map_or(Bytes::new(0, 0), |label| {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Bytes::sized(at(label.offset()), at(label.len()))
    });
    Problem { at: place_of(places, bytes), message: error.message.to_string() }
}

impl<'a> Reader<'a, '_> {
    /// Reads the whole file: imports first, since what is imported decides what a call means.
    fn program(&mut self) {
        let nodes = self.names.nodes;
        for (_, node) in nodes.iter_enumerated() {
            match node.kind() {
                AstKind::ImportDeclaration(import) => self.import(import),
                AstKind::TSImportType(import) => self.import_type(import),
                _ => {}
            }
        }
        let mut changes: Vec<Change<'a, 'a>> = Vec::new();
        for (id, node) in nodes.iter_enumerated() {
            self.declaration(id, node.kind());
            self.behaviour(id, node.kind());
        }
        for (id, node) in nodes.iter_enumerated() {
            self.removals.extend(self.foreign_removal(node.kind()));
            changes.extend(match node.kind() {
                AstKind::CallExpression(call) => self.change_by_call(id, call),
                AstKind::AssignmentExpression(assignment) => {
                    self.change_by_assignment(id, assignment)
                }
                kind => self.removal(id, kind),
            });
        }
        for change in changes {
            self.apply(change);
        }
        for (symbol, part) in std::mem::take(&mut self.assigned_again) {
            self.book.replace(&symbol, &part);
        }
        self.book.share_fields();
    }

    fn declaration(&mut self, id: NodeId, kind: AstKind<'a>) {
        match kind {
            AstKind::VariableDeclarator(declarator) => self.variable(id, declarator),
            AstKind::Function(function) => self.function(id, function),
            AstKind::ArrowFunctionExpression(arrow) => {
                self.result(id, &arrow.body, arrow.expression);
            }
            AstKind::Class(class) => self.class_declaration(id, class),
            AstKind::TSEnumDeclaration(declaration) => self.enumeration(declaration),
            AstKind::TSInterfaceDeclaration(declaration) => self.interface(declaration),
            AstKind::TSTypeAliasDeclaration(declaration) => self.type_alias(declaration),
            AstKind::TSImportEqualsDeclaration(import) => self.import_equals(import),
            AstKind::ExportNamedDeclaration(export) => self.export_named(export),
            AstKind::ExportAllDeclaration(export) => self.export_all(export),
            AstKind::ExportDefaultDeclaration(export) => self.export_default(export),
            AstKind::TSExportAssignment(export) => self.export_assignment(export),
            AstKind::AssignmentExpression(assignment) => self.given_by_assignment(id, assignment),
            AstKind::CallExpression(call)
                if matches!(self.names.nodes.parent_kind(id), AstKind::ExpressionStatement(_)) =>
            {
                self.compiled_enum(call);
                self.given_by_call(call);
            }
            _ => {}
        }
    }

    fn behaviour(&mut self, id: NodeId, kind: AstKind<'a>) {
        match kind {
            AstKind::SwitchStatement(switch) => self.switch(id, switch),
            AstKind::Program(program) => self.chains(id, &program.body),
            AstKind::FunctionBody(body) => self.chains(id, &body.statements),
            AstKind::BlockStatement(block) => self.chains(id, &block.body),
            AstKind::StaticBlock(block) => self.chains(id, &block.body),
            AstKind::SwitchCase(case) => self.chains(id, &case.consequent),
            AstKind::IfStatement(branch) => self.lone_if(id, branch),
            AstKind::LogicalExpression(logical) => self.logical(id, logical),
            AstKind::ConditionalExpression(condition) => self.ternary(id, condition),
            AstKind::ObjectExpression(object) => self.flags(id, object),
            AstKind::ForOfStatement(statement) => self.for_of(id, statement),
            AstKind::ForInStatement(statement) => self.for_in(id, statement),
            AstKind::CallExpression(call) => {
                self.use_call(id, call);
                self.matched(id, call);
                self.choices(id, call);
            }
            AstKind::ComputedMemberExpression(member) => self.use_member(id, member),
            AstKind::JSXElement(element) => self.siblings(id, &element.children),
            AstKind::JSXFragment(fragment) => self.siblings(id, &fragment.children),
            _ => {}
        }
    }
}

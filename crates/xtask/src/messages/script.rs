//! The texts of a JavaScript file.

use std::path::Path;

use oxc::allocator::Allocator;
use oxc::ast::ast::{StringLiteral, TemplateLiteral};
use oxc::ast_visit::{Visit, walk};
use oxc::parser::Parser;
use oxc::span::SourceType;

use super::{Message, kind};
use crate::Outcome;

/// Adds the texts of a file.
pub fn collect(file: &Path, text: &str, messages: &mut Vec<Message>) -> Outcome {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(error) = parsed.errors.first() {
        return Err(format!("{}: {error}", file.display()).into());
    }
    Collector { file, text, messages }.visit_program(&parsed.program);
    Ok(())
}

struct Collector<'f> {
    file: &'f Path,
    text: &'f str,
    messages: &'f mut Vec<Message>,
}

impl Collector<'_> {
    fn add(&mut self, start: u32, text: &str) {
        if kind::is_message(self.file, "", text) {
            let before = self.text.get(..start as usize).unwrap_or_default();
            self.messages.push(Message {
                file: self.file.to_owned(),
                line: 1 + before.matches('\n').count(),
                position: String::new(),
                text: text.to_owned(),
            });
        }
    }
}

impl<'a> Visit<'a> for Collector<'_> {
    fn visit_string_literal(&mut self, literal: &StringLiteral<'a>) {
        self.add(literal.span.start, &literal.value);
    }

    fn visit_template_literal(&mut self, literal: &TemplateLiteral<'a>) {
        let parts = literal.quasis.iter().map(|part| part.value.raw.as_str());
        self.add(literal.span.start, &parts.collect::<Vec<_>>().join("{}"));
        walk::walk_template_literal(self, literal);
    }
}

//! Every string and every name of a file, with its places.

use oxc::ast::AstKind;
use oxc::semantic::NodeId;
use oxc::span::{GetSpan, Span as Bytes};

use super::literal::plain;
use super::names::Names;
use super::reader::place_of;
use crate::facts::Mention;
use crate::read::places::Places;

/// What a node mentions by itself: a text, where, and whether it is a name.
fn mentioned<'a>(names: Names<'a, '_>, node: NodeId) -> Option<(&'a str, Bytes, bool)> {
    Some(match names.nodes.kind(node) {
        AstKind::StringLiteral(text) => {
            let is_key = match names.nodes.parent_kind(node) {
                AstKind::ObjectProperty(property) => property.key.span() == text.span,
                AstKind::TSPropertySignature(property) => property.key.span() == text.span,
                AstKind::PropertyDefinition(property) => property.key.span() == text.span,
                AstKind::TSEnumMember(member) => member.id.span() == text.span,
                _ => false,
            };
            (text.value.as_str(), text.span, is_key)
        }
        AstKind::TemplateLiteral(template) => {
            plain(template)?;
            let cooked = template.quasis.first()?.value.cooked?;
            (cooked.as_str(), template.span, false)
        }
        AstKind::IdentifierName(name) => (name.name.as_str(), name.span, true),
        AstKind::IdentifierReference(name) => (name.name.as_str(), name.span, true),
        AstKind::BindingIdentifier(name) => (name.name.as_str(), name.span, true),
        AstKind::PrivateIdentifier(name) => (name.name.as_str(), name.span, true),
        AstKind::JSXIdentifier(name) => (name.name.as_str(), name.span, true),
        _ => return None,
    })
}

/// All mentions of a file, sorted by text and place.
pub fn mentions(names: Names<'_, '_>, places: &Places<'_>) -> Vec<Mention> {
    let mut found: Vec<(&str, Bytes, bool)> =
        names.nodes.iter_enumerated().filter_map(|(node, _)| mentioned(names, node)).collect();
    found.sort_unstable_by_key(|(text, span, name)| (*text, span.start, *name));
    // A shorthand property is key and name at one place.
    found.dedup_by_key(|(text, span, _)| (*text, span.start));
    found
        .into_iter()
        .map(|(text, span, name)| Mention {
            text: text.to_owned(),
            at: place_of(places, span),
            name,
        })
        .collect()
}

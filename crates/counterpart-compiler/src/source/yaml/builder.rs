//! Builds the values of a document from the events of the YAML parser.

use indexmap::IndexMap;
use saphyr_parser::{Event, ScalarStyle};

use super::anchors::{Anchored, Anchors};
use super::{Fault, scalar};
use crate::source::document::{Node, Origin, Values};
use crate::source::{MAX_NESTING, NodeId};

/// A collection that is not complete.
struct Open {
    node: NodeId,
    anchor: usize,
    held: Held,
}

/// What a collection holds so far.
enum Held {
    Items(Vec<NodeId>),
    Properties {
        values: IndexMap<String, NodeId>,
        /// The key whose value comes next, with its byte.
        key: Option<(String, usize)>,
    },
}

/// The values read so far.
pub(super) struct Builder<'t> {
    text: &'t str,
    values: Values,
    open: Vec<Open>,
    anchors: Anchors,
    documents: usize,
}

impl<'t> Builder<'t> {
    pub fn new(text: &'t str) -> Self {
        let (values, open, anchors) = (Values::default(), Vec::new(), Anchors::default());
        Self { text, values, open, anchors, documents: 0 }
    }

    /// The values of the whole document.
    pub fn finish(self) -> Result<Values, Fault> {
        if self.values.nodes.is_empty() {
            return Err(Fault::new(0, "the file holds no YAML document"));
        }
        Ok(self.values)
    }

    /// Takes the next event, which is about this byte.
    pub fn event(&mut self, event: Event<'_>, at: usize) -> Result<(), Fault> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let sentence = "the file holds more than one YAML document";
                    return Err(Fault::new(at, sentence).help("write each into a file of its own"));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                refuse_tag(tag.is_some(), at)?;
                self.scalar(&text, style, anchor, at)?;
            }
            Event::SequenceStart(anchor, tag) => {
                refuse_tag(tag.is_some(), at)?;
                self.collection(Held::Items(Vec::new()), anchor, at)?;
            }
            Event::MappingStart(anchor, tag) => {
                refuse_tag(tag.is_some(), at)?;
                let held = Held::Properties { values: IndexMap::new(), key: None };
                self.collection(held, anchor, at)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Alias(anchor) => self.alias(anchor, at)?,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        at: usize,
    ) -> Result<(), Fault> {
        let plain = style == ScalarStyle::Plain;
        if self.expects_key() {
            if plain && text == "<<" {
                let sentence = "`<<` is a merge key, which YAML 1.2 does not have";
                let help = "write the properties out, or refer to a shared schema with `$ref`";
                return Err(Fault::new(at, sentence).help(help));
            }
            self.anchors.mark(anchor, Anchored::Key(text.to_owned(), plain));
            return self.key(text.to_owned(), at);
        }
        let node = if plain { self::plain(text, at)? } else { Node::String(text.to_owned()) };
        let id = self.add(node, at)?;
        self.anchors.mark(anchor, Anchored::Value(id, id.index() + 1));
        Ok(())
    }

    /// Whether the next scalar is a key.
    fn expects_key(&self) -> bool {
        let held = self.open.last().map(|open| &open.held);
        matches!(held, Some(Held::Properties { key: None, .. }))
    }

    fn key(&mut self, text: String, at: usize) -> Result<(), Fault> {
        let Some(Open { held: Held::Properties { values, key }, .. }) = self.open.last_mut() else {
            return Ok(());
        };
        if values.contains_key(&text) {
            let sentence = format!("the key {text:?} stands twice in this mapping");
            return Err(Fault::new(at, sentence).help("remove or rename one of the two"));
        }
        *key = Some((text, at));
        Ok(())
    }

    fn collection(&mut self, held: Held, anchor: usize, at: usize) -> Result<(), Fault> {
        if self.expects_key() {
            let sentence = "the key of a mapping must be a scalar";
            return Err(Fault::new(at, sentence).help("write the key as a string"));
        }
        if self.open.len() >= MAX_NESTING {
            return Err(Fault::too_deep(at));
        }
        let node = self.add(Node::Null, at)?;
        self.anchors.mark(anchor, Anchored::Open);
        self.open.push(Open { node, anchor, held });
        Ok(())
    }

    fn close(&mut self) {
        let Some(Open { node, anchor, held }) = self.open.pop() else { return };
        self.values.nodes[node.index()] = match held {
            Held::Items(items) => Node::Array(items),
            Held::Properties { values, .. } => Node::Object(values),
        };
        self.anchors.mark(anchor, Anchored::Value(node, self.values.nodes.len()));
    }

    fn alias(&mut self, anchor: usize, at: usize) -> Result<(), Fault> {
        if self.expects_key() {
            let key = self.repeated_key(anchor).ok_or_else(|| {
                let sentence = "this alias does not stand for a string, so it cannot be a key";
                Fault::new(at, sentence).help("write the key as a string")
            })?;
            return self.key(key, at);
        }
        match self.anchors.get(anchor).cloned() {
            None => Err(Fault::new(at, "this alias refers to an anchor that is not defined")),
            Some(Anchored::Open) => {
                Err(Fault::new(at, "this alias refers to a value that contains the alias"))
            }
            Some(Anchored::Key(key, plain)) => {
                let node = if plain { self::plain(&key, at)? } else { Node::String(key) };
                self.add(node, at).map(drop)
            }
            Some(Anchored::Value(first, end)) => {
                let id = self.add(Node::Null, at)?;
                let (values, nesting) = (&mut self.values, self.open.len());
                let copied = self.anchors.copy(values, (first, end), id, nesting, at)?;
                self.values.nodes[id.index()] = copied;
                Ok(())
            }
        }
    }

    /// The key that an alias of this anchor is, if the anchor marks a key or a string.
    fn repeated_key(&self, anchor: usize) -> Option<String> {
        match self.anchors.get(anchor)? {
            Anchored::Key(key, _) => Some(key.clone()),
            Anchored::Value(node, _) => match &self.values.nodes[node.index()] {
                Node::String(text) => Some(text.clone()),
                Node::Null | Node::Bool(_) | Node::Number(_) | Node::Array(_) | Node::Object(_) => {
                    None
                }
            },
            Anchored::Open => None,
        }
    }

    /// Adds a value to the collection that is open.
    fn add(&mut self, node: Node, at: usize) -> Result<NodeId, Fault> {
        let too_large = || Fault::new(at, "the document holds too many values");
        let id = u32::try_from(self.values.nodes.len()).map(NodeId).map_err(|_| too_large())?;
        let (mut offset, mut parent) = (at.min(self.text.len()), NodeId::ROOT);
        if let Some(open) = self.open.last_mut() {
            parent = open.node;
            match &mut open.held {
                Held::Items(items) => items.push(id),
                Held::Properties { values, key } => {
                    if let Some((key, key_at)) = key.take() {
                        values.insert(key, id);
                        offset = key_at;
                    }
                }
            }
        }
        self.values.nodes.push(node);
        self.values.origins.push(Origin { offset, parent });
        Ok(id)
    }
}

fn refuse_tag(has_tag: bool, at: usize) -> Result<(), Fault> {
    if has_tag {
        let fault = Fault::new(at, "the value has a YAML tag, which JSON does not have");
        return Err(fault.help("remove the tag; put a string between quotes to keep it a string"));
    }
    Ok(())
}

fn plain(text: &str, at: usize) -> Result<Node, Fault> {
    scalar::plain(text).map_err(|sentence| {
        Fault::new(at, sentence).help("write it between quotes if it is meant as a string")
    })
}

//! HTML and SVG as values: a text is quoted by construction, so nothing in it can become markup.

use crate::sanitize::sanitize_char;

/// An element with its attributes and content.
#[derive(Clone, Debug)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    nodes: Vec<Node>,
}

/// The content of an element.
#[derive(Clone, Debug)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// Text, as a reader sees it.
    Text(String),
    /// The style sheet or an ornament of our own, as it stands.
    Own(&'static str),
}

impl Element {
    /// An empty element.
    pub const fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), nodes: Vec::new() }
    }

    /// Adds an attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Adds a class.
    pub fn class(self, class: &'static str) -> Self {
        self.with("class", class)
    }

    /// Adds text.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.nodes.push(Node::Text(text.into()));
        self
    }

    /// Adds something.
    pub fn push(mut self, node: impl Into<Node>) -> Self {
        self.nodes.push(node.into());
        self
    }

    /// Adds several things.
    pub fn extend<N: Into<Node>>(mut self, nodes: impl IntoIterator<Item = N>) -> Self {
        self.nodes.extend(nodes.into_iter().map(Into::into));
        self
    }

    /// Adds the child, if there is one.
    pub fn maybe(self, node: Option<impl Into<Node>>) -> Self {
        self.extend(node)
    }

    /// Adds a sentence in which text between backticks is code.
    pub fn sentence(self, text: &str) -> Self {
        let mut element = self;
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('`') {
            let Some((code, after)) = behind.split_once('`') else { break };
            element = element.text(before).push(Self::new("code").text(code));
            rest = after;
        }
        element.text(rest)
    }

    /// Writes the element.
    pub fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            quote(value, out);
            out.push('"');
        }
        out.push('>');
        if VOID.contains(&self.name) {
            return;
        }
        for node in &self.nodes {
            match node {
                Node::Element(element) => element.write(out),
                Node::Text(text) => quote(text, out),
                Node::Own(text) => out.push_str(text),
            }
        }
        out.push_str("</");
        out.push_str(self.name);
        out.push('>');
        if LINES.contains(&self.name) {
            out.push('\n');
        }
    }
}

/// Elements of HTML that have no end tag.
const VOID: [&str; 3] = ["link", "meta", "wbr"];
/// Elements behind which a line may end without changing what is shown.
const LINES: [&str; 14] = [
    "article", "caption", "div", "h1", "h2", "h3", "head", "header", "li", "p", "section", "style",
    "table", "tr",
];

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Writes a text that shows itself, in an element or an attribute.
fn quote(text: &str, out: &mut String) {
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            char => out.push(sanitize_char(char)),
        }
    }
}

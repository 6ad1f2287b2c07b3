//! The sheet that all pages share: head, header, landmarks, footer.

use sha2::{Digest as _, Sha256};

use super::element::{Element, Node};
use super::icons;

/// The marker in the first line of a page that counterpart wrote.
pub const MARKER: &str = "<!-- Made by counterpart. -->";
/// The style of all pages.
const STYLE: &str = include_str!("style.css");
/// The cut by which the halves of an indenture were told to belong together.
const CUT: &str = "<svg class=\"cut\" aria-hidden=\"true\" width=\"100%\" height=\"12\">\
<rect width=\"100%\" height=\"12\" fill=\"url(#cut)\"/></svg>\n";

/// A page in its parts.
pub struct Page {
    /// The command that it answers: `counterpart check`.
    pub subject: &'static str,
    /// The answer, as the heading.
    pub heading: String,
    /// The basis of the answer, in a sentence.
    pub lead: String,
    /// The content between the heading and the sections.
    pub summary: Vec<Node>,
    /// The sections: an id for links, a title, the content.
    pub sections: Vec<(&'static str, String, Vec<Node>)>,
}

/// The page as one self-contained document: no script, no font, no network.
pub fn document(page: Page) -> String {
    let title = format!("{} – {}", page.heading, page.subject);
    let html = Element::new("html").with("lang", "en").push(head(title)).push(body(page));
    let mut text = format!("<!doctype html>{MARKER}\n");
    html.write(&mut text);
    text.push('\n');
    text
}

fn head(title: String) -> Element {
    let meta = |name: &'static str, content: &str| {
        Element::new("meta").with("name", name).with("content", content)
    };
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; \
         form-action 'none'",
        base64(&Sha256::digest(STYLE))
    );
    let icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
        %3Cpath d='M1 8c2 0 2-4 4.7-4S8 12 10.3 12 13 8 15 8' fill='none' stroke='%23167a5b' \
        stroke-width='2'/%3E%3C/svg%3E";
    Element::new("head")
        .push(Element::new("meta").with("charset", "utf-8"))
        .push(
            Element::new("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", policy),
        )
        .push(meta("viewport", "width=device-width, initial-scale=1"))
        .push(meta("color-scheme", "light dark"))
        .push(meta("referrer", "no-referrer"))
        .push(meta("generator", concat!("counterpart ", env!("CARGO_PKG_VERSION"))))
        .push(Element::new("title").text(title))
        .push(Element::new("link").with("rel", "icon").with("href", icon))
        .push(Element::new("style").push(Node::Own(STYLE)))
}

fn body(page: Page) -> Element {
    let links = page.sections.iter().map(|(id, title, _)| {
        let link = Element::new("a").with("href", format!("#{id}")).text(title.clone());
        Element::new("li").push(link)
    });
    let nav = Element::new("nav")
        .with("aria-label", "On this page")
        .push(Element::new("ul").extend(links));
    let brand = Element::new("p")
        .class("brand")
        .push(Element::new("b").text("counterpart"))
        .push(Element::new("span").text(page.subject.trim_start_matches("counterpart ")));
    let header = Element::new("header")
        .push(Element::new("div").class("bar").push(brand).push(nav))
        .push(Node::Own(CUT));
    let sections = page.sections.into_iter().map(|(id, title, nodes)| {
        let label = format!("{id}-title");
        Element::new("section")
            .with("id", id)
            .with("aria-labelledby", &label)
            .push(Element::new("h2").with("id", label).text(title))
            .extend(nodes)
    });
    let main = Element::new("main")
        .with("id", "main")
        .push(Element::new("h1").text(page.heading))
        .push(Element::new("p").class("lead").text(page.lead))
        .extend(page.summary)
        .extend(sections);
    let footer = Element::new("footer").push(Node::Own(CUT)).push(Element::new("p").text(format!(
        "Made by {} {}. This page holds everything it shows and loads nothing.",
        page.subject,
        env!("CARGO_PKG_VERSION")
    )));
    Element::new("body")
        .push(Element::new("a").class("skip").with("href", "#main").text("Skip to the answer"))
        .push(Node::Own(icons::SPRITE))
        .push(header)
        .push(main)
        .push(footer)
}

/// Bytes in the base 64 of RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| three.get(at).copied().unwrap_or(0);
        let bits = u32::from_be_bytes([0, byte(0), byte(1), byte(2)]);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let digit = usize::try_from(bits >> shift & 63).unwrap_or(0);
            text.push(if at <= three.len() { char::from(DIGITS[digit]) } else { '=' });
        }
    }
    text
}

//! The icons for states: they differ in shape, so colour is never needed.

use super::element::Element;

/// The icons and the pattern of the edge, once for the page.
pub const SPRITE: &str = "<svg class=\"sprite\" aria-hidden=\"true\" width=\"0\" height=\"0\">\
<defs><pattern id=\"cut\" width=\"48\" height=\"12\" patternUnits=\"userSpaceOnUse\">\
<path d=\"M0 6c6 0 6-4 12-4s6 8 12 8 6-8 12-8 6 4 12 4\" fill=\"none\" stroke=\"currentColor\" \
stroke-width=\"1.25\"/></pattern></defs>\
<symbol id=\"i-yes\" viewBox=\"0 0 20 20\"><circle cx=\"10\" cy=\"10\" r=\"8.5\" fill=\"currentColor\"/>\
<path d=\"M6 10.4l2.8 2.8 5.2-6\" fill=\"none\" stroke=\"var(--sheet)\" stroke-width=\"2\" \
stroke-linecap=\"round\" stroke-linejoin=\"round\"/></symbol>\
<symbol id=\"i-no\" viewBox=\"0 0 20 20\"><rect x=\"2.5\" y=\"2.5\" width=\"15\" height=\"15\" rx=\"2\" \
fill=\"currentColor\"/><path d=\"M6.6 6.6l6.8 6.8M13.4 6.6l-6.8 6.8\" \
stroke=\"var(--sheet)\" stroke-width=\"2\" stroke-linecap=\"round\"/></symbol>\
<symbol id=\"i-out\" viewBox=\"0 0 20 20\"><circle cx=\"10\" cy=\"10\" r=\"7.6\" fill=\"none\" \
stroke=\"currentColor\" stroke-width=\"1.8\"/><path d=\"M6.5 10h7\" stroke=\"currentColor\" \
stroke-width=\"2\" stroke-linecap=\"round\"/></symbol>\
<symbol id=\"i-what\" viewBox=\"0 0 20 20\"><path d=\"M10 1.5 18.5 10 10 18.5 1.5 10z\" \
fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\" stroke-linejoin=\"round\"/>\
<path d=\"M8 8.3c0-2.7 4-2.7 4-.2 0 1.6-2 1.7-2 3.3\" fill=\"none\" stroke=\"currentColor\" \
stroke-width=\"1.6\" stroke-linecap=\"round\"/><circle cx=\"10\" cy=\"13.8\" r=\"1.1\" \
fill=\"currentColor\"/></symbol>\
<symbol id=\"i-warning\" viewBox=\"0 0 20 20\"><path d=\"M10 2.5 18.5 17h-17z\" fill=\"none\" \
stroke=\"currentColor\" stroke-width=\"1.8\" stroke-linejoin=\"round\"/><path d=\"M10 8v4\" \
stroke=\"currentColor\" stroke-width=\"1.8\" stroke-linecap=\"round\"/><circle cx=\"10\" \
cy=\"14.4\" r=\"1\" fill=\"currentColor\"/></symbol>\
<symbol id=\"i-note\" viewBox=\"0 0 20 20\"><circle cx=\"10\" cy=\"10\" r=\"8\" fill=\"none\" \
stroke=\"currentColor\" stroke-width=\"1.6\"/><path d=\"M10 9.2v4.8\" stroke=\"currentColor\" \
stroke-width=\"1.8\" stroke-linecap=\"round\"/><circle cx=\"10\" cy=\"6.2\" r=\"1.1\" \
fill=\"currentColor\"/></symbol></svg>\n";

/// A sign of the sprite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It is left out with a reason.
    Out,
    /// Unknown.
    What,
    /// It wants a look.
    Warning,
    /// It is to be known.
    Note,
}

impl Icon {
    /// The sign, hidden from those who hear the page: the words beside it say the same.
    pub fn draw(self) -> Element {
        let class = self.class();
        Element::new("svg")
            .with("class", format!("icon {class}"))
            .with("aria-hidden", "true")
            .push(Element::new("use").with("href", format!("#i-{class}")))
    }

    /// The class that gives it its colour.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Out => "out",
            Self::What => "what",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Words for those who hear the page.
pub fn heard(text: impl Into<String>) -> Element {
    Element::new("span").class("heard").text(text)
}

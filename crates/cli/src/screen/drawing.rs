//! A diagnostic as a person sees it: code, sentence, the place marked in its source, next step.

use std::fmt;

use counterpart_model::diagnostic::{Diagnostic, Severity};
use counterpart_model::source::Location;
use miette::{LabeledSpan, MietteHandler, MietteHandlerOpts, ReportHandler as _, SourceCode};

use super::excerpt::{CONTEXT, Excerpt, calm};

/// Draws diagnostics for one terminal.
pub struct Drawing {
    handler: MietteHandler,
}

impl Drawing {
    /// A drawing as wide as the terminal, or as `COLUMNS` says.
    pub fn new(colored: bool) -> Self {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let options = MietteHandlerOpts::new()
            .color(colored)
            .terminal_links(false)
            .context_lines(CONTEXT)
            .force_graphical(true);
        let options = match columns {
            Some(columns) => options.width(usize::max(columns, 20)),
            None => options,
        };
        Self { handler: options.build() }
    }

    /// The drawing of one diagnostic, with an empty line behind it.
    pub fn draw(&self, diagnostic: &Diagnostic) -> String {
        Drawn { handler: &self.handler, picture: Picture::of(diagnostic) }.to_string() + "\n"
    }
}

struct Drawn<'d> {
    handler: &'d MietteHandler,
    picture: Picture<'d>,
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handler.debug(&self.picture, f)
    }
}

/// What is drawn: the places that are in the file of the first one become marks in one excerpt,
/// each place elsewhere a picture of its own.
#[derive(Debug)]
struct Picture<'d> {
    diagnostic: &'d Diagnostic,
    message: String,
    /// Not for the pictures of other places.
    code: Option<&'static str>,
    excerpt: Option<Excerpt>,
    marks: Vec<LabeledSpan>,
    elsewhere: Vec<Picture<'d>>,
}

impl<'d> Picture<'d> {
    fn of(diagnostic: &'d Diagnostic) -> Self {
        let message = calm(&diagnostic.message);
        let mut picture = Self {
            diagnostic,
            message,
            code: Some(diagnostic.code.id()),
            excerpt: None,
            marks: Vec::new(),
            elsewhere: Vec::new(),
        };
        let Some(first) = diagnostic.places.first() else { return picture };
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            diagnostic.places.iter().partition(|place| place.path == first.path);
        picture.look_at(&here);
        picture.elsewhere = elsewhere.into_iter().map(|place| picture.also(place)).collect();
        picture
    }

    fn also(&self, place: &Location) -> Self {
        let mut picture = Self {
            diagnostic: self.diagnostic,
            message: format!("also here: {}", calm(&place.to_string())),
            code: None,
            excerpt: None,
            marks: Vec::new(),
            elsewhere: Vec::new(),
        };
        picture.look_at(&[place]);
        picture
    }

    /// Reads the file again and marks the places. Of a file that has gone there is only the name.
    fn look_at(&mut self, places: &[&Location]) {
        let Some(first) = places.first() else { return };
        let Ok(bytes) = std::fs::read(&first.path) else {
            self.message = format!("{} ({})", self.message, calm(&first.to_string()));
            return;
        };
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let (excerpt, spans) = Excerpt::new(&first.path, text, places);
        self.excerpt = Some(excerpt);
        let labels = places.iter().zip(spans).enumerate().map(|(number, (place, span))| {
            let pointer = calm(&place.pointer);
            let label = match (number, pointer.is_empty()) {
                (0, true) => "here".to_owned(),
                (0, false) => pointer,
                (_, true) => "and here".to_owned(),
                (_, false) => format!("and {pointer}"),
            };
            LabeledSpan::new_with_span(Some(label), span)
        });
        self.marks = labels.collect();
    }
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Picture<'_> {}

impl miette::Diagnostic for Picture<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.map(|code| Box::new(code) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match (self.code, self.diagnostic.severity) {
            (None, _) => miette::Severity::Advice,
            (Some(_), Severity::Error) => miette::Severity::Error,
            (Some(_), Severity::Warning) => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = calm(&self.diagnostic.help);
        self.code.map(|_| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.marks.iter().cloned()))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        if self.elsewhere.is_empty() {
            return None;
        }
        Some(Box::new(self.elsewhere.iter().map(|other| other as &dyn miette::Diagnostic)))
    }
}

//! A notice as a person sees it: id, sentence, the place marked in its source, next step.

use std::fmt;

use counterpart_compiler::source::Location;
use counterpart_report::{Mark, Notice, Weight, Witness, sanitize_line};
use miette::{LabeledSpan, MietteHandler, MietteHandlerOpts, ReportHandler as _, SourceCode};

use super::excerpt::{CONTEXT, Excerpt};
use super::width;

/// Draws notices for one terminal.
pub struct Drawing {
    handler: MietteHandler,
}

impl Drawing {
    /// A drawing as wide as the terminal.
    pub fn new(colored: bool) -> Self {
        let options = MietteHandlerOpts::new()
            .color(colored)
            .terminal_links(false)
            .context_lines(CONTEXT)
            .force_graphical(true)
            .width(width::columns());
        Self { handler: options.build() }
    }

    /// The drawing of one notice, followed by an empty line.
    pub fn draw(&self, notice: &Notice) -> String {
        let drawn = Drawn { handler: &self.handler, picture: Picture::of(notice) };
        format!("{drawn}{}\n", notice.witness.as_ref().map(copyable).unwrap_or_default())
    }
}

/// A witness on a line of its own, so that it can be copied: never wrapped, and with nothing before
/// it.
fn copyable(Witness { json, at }: &Witness) -> String {
    let at = if at.is_empty() { String::new() } else { format!(", refused at {at}") };
    format!("  witness{}:\n{}\n", sanitize_line(&at), sanitize_line(json))
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
    notice: &'d Notice,
    message: String,
    /// Not for the pictures of other places.
    id: Option<&'d str>,
    excerpt: Option<Excerpt>,
    marks: Vec<LabeledSpan>,
    elsewhere: Vec<Picture<'d>>,
}

impl<'d> Picture<'d> {
    fn of(notice: &'d Notice) -> Self {
        let lines = std::iter::once(&notice.message).chain(&notice.evidence);
        let message: Vec<String> = lines.map(|line| sanitize_line(line)).collect();
        let mut picture = Self::bare(notice, message.join("\n"));
        picture.id = Some(&notice.id);
        let Some(first) = notice.places.first() else { return picture };
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            notice.places.iter().partition(|mark| mark.location.path == first.location.path);
        picture.look_at(&here);
        picture.elsewhere = elsewhere.into_iter().map(|mark| picture.also(mark)).collect();
        picture
    }

    fn bare(notice: &'d Notice, message: String) -> Self {
        let (excerpt, marks, elsewhere) = (None, Vec::new(), Vec::new());
        Self { notice, message, id: None, excerpt, marks, elsewhere }
    }

    fn also(&self, mark: &Mark) -> Self {
        let label = if mark.label.is_empty() { "also here" } else { &mark.label };
        let place = sanitize_line(&mark.location.to_string());
        let mut picture = Self::bare(self.notice, format!("{}: {place}", sanitize_line(label)));
        picture.look_at(&[mark]);
        picture
    }

    /// Reads the file again and marks the places. Of a file that has gone there is only the name.
    fn look_at(&mut self, marks: &[&Mark]) {
        let Some(first) = marks.first().map(|mark| &mark.location) else { return };
        let Ok(bytes) = std::fs::read(&first.path) else {
            let place = sanitize_line(&first.to_string());
            if !self.message.ends_with(&place) {
                self.message = format!("{} ({place})", self.message);
            }
            return;
        };
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let places: Vec<&Location> = marks.iter().map(|mark| &mark.location).collect();
        let (excerpt, spans) = Excerpt::new(&first.path, text, &places);
        self.excerpt = Some(excerpt);
        let labels = marks.iter().zip(spans).enumerate().map(|(number, (mark, span))| {
            let said = if mark.label.is_empty() { &mark.location.pointer } else { &mark.label };
            let said = sanitize_line(said);
            let label = match (number, said.is_empty()) {
                (0, true) => "here".to_owned(),
                (0, false) => said,
                (_, true) => "and here".to_owned(),
                (_, false) => format!("and {said}"),
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
        self.id.map(|id| Box::new(sanitize_line(id)) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match (self.id, self.notice.weight) {
            (None, _) | (Some(_), Weight::Note) => miette::Severity::Advice,
            (Some(_), Weight::Error) => miette::Severity::Error,
            (Some(_), Weight::Warning) => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = sanitize_line(&self.notice.help);
        let wanted = self.id.is_some() && !help.is_empty();
        wanted.then(|| Box::new(help) as Box<dyn fmt::Display>)
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

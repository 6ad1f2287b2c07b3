//! What an answer is: what was declared, or what was not.

use serde_json::Value;

use super::operation::{Answer, Code, Content, Read, RequiredHeader, Status};
use super::outcome::{Undeclared, Verdict};
use super::received::{Mismatch, Received};
use super::request::{covers, essence};
use super::transport::Bytes;

/// What reads the answers of one operation. It hides their types from the calls.
pub trait Reader: Send {
    /// Reads an answer that came whole; what was read is kept.
    fn read(&mut self, received: &Received) -> Verdict;
    /// Whether an answer with this head is read while it comes.
    fn is_stream(&self, status: u16, media: &str) -> bool;
    /// Reads an answer while it comes.
    fn open(&mut self, status: u16, media: &str, body: Bytes);
}

/// The reader of answers with these types, and what it has read.
pub struct Typed<S: 'static, P: 'static> {
    answers: &'static [Answer<S, P>],
    pub success: Option<S>,
    pub problem: Option<P>,
}

impl<S, P> Typed<S, P> {
    pub const fn new(answers: &'static [Answer<S, P>]) -> Self {
        Self { answers, success: None, problem: None }
    }

    /// The media types of all answers, sorted.
    pub fn accept(&self) -> Vec<&'static str> {
        let contents = self.answers.iter().flat_map(|answer| answer.contents);
        let mut media: Vec<_> =
            contents.map(|content| content.media).filter(|media| !media.is_empty()).collect();
        media.sort_unstable();
        media.dedup();
        media
    }

    /// The declared answer of a status: itself, its class, or the default.
    fn answer(&self, status: u16) -> Option<&'static Answer<S, P>> {
        let of = |wanted: Status| self.answers.iter().find(|answer| answer.status == wanted);
        let class = u8::try_from(status / 100).unwrap_or_default();
        of(Status::Exact(status))
            .or_else(|| of(Status::Class(class)))
            .or_else(|| of(Status::Default))
    }

    fn try_read(&mut self, received: &Received) -> Result<Verdict, Verdict> {
        let answer = self.answer(received.status).ok_or(Verdict::Unexpected(Undeclared::Status))?;
        let is_error = received.status >= 400;
        let mismatch = |mismatch| {
            if is_error {
                Verdict::Unexpected(Undeclared::Problem)
            } else {
                Verdict::Mismatch(mismatch)
            }
        };
        check_headers(answer.headers, received).map_err(mismatch)?;
        if received.is_too_long {
            return Err(mismatch(Mismatch::Length));
        }
        let media = received.header("content-type").unwrap_or_default();
        let Some(content) = content_of(answer.contents, media) else {
            let is_missing = received.body.is_empty() && received.header("content-type").is_none();
            return Err(if is_error || is_missing {
                mismatch(Mismatch::Json)
            } else {
                Verdict::Unexpected(Undeclared::MediaType)
            });
        };
        match &content.read {
            Read::Success(read) => {
                self.success = Some(read(received).map_err(mismatch)?);
                Ok(Verdict::Success)
            }
            // A stream whose head was not seen apart, such as that of a kept answer, is none.
            Read::Stream(_) => Err(Verdict::Unexpected(Undeclared::MediaType)),
            Read::Problem { codes, read } => {
                let problem = read(received).map_err(mismatch)?;
                let code = code_of(codes, received);
                // Where the document lists codes, another is not declared.
                if code.is_none() && !codes.is_empty() {
                    return Err(Verdict::Unexpected(Undeclared::Problem));
                }
                self.problem = Some(problem);
                Ok(Verdict::Problem(code.map(|code| code.code), code.and_then(|code| code.class)))
            }
        }
    }
}

impl<S: Send, P: Send> Reader for Typed<S, P> {
    fn read(&mut self, received: &Received) -> Verdict {
        self.try_read(received).unwrap_or_else(|verdict| verdict)
    }

    fn is_stream(&self, status: u16, media: &str) -> bool {
        let content = self.answer(status).and_then(|answer| content_of(answer.contents, media));
        content.is_some_and(|content| matches!(content.read, Read::Stream(_)))
    }

    fn open(&mut self, status: u16, media: &str, body: Bytes) {
        let content = self.answer(status).and_then(|answer| content_of(answer.contents, media));
        if let Some(Content { read: Read::Stream(open), .. }) = content {
            self.success = Some(open(body));
        }
    }
}

/// The first declared header that is missing or wrong is an error.
fn check_headers(headers: &[RequiredHeader], received: &Received) -> Result<(), Mismatch> {
    for header in headers {
        let violations = match received.header(header.name) {
            None if header.required => return Err(Mismatch::Header(header.name, Vec::new())),
            None => continue,
            Some(text) => (header.check)(text),
        };
        if !violations.is_empty() {
            return Err(Mismatch::Header(header.name, violations));
        }
    }
    Ok(())
}

/// What is declared for a media type: the type itself, then the narrowest range. What has no body
/// is declared as `""`.
fn content_of<S, P>(
    contents: &'static [Content<S, P>],
    media: &str,
) -> Option<&'static Content<S, P>> {
    let media = essence(media);
    let bodiless = contents.iter().find(|content| content.media.is_empty());
    let exact = || contents.iter().find(|content| essence(content.media) == media);
    let range = || {
        let covering = contents
            .iter()
            .filter(|content| !media.is_empty() && covers(&essence(content.media), &media));
        covering.max_by_key(|content| content.media.len())
    };
    bodiless.or_else(exact).or_else(range)
}

/// The code of a problem, where the document declares it.
fn code_of(codes: &'static [Code], received: &Received) -> Option<&'static Code> {
    let body: Value = serde_json::from_slice(&received.body).ok()?;
    let code = body.get("code")?.as_str()?;
    codes.iter().find(|declared| declared.code == code)
}

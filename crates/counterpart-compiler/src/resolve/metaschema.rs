//! Determines the dialect that `$schema` states.

use super::builder::Builder;
use super::dialect::{Dialect, Draft, Vocabularies, Vocabulary};
use super::library::Found;
use super::uri;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Node, Place};

/// A vocabulary of a draft, as `$vocabulary` names it.
enum Known {
    /// It decides what these keywords do.
    Decides(Vocabulary),
    /// Its keywords have their meaning in any case.
    Unaffected,
    /// `format` of draft 2019-09: an assertion where the vocabulary is asked for.
    Format,
}

impl Builder {
    /// The dialect that the schema states, if it states one that is known. One that is not is
    /// reported.
    pub fn stated_dialect(&mut self, place: Place, outer: Dialect) -> Option<Dialect> {
        let (stated, at) = self.text(place, "$schema")?;
        if let Some(draft) = Draft::of_uri(&stated) {
            return Some(draft.into());
        }
        let uri = match uri::resolve(self.graph.base(place), uri::split(&stated).0) {
            Ok(uri) => uri,
            Err(reason) => {
                let sentence = format!("`{stated}` is not a valid dialect: {reason}");
                self.report(Code::UnknownDialect, at, sentence);
                return None;
            }
        };
        if !self.dialects.contains_key(&uri) {
            self.dialects.insert(uri.clone(), None);
            let dialect = self.described_dialect(&uri, at, outer);
            self.dialects.insert(uri.clone(), dialect);
        }
        let dialect = self.dialects.get(&uri).copied().flatten();
        match (dialect, self.by_uri.get(&uri)) {
            (Some(_), Some(meta)) => {
                let meta = self.graph[*meta].place.document;
                self.graph.entry_mut(place.document).refers_to.insert(meta);
            }
            (Some(_), None) => {}
            (None, _) => {
                self.report(Code::UnknownDialect, at, format!("the dialect `{stated}` is unknown"));
            }
        }
        dialect
    }

    /// The dialect that the meta-schema at `uri` describes.
    fn described_dialect(&mut self, uri: &str, at: Place, outer: Dialect) -> Option<Dialect> {
        let Found::Resource(resource) = self.find(uri, outer.draft) else { return None };
        let meta = self.graph[resource].place;
        // A meta-schema that is being read has no dialect yet, so neither has what it describes.
        self.text(meta, "$schema").filter(|(own, _)| {
            let own = uri::resolve(self.graph.base(meta), uri::split(own).0);
            own.as_deref() != Ok(uri)
        })?;
        let draft = self.graph.dialect(meta).draft;
        let vocabularies = match draft {
            Draft::Draft4 | Draft::Draft6 | Draft::Draft7 => Vocabularies::ALL,
            Draft::Draft201909 | Draft::Draft202012 => self.vocabularies(meta, at),
        };
        Some(Dialect { draft, vocabularies })
    }

    fn vocabularies(&mut self, meta: Place, at: Place) -> Vocabularies {
        let source = &self.graph.sources[meta.document];
        let listed = source.get(meta.node, "$vocabulary").map(|node| &source[node]);
        let Some(Node::Object(listed)) = listed else { return Vocabularies::ALL };
        let listed: Vec<_> = listed
            .iter()
            .map(|(uri, node)| (uri.clone(), source[*node] == Node::Bool(true)))
            .collect();
        let mut found = Vocabularies::NONE;
        for (uri, required) in listed {
            match (known(&uri), required) {
                // The vocabulary says by itself that formats assert; the flag is for those that
                // do not know it.
                (Some(Known::Decides(Vocabulary::FormatAssertion)), false) => {
                    found = found.with(Vocabulary::FormatAssertion);
                }
                (Some(Known::Decides(vocabulary)), true) => found = found.with(vocabulary),
                (Some(Known::Format), true) => found = found.with(Vocabulary::FormatAssertion),
                (None, true) => {
                    let sentence = format!("the dialect requires the unknown vocabulary `{uri}`");
                    self.report(Code::UnknownDialect, at, sentence);
                }
                (Some(Known::Decides(_) | Known::Format) | None, false)
                | (Some(Known::Unaffected), _) => {}
            }
        }
        found
    }

    fn report(&mut self, code: Code, at: Place, sentence: String) {
        let found: Diagnostic = self.graph.sources.diagnose(code, at, sentence);
        self.diagnostics.push(found);
    }
}

/// What a vocabulary of the drafts is about.
fn known(uri: &str) -> Option<Known> {
    let name = uri.strip_prefix("https://json-schema.org/draft/")?;
    match name {
        "2019-09/vocab/applicator" | "2020-12/vocab/applicator" => {
            Some(Known::Decides(Vocabulary::Applicator))
        }
        "2020-12/vocab/unevaluated" => Some(Known::Decides(Vocabulary::Unevaluated)),
        "2019-09/vocab/validation" | "2020-12/vocab/validation" => {
            Some(Known::Decides(Vocabulary::Validation))
        }
        "2019-09/vocab/format" => Some(Known::Format),
        "2020-12/vocab/format-assertion" => Some(Known::Decides(Vocabulary::FormatAssertion)),
        "2019-09/vocab/core"
        | "2019-09/vocab/meta-data"
        | "2019-09/vocab/content"
        | "2020-12/vocab/core"
        | "2020-12/vocab/meta-data"
        | "2020-12/vocab/format-annotation"
        | "2020-12/vocab/content" => Some(Known::Unaffected),
        _ => None,
    }
}

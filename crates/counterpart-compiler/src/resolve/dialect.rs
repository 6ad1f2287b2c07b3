//! The drafts of JSON Schema, and the dialects that meta-schemas derive from them.

/// A draft of JSON Schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Draft {
    /// Draft 4
    Draft4,
    /// Draft 6
    Draft6,
    /// Draft 7
    Draft7,
    /// Draft 2019-09
    Draft201909,
    /// Draft 2020-12, the draft of a document that states none.
    #[default]
    Draft202012,
}

impl Draft {
    /// Every draft, oldest first.
    pub const ALL: [Self; 5] =
        [Self::Draft4, Self::Draft6, Self::Draft7, Self::Draft201909, Self::Draft202012];

    /// The URI of its meta-schema, without fragment.
    #[must_use]
    pub const fn uri(self) -> &'static str {
        match self {
            Self::Draft4 => "http://json-schema.org/draft-04/schema",
            Self::Draft6 => "http://json-schema.org/draft-06/schema",
            Self::Draft7 => "http://json-schema.org/draft-07/schema",
            Self::Draft201909 => "https://json-schema.org/draft/2019-09/schema",
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
        }
    }

    /// Its name in a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft4 => "draft 4",
            Self::Draft6 => "draft 6",
            Self::Draft7 => "draft 7",
            Self::Draft201909 => "draft 2019-09",
            Self::Draft202012 => "draft 2020-12",
        }
    }

    /// The draft whose meta-schema has this URI, with `http` or `https`, with an empty fragment or
    /// without. `json-schema.org/schema` names the latest draft.
    #[must_use]
    pub fn of_uri(uri: &str) -> Option<Self> {
        let uri = uri.strip_suffix('#').unwrap_or(uri);
        let place = |uri: &'static str| uri.split_once("://").map(|(_, place)| place);
        let wanted = uri.strip_prefix("http://").or_else(|| uri.strip_prefix("https://"))?;
        if wanted == "json-schema.org/schema" {
            return Some(Self::Draft202012);
        }
        Self::ALL.into_iter().find(|draft| place(draft.uri()) == Some(wanted))
    }

    /// Whether keywords beside `$ref` are ignored.
    #[must_use]
    pub const fn reference_stands_alone(self) -> bool {
        match self {
            Self::Draft4 | Self::Draft6 | Self::Draft7 => true,
            Self::Draft201909 | Self::Draft202012 => false,
        }
    }

    /// The keyword that gives a schema its URI.
    #[must_use]
    pub const fn id_keyword(self) -> &'static str {
        match self {
            Self::Draft4 => "id",
            Self::Draft6 | Self::Draft7 | Self::Draft201909 | Self::Draft202012 => "$id",
        }
    }
}

/// The rules by which a schema is read: a draft, less what its meta-schema leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// The draft.
    pub draft: Draft,
    /// What is read of it.
    pub vocabularies: Vocabularies,
}

impl From<Draft> for Dialect {
    fn from(draft: Draft) -> Self {
        Self { draft, vocabularies: Vocabularies::ALL }
    }
}

/// The vocabularies that a meta-schema may leave out or ask for, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Vocabularies(u8);

/// A vocabulary that decides what a keyword does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Vocabulary {
    /// Keywords that apply subschemas.
    Applicator = 1,
    /// `unevaluatedItems` and `unevaluatedProperties` (part of the applicators in 2019-09).
    Unevaluated = 1 << 1,
    /// Keywords that assert.
    Validation = 1 << 2,
    /// `format`, as an assertion.
    FormatAssertion = 1 << 3,
}

impl Vocabularies {
    /// None.
    pub const NONE: Self = Self(0);
    /// The vocabularies of a draft's own meta-schema: all but the assertion of formats.
    pub const ALL: Self = Self(
        Vocabulary::Applicator as u8 | Vocabulary::Unevaluated as u8 | Vocabulary::Validation as u8,
    );

    /// Whether `vocabulary` is in the set.
    #[must_use]
    pub const fn has(self, vocabulary: Vocabulary) -> bool {
        self.0 & vocabulary as u8 != 0
    }

    /// The set with `vocabulary` in it.
    #[must_use]
    pub const fn with(self, vocabulary: Vocabulary) -> Self {
        Self(self.0 | vocabulary as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_named_in_every_usual_way() {
        for draft in Draft::ALL {
            assert_eq!(Draft::of_uri(draft.uri()), Some(draft));
            assert_eq!(Draft::of_uri(&format!("{}#", draft.uri())), Some(draft));
        }
        assert_eq!(Draft::of_uri("https://json-schema.org/draft-07/schema#"), Some(Draft::Draft7));
        assert_eq!(Draft::of_uri("http://json-schema.org/schema#"), Some(Draft::Draft202012));
        assert_eq!(Draft::of_uri("http://json-schema.org/draft-03/schema#"), None);
    }
}

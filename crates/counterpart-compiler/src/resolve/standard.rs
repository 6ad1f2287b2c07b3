//! The meta-schemas of the drafts, which are always available.

use referencing::meta;
use serde_json::Value;

/// The meta-schema at `uri` (without fragment; `http` and `https` alike): its own URI and its text.
pub(super) fn document(uri: &str) -> Option<(&'static str, &'static Value)> {
    let (_, wanted) =
        uri.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?;
    all()
        .into_iter()
        .find(|(own, _)| own.split_once("://").is_some_and(|(_, place)| place == wanted))
}

fn all() -> [(&'static str, &'static Value); 19] {
    [
        ("http://json-schema.org/draft-04/schema", &meta::DRAFT4),
        ("http://json-schema.org/draft-06/schema", &meta::DRAFT6),
        ("http://json-schema.org/draft-07/schema", &meta::DRAFT7),
        ("https://json-schema.org/draft/2019-09/schema", &meta::DRAFT201909),
        ("https://json-schema.org/draft/2019-09/meta/core", &meta::DRAFT201909_CORE),
        ("https://json-schema.org/draft/2019-09/meta/applicator", &meta::DRAFT201909_APPLICATOR),
        ("https://json-schema.org/draft/2019-09/meta/validation", &meta::DRAFT201909_VALIDATION),
        ("https://json-schema.org/draft/2019-09/meta/meta-data", &meta::DRAFT201909_META_DATA),
        ("https://json-schema.org/draft/2019-09/meta/format", &meta::DRAFT201909_FORMAT),
        ("https://json-schema.org/draft/2019-09/meta/content", &meta::DRAFT201909_CONTENT),
        ("https://json-schema.org/draft/2020-12/schema", &meta::DRAFT202012),
        ("https://json-schema.org/draft/2020-12/meta/core", &meta::DRAFT202012_CORE),
        ("https://json-schema.org/draft/2020-12/meta/applicator", &meta::DRAFT202012_APPLICATOR),
        ("https://json-schema.org/draft/2020-12/meta/unevaluated", &meta::DRAFT202012_UNEVALUATED),
        ("https://json-schema.org/draft/2020-12/meta/validation", &meta::DRAFT202012_VALIDATION),
        ("https://json-schema.org/draft/2020-12/meta/meta-data", &meta::DRAFT202012_META_DATA),
        (
            "https://json-schema.org/draft/2020-12/meta/format-annotation",
            &meta::DRAFT202012_FORMAT_ANNOTATION,
        ),
        (
            "https://json-schema.org/draft/2020-12/meta/format-assertion",
            &meta::DRAFT202012_FORMAT_ASSERTION,
        ),
        ("https://json-schema.org/draft/2020-12/meta/content", &meta::DRAFT202012_CONTENT),
    ]
}

//! The contracts themselves, as published.

/// The contracts of the answers by name, as the documents they were compiled from.
pub const SCHEMAS: [(&str, &str); 6] = [
    ("common", include_str!("../schemas/common.json")),
    ("check", include_str!("../schemas/check.json")),
    ("compat", include_str!("../schemas/compat.json")),
    ("impact", include_str!("../schemas/impact.json")),
    ("checklist", include_str!("../schemas/checklist.json")),
    ("matrix", include_str!("../schemas/matrix.json")),
];

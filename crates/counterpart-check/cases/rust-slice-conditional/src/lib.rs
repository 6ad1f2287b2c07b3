pub const SERVICES: &[&str] = &[
    "github",
    #[cfg(feature = "ai")]
    "openai",
    "stripe",
];

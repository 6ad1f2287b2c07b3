pub const SERVICES: &[&str] = &["github", "openai", "stripe"];

fn broken(,) {}

pub const MORE: &[&str] = &["github"];

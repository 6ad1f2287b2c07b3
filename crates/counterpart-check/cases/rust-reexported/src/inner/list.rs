use super::super::other as o;
pub static SERVICES: &[&str] = &["github", "openai", "stripe"];

pub mod list;
pub use list::GITHUB;
#[derive(serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Key { Github, Stripe, TwilioSid }

pub const ALL: &[&str] = &["github", "stripe", "twilio_sid"];
pub const FEW: &[&str] = &["github"];
pub enum Key { Github, Stripe, TwilioSid }

pub const GITHUB: &str = "github";
pub const STRIPE: &str = super::super::keys::list::inner::S;
pub const EVERY: [&str; 3] = [GITHUB, self::STRIPE, "twilio_sid"];
pub const SHORT: &[&str] = &[GITHUB];
pub mod inner { pub const S: &str = "stripe"; }

pub const GITHUB: &str = "github";
const OPEN: &str = self::names::OPENAI;

mod names {
    pub const OPENAI: &str = "openai";
}

pub static SERVICES: &[&str] = &[GITHUB, OPEN, "stripe", "twilio_sid"];

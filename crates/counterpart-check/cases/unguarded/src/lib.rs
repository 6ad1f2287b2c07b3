pub enum Key { Github, Stripe, TwilioSid }
pub fn by_name(key: Key) -> u8 {
    match key { Key::Github => 1, Key::Stripe => 2, Key::TwilioSid => 3, _ => 4 }
}
pub fn by_text(key: &str) -> u8 {
    match key { "github" => 1, "stripe" => 2, "twilio_sid" => 3, _ => 4 }
}

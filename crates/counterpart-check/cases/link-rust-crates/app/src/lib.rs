use shared_keys::ALL as EVERY;
use elsewhere::LIST;
pub const ALL: &[&str] = EVERY;
pub const RENAMED: &[&str] = short::FEW;
pub const OTHER: &[&str] = LIST;
pub fn page(key: shared_keys::Key) -> u8 {
    use shared_keys::Key::*;
    match key { Github => 1, Stripe => 2, TwilioSid => 3 }
}

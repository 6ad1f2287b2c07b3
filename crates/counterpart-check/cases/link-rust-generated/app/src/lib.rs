use acme::keys::{Key, KEYS};
pub const LIST: [Key; 3] = KEYS;
pub const ALL: [Key; 3] = Key::ALL;
pub fn page(key: Key) -> u8 {
    match key { Key::Github => 1, Key::Stripe => 2, Key::TwilioSid => 3 }
}
pub fn table(key: acme::keys::Key) -> u8 {
    match key { acme::keys::Key::Github | acme::keys::Key::TwilioSid => 1, _ => 2 }
}
pub fn wrong(key: Key) -> u8 {
    match key { Key::Github => 1, Key::Stripe => 2, Key::Twilio => 3 }
}

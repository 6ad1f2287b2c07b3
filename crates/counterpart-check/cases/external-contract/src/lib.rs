use acme::keys::Key;
pub fn page(key: Key) -> u8 {
    match key { Key::Github => 1, Key::Stripe => 2, acme::keys::Key::TwilioSid => 3 }
}

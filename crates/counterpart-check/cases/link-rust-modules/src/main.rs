mod keys;
use crate::keys::{list::EVERY, Key};
use keys::list::*;
const ALL: [&str; 3] = EVERY;
const FEW: &[&str] = SHORT;
fn page(key: Key) -> u8 {
    match key { Key::Github => 1, Key::Stripe => 2, Key::TwilioSid => 3 }
}
fn nested(key: keys::Key) -> u8 {
    match key { keys::Key::Github => 1, keys::Key::Stripe => 2, _ => unreachable!() }
}
const again: &[&str] = &[keys::GITHUB, keys::list::STRIPE, "twilio_sid"];
fn main() {}

mod kinds;
mod sorts;
pub use kinds::*;
pub use sorts::*;

pub fn label(key: Key) -> &'static str {
    match key {
        Key::Github => "GitHub",
        Key::Openai => "OpenAI",
        Key::Stripe => "Stripe",
        Key::TwilioSid => "Twilio",
    }
}

// Another enum with a variant of the same name.
pub fn order(sort: Sort) -> u8 {
    match sort {
        Sort::Github => 0,
        Sort::Newest(_) => 1,
    }
}

// The crate is not here, so that the names are not found, wherever they are looked for.
pub fn elsewhere(place: far::Place) -> u8 {
    use far::Kind::*;
    use far::Place::*;
    match place {
        Somewhere => 0,
        Nowhere => 1,
    }
}

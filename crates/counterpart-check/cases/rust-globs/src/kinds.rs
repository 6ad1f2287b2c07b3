#[derive(Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    Github,
    Openai,
    Stripe,
    TwilioSid,
}

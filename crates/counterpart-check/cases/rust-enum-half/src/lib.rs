#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    Github,
    Openai,
    #[serde(skip_serializing)]
    Stripe,
    #[cfg(feature = "twilio")]
    TwilioSid,
}

pub enum Service {
    Github,
    Openai,
    Stripe,
    TwilioSid,
}

impl Service {
    pub const ALL: [Self; 3] = [Self::Github, Service::Openai, Self::TwilioSid];

    pub fn name(&self) -> &'static str {
        match self {
            Self::Github => "github",
            Self::Openai => "openai",
            Self::Stripe => "stripe",
            Self::TwilioSid => "twilio_sid",
        }
    }
}

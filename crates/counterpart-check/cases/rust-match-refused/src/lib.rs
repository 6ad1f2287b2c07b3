pub enum Service { Github, Openai, Stripe, TwilioSid }

impl Service {
    pub fn parse(text: &str) -> Result<Self, Unknown> {
        Ok(match text.trim() {
            "github" => Self::Github,
            "openai" => Self::Openai,
            "stripe" => Self::Stripe,
            "twilio_sid" => Self::TwilioSid,
            _ => return Err(Unknown),
        })
    }

    pub fn page(option: Option<Service>) -> u8 {
        match option {
            Some(Service::Github | Service::Openai) => 1,
            Some(Service::Stripe) => 2,
            Some(Service::TwilioSid) => 3,
            None => 0,
        }
    }
}

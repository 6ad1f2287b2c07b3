use clap::ValueEnum;

#[derive(Clone, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Service {
    #[value(alias = "gh")]
    Github,
    Openai,
    #[value(skip)]
    Stripe,
    #[value(name = "twilio-sid", alias = "twilio_sid")]
    TwilioSid,
}

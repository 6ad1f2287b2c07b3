#[derive(strum::EnumString, strum::Display)]
#[strum(serialize_all = "snake_case")]
pub enum Service {
    #[strum(serialize = "github", serialize = "gh")]
    GitHub,
    Openai,
    #[strum(to_string = "stripe")]
    Payments,
    TwilioSid,
}

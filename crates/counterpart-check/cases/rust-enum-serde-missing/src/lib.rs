#[derive(serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    Github,
    Openai,
    TwilioSid,
}

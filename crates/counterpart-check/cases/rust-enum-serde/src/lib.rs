use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    #[serde(rename = "github", alias = "gh")]
    GitHub,
    Openai,
    Stripe,
    TwilioSid,
}

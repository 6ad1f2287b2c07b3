pub struct Service {
    pub key: &'static str,
    pub label: &'static str,
}

pub const SERVICES: &[Service] = &[
    Service { key: "github", label: "GitHub" },
    Service { key: "openai", label: "stripe" },
    Service { key: "twilio_sid", label: "Twilio" },
];

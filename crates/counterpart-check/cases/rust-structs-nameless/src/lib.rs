pub const SERVICES: &[(&str, &str)] = &[
    ("github", "GitHub"),
    ("openai", "OpenAI"),
    ("stripe", "Stripe"),
    ("twilio_sid", "Twilio"),
];

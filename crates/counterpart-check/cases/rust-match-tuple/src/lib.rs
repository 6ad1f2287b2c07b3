pub fn page(service: &str, plan: &str) -> u8 {
    match (service, plan) {
        ("github" | "openai" | "stripe" | "twilio_sid", _) => 1,
        (_, "free") => 2,
        (_, _) => 3,
    }
}

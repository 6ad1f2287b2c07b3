pub fn label(key: &str) -> &'static str {
    if key == "github" {
        return "GitHub";
    }
    if key.is_empty() || key == "none" {
        return "";
    }
    match key {
        "openai" | "twilio_sid" => "OpenAI",
        "stripe" => "Stripe",
        _ => unreachable!(),
    }
}

pub fn shadowed(key: &str) -> &'static str {
    if key == "github" {
        return "GitHub";
    }
    let key = next(key);
    match key {
        "openai" | "twilio_sid" => "OpenAI",
        "stripe" => "Stripe",
        _ => unreachable!(),
    }
}

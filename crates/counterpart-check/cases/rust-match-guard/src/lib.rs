pub fn page(service: &str, beta: bool) -> u8 {
    match service {
        "github" => 1,
        "openai" if beta => 2,
        "stripe" | "twilio_sid" => 3,
        other => unreachable!("{other}"),
    }
}

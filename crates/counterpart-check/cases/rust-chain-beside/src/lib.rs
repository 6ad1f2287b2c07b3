pub fn page(service: &str) -> u8 {
    let paid = service == "openai" || service == "stripe";
    for name in ["github"] {
        warn(name);
    }
    match service {
        "github" => 1,
        "openai" if paid => 2,
        "openai" => 3,
        "stripe" => 4,
        "twilio_sid" => 5,
        _ => panic!(),
    }
}

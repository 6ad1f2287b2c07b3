pub fn pages() {
    let page = |service: &str| match service {
        "github" => 1,
        "openai" => 2,
        "stripe" => 3,
        _ => unreachable!(),
    };
    fn page_of(service: &str) -> u8 {
        match service { "github" | "openai" | "stripe" | "twilio_sid" => 1, _ => 0 }
    }
}

pub fn variable(service: &str) -> Option<&'static str> {
    match service {
        "github" => Some("GITHUB_TOKEN"),
        "openai" | "stripe" => Some("KEY"),
        _ => None,
    }
}

pub enum Service { Github, Openai, Stripe, TwilioSid }

pub fn page(service: Service) -> u8 {
    match service {
        Service::Github => 1,
        Service::Openai => 2,
        _ => 3,
    }
}

pub fn all(service: Service) -> u8 {
    match service {
        Service::Github => 1,
        Service::Openai => 2,
        Service::Stripe => 3,
        Service::TwilioSid => 4,
        _ => 5,
    }
}

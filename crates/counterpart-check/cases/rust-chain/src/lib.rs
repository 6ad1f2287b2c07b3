pub fn page(service: &str) -> u8 {
    if service == "github" || service == "openai" {
        1
    } else if service == "stripe" {
        2
    } else {
        panic!("{service}")
    }
}

pub fn is_known(service: &str) -> bool {
    matches!(service, "github" | "openai" | "stripe" | "twilio_sid")
}

pub fn early(service: &str) -> Result<u8, Unknown> {
    if service == "github" {
        return Ok(1);
    }
    if service == "openai" {
        return Ok(2);
    }
    if service == "stripe" {
        return Ok(3);
    }
    if service == "twilio_sid" {
        return Ok(4);
    }
    Err(Unknown)
}

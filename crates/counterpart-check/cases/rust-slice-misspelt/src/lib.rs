pub const SERVICES: [&str; 4] = [
    "github",
    "openai",
    "strype",
    "twilio_sid",
];

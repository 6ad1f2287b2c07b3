use std::collections::{BTreeMap, HashMap};

static ENV: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    HashMap::from([("github", "GITHUB_TOKEN"), ("openai", "OPENAI_KEY"), ("stripe", "SK")])
});

pub fn labels() -> BTreeMap<&'static str, &'static str> {
    let mut labels = BTreeMap::new();
    labels.insert("github", "GitHub");
    labels.insert("openai", "OpenAI");
    labels.insert("stripe", "Stripe");
    labels.insert("twilio_sid", "Twilio");
    labels
}

static PAGES: phf::Map<&str, u8> = phf_map! {
    "github" => 1,
    "openai" => 2,
    "stripe" => 3,
    "twilio_sid" => 4,
    "slack" => 5,
};

//! Recognises credentials by the forms that their issuers publish.

/// The form of a credential: what it begins with, and what follows.
struct Form {
    prefix: &'static str,
    /// How many characters follow at least.
    rest: usize,
    /// Whether a character may be among them.
    takes: fn(char) -> bool,
    /// What it is, as a sentence names it.
    name: &'static str,
}

/// So many different characters a real credential has behind its prefix; `xxxx` and `123123` have fewer.
const LEAST_VARIETY: usize = 8;

/// What a value holds that is only meant to look like a credential.
const PLACEHOLDERS: [&str; 5] = ["example", "sample", "placeholder", "redacted", "your"];

/// The first line of a private key in PEM (RFC 7468).
const PEM_START: &str = "-----BEGIN ";
const PEM_END: &str = "PRIVATE KEY-----";

/// So many characters of Base64 a private key has at least; `...` and an empty body are none.
const LEAST_KEY: usize = 40;

const fn form(
    prefix: &'static str,
    rest: usize,
    takes: fn(char) -> bool,
    name: &'static str,
) -> Form {
    Form { prefix, rest, takes, name }
}

const FORMS: &[Form] = &[
    form("AKIA", 16, upper, "an access key of AWS"),
    form("ASIA", 16, upper, "an access key of AWS"),
    form("AIza", 35, url_safe, "an API key of Google"),
    form("SG.", 60, dotted, "an API key of SendGrid"),
    form("dop_v1_", 64, hexadecimal, "a token of DigitalOcean"),
    form("ghp_", 36, alphanumeric, "a token of GitHub"),
    form("gho_", 36, alphanumeric, "a token of GitHub"),
    form("ghu_", 36, alphanumeric, "a token of GitHub"),
    form("ghs_", 36, alphanumeric, "a token of GitHub"),
    form("ghr_", 36, alphanumeric, "a token of GitHub"),
    form("github_pat_", 60, url_safe, "a token of GitHub"),
    form("glpat-", 20, url_safe, "a token of GitLab"),
    form("hf_", 34, alphanumeric, "a token of Hugging Face"),
    form("npm_", 36, alphanumeric, "a token of npm"),
    form("pypi-", 60, url_safe, "a token of PyPI"),
    form("rk_live_", 24, alphanumeric, "an API key of Stripe"),
    form("sk_live_", 24, alphanumeric, "an API key of Stripe"),
    form("shpat_", 32, hexadecimal, "a token of Shopify"),
    form("sk-ant-", 40, url_safe, "an API key of Anthropic"),
    form("sk-proj-", 40, url_safe, "an API key of OpenAI"),
    form("xoxa-", 20, url_safe, "a token of Slack"),
    form("xoxb-", 20, url_safe, "a token of Slack"),
    form("xoxp-", 20, url_safe, "a token of Slack"),
];

const fn upper(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit()
}

const fn alphanumeric(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

const fn hexadecimal(c: char) -> bool {
    c.is_ascii_hexdigit()
}

const fn url_safe(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

const fn dotted(c: char) -> bool {
    url_safe(c) || c == '.'
}

/// What credential a text holds, as a sentence names it; none where it holds none, or what stands in
/// for one.
pub(crate) fn in_text(text: &str) -> Option<&'static str> {
    if holds_private_key(text) {
        return Some("a private key");
    }
    FORMS.iter().find(|form| form.is_in(text)).map(|form| form.name)
}

/// Whether a text holds a private key in PEM, and not only the lines around one.
fn holds_private_key(text: &str) -> bool {
    text.match_indices(PEM_START).any(|(at, _)| {
        let Some((_, body)) = text[at..].split_once(PEM_END) else { return false };
        let base64 = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
        let key: String = body.chars().filter(|c| !c.is_whitespace()).take_while(base64).collect();
        key.len() >= LEAST_KEY && is_random(&key)
    })
}

impl Form {
    fn is_in(&self, text: &str) -> bool {
        text.match_indices(self.prefix).any(|(at, _)| {
            // In the middle of a word, it is a part of something else.
            let starts = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
            let rest = &text[at + self.prefix.len()..];
            let end = rest.find(|c: char| !(self.takes)(c)).unwrap_or(rest.len());
            starts && end >= self.rest && is_random(&rest[..end])
        })
    }
}

/// Whether a text looks as if it was drawn by lot.
fn is_random(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let mut letters: Vec<char> = lower.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.len() >= LEAST_VARIETY && !PLACEHOLDERS.iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What follows a prefix. The prefixes of the tests stand apart from it, so that no scanner takes
    /// this file for a leak.
    const DRAWN: &str = "7Qm2ZkT9vXc4RbN8wLp1HsD6yFg3JtA5eUq0KoMi";

    #[test]
    fn published_forms_are_found_in_a_text() {
        for form in FORMS.iter().filter(|form| form.rest <= DRAWN.len()) {
            let drawn: String = DRAWN.chars().filter(|c| (form.takes)(*c)).collect();
            let drawn = drawn.repeat(5);
            let text = format!("Authorization: Bearer {}{drawn}", form.prefix);
            assert_eq!(in_text(&text), Some(form.name), "{}", form.prefix);
        }
        let pem = format!("{PEM_START}RSA {PEM_END}\nMIIE\n{DRAWN}\n");
        assert_eq!(in_text(&pem), Some("a private key"));
    }

    #[test]
    fn what_stands_in_for_a_credential_is_none() {
        let short = format!("{}{}", "ghp_", &DRAWN[..20]);
        let inside = format!("a{}{DRAWN}", "ghp_");
        let same = format!("{}{}", "ghp_", "x".repeat(40));
        let named = format!("{}{}EXAMPLE", "ghp_", DRAWN);
        let public = format!("{PEM_START}PUBLIC KEY-----");
        let covered = format!("{PEM_START}{PEM_END}\n{}\n-----END {PEM_END}", "X".repeat(64));
        let left_out = format!("{PEM_START}{PEM_END}\n...\n-----END {PEM_END}");
        let other = "-----BEGIN CERTIFICATE-----".to_owned();
        let nothing = ["ghp_".to_owned(), String::new()];
        let all = [short, inside, same, named, public, covered, left_out, other];
        for text in all.into_iter().chain(nothing) {
            assert_eq!(in_text(&text), None, "{text}");
        }
    }
}

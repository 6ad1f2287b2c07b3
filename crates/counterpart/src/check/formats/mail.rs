//! Mailboxes of RFC 5321 and RFC 6531.

use super::host::{hostname, idn_hostname, ipv4, ipv6};

/// `email`
#[must_use]
pub fn email(text: &str) -> bool {
    is_mailbox(text, false, hostname)
}

/// `idn-email`. Without the feature `idna` it refuses nothing.
#[must_use]
pub fn idn_email(text: &str) -> bool {
    cfg!(not(feature = "idna")) || is_mailbox(text, true, idn_hostname)
}

/// Whether a text is a mailbox; outside ASCII every character may stand where a letter may, if any
/// may.
fn is_mailbox(text: &str, international: bool, is_host: fn(&str) -> bool) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    if local.chars().count() > 64 || domain.chars().count() > 254 {
        return false;
    }
    let is_local = match local.strip_prefix('"') {
        Some(rest) => rest.strip_suffix('"').is_some_and(|inner| is_quoted(inner, international)),
        None => local.split('.').all(|atom| {
            !atom.is_empty() && atom.chars().all(|c| is_atom(c) || (international && !c.is_ascii()))
        }),
    };
    let address = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    is_local
        && match address {
            Some(address) => match address.split_at_checked(5) {
                Some((tag, address)) if tag.eq_ignore_ascii_case("IPv6:") => ipv6(address),
                _ => ipv4(address),
            },
            None => is_host(domain),
        }
}

const fn is_atom(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '!' | '#'
                | '$'
                | '%'
                | '&'
                | '\''
                | '*'
                | '+'
                | '-'
                | '/'
                | '='
                | '?'
                | '^'
                | '_'
                | '`'
                | '{'
                | '|'
                | '}'
                | '~'
        )
}

fn is_quoted(text: &str, international: bool) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let fits = match c {
            '\\' => chars.next().is_some_and(|c| {
                ('\u{21}'..='\u{7e}').contains(&c) || (international && !c.is_ascii())
            }),
            '"' => false,
            '\t' | ' '..='~' => true,
            c => international && !c.is_ascii(),
        };
        if !fits {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes() {
        for good in
            ["joe@example.com", "\"joe bloggs\"@example.com", "a@[127.0.0.1]", "a@[IPv6:::1]"]
        {
            assert!(email(good), "{good}");
        }
        for bad in ["joe", ".a@b.c", "a..b@c.d", "a@b c", "a@[300.0.0.1]", "\"a\\\"@b.c", "ü@b.c"]
        {
            assert!(!email(bad), "{bad}");
        }
        assert!(idn_email("실례@실례.테스트"));
    }
}

//! Host names and addresses.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::label;

/// `ipv4`
#[must_use]
pub fn ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// `ipv6`
#[must_use]
pub fn ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

/// `hostname` in drafts 4 and 6 (RFC 1034)
#[must_use]
pub fn hostname_rfc1034(text: &str) -> bool {
    text.len() <= 253
        && text.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        })
}

/// `hostname`: a label with hyphens at its third and fourth place is one of IDNA (RFC 5891).
#[must_use]
pub fn hostname(text: &str) -> bool {
    hostname_rfc1034(text)
        && text.split('.').all(|label| match label.strip_prefix("xn--") {
            Some(code) => label::decoded(code).is_some_and(|label| label::is_valid(&label)),
            None => label.get(2..4) != Some("--"),
        })
}

/// `idn-hostname` (RFC 5890). Without the feature `idna` it refuses nothing.
#[cfg(not(feature = "idna"))]
#[must_use]
pub const fn idn_hostname(_: &str) -> bool {
    true
}

/// `idn-hostname` (RFC 5890)
#[cfg(feature = "idna")]
#[must_use]
pub fn idn_hostname(text: &str) -> bool {
    use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

    let uts46 = Uts46::new();
    let ascii =
        uts46.to_ascii(text.as_bytes(), AsciiDenyList::STD3, Hyphens::Check, DnsLength::Verify);
    let Ok(ascii) = ascii else { return false };
    if !hostname(&ascii) {
        return false;
    }
    let (unicode, _) = uts46.to_unicode(ascii.as_bytes(), AsciiDenyList::EMPTY, Hyphens::Allow);
    unicode.split('.').all(|label| !label.is_empty() && label::is_valid(label))
}

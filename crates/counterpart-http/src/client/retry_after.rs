//! The wait that a server asks for.

use std::time::UNIX_EPOCH;

/// The milliseconds that `Retry-After` asks for. A date counts from the server's own `Date`, or from
/// `now` where the server does not say it; a date that has passed asks for no wait.
pub fn wait(retry_after: Option<&str>, date: Option<&str>, now: u64) -> Option<u64> {
    let text = retry_after?;
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let seconds = text.parse::<u64>().unwrap_or(u64::MAX).min(1_000_000_000);
        return Some(seconds * 1000);
    }
    let then = milliseconds(text)?;
    let from = date.and_then(milliseconds).unwrap_or(now);
    Some(then.saturating_sub(from))
}

/// A date in the one form that is written today (IMF-fixdate), as milliseconds since 1970.
fn milliseconds(text: &str) -> Option<u64> {
    let is_imf =
        text.len() == 29 && text.ends_with(" GMT") && text.as_bytes().get(3) == Some(&b',');
    let date = httpdate::parse_http_date(text).ok().filter(|_| is_imf)?;
    let since = date.duration_since(UNIX_EPOCH).ok()?;
    u64::try_from(since.as_millis()).ok()
}

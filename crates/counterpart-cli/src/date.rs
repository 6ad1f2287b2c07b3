//! The current date, in UTC.

use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS: u64 = 24 * 60 * 60;

/// Today in UTC: `2026-11-22`.
pub fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    written(since.as_secs() / SECONDS)
}

/// The date that is this number of days after 1970-01-01.
fn written(days: u64) -> String {
    let (mut year, mut left) = (1970u64, days);
    while left >= year_length(year) {
        left -= year_length(year);
        year += 1;
    }
    let february = if year_length(year) == 366 { 29 } else { 28 };
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", left + 1)
}

const fn year_length(year: u64) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    if leap { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn days_are_counted_over_leap_years() {
        assert_eq!(written(0), "1970-01-01");
        assert_eq!(written(11_016), "2000-02-29");
        assert_eq!(written(11_017), "2000-03-01");
        assert_eq!(written(20_453), "2025-12-31");
        assert_eq!(written(20_454), "2026-01-01");
    }
}

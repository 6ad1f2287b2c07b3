//! Dates, times and durations of RFC 3339.

/// `date`
#[must_use]
pub fn date(text: &str) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return false };
    let read = || {
        let year = u32::from(two(*y1, *y2)?) * 100 + u32::from(two(*y3, *y4)?);
        Some((year, two(*m1, *m2)?, two(*d1, *d2)?))
    };
    read().is_some_and(|(year, month, day)| (1..=days(year, month)).contains(&day))
}

const fn days(year: u32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}

/// The number that two digits are.
fn two(tens: u8, ones: u8) -> Option<u8> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
    Some(digit(tens)? * 10 + digit(ones)?)
}

/// `time`
#[must_use]
pub fn time(text: &str) -> bool {
    read_time(text.as_bytes()).unwrap_or(false)
}

fn read_time(bytes: &[u8]) -> Option<bool> {
    let [h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = bytes else { return None };
    let (hour, minute, second) = (two(*h1, *h2)?, two(*m1, *m2)?, two(*s1, *s2)?);
    let offset = match rest {
        [b'.', fraction @ ..] => {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            (digits > 0).then(|| fraction.get(digits..))??
        }
        rest => rest,
    };
    let (sign, hours, minutes) = match offset {
        [b'Z' | b'z'] => (1, 0, 0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            (if *sign == b'-' { 1 } else { -1 }, two(*h1, *h2)?, two(*m1, *m2)?)
        }
        _ => return None,
    };
    let in_range = hour < 24 && minute < 60 && second <= 60 && hours < 24 && minutes < 60;
    // A leap second is the last of a day in UTC.
    let of_day = |hour: u8, minute: u8| i32::from(hour) * 60 + i32::from(minute);
    let utc = of_day(hour, minute) + sign * of_day(hours, minutes);
    Some(in_range && (second < 60 || utc.rem_euclid(1440) == 1439))
}

/// `date-time`
#[must_use]
pub fn date_time(text: &str) -> bool {
    let parts = text.split_at_checked(10);
    parts.is_some_and(|(day, rest)| {
        let rest = rest.strip_prefix(['T', 't']);
        date(day) && rest.is_some_and(time)
    })
}

/// `duration`
#[must_use]
pub fn duration(text: &str) -> bool {
    let Some(text) = text.strip_prefix('P') else { return false };
    if text.ends_with('W') {
        return units(text, "W");
    }
    match text.split_once('T') {
        None => units(text, "YMD"),
        Some((day, time)) => (day.is_empty() || units(day, "YMD")) && units(time, "HMS"),
    }
}

/// Whether a text is one or more numbers, each with its unit, and the units follow one another
/// without a gap.
fn units(text: &str, order: &str) -> bool {
    let mut rest = text;
    let mut next: Option<&str> = None;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (Some(unit), true) = (rest.get(digits..=digits), digits > 0) else { return false };
        next = match next {
            None => order.split_once(unit).map(|(_, after)| after),
            Some(following) => following.strip_prefix(unit),
        };
        if next.is_none() {
            return false;
        }
        rest = rest.get(digits + 1..).unwrap_or_default();
    }
    next.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_rfc_3339() {
        assert!(date("2024-02-29") && !date("2023-02-29") && !date("2024-13-01"));
        assert!(!date("1963-06-1৪") && !date("2024-2-29"));
        assert!(time("23:59:60Z") && time("15:59:60-08:00") && !time("22:59:60Z"));
        assert!(time("01:29:60+01:30") && !time("12:00:00") && !time("12:00:00.Z"));
        assert!(date_time("1963-06-19t08:30:06.283185z") && !date_time("1963-06-19 08:30:06Z"));
        for good in ["P4DT12H30M5S", "P4Y", "PT0S", "P1M", "PT1M", "P2W", "P1Y2M3D", "PT1H2M"] {
            assert!(duration(good), "{good}");
        }
        for bad in ["P", "PT", "P1YT", "4DT12H", "P2D1Y", "P1Y2W", "P1Y1D", "PT1H1S", "P1", "P1W1D"]
        {
            assert!(!duration(bad), "{bad}");
        }
    }
}

//! Labels of internationalised host names: what they may hold (RFC 5892), and how they are encoded
//! (RFC 3492).

use unicode_general_category::{GeneralCategory, get_general_category};

/// The characters that a zero width joiner may follow.
const VIRAMA: &str = "\u{94d}\u{9cd}\u{a4d}\u{acd}\u{b4d}\u{bcd}\u{c4d}\u{ccd}\u{d4d}\u{dca}\
\u{e3a}\u{f84}\u{1039}\u{1714}\u{1734}\u{17d2}\u{1a60}\u{1b44}\u{1baa}\u{1bf2}\u{1bf3}\u{2d7f}\
\u{a806}\u{a8c4}\u{a953}\u{abed}\u{10a3f}\u{11046}\u{1107f}\u{110b9}\u{11133}\u{111c0}\u{11235}\
\u{112ea}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{119e0}\
\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}";

/// Whether a label holds what it may, and its characters stand where they may.
pub fn is_valid(label: &str) -> bool {
    let is_mark = |c| {
        matches!(
            get_general_category(c),
            GeneralCategory::SpacingMark
                | GeneralCategory::NonspacingMark
                | GeneralCategory::EnclosingMark
        )
    };
    if label.chars().next().is_some_and(is_mark) {
        return false;
    }
    let before = std::iter::once(None).chain(label.chars().map(Some));
    let after = label.chars().skip(1).map(Some).chain([None]);
    let stands = before.zip(label.chars()).zip(after);
    let has = |low: char, high: char| label.chars().any(|c| (low..=high).contains(&c));
    let kana = label.chars().any(|c| {
        matches!(c, '\u{3040}'..='\u{309f}' | '\u{30a0}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}'
            | '\u{4e00}'..='\u{9fff}')
    });
    stands.into_iter().all(|((before, c), after)| fits(before, c, after))
        && (kana || !label.contains('\u{30fb}'))
        && !(has('\u{660}', '\u{669}') && has('\u{6f0}', '\u{6f9}'))
}

fn fits(before: Option<char>, c: char, after: Option<char>) -> bool {
    match c {
        '\u{200d}' => before.is_some_and(|before| VIRAMA.contains(before)),
        '\u{b7}' => before == Some('l') && after == Some('l'),
        '\u{375}' => after.is_some_and(|after| ('\u{370}'..='\u{3ff}').contains(&after)),
        '\u{5f3}' | '\u{5f4}' => {
            before.is_some_and(|before| ('\u{590}'..='\u{5ff}').contains(&before))
        }
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => {
            false
        }
        '\u{200c}' | '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}' | '\u{30fb}' => true,
        c if c.is_ascii() => true,
        c => matches!(
            get_general_category(c),
            GeneralCategory::UppercaseLetter
                | GeneralCategory::LowercaseLetter
                | GeneralCategory::TitlecaseLetter
                | GeneralCategory::ModifierLetter
                | GeneralCategory::OtherLetter
                | GeneralCategory::NonspacingMark
                | GeneralCategory::SpacingMark
                | GeneralCategory::DecimalNumber
        ),
    }
}

/// The text that a label stands for, given what follows `xn--`.
pub fn decoded(code: &str) -> Option<String> {
    let (plain, encoded) = match code.rfind('-') {
        Some(at) if at > 0 => code.split_at_checked(at).map(|(a, b)| (a, &b[1..]))?,
        _ => ("", code),
    };
    let mut output: Vec<char> = plain.chars().collect();
    let (mut point, mut index, mut bias) = (128u32, 0u32, 72u32);
    let mut digits = encoded.bytes();
    while digits.len() > 0 {
        let before = index;
        let mut weight = 1u32;
        for k in (36u32..).step_by(36) {
            let digit = match digits.next()? {
                byte @ b'0'..=b'9' => u32::from(byte - b'0') + 26,
                byte @ b'A'..=b'Z' => u32::from(byte - b'A'),
                byte @ b'a'..=b'z' => u32::from(byte - b'a'),
                _ => return None,
            };
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let least = k.saturating_sub(bias).clamp(1, 26);
            if digit < least {
                break;
            }
            weight = weight.checked_mul(36 - least)?;
        }
        let count = u32::try_from(output.len()).ok()? + 1;
        bias = adapted(index - before, count, before == 0);
        point = point.checked_add(index / count)?;
        index %= count;
        output.insert(usize::try_from(index).ok()?, char::from_u32(point)?);
        index += 1;
    }
    Some(output.into_iter().collect())
}

const fn adapted(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_decoded() {
        assert_eq!(decoded("ihqwcrb4cv8a8dqg056pqjye").as_deref(), Some("他们为什么不说中文"));
        assert_eq!(decoded("bcher-kva").as_deref(), Some("bücher"));
        assert_eq!(decoded("X").as_deref(), None);
        assert!(is_valid("bücher") && !is_valid("a·l") && is_valid("l·l"));
    }
}

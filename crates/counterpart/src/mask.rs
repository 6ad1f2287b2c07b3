//! How a secret is shown.

/// So many characters a secret must have before its last four are shown.
const LONG: usize = 12;
const SHOWN: usize = 4;
const DOTS: &str = "••••";

/// A secret as it may be shown: `••••` and its last four characters; `••••` alone when it has
/// fewer than twelve. The TypeScript half shows the same.
///
/// ```
/// assert_eq!(counterpart::mask("sk_live_1234567890"), "••••7890");
/// assert_eq!(counterpart::mask("hunter2"), "••••");
/// ```
#[must_use]
pub fn mask(secret: &str) -> String {
    let length = secret.chars().count();
    let hidden = if length < LONG { length } else { length - SHOWN };
    DOTS.chars().chain(secret.chars().skip(hidden)).collect()
}

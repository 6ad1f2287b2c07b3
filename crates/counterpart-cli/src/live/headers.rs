//! Request headers with the values of environment variables.

/// The value of a header: `$NAME` is the environment variable of that name, `$$` a dollar sign.
///
/// # Errors
/// The name of a variable that is not set.
pub fn expand(value: &str, variable: impl Fn(&str) -> Option<String>) -> Result<String, String> {
    let mut text = String::new();
    let mut rest = value;
    while let Some(at) = rest.find('$') {
        let (before, behind) = rest.split_at(at);
        text.push_str(before);
        let behind = behind.get(1..).unwrap_or_default();
        if let Some(after) = behind.strip_prefix('$') {
            text.push('$');
            rest = after;
            continue;
        }
        let end = behind.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        let (name, after) = behind.split_at(end.unwrap_or(behind.len()));
        if name.is_empty() {
            text.push('$');
        } else {
            text.push_str(&variable(name).ok_or_else(|| name.to_owned())?);
        }
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn variables_are_put_in() {
        let known = |name: &str| (name == "TOKEN").then(|| "s3cret$TOKEN".to_owned());
        assert_eq!(expand("Bearer $TOKEN", known).as_deref(), Ok("Bearer s3cret$TOKEN"));
        assert_eq!(expand("$TOKEN-$$5 $", known).as_deref(), Ok("s3cret$TOKEN-$5 $"));
        assert_eq!(expand("$TOKENS", known), Err("TOKENS".to_owned()));
    }
}

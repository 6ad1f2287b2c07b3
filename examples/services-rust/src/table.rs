//! Tables as text: rows of fields with commas between them (RFC 4180).

/// The rows of a table. A field may stand in quotation marks, which are doubled inside.
#[must_use]
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                push(&mut rows, '"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => rows.last_mut().into_iter().for_each(|row| row.push(String::new())),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            other => push(&mut rows, other),
        }
    }
    rows.retain(|row| row.iter().any(|field| !field.is_empty()));
    rows
}

fn push(rows: &mut [Vec<String>], character: char) {
    if let Some(field) = rows.last_mut().and_then(|row| row.last_mut()) {
        field.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn fields_may_be_quoted() {
        assert_eq!(rows("a,b\r\n\"x, \"\"y\"\"\",\n\n"), [["a", "b"], ["x, \"y\"", ""]]);
    }
}

//! Texts compared without regard to the kind of their line breaks, which git changes on some machines.

/// Whether two texts differ in nothing but `\r\n` for `\n`.
pub fn same(left: &[u8], right: &[u8]) -> bool {
    left == right || plain(left).eq(plain(right))
}

/// The bytes without every carriage return that stands before a line feed.
fn plain(text: &[u8]) -> impl Iterator<Item = u8> {
    let next = text.iter().skip(1).map(Some).chain([None]);
    text.iter()
        .zip(next)
        .filter(|(byte, next)| (**byte, *next) != (b'\r', Some(&b'\n')))
        .map(|(byte, _)| *byte)
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn only_line_breaks_are_alike() {
        assert!(same(b"a\r\nb\r\n", b"a\nb\n"));
        assert!(same(b"a\nb\r\n", b"a\r\nb\n"));
        assert!(same(b"", b""));
        assert!(!same(b"a\rb", b"ab"));
        assert!(!same(b"a\r", b"a"));
        assert!(!same(b"a\r\n", b"a"));
        assert!(!same(b"a\n", b"b\n"));
    }
}

//! The order in which tools apply the files of a folder.

use std::cmp::Ordering;

/// Which of two migrations comes first, by their paths: by their numbers (`2_keys.sql` before
/// `10_names.sql`), else by their letters. Those that Flyway repeats (`R__views.sql`) come last.
pub(super) fn compare(one: &str, other: &str) -> Ordering {
    let repeated = |path: &str| path.rsplit('/').next().is_some_and(|name| name.starts_with("R__"));
    let by_kind = repeated(one).cmp(&repeated(other));
    let steps = one.split('/').map(step).cmp(other.split('/').map(step));
    by_kind.then(steps).then_with(|| one.cmp(other))
}

/// A piece of a name: a number by its value, a letter by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// What ends a version: `V1__a` comes before `V1.1__b`.
    End,
    Number(u128),
    Letter(char),
}

fn step(name: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(digits);
        if digits > 0 {
            pieces.push(Piece::Number(number.parse().unwrap_or(u128::MAX)));
            rest = behind;
            continue;
        }
        let end = matches!(first, '_' | '-');
        pieces.push(if end { Piece::End } else { Piece::Letter(first) });
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn numbers_count_by_their_value() {
        let sorted = [
            "db/1_keys.sql",
            "db/2_names.sql",
            "db/10_more.sql",
            "db/20240101_a/migration.sql",
            "db/20240102_a/migration.sql",
            "db/V1__a.sql",
            "db/V1.1__b.sql",
            "db/V2__c.sql",
            "db/V10__d.sql",
            "db/R__views.sql",
        ];
        let mut paths = sorted;
        paths.reverse();
        paths.sort_by(|one, other| compare(one, other));
        assert_eq!(paths, sorted);
    }
}

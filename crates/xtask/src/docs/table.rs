//! Markdown tables.

/// The first cells of the table under a heading, without the head. A cell that is code is given
/// without its backticks.
pub fn first_cells<'t>(page: &'t str, heading: &str) -> Vec<&'t str> {
    let below = page.lines().skip_while(|line| *line != heading).skip(1);
    let section = below.take_while(|line| !line.starts_with("## "));
    let table = section.skip_while(|line| !line.starts_with('|'));
    let rows = table.take_while(|line| line.starts_with('|')).skip(2);
    rows.filter_map(|row| row.trim_start_matches('|').split('|').next())
        .map(|cell| cell.trim().trim_matches('`'))
        .collect()
}

/// What one list has and the other has not, as sentences.
pub fn differences(page: &str, documented: &[&str], registry: &[String]) -> Vec<String> {
    let undocumented = registry.iter().filter(|name| !documented.contains(&name.as_str()));
    let undocumented = undocumented.map(|name| format!("{page} does not list `{name}`"));
    let unknown = documented.iter().filter(|name| !registry.iter().any(|other| other == *name));
    let unknown = unknown.map(|name| format!("{page} lists `{name}`, which does not exist"));
    undocumented.chain(unknown).collect()
}

#[cfg(test)]
mod tests {
    use super::{differences, first_cells};

    #[test]
    fn both_sides_of_a_difference_are_found() {
        let page = "# A\n\n## B\n\ntext\n\n| x | y |\n|---|---|\n| `one` | 1 |\n| two | 2 |\n\n| z |\n|---|\n| three |\n";
        let cells = first_cells(page, "## B");
        assert_eq!(cells, ["one", "two"]);
        assert_eq!(first_cells(page, "## C"), Vec::<&str>::new());
        assert_eq!(
            differences("p.md", &cells, &["one".to_owned(), "three".to_owned()]),
            ["p.md does not list `three`", "p.md lists `two`, which does not exist"]
        );
    }
}

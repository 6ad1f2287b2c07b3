//! The statements inside of an anonymous block: `DO $$ BEGIN … END $$`.

use std::ops::Range;

use super::split;

/// A statement of a block.
pub(super) struct Step {
    /// Its bytes in the whole text.
    pub range: Range<usize>,
    /// Whether it runs under a condition other than that what it makes is not there yet.
    pub conditional: bool,
}

/// The statements of the block whose text is `range` of `text`, if it is one.
pub(super) fn steps(text: &str, range: &Range<usize>) -> Option<Vec<Step>> {
    let body = body(text, range)?;
    let inside = text.get(body.clone())?;
    let mut steps = Vec::new();
    let mut conditions: Vec<bool> = Vec::new();
    for piece in split::pieces(inside) {
        let mut range = body.start + piece.range.start..body.start + piece.range.end;
        loop {
            let statement = text.get(range.clone())?;
            let upper = statement.to_ascii_uppercase();
            let word = upper.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or("");
            let skip = match word {
                "BEGIN" | "ELSE" | "LOOP" => word.len(),
                // Code after an error is not part of a run that succeeds.
                "EXCEPTION" => return Some(steps),
                "IF" | "ELSIF" => {
                    let then = upper.find("THEN")?;
                    if word == "IF" {
                        conditions.push(!is_absence(&upper[..then]));
                    }
                    then + "THEN".len()
                }
                "END" => {
                    if upper.split_whitespace().nth(1) == Some("IF") {
                        conditions.pop();
                    }
                    break;
                }
                "DECLARE" => upper.find("BEGIN").map_or(statement.len(), |at| at + "BEGIN".len()),
                _ => {
                    let conditional = conditions.contains(&true);
                    steps.push(Step { range: range.clone(), conditional });
                    break;
                }
            };
            let rest = statement.get(skip..)?;
            range.start += skip + (rest.len() - rest.trim_start().len());
            if range.is_empty() {
                break;
            }
        }
    }
    Some(steps)
}

/// `IF NOT EXISTS (…)` guards what is made then: it is there afterwards either way.
fn is_absence(condition: &str) -> bool {
    let words: Vec<&str> = condition.split_whitespace().skip(1).take(2).collect();
    words.first() == Some(&"NOT") && words.get(1).is_some_and(|word| word.starts_with("EXISTS"))
}

/// The text between the dollar quotes of a `DO`.
fn body(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let statement = text.get(range.clone())?;
    let upper = statement.to_ascii_uppercase();
    if !upper.starts_with("DO") || !upper.get(2..)?.starts_with([' ', '\n', '\r', '\t', '$']) {
        return None;
    }
    let open = statement.find('$')?;
    let tag_end = statement.get(open + 1..)?.find('$')? + open + 2;
    let tag = statement.get(open..tag_end)?;
    let close = statement.rfind(tag)?;
    (close >= tag_end).then(|| range.start + tag_end..range.start + close)
}

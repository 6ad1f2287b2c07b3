//! The workspace that a new package becomes a member of.

use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, value};

use super::whole;

/// A workspace manifest with a new member.
pub struct Joined {
    /// The manifest.
    pub path: PathBuf,
    /// Its new text.
    pub text: String,
}

/// The nearest workspace above `folder` with the package of `folder` as a member. `None` where
/// there is no workspace, or nothing to add to it. Cargo refuses to build a package inside a
/// workspace that does not know it.
pub fn joined(folder: &Path) -> Option<Joined> {
    let folder = whole(folder);
    for above in folder.ancestors().skip(1) {
        let path = above.join("Cargo.toml");
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let Ok(mut document) = text.parse::<DocumentMut>() else { continue };
        let Some(workspace) = document.get_mut("workspace").and_then(Item::as_table_like_mut)
        else {
            continue;
        };
        let Ok(member) = folder.strip_prefix(above) else { return None };
        let member = member.to_string_lossy().replace('\\', "/");
        let named = |key: &str| {
            let list = workspace.get(key).and_then(Item::as_array).into_iter().flatten();
            list.filter_map(toml_edit::Value::as_str).any(|pattern| covers(pattern, &member))
        };
        if named("members") || named("exclude") {
            return None;
        }
        let members = workspace.entry("members").or_insert_with(|| value(Array::new()));
        let members = members.as_array_mut()?;
        members.push(member);
        return Some(Joined { path, text: document.to_string() });
    }
    None
}

/// Whether a pattern of a members list names the path: `crates/*` names `crates/contracts`.
fn covers(pattern: &str, path: &str) -> bool {
    let pattern = pattern.trim_end_matches('/').trim_start_matches("./");
    let (mut steps, mut wanted) = (path.split('/'), pattern.split('/'));
    loop {
        match (wanted.next(), steps.next()) {
            (None, None) | (Some("**"), _) => return true,
            (Some("*"), Some(_)) => {}
            (Some(wanted), Some(step)) if wanted == step => {}
            (Some(wanted), Some(step)) => match wanted.split_once('*') {
                Some((start, end)) if step.starts_with(start) && step.ends_with(end) => {}
                Some(_) | None => return false,
            },
            (Some(_), None) | (None, Some(_)) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn patterns_of_members() {
        assert!(covers("crates/*", "crates/contracts"));
        assert!(covers("contracts", "contracts"));
        assert!(covers("./con*s/", "contracts"));
        assert!(!covers("crates/*", "contracts"));
        assert!(!covers("crates/*", "crates/a/b"));
    }
}

//! Globs that select files, and globs that exclude some of them again.

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// Some globs: a path matches when one includes it and none excludes it.
#[derive(Clone, Debug)]
pub struct Globs {
    patterns: Vec<Pattern>,
    set: GlobSet,
}

#[derive(Clone, Debug)]
struct Pattern {
    text: String,
    out: bool,
}

/// What is wrong with a glob.
#[derive(Clone, Debug)]
pub struct BadGlob {
    /// Its position among those given.
    pub position: usize,
    /// Why.
    pub reason: String,
}

impl Globs {
    /// Reads globs; one that begins with `!` excludes files again.
    ///
    /// # Errors
    /// The first glob that is malformed.
    pub fn new<S: AsRef<str>>(globs: &[S]) -> Result<Self, BadGlob> {
        let mut set = GlobSetBuilder::new();
        let mut patterns = Vec::new();
        for (position, glob) in globs.iter().enumerate() {
            let (out, text) = match glob.as_ref().strip_prefix('!') {
                Some(rest) => (true, rest),
                None => (false, glob.as_ref()),
            };
            let text = text.strip_prefix("./").unwrap_or(text).to_owned();
            let read = read(&text);
            set.add(read.map_err(|error| BadGlob { position, reason: error.kind().to_string() })?);
            patterns.push(Pattern { text, out });
        }
        let set =
            set.build().map_err(|error| BadGlob { position: 0, reason: error.to_string() })?;
        Ok(Self { patterns, set })
    }

    /// Which of the globs take the path in; empty when one takes it out.
    #[must_use]
    pub fn matching(&self, path: &str) -> Vec<usize> {
        let found = self.set.matches(path);
        if found.iter().any(|position| self.patterns[*position].out) {
            return Vec::new();
        }
        found
    }

    /// Whether the path is in.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        !self.matching(path).is_empty()
    }

    /// The folders under which everything lies that is in, none inside another.
    #[must_use]
    pub fn bases(&self) -> Vec<String> {
        let inward = self.patterns.iter().filter(|pattern| !pattern.out);
        outermost(inward.map(|pattern| base(&pattern.text).to_owned()).collect())
    }

    /// How many globs there are, those that exclude files included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.patterns.len()
    }

    /// Whether there are no globs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Whether the glob at `position` takes files in.
    #[must_use]
    pub fn is_inward(&self, position: usize) -> bool {
        !self.patterns[position].out
    }
}

/// Whether a path of the project file is a glob.
#[must_use]
pub fn is_glob(path: &str) -> bool {
    path.contains(['*', '?', '[', '{'])
}

/// The folders of a list without those that lie in another of them.
#[must_use]
pub fn outermost(mut folders: Vec<String>) -> Vec<String> {
    folders.sort();
    let mut kept: Vec<String> = Vec::new();
    for folder in folders {
        let inside = |outer: &String| {
            let rest = folder.strip_prefix(outer.as_str());
            let up = outer.split('/').all(|part| part == "..");
            match rest {
                Some("") => true,
                Some(rest) if outer.is_empty() => !rest.starts_with(".."),
                Some(rest) => rest.starts_with('/') && !(up && rest.starts_with("/..")),
                None => false,
            }
        };
        if !kept.iter().any(inside) {
            kept.push(folder);
        }
    }
    kept
}

fn read(text: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(text).literal_separator(true).build()
}

/// The folder before the first part that is a pattern.
fn base(glob: &str) -> &str {
    let literal = glob.find(['*', '?', '[', '{', '\\']).map_or(glob, |at| &glob[..at]);
    literal.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::{Globs, outermost};

    #[test]
    fn a_glob_takes_in_and_another_takes_out() {
        let globs = Globs::new(&["src/**/*.{ts,tsx}", "!src/**/*.test.ts"]).expect("globs");
        assert!(globs.has("src/a.ts") && globs.has("src/a/b.tsx"));
        assert!(!globs.has("src/a.test.ts") && !globs.has("lib/a.ts") && !globs.has("src/a.js"));
        assert_eq!(globs.bases(), ["src"]);
    }

    #[test]
    fn folders_inside_others_are_left_out() {
        let folders = ["b/c", "a", "b", "ab", "../x"].map(str::to_owned).to_vec();
        assert_eq!(outermost(folders), ["../x", "a", "ab", "b"]);
        assert_eq!(outermost(vec![String::new(), "a".into(), "../b".into()]), ["", "../b"]);
    }
}

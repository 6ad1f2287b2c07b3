//! Documents whose regular expressions are written otherwise for the validator, and the way back
//! in what it says.

use serde_json::Value;

use crate::violation::Violation;

/// A document as the validator reads it, where its engine for regular expressions would take the
/// document as written for something else.
#[derive(Debug)]
pub struct Rewritten {
    /// Its JSON.
    pub text: &'static str,
    /// The regular expressions that are not as written, each with what is written.
    pub patterns: &'static [(&'static str, &'static str)],
}

impl Rewritten {
    /// The JSON Pointer in this document, `value`, to what a pointer of the document as written
    /// leads to.
    #[must_use]
    pub fn pointer(&self, value: &Value, written: &str) -> String {
        let mut at = Some(value);
        let mut pointer = String::new();
        for step in written.split('/').skip(1) {
            let plain = step.replace("~1", "/").replace("~0", "~");
            let below = format!("/{step}");
            let mut child = at.and_then(|value| value.pointer(&below));
            let mut name = plain.as_str();
            if let (None, Some((rust, _))) =
                (child, self.patterns.iter().find(|(_, original)| *original == plain))
            {
                name = rust;
                child = at.and_then(|value| value.get(*rust));
            }
            pointer = pointer + "/" + &name.replace('~', "~0").replace('/', "~1");
            at = child;
        }
        pointer
    }

    /// Puts what is written back into violations.
    pub fn restore(&self, violations: &mut [Violation]) {
        for violation in violations {
            if let Some(written) =
                violation.parameters.get("pattern").and_then(|it| self.written(it.as_str()?))
            {
                violation.set_parameter("pattern", written.into());
            }
            self.restore_path(&mut violation.evaluation_path);
            for causes in &mut violation.causes {
                self.restore(causes);
            }
        }
    }

    /// Behind `patternProperties` stands a regular expression, or, where that is the name of a
    /// property, a keyword; no keyword is among the regular expressions.
    fn restore_path(&self, path: &mut String) {
        if !path.contains("/patternProperties/") {
            return;
        }
        let mut restored = String::with_capacity(path.len());
        let mut behind = false;
        for step in path.split('/').skip(1) {
            let plain = step.replace("~1", "/").replace("~0", "~");
            restored.push('/');
            match self.written(&plain).filter(|_| behind) {
                Some(written) => {
                    restored.push_str(&written.replace('~', "~0").replace('/', "~1"));
                }
                None => restored.push_str(step),
            }
            behind = step == "patternProperties";
        }
        *path = restored;
    }

    fn written(&self, rust: &str) -> Option<&'static str> {
        self.patterns.iter().find(|(text, _)| *text == rust).map(|(_, written)| *written)
    }
}

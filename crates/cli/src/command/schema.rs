//! `counterpart schema`: JSON Schemas for editors, made from the types that do the reading.

use counterpart_model::model::Extension;
use counterpart_model::project::ProjectFile;

use crate::answer::Answer;
use crate::arguments::Subject;

/// The schema of one subject.
pub fn run(subject: Subject) -> Answer {
    let schema = match subject {
        Subject::Project => schemars::schema_for!(ProjectFile),
        Subject::XCounterpart => schemars::schema_for!(Extension),
    };
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    Answer::new(text).with("schema", &schema)
}

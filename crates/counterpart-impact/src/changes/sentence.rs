//! A change in one sentence.

use counterpart_compat::finding::Finding;
use counterpart_compat::rules::Level;
use counterpart_compiler::model::{DefinitionId, Shape};
use counterpart_report::impact::Kind;

use super::parts::is_listed;
use super::path;
use super::text::{code, sentence};
use super::version::Version;

/// Further findings about the same part are counted.
const MOST_TOLD: usize = 4;

/// The sentence of a change.
pub fn of(
    kind: Kind,
    definition: &str,
    part: Option<&str>,
    findings: &[&Finding],
    sides: [(Version<'_>, Option<DefinitionId>); 2],
) -> String {
    let whose = code(definition);
    let key = code(part.unwrap_or_default());
    match kind {
        Kind::ValueAdded => format!("{whose} has the new value {key}."),
        Kind::ValueRemoved => format!("The value {key} of {whose} was removed."),
        Kind::FieldAdded => {
            let was = other_name(findings, part, 0);
            let was = was.map(|was| format!(", which was named {}", code(was))).unwrap_or_default();
            format!("{whose} has the new {}field {key}{was}.", need(part, sides[1]))
        }
        Kind::FieldRemoved => match other_name(findings, part, 1) {
            Some(is) => format!("The field {key} of {whose} is now named {}.", code(is)),
            None => format!("The field {key} of {whose} was removed."),
        },
        Kind::FieldRequired => format!("The field {key} of {whose} is now required."),
        Kind::FieldOptional => format!("The field {key} of {whose} is now optional."),
        Kind::DefinitionAdded | Kind::ContractAdded => format!("{whose} is new."),
        Kind::DefinitionRemoved | Kind::ContractRemoved => format!("{whose} was removed."),
        Kind::DefinitionRenamed => renamed(definition, findings, sides),
        Kind::ConstantAdded | Kind::ConstantRemoved | Kind::ConstantChanged => {
            let words = words(findings, Of::Other);
            let name = definition.rsplit('#').next().unwrap_or_default();
            sentence(&words.replacen(&format!("`{name}`"), &whose, 1))
        }
        Kind::Refactored => format!("{whose} was rewritten and means the same."),
        Kind::Undecided => {
            format!(
                "{} could not be decided: {}.",
                subject(&whose, part),
                words(findings, Of::Other)
            )
        }
        Kind::TypeChanged | Kind::ConstraintChanged | Kind::Documentation => {
            let listed = sides.iter().any(|(model, id)| id.is_some_and(|id| is_listed(model, id)));
            let of = if listed && part.is_none() { Of::List } else { Of::Other };
            let words = words(findings, of);
            format!("{}: {}.", subject(&whose, part), words.trim_end_matches('.'))
        }
    }
}

/// The other name of a field that was renamed: the old one (0) or the new one (1).
fn other_name<'f>(findings: &[&'f Finding], part: Option<&str>, side: usize) -> Option<&'f str> {
    let names = findings.iter().find_map(|finding| match finding.subject.parts.as_slice() {
        names @ [_, _] => names.get(side),
        _ => None,
    });
    names.map(String::as_str).filter(|name| Some(*name) != part)
}

fn subject(whose: &str, part: Option<&str>) -> String {
    part.map_or_else(|| whose.to_owned(), |part| format!("The field {} of {whose}", code(part)))
}

/// Whether a field that came must be there, as an adjective.
fn need(part: Option<&str>, (model, id): (Version<'_>, Option<DefinitionId>)) -> &'static str {
    let field = id.and_then(|id| match &model[id].shape {
        Shape::Object(object) => {
            object.fields.iter().find(|field| Some(field.key.as_str()) == part)
        }
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Reference(_) => None,
    });
    field.map_or("", |field| if field.required { "required " } else { "optional " })
}

/// What is called otherwise: the definition, or its list or a variant of it.
fn renamed(
    definition: &str,
    findings: &[&Finding],
    sides: [(Version<'_>, Option<DefinitionId>); 2],
) -> String {
    let [was, is] = sides.map(|(model, id)| id.map(|id| path(&model, id)));
    let whole = findings.iter().any(|finding| finding.rule.id.starts_with("definition-"));
    match (was, is) {
        (Some(was), Some(is)) if whole && was != is => {
            format!("{} was renamed to {}.", code(&was), code(&is))
        }
        (None | Some(_), None | Some(_)) => {
            format!("{}: {}.", code(definition), words(findings, Of::Other))
        }
    }
}

/// What findings are about.
#[derive(Clone, Copy)]
enum Of {
    /// An enum or a union as a whole.
    List,
    Other,
}

/// What the findings say, each once. What is found of data is exact; where something is, what is
/// found of generated code says it again.
fn words(findings: &[&Finding], of: Of) -> String {
    let is_silent = |finding: &&&Finding| {
        ["annotation-only", "refactored", "unknown-keyword"].contains(&finding.rule.id)
    };
    let loud: Vec<&&Finding> = findings.iter().filter(|one| !is_silent(one)).collect();
    let all = if loud.is_empty() { findings.iter().collect() } else { loud };
    // That an enum opened or closed, generated code says better than the value that shows it.
    let sorts = match of {
        Of::List => [Level::Source, Level::Wire],
        Of::Other => [Level::Wire, Level::Source],
    };
    let all = sorts
        .into_iter()
        .map(|level| {
            all.iter().copied().filter(|one| one.rule.level() == level).collect::<Vec<_>>()
        })
        .find(|sort| !sort.is_empty())
        .unwrap_or_default();
    let mut told: Vec<String> = Vec::new();
    for finding in all {
        let within = &finding.subject.within;
        let at = if within.is_empty() { String::new() } else { format!(" at {}", code(within)) };
        let words = format!("{}{at}", finding.change);
        if !told.contains(&words) {
            told.push(words);
        }
    }
    let more = told.len().saturating_sub(MOST_TOLD);
    told.truncate(MOST_TOLD);
    if more > 0 {
        told.push(format!("{more} more"));
    }
    told.join("; ")
}

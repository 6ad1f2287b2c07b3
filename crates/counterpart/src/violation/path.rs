//! JSON Pointers, and what the steps of an evaluation path are.

/// `path` with one more step.
pub fn join(path: &str, step: &str) -> String {
    format!("{path}/{}", step.replace('~', "~0").replace('/', "~1"))
}

/// An evaluation path of a validator as one of the definition. The validator's schema refers to the
/// definition, or to each of its conjunction in an `allOf`.
pub fn below_definition(path: &str) -> &str {
    if let Some(rest) = path.strip_prefix("/$ref") {
        return rest;
    }
    let branch = path.strip_prefix("/allOf/").and_then(|rest| rest.split_once('/'));
    match branch.and_then(|(_, rest)| rest.strip_prefix("$ref")) {
        Some(rest) => rest,
        None => path,
    }
}

/// The last step.
pub fn last(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(_, last)| last)
}

/// `path` with another last step.
pub fn ending(path: &str, keyword: &str) -> String {
    let above = path.rsplit_once('/').map_or("", |(above, _)| above);
    format!("{above}/{keyword}")
}

/// The path up to the last step of this name, with it.
pub fn up_to_last<'p>(path: &'p str, keyword: &str) -> &'p str {
    let end = path.rmatch_indices(keyword).find_map(|(start, found)| {
        let end = start + found.len();
        let whole =
            path[..start].ends_with('/') && matches!(path.as_bytes().get(end), None | Some(b'/'));
        whole.then_some(end)
    });
    end.map_or(path, |end| &path[..end])
}

/// The last step, if it is a keyword and not the name or index behind one.
pub fn final_keyword(path: &str) -> Option<&str> {
    let mut steps = path.split('/').skip(1).peekable();
    let mut keyword = None;
    while let Some(step) = steps.next() {
        keyword = Some(step);
        let taken = match step {
            "properties" | "patternProperties" | "dependentSchemas" | "dependencies" => {
                steps.next()
            }
            "allOf" | "anyOf" | "oneOf" | "prefixItems" | "items" => {
                steps.next_if(|next| next.bytes().all(|byte| byte.is_ascii_digit()))
            }
            _ => None,
        };
        keyword = keyword.filter(|_| taken.is_none());
    }
    keyword
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_behind_a_keyword_is_no_keyword() {
        assert_eq!(final_keyword("/$ref/additionalProperties"), Some("additionalProperties"));
        assert_eq!(final_keyword("/properties/additionalProperties"), None);
        assert_eq!(final_keyword("/allOf/0/items"), Some("items"));
        assert_eq!(final_keyword("/items/0"), None);
    }

    #[test]
    fn the_way_to_the_definition_is_left_out() {
        assert_eq!(below_definition("/$ref/type"), "/type");
        assert_eq!(below_definition("/allOf/1/$ref/type"), "/type");
        assert_eq!(below_definition("/$ref"), "");
    }

    #[test]
    fn a_path_is_cut_behind_a_whole_step() {
        let path = "/properties/propertyNames/propertyNames/pattern";
        assert_eq!(up_to_last(path, "propertyNames"), "/properties/propertyNames/propertyNames");
    }
}

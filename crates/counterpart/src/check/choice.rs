//! `anyOf` and `oneOf`: which branch a value meets, and which one is reported when it meets none.

use serde_json::Value;

use super::detail::{Detail, Untold};
use super::marks::Marks;
use super::schema::{SchemaRef, Tag, Union};
use super::sink::{Sink, Step, Word};
use super::walk::{branch, meets};

/// Whether a union holds: `oneOf` if `one` is set, else `anyOf`.
pub fn holds<'v, S: Sink<'v>>(
    union: &'static Union,
    one: bool,
    value: &'v Value,
    marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    let keyword = if one { "oneOf" } else { "anyOf" };
    let choice = Choice { union, keyword, one };
    let Some(tag) = union.tag else {
        return match union.lone {
            // All others refuse what is not `null`.
            Some(lone) if union.branches.len() == 1 || !value.is_null() => {
                choice.directly(lone, value, marks, sink)
            }
            Some(_) | None => {
                choice.untagged(union.branches.iter().copied().enumerate(), value, marks, sink)
            }
        };
    };
    if let Value::Object(members) = value {
        let Some(chosen) = members.get(tag.property) else {
            sink.refuse(keyword, choice.fault(tag, Untold::Missing), None);
            return false;
        };
        return choice.tagged(tag, chosen, value, marks, sink);
    }
    if tag.only_objects {
        sink.refuse(keyword, choice.fault(tag, Untold::NoObject), None);
        return false;
    }
    let at = |at: &usize| Some((*at, *union.branches.get(*at)?));
    choice.untagged(tag.others.iter().filter_map(at), value, marks, sink)
}

/// A union, and the keyword that it is written with.
#[derive(Clone, Copy)]
struct Choice {
    union: &'static Union,
    keyword: &'static str,
    one: bool,
}

impl Choice {
    fn fault(self, tag: &'static Tag, why: Untold) -> Detail {
        Detail::Tag { one: self.one, tag, why }
    }

    fn words(self, at: usize) -> [Word; 2] {
        [Word::Name(self.keyword), Word::Index(at)]
    }

    /// Looks at one branch as `allOf` does.
    fn directly<'v, S: Sink<'v>>(
        self,
        at: usize,
        value: &'v Value,
        marks: Option<&mut Marks>,
        sink: &mut S,
    ) -> bool {
        let schema = self.union.branches.get(at);
        schema.is_some_and(|schema| branch(schema, value, &self.words(at), marks, sink))
    }

    fn tagged<'v, S: Sink<'v>>(
        self,
        tag: &'static Tag,
        chosen: &'v Value,
        value: &'v Value,
        marks: Option<&mut Marks>,
        sink: &mut S,
    ) -> bool {
        if let Some(at) = tag.branch(chosen) {
            return self.directly(at, value, marks, sink);
        }
        sink.down(Step::Key(tag.property));
        sink.refuse(self.keyword, self.fault(tag, Untold::Unlisted), chosen.as_str());
        sink.up();
        false
    }

    fn untagged<'v, S: Sink<'v>>(
        self,
        candidates: impl Iterator<Item = (usize, SchemaRef)>,
        value: &'v Value,
        marks: Option<&mut Marks>,
        sink: &mut S,
    ) -> bool {
        let (mut count, mut matched) = (0, Vec::new());
        let mut found = Marks::default();
        for (at, schema) in candidates {
            let mut own = Marks::default();
            let asked = marks.is_some().then_some(&mut own);
            if !meets(schema, value, asked, sink.verdicts()) {
                continue;
            }
            if !self.one && marks.is_none() {
                return true;
            }
            found.merge(&own);
            count += 1;
            if S::REPORTS {
                matched.push(at);
            } else if self.one && count > 1 {
                return false;
            }
        }
        if count == 0 {
            self.none_met(value, sink);
            return false;
        }
        if self.one && count > 1 {
            sink.refuse(self.keyword, Detail::Matched(matched), None);
            return false;
        }
        if let Some(marks) = marks {
            marks.merge(&found);
        }
        true
    }

    fn none_met<'v, S: Sink<'v>>(self, value: &'v Value, sink: &mut S) {
        if !S::REPORTS {
            return;
        }
        if let Some(lone) = self.union.lone {
            self.directly(lone, value, None, sink);
            return;
        }
        let nearest = self.union.nearest(value);
        let called = self.union.called(nearest);
        sink.refuse_with(
            self.keyword,
            Detail::Nearest { one: self.one, nearest, called },
            |sink| {
                self.directly(nearest, value, None, sink);
            },
        );
    }
}

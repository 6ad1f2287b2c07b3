//! The sink that keeps violations: a bounded list that does not depend on the order of evaluation.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::Write;

use serde_json::Value;

use super::detail::Detail;
use super::schema::SchemaRef;
use super::sink::{Pairs, Sink, Step, Verdict, Word, pair};
use super::walk::meets;

/// The bytes that most paths have room in.
const SHORT: usize = 64;

/// Collects the violations of a value.
///
/// The list that is reported is the first `limit` entries, counted with their causes, of the sorted
/// list of all. It is sorted and cut whenever it has twice as many, so its size is bounded whatever
/// the value.
#[derive(Debug)]
pub struct Report<'v> {
    limit: usize,
    instance: Vec<Step<'v>>,
    evaluation: Vec<Word>,
    found: List<'v>,
    /// Whether anything was cut.
    more: bool,
    verdicts: Verdict,
    /// What schemas that are asked again and again report about values, with evaluation paths
    /// relative to themselves, and whether the values meet them.
    collected: Pairs<(bool, Vec<Entry<'v>>)>,
}

/// Violations, and how many they are with their causes.
#[derive(Debug, Default)]
struct List<'v> {
    entries: Vec<Entry<'v>>,
    weight: usize,
}

/// A violation before its message is written.
#[derive(Clone, Debug)]
pub struct Entry<'v> {
    /// The instance path.
    pub instance: String,
    /// The evaluation path.
    pub evaluation: String,
    /// The keyword.
    pub keyword: &'static str,
    /// What it asks for.
    pub detail: Detail,
    /// What messages compare with listed values.
    pub text: Option<Cow<'v, str>>,
    /// What the keyword refuses the value for.
    pub causes: Vec<Entry<'v>>,
}

impl<'v> Report<'v> {
    /// Keeps at most this number of violations, and one that says that there are more.
    pub fn new(limit: usize) -> Self {
        Self {
            limit,
            instance: Vec::new(),
            evaluation: Vec::new(),
            found: List::default(),
            more: false,
            verdicts: Verdict::reporting(),
            collected: Pairs::default(),
        }
    }

    /// The list that is reported, and whether there are more.
    pub fn finish(mut self) -> (Vec<Entry<'v>>, bool) {
        self.more |= self.found.cut(self.limit);
        (self.found.entries, self.more)
    }

    fn instance_path(&self) -> String {
        let mut path = String::with_capacity(SHORT);
        for step in &self.instance {
            match step {
                Step::Key(key) => write_step(&mut path, key),
                // Writing to a string does not fail.
                Step::Index(index) => drop(write!(path, "/{index}")),
            }
        }
        path
    }

    fn evaluation_path(&self) -> String {
        let mut path = String::with_capacity(SHORT);
        for word in &self.evaluation {
            match word {
                Word::Name(name) => write_step(&mut path, name),
                Word::Index(index) => drop(write!(path, "/{index}")),
            }
        }
        path
    }

    fn add(&mut self, entry: Entry<'v>) {
        self.found.weight += entry.weight();
        self.found.entries.push(entry);
        if self.found.weight > 2 * self.limit {
            self.more |= self.found.cut(self.limit);
        }
    }

    fn entry(&self, keyword: &'static str, detail: Detail) -> Entry<'v> {
        let (instance, mut evaluation) = (self.instance_path(), self.evaluation_path());
        write_step(&mut evaluation, keyword);
        Entry { instance, evaluation, keyword, detail, text: None, causes: Vec::new() }
    }
}

fn write_step(path: &mut String, step: &str) {
    path.push('/');
    if !step.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        path.push_str(step);
        return;
    }
    for c in step.chars() {
        match c {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            c => path.push(c),
        }
    }
}

impl<'v> Sink<'v> for Report<'v> {
    const REPORTS: bool = true;

    fn down(&mut self, step: Step<'v>) {
        self.instance.push(step);
    }

    fn up(&mut self) {
        self.instance.pop();
    }

    fn enter(&mut self, word: Word) {
        self.evaluation.push(word);
    }

    fn leave(&mut self) {
        self.evaluation.pop();
    }

    fn refuse(&mut self, keyword: &'static str, detail: Detail, text: Option<&'v str>) {
        let entry = self.entry(keyword, detail);
        self.add(Entry { text: text.map(Cow::Borrowed), ..entry });
    }

    fn refuse_all(&mut self) {
        let (instance, evaluation) = (self.instance_path(), self.evaluation_path());
        let (keyword, detail) = ("false", Detail::None);
        self.add(Entry { instance, evaluation, keyword, detail, text: None, causes: Vec::new() });
    }

    fn refuse_with(
        &mut self,
        keyword: &'static str,
        detail: Detail,
        collect: impl FnOnce(&mut Self),
    ) {
        let outer = std::mem::take(&mut self.found);
        collect(self);
        let mut causes = std::mem::replace(&mut self.found, outer);
        self.more |= causes.cut(self.limit);
        let entry = self.entry(keyword, detail);
        self.add(Entry { causes: causes.entries, ..entry });
    }

    fn refuse_name(&mut self, name: &'v str, schema: SchemaRef) {
        // The name is a value of its own, which lives no longer than this.
        let value = Value::String(name.to_owned());
        let mut inner = Report::new(self.limit);
        inner.instance = self.instance.iter().copied().chain([Step::Key(name)]).collect();
        inner.evaluation.clone_from(&self.evaluation);
        inner.enter(Word::Name("propertyNames"));
        meets(schema, &value, None, &mut inner);
        self.more |= inner.more | inner.found.cut(self.limit);
        let causes = inner.found.entries.into_iter().map(Entry::owned).collect();
        self.down(Step::Key(name));
        let entry = self.entry("propertyNames", Detail::Name);
        self.add(Entry { causes, ..entry });
        self.up();
    }

    fn once(
        &mut self,
        schema: SchemaRef,
        value: &'v Value,
        collect: impl FnOnce(&mut Self) -> bool,
    ) -> bool {
        let pair = pair(schema, value);
        let known = self.collected.remove(&pair);
        let (met, entries) = known.unwrap_or_else(|| {
            let found = std::mem::take(&mut self.found);
            let evaluation = std::mem::take(&mut self.evaluation);
            let met = collect(self);
            let mut own = std::mem::replace(&mut self.found, found);
            self.evaluation = evaluation;
            self.more |= own.cut(self.limit);
            (met, own.entries)
        });
        let outer = self.evaluation_path();
        for entry in &entries {
            self.add(entry.clone().below(&outer));
        }
        self.collected.insert(pair, (met, entries));
        met
    }

    fn verdicts(&mut self) -> &mut Verdict {
        &mut self.verdicts
    }
}

impl List<'_> {
    /// Sorts the list, removes what is there twice, and keeps the first entries, counted with their
    /// causes. Whether something was cut.
    fn cut(&mut self, limit: usize) -> bool {
        self.entries.sort_by(Entry::compare);
        self.entries.dedup_by(|one, other| one.compare(other).is_eq());
        let mut room = limit;
        let cut = cut(&mut self.entries, &mut room);
        self.weight = limit - room;
        cut
    }
}

/// Keeps as many entries as there is room for, a violation before its causes.
fn cut(entries: &mut Vec<Entry<'_>>, room: &mut usize) -> bool {
    let mut is_cut = false;
    let mut kept = 0;
    for entry in entries.iter_mut() {
        if *room == 0 {
            break;
        }
        *room -= 1;
        kept += 1;
        is_cut |= cut(&mut entry.causes, room);
    }
    is_cut |= kept < entries.len();
    entries.truncate(kept);
    is_cut
}

impl Entry<'_> {
    /// How many violations it is with its causes.
    fn weight(&self) -> usize {
        1 + self.causes.iter().map(Self::weight).sum::<usize>()
    }

    fn compare(&self, other: &Self) -> Ordering {
        let key = |entry: &Self| (entry.keyword, entry.detail.missing());
        let paths = self.instance.cmp(&other.instance);
        paths
            .then_with(|| self.evaluation.cmp(&other.evaluation))
            .then_with(|| key(self).cmp(&key(other)))
    }

    /// The same behind the evaluation path of a schema.
    fn below(mut self, outer: &str) -> Self {
        self.evaluation.insert_str(0, outer);
        self.causes = self.causes.into_iter().map(|cause| cause.below(outer)).collect();
        self
    }

    fn owned(self) -> Entry<'static> {
        Entry {
            instance: self.instance,
            evaluation: self.evaluation,
            keyword: self.keyword,
            detail: self.detail,
            text: self.text.map(|text| Cow::Owned(text.into_owned())),
            causes: self.causes.into_iter().map(Entry::owned).collect(),
        }
    }
}

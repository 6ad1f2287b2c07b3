//! Which files use a definition, and where they name what changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use counterpart_check::sources::locate;
use counterpart_report::common::Place;
use counterpart_report::impact::TaskEvidence;
use counterpart_sources::facts::{Import, Mention, Span};
use counterpart_sources::sources::{At, FileId, Sources};

use super::text::is_distinctive;
use super::{Found, Places, Search};

/// A name that stands in more files than this, where nothing else leads to them, means nothing.
const MOST_FILES: usize = 20;

/// So many files that are not listed are named.
const MOST_NAMED: usize = 3;

/// The files of all systems.
pub(super) struct Files<'a> {
    sources: &'a Sources,
    systems: HashMap<FileId, String>,
}

impl<'a> Files<'a> {
    pub fn of(sources: &'a Sources) -> Self {
        let mut systems = HashMap::new();
        for system in sources.groups() {
            for file in &system.files {
                systems.entry(*file).or_insert_with(|| system.name.clone());
            }
        }
        Self { sources, systems }
    }

    /// The first system that has the file.
    pub fn system(&self, file: FileId) -> Option<String> {
        self.systems.get(&file).cloned()
    }

    /// Where the files of systems name any of these; by file.
    pub fn mentions<'t>(
        &self,
        texts: impl IntoIterator<Item = &'t String>,
        fits: impl Fn(&Mention) -> bool,
    ) -> BTreeMap<FileId, Vec<Span>> {
        let mut found: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
        for text in texts.into_iter().collect::<BTreeSet<_>>() {
            for (file, mention) in self.sources.mentions(text) {
                if self.systems.contains_key(&file) && fits(&mention) {
                    found.entry(file).or_default().push(mention.at);
                }
            }
        }
        for spans in found.values_mut() {
            spans.sort();
            spans.dedup();
        }
        found
    }
}

impl Search<'_> {
    /// The places of the value, tag or field that changed.
    pub(super) fn parts(&self, left_out: &mut Vec<String>) -> Places {
        let trace = &self.change.trace;
        let mut hits = self.files.mentions(&trace.values, |_| true);
        for (file, spans) in self.files.mentions(&trace.names, |mention| mention.name) {
            hits.entry(file).or_default().extend(spans);
        }
        self.leave_promised(&mut hits);
        let using = self.using();
        let listing = self.listing_it();
        self.ranked(hits, left_out, |file| {
            if using.contains(&file) {
                Some(TaskEvidence::Imports)
            } else {
                listing.contains(&file).then_some(TaskEvidence::Mentions)
            }
        })
    }

    /// The places of the names of the definition that changed.
    pub(super) fn names(&self, left_out: &mut Vec<String>) -> Places {
        let wanted = self.wanted();
        let mut hits = self.files.mentions(wanted, |mention| mention.name);
        for (file, spans) in &mut hits {
            self.past_import(*file, wanted, spans);
        }
        if self.change.trace.types.is_empty() {
            for (file, spans) in self.importing(wanted) {
                hits.entry(file).or_default().extend(spans);
            }
        }
        self.leave_promised(&mut hits);
        self.ranked(hits, left_out, |file| self.imports(file).then_some(TaskEvidence::Imports))
    }

    /// The names to look for: of what is called otherwise the old ones, else those of the definition,
    /// of a contract those of its module.
    fn wanted(&self) -> &[String] {
        let trace = &self.change.trace;
        let known = [&trace.names, &trace.types];
        known.into_iter().find(|names| !names.is_empty()).unwrap_or(&trace.modules)
    }

    /// Where files import a module whose path ends with one of these names.
    fn importing(&self, names: &[String]) -> BTreeMap<FileId, Vec<Span>> {
        let mut found: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
        for file in self.files.systems.keys() {
            let facts = self.evidence.sources.facts(*file);
            let fits =
                |import: &&Import| names.iter().any(|name| name == last_step(&import.module));
            for import in facts.imports.iter().filter(fits) {
                let mut mentions = facts.mentions.iter();
                let place = mentions.find(|mention| mention.text == import.module);
                found.entry(*file).or_default().extend(place.map(|mention| mention.at));
            }
        }
        found
    }

    /// Leaves out the places that a promise leads to.
    fn leave_promised(&self, hits: &mut BTreeMap<FileId, Vec<Span>>) {
        let sources = self.evidence.sources;
        let place = |file, span| Place::from(&locate(sources, At { file, span }));
        for (file, spans) in &mut *hits {
            spans.sort();
            spans.dedup();
            spans.retain(|span| {
                let Place { path, line, .. } = place(*file, *span);
                !self.promised.contains(&(path, line))
            });
        }
        hits.retain(|_, spans| !spans.is_empty());
    }

    /// Leaves out where a name is only imported, if it is used behind that.
    fn past_import(&self, file: FileId, names: &[String], spans: &mut Vec<Span>) {
        let facts = self.evidence.sources.facts(file);
        let imported = |import: &Import| import.name.iter().any(|name| names.contains(name));
        if spans.len() > 1 && facts.imports.iter().any(imported) {
            spans.remove(0);
        }
    }

    /// Places that something leads to; and of the others those of a rare name.
    fn ranked(
        &self,
        hits: BTreeMap<FileId, Vec<Span>>,
        left_out: &mut Vec<String>,
        leads: impl Fn(FileId) -> Option<TaskEvidence>,
    ) -> Places {
        let mut found = Places::new();
        let mut weak = BTreeMap::new();
        for (file, spans) in hits {
            match leads(file) {
                Some(evidence) => found.push((file, Found { spans, evidence, sentence: None })),
                None => {
                    weak.insert(file, spans);
                }
            }
        }
        let values = &self.change.trace.values;
        let rare = values.iter().chain(self.wanted()).all(|text| is_distinctive(text));
        if weak.len() <= MOST_FILES && rare {
            let evidence = TaskEvidence::Mentions;
            let named = |(file, spans)| (file, Found { spans, evidence, sentence: None });
            found.extend(weak.into_iter().map(named));
        } else if !weak.is_empty() {
            left_out.push(self.unlisted(&weak));
        }
        found
    }

    /// What is said of files that hold nothing but a word.
    fn unlisted(&self, files: &BTreeMap<FileId, Vec<Span>>) -> String {
        let words = &self.change.trace.values;
        let words = if words.is_empty() { self.wanted() } else { words };
        let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        let shown = files.keys().take(MOST_NAMED);
        let mut told: Vec<String> =
            shown.map(|file| format!("`{}`", self.evidence.sources.path(*file))).collect();
        if files.len() > MOST_NAMED {
            told.push(format!("{} more files", files.len() - MOST_NAMED));
        }
        format!(
            "Not listed, since nothing but the word {} there leads to `{}`: {}.",
            words.join(" or "),
            self.change.was.as_ref().unwrap_or(&self.change.definition),
            told.join(", ")
        )
    }

    /// The files that import the contract, and name the definition or one that holds it.
    pub(super) fn using(&self) -> BTreeSet<FileId> {
        let mut names: BTreeSet<String> = self.change.trace.types.iter().cloned().collect();
        for (model, holder) in &self.held_by {
            names.insert(model[*holder].name.clone());
            names.extend(model[*holder].list.clone());
        }
        let hits = self.files.mentions(&names, |mention| mention.name);
        hits.into_keys().filter(|file| self.imports(*file)).collect()
    }

    /// Whether a file takes anything from the contract.
    pub(super) fn imports(&self, file: FileId) -> bool {
        let facts = self.evidence.sources.facts(file);
        let trace = &self.change.trace;
        let targets = &self.evidence.project.settings.targets;
        let is_package = |module: &str| targets.packages().any(|package| package == module);
        let of_contract = |import: &Import| {
            let module = last_step(&import.module);
            trace.modules.iter().any(|known| known == module || import.name.contains(known))
                || import.name.last().is_some_and(|name| {
                    trace.types.contains(name)
                        && (is_package(&import.module) || is_distinctive(name))
                })
        };
        // Or it writes the whole path wherever it needs it.
        let spelled = |names: &[String]| {
            let mut mentions = facts.mentions.iter();
            mentions.any(|mention| mention.name && names.contains(&mention.text))
        };
        facts.imports.iter().any(of_contract) || (spelled(&trace.modules) && spelled(&trace.types))
    }
}

/// The last step of a module's path, without ending: `service-keys` of `../gen/service-keys.js`.
fn last_step(module: &str) -> &str {
    let step = module.rsplit(['/', ':']).next().unwrap_or(module);
    step.split('.').next().unwrap_or(step)
}

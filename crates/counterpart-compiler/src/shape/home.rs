//! Finds the path of an inline type from where it stands in its document, so that its name does not
//! depend on where it is met first.

use super::conjunction::{Choice, Conjunction};
use super::facts::Facts;
use super::form::Form;
use super::path::TypePath;
use super::planner::Planner;
use super::variants::kinds_name;
use crate::model::{Contract, Kind, Kinds, SchemaId, Supply};
use crate::source::{Document, Node, NodeId, Place};

impl Planner<'_> {
    /// The path of an inline type from the definition that its schemas stand in, where one stands in
    /// the other.
    pub(super) fn home(&self, conjunction: &Conjunction, met: &TypePath) -> Option<TypePath> {
        let paths = conjunction.schemas.iter();
        let paths = paths.map(|it| Some((*it, self.path_of(self.schemas()[*it].place, met)?)));
        let mut paths = paths.collect::<Option<Vec<(SchemaId, TypePath)>>>()?;
        paths.sort_by_key(|(schema, path)| (path.len(), *schema));
        let is_chain = paths.windows(2).all(|pair| match pair {
            [(_, outer), (_, inner)] => outer.leads_to(inner),
            _ => true,
        });
        // Several may stand at the outermost path: parts of one `allOf` do.
        let fewest = paths.first().map(|(_, path)| path.len());
        let mut outermost = paths.iter().take_while(|(_, path)| Some(path.len()) == fewest);
        match paths.as_slice() {
            [(schema, path)] => match self.kind_word(*schema, conjunction.kinds, path) {
                Some(word) => Some(self.below(path, word)),
                None => Some(path.clone()),
            },
            [_, .., (_, innermost)]
                if is_chain
                    && outermost.any(|(it, _)| self.has_only_kinds(*it, conjunction.kinds)) =>
            {
                Some(innermost.clone())
            }
            _ => None,
        }
    }

    /// Whether a schema admits no values of other kinds.
    fn has_only_kinds(&self, schema: SchemaId, kinds: Kinds) -> bool {
        self.kinds_of(&Conjunction::of([schema]), 6).within(kinds)
    }

    /// The path from the nearest definition around a place to the place; `None` where a step of it
    /// has no word. A path that was met stays where the types of the definition are not made here.
    fn path_of(&self, place: Place, met: &TypePath) -> Option<TypePath> {
        let document = &self.sources[place.document];
        let mut nodes = vec![place.node];
        let mut path = loop {
            let at = Place { document: place.document, node: *nodes.last()? };
            if let Some(owner) = self.definition_at(at) {
                break TypePath::of(owner);
            }
            if let Some(constant) = self.constants.get(&at) {
                let name = self.names.pascal(&constant.to_lowercase());
                break TypePath::named(met.owner, name);
            }
            nodes.push(document.parent(at.node)?);
        };
        let owner = path.owner;
        let contract_of = |id| &self.contracts[self.definition(id).contract.0 as usize];
        let made_here = |contract: &Contract| contract.supply == Supply::Generated;
        if self.definition(owner).contract != self.definition(met.owner).contract
            && !made_here(contract_of(owner))
        {
            return None;
        }
        nodes.reverse();
        let first = *nodes.first()?;
        let mut steps = nodes.windows(2);
        while let Some([from, to]) = steps.next() {
            let key = document.step(*to)?;
            let inner = |steps: &mut std::slice::Windows<'_, NodeId>| {
                let [_, to] = steps.next()? else { return None };
                document.step(*to)
            };
            let at = Place { document: place.document, node: *from };
            let inner_schema = self.schema_at(at).filter(|_| *from != first);
            let named = inner_schema.map(|schema| &self.schemas()[schema].annotations);
            if let Some(name) = named.and_then(|it| it.extension.name.as_ref()) {
                path = TypePath::named(owner, self.names.name(name));
            }
            path = match key.as_str() {
                "properties" => self.below(&path, &inner(&mut steps)?),
                "patternProperties" => {
                    inner(&mut steps)?;
                    self.below(&path, "Value")
                }
                "additionalProperties" | "unevaluatedProperties" => self.below(&path, "Value"),
                "propertyNames" => self.below(&path, "Key"),
                "prefixItems" => self.item(&path, &inner(&mut steps)?)?,
                "items" if is_list(document, *to) => self.item(&path, &inner(&mut steps)?)?,
                "items" if document.get(*from, "prefixItems").is_some() => {
                    self.below(&path, "Rest")
                }
                "items" => self.below(&path, "Item"),
                "additionalItems" => self.below(&path, "Rest"),
                "allOf" | "dependentSchemas" | "dependencies" => {
                    inner(&mut steps)?;
                    path
                }
                "then" | "else" => path,
                "anyOf" | "oneOf" => self.branch(&path, at, &key, &inner(&mut steps)?)?,
                _ => return None,
            };
        }
        Some(path)
    }

    /// The path of an item, by its position.
    fn item(&self, path: &TypePath, position: &str) -> Option<TypePath> {
        let position: usize = position.parse().ok()?;
        Some(self.below(path, &format!("Item{}", position + 1)))
    }

    /// The path of a branch of a choice. A choice whose other branches are only `null` or nothing
    /// adds no word.
    fn branch(&self, path: &TypePath, at: Place, key: &str, position: &str) -> Option<TypePath> {
        let schema = self.schema_at(at)?;
        let constraints = self.schemas()[schema].constraints.iter();
        let mut choices = constraints.enumerate().filter(|(_, it)| it.keyword.name() == key);
        let choice: Choice = (schema, choices.next()?.0);
        let branches = self.branch_names(choice);
        let null = Kinds::one(Kind::Null);
        let kinds_of = |schema| self.kinds_of(&Conjunction::of([schema]), 6);
        let mut real = branches.iter().filter(|it| !kinds_of(it.branch).within(null));
        let several = real.nth(1).is_some();
        let branch = branches.get(position.parse::<usize>().ok()?)?;
        Some(if several { self.below(path, &branch.name) } else { path.clone() })
    }

    /// The word for the kinds of value that a type is about, where its schema has other types too.
    fn kind_word(&self, schema: SchemaId, kinds: Kinds, path: &TypePath) -> Option<&'static str> {
        let conjunction = Conjunction::of([schema]);
        let facts = Facts::gather(self.schemas(), &conjunction);
        if facts.kinds.within(kinds) {
            return None;
        }
        let null = Kinds::one(Kind::Null);
        let rest = conjunction.about(facts.kinds.without(null));
        if path.is_top() && rest.kinds.within(kinds) {
            return kinds_name(kinds.and(facts.kinds)).or(Some("Value"));
        }
        let of_rest = Facts::gather(self.schemas(), &rest);
        match self.form(&rest, &of_rest) {
            Form::Kinds(_) if !rest.kinds.within(kinds) => kinds_name(kinds),
            Form::Never
            | Form::Any(_)
            | Form::Scalar
            | Form::Nullable(_)
            | Form::Same(_)
            | Form::Enum
            | Form::Values { .. }
            | Form::Object
            | Form::Map
            | Form::Array
            | Form::Tuple
            | Form::Choice(..)
            | Form::Kinds(_) => None,
        }
    }
}

/// Whether a node is an array.
fn is_list(document: &Document, node: NodeId) -> bool {
    matches!(document[node], Node::Array(_))
}

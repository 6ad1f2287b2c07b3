//! `anyOf` and `oneOf`, by the facts of the union: one branch alone, a branch chosen by a property, or
//! any branch. A refused value enters one branch a second time, to report what is wrong there.

use counterpart_compiler::model::{
    Branch, Discriminator, Expected, Keyword, Kind, Kinds, SchemaId, Score, UnionFacts,
};

use super::block::Block;
use super::js::Js;
use super::site::Site;
use super::unit::{Role, Unit};

/// Up to so many values of a discriminator are cases of a `switch`; more are looked up in a map.
const COMPARED: usize = 12;

/// A union in a schema.
#[derive(Clone, Copy)]
pub struct Union<'m> {
    /// `anyOf` or `oneOf`.
    pub keyword: Keyword,
    /// Its branches.
    pub branches: &'m [SchemaId],
    /// What is known of it.
    pub facts: &'m UnionFacts,
}

impl Union<'_> {
    fn is_one_of(&self) -> bool {
        self.keyword == Keyword::OneOf
    }

    fn below(&self, site: &Site, at: usize) -> Site {
        site.step(self.keyword.name()).step(&at.to_string())
    }
}

impl<'m> Unit<'m> {
    /// `anyOf` or `oneOf` of a schema.
    pub fn union(&mut self, owner: SchemaId, keyword: Keyword, site: &Site) -> Block {
        match self.union_of(owner, keyword) {
            None => self.unknown(site),
            Some(union) => match (union.facts.lone, &union.facts.discriminator) {
                (Some(lone), _) => self.lone(&union, lone, site),
                (None, Some(discriminator)) => self.tagged(&union, discriminator, site),
                (None, None) => {
                    let all = 0..union.branches.len();
                    self.untagged(&union, &all.collect::<Vec<_>>(), site)
                }
            },
        }
    }

    /// Refuses everything: of a union without facts nothing may be admitted.
    fn unknown(&mut self, site: &Site) -> Block {
        self.refuse(site, "false$", [])
    }

    /// The union that a schema states with a keyword.
    pub fn union_of(&self, owner: SchemaId, keyword: Keyword) -> Option<Union<'m>> {
        use counterpart_compiler::model::{Logic, Meaning};
        let schemas = self.schemas;
        let constraint = schemas[owner].constraint(keyword)?;
        let facts = schemas.union(owner, keyword)?;
        match &constraint.meaning {
            Meaning::Logic(Logic::AnyOf(branches) | Logic::OneOf(branches)) => {
                Some(Union { keyword, branches, facts })
            }
            Meaning::Logic(Logic::AllOf(_) | Logic::Not(_) | Logic::If { .. })
            | Meaning::Never
            | Meaning::Type(_)
            | Meaning::Enum(_)
            | Meaning::Const(_)
            | Meaning::Number(_)
            | Meaning::String(_)
            | Meaning::Array(_)
            | Meaning::Object(_)
            | Meaning::Reference(_) => None,
        }
    }

    /// A union whose other branches admit `null` alone.
    fn lone(&mut self, union: &Union<'_>, lone: usize, site: &Site) -> Block {
        let branch = union.branches[lone];
        let others = union.branches.iter().enumerate().filter(|(at, _)| *at != lone);
        let tests: Vec<_> = others.map(|(_, branch)| self.test(*branch, site)).collect();
        let any = tests.iter().fold(Js::boolean(false), |any, test| any.or(test));
        let direct = self.visit(branch, &union.below(site, lone));
        let mut block = Block::default();
        if !union.is_one_of() || tests.is_empty() {
            block.when(&any.not(), direct);
            return block;
        }
        let mut many = self.test(branch, site);
        if let [first, second, ..] = tests.as_slice() {
            let rest = tests[2..].iter().fold(first.plus(second), |sum, test| sum.plus(test));
            many = many.or(&rest.compare(">", &Js::count(1)));
        }
        let refusal = self.many(union, site);
        let mut refused = Block::default();
        refused.when(&many, refusal);
        block.choose(&any, refused, direct);
        block
    }

    /// A union in which a property chooses the branch of an object.
    fn tagged(&mut self, union: &Union<'_>, discriminator: &Discriminator, site: &Site) -> Block {
        let others: Vec<_> =
            (0..union.branches.len()).filter(|at| discriminator.values[*at].is_empty()).collect();
        let objects = self.chosen(union, discriminator, site);
        let otherwise = if discriminator.only_objects {
            self.no_tag(union, discriminator, site)
        } else {
            self.untagged(union, &others, site)
        };
        let is_object = self.is_of(&site.value, Kinds::one(Kind::Object), site.known);
        let mut block = Block::default();
        block.choose(&is_object, objects, otherwise);
        block
    }

    /// `switch` over the values of the property: each branch is checked as one of `allOf` is.
    fn chosen(&mut self, union: &Union<'_>, discriminator: &Discriminator, site: &Site) -> Block {
        let site = &site.of(Kinds::one(Kind::Object));
        let found = self.fresh("y");
        let key = Js::text(&discriminator.property);
        let mut block = Block::default();
        // What is inherited is no scalar, or the branch finds that the property is missing.
        block.define(&found, &site.value.index(&key));
        let count = discriminator.all_values().count();
        let mut cases = Vec::new();
        let mut entries = Vec::new();
        for (at, values) in discriminator.values.iter().enumerate() {
            if values.is_empty() {
                continue;
            }
            let body = self.visit(union.branches[at], &union.below(site, at));
            let at = Js::count(at as u64);
            entries.extend(values.iter().map(|value| Js::array([Js::value(value), at.clone()])));
            let labels =
                if count <= COMPARED { values.iter().map(Js::value).collect() } else { vec![at] };
            cases.push((labels, body));
        }
        let on = if count <= COMPARED {
            found
        } else {
            let map = self.runtime("map$").call([Js::array(entries)]).pure();
            self.constant(&map).call([found])
        };
        let refusal = self.no_tag(union, discriminator, site);
        block.choice(&on, cases, refusal);
        block
    }

    /// Refuses a value that the property chooses no branch for.
    fn no_tag(&mut self, union: &Union<'_>, discriminator: &Discriminator, site: &Site) -> Block {
        if site.is_verdict() {
            return Site::no();
        }
        let values = self.constant(&Js::array(discriminator.all_values().map(Js::value)));
        let keyword = Js::text(union.keyword.name());
        let tag = Js::text(&discriminator.property);
        self.refuse(site, "tag$", [keyword, tag, values, site.value.clone()])
    }

    /// A union of which any of some branches may be met.
    fn untagged(&mut self, union: &Union<'_>, possible: &[usize], site: &Site) -> Block {
        let branches = possible.iter().map(|at| union.branches[*at]);
        let tests: Vec<_> = branches.map(|branch| self.test(branch, site)).collect();
        let mut block = Block::default();
        if !union.is_one_of() {
            let any = tests.iter().fold(Js::boolean(false), |any, test| any.or(test));
            if !any.is(true) {
                let refusal = self.nearest(union, site);
                block.when(&any.not(), refusal);
            }
            return block;
        }
        let Some((first, others)) = tests.split_first() else {
            return self.nearest(union, site);
        };
        if others.is_empty() {
            let refusal = self.nearest(union, site);
            block.when(&first.not(), refusal);
            return block;
        }
        let count = self.fresh("n");
        let sum = others.iter().fold(first.clone(), |sum, test| sum.plus(test));
        if site.is_verdict() {
            block.when(&sum.equals(&Js::count(1)).not(), Site::no());
            return block;
        }
        block.define(&count, &sum);
        let none = count.equals(&Js::count(0));
        let mut report = Block::default();
        report.choose(&none, self.nearest(union, site), self.many(union, site));
        block.when(&count.equals(&Js::count(1)).not(), report);
        block
    }

    /// Refuses a value that meets more than one branch.
    fn many(&mut self, union: &Union<'_>, site: &Site) -> Block {
        if site.is_verdict() {
            return Site::no();
        }
        let met = self.met(union, site);
        self.refuse(site, "many$", [met])
    }

    /// Which branches are met, as a list.
    fn met(&mut self, union: &Union<'_>, site: &Site) -> Js {
        let tests = union.branches.iter().map(|branch| self.test(*branch, site));
        Js::array(tests.collect::<Vec<_>>())
    }

    /// Reports the union with the violations of its nearest branch.
    fn nearest(&mut self, union: &Union<'_>, site: &Site) -> Block {
        if site.is_verdict() {
            return Site::no();
        }
        let sheets = union.facts.branches.iter().map(|branch| self.sheet(branch));
        let sheets = Js::array(sheets.collect::<Vec<_>>());
        let sheets = self.constant(&sheets);
        let checks = union.branches.iter().map(|branch| self.function(Role::Violations, *branch));
        let checks = Js::array(checks.collect::<Vec<_>>());
        let mut arguments = site.arguments();
        arguments.extend([Js::text(union.keyword.name()), sheets, checks]);
        let mut block = Block::default();
        block.run(&self.runtime("union$").call(arguments));
        block
    }

    /// What `union$` knows of a branch: its name, kinds, values, required names, properties, and the
    /// names of a closed object; `0` for what it has not, and nothing behind the last it has.
    fn sheet(&mut self, branch: &Branch) -> Js {
        let Branch { called, score: Score { own, required, properties, closed } } = branch;
        let mut cells = vec![Js::text(called)];
        cells.extend(self.expected(own));
        cells.push(names(required));
        let properties = properties.iter().map(|(key, expected)| {
            let expected = self.expected(expected);
            Js::array(std::iter::once(Js::text(key)).chain(trimmed(expected.into())))
        });
        let properties = Js::array(properties.collect::<Vec<_>>());
        let is_empty = properties.as_str() == "[]";
        cells.push(if is_empty { Js::count(0) } else { properties });
        cells.push(
            closed
                .as_ref()
                .map_or(Js::count(0), |closed| Js::array(closed.iter().map(|name| Js::text(name)))),
        );
        Js::array(trimmed(cells))
    }

    fn expected(&mut self, expected: &Expected) -> [Js; 2] {
        let kinds = expected.kinds.iter().map(|kind| u64::from(kind as u8)).sum();
        let values = expected.values.as_ref().map_or(Js::count(0), |values| {
            let list = Js::array(values.iter().map(Js::value));
            self.constant(&list)
        });
        [Js::count(kinds), values]
    }
}

fn names(names: &[String]) -> Js {
    if names.is_empty() {
        return Js::count(0);
    }
    Js::array(names.iter().map(|name| Js::text(name)))
}

/// The cells without the zeros at the end.
fn trimmed(mut cells: Vec<Js>) -> Vec<Js> {
    while cells.len() > 2 && cells.last().is_some_and(|cell| cell.as_str() == "0") {
        cells.pop();
    }
    cells
}

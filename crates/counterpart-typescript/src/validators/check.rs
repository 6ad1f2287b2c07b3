//! One schema as statements, in the order in which its keywords are reported.

use counterpart_compiler::model::{Keyword, Kind, Kinds, Logic, SchemaId};

use super::block::Block;
use super::js::Js;
use super::rules::{General, Rules};
use super::site::{Key, Site};
use super::unit::{Role, Unit};

impl Unit<'_> {
    /// Checks a value against a schema, where it stands or by a call of the schema's function.
    pub fn visit(&mut self, schema: SchemaId, site: &Site) -> Block {
        if self.is_inline(schema) { self.check(schema, site) } else { self.delegate(schema, site) }
    }

    /// As [`Unit::visit`]; where the schema is `false` itself, the keyword refuses.
    pub fn visit_closed(
        &mut self,
        schema: SchemaId,
        site: &Site,
        reporter: &'static str,
        keyword: &'static str,
    ) -> Block {
        if self.is_false(schema) {
            return self.refuse(site, reporter, [Js::text(keyword)]);
        }
        self.visit(schema, &site.step(keyword))
    }

    /// Whether a schema is `false`.
    pub fn is_false(&self, schema: SchemaId) -> bool {
        self.schemas[schema].is_never()
    }

    /// Calls the function of a schema.
    pub fn delegate(&mut self, schema: SchemaId, site: &Site) -> Block {
        if self.schemas[schema].admits_all() {
            return Block::default();
        }
        let mut block = Block::default();
        if site.is_verdict() {
            let call = self.function(Role::Verdict, schema).call(site.arguments());
            block.when(&call.not(), Site::no());
        } else {
            block.run(&self.function(Role::Violations, schema).call(site.arguments()));
        }
        block
    }

    /// The property whose name is in a variable, at an object.
    pub fn property_named(&mut self, site: &Site, value: &Js, key: &Js) -> Site {
        if !site.is_verdict() {
            self.runtime("step$");
        }
        site.child(value, Key::Name(key))
    }

    /// Refuses a value: ends a verdict, or reports a violation with what it needs besides the place.
    pub fn refuse(
        &mut self,
        site: &Site,
        reporter: &'static str,
        details: impl IntoIterator<Item = Js>,
    ) -> Block {
        if site.is_verdict() {
            return Site::no();
        }
        let mut block = Block::default();
        block.run(&self.runtime(reporter).call(site.place().into_iter().chain(details)));
        block
    }

    /// The statements of a schema.
    pub fn check(&mut self, schema: SchemaId, site: &Site) -> Block {
        let schemas = self.schemas;
        let rules = Rules::of(&schemas[schema].constraints);
        let mut known = site.clone();
        let mut block = if site.is_verdict() {
            self.verdict_of_kinds(&rules, &mut known)
        } else {
            self.kinds(&rules, site)
        };
        let site = &known;
        for (keyword, rule) in &rules.general {
            block.append(self.general(schema, keyword, rule, site));
        }
        if let Some(inner) = rules.unevaluated_items {
            block.append(self.unevaluated_items(schema, inner, site));
        }
        if let Some(inner) = rules.unevaluated_properties {
            block.append(self.unevaluated_properties(schema, inner, site));
        }
        block
    }

    /// Its `type`, and the rules about one kind of value each.
    fn kinds(&mut self, rules: &Rules<'_>, site: &Site) -> Block {
        let of = |kind| site.of(Kinds::one(kind));
        let mut guarded = vec![
            (Kinds::NUMBER, self.numbers(&rules.numbers, &site.of(Kinds::NUMBER))),
            (Kinds::one(Kind::String), self.strings(&rules.strings, &of(Kind::String))),
            (Kinds::one(Kind::Array), self.arrays(&rules.arrays, &of(Kind::Array))),
            (Kinds::one(Kind::Object), self.objects(&rules.objects, &of(Kind::Object))),
        ];
        // Not less where `type` admits nothing of the kind: a wrong type silences nothing.
        guarded.retain(|(kinds, block)| !block.is_empty() && !kinds.and(site.known).is_empty());
        let mut block = Block::default();
        // `if (it is an object) { … } else { its type is wrong }` tests once.
        if let ([only], [(kinds, _)]) = (rules.types.as_slice(), guarded.as_slice())
            && only == kinds
            && let Some((kinds, checks)) = guarded.pop()
        {
            let refusal = self.refuse_type(*only, site);
            block.choose(&self.is_of(&site.value, kinds, site.known), checks, refusal);
            return block;
        }
        for kinds in &rules.types {
            let refusal = self.refuse_type(*kinds, site);
            block.when(&self.is_of(&site.value, *kinds, site.known).not(), refusal);
        }
        for (kinds, checks) in guarded {
            block.when(&self.is_of(&site.value, kinds, site.known), checks);
        }
        block
    }

    /// As [`Unit::kinds`], where the first refusal ends the function: what is behind a test of the type
    /// needs none of its own.
    fn verdict_of_kinds(&mut self, rules: &Rules<'_>, site: &mut Site) -> Block {
        let mut block = Block::default();
        // Engines know the prototype of an object that they have just read a property of.
        let reads_first = rules.types == [Kinds::one(Kind::Object)]
            && !site.known.within(Kinds::one(Kind::Object))
            && !rules.lists_only(Kinds::one(Kind::Object));
        if reads_first {
            let is_some = site.value.equals(&Js::name("null")).not();
            let might_be = site.value.has_type("object").and(&is_some);
            block.when(&might_be.not(), Site::no());
        }
        for kinds in rules.types.iter().filter(|kinds| !reads_first && !rules.lists_only(**kinds)) {
            block.when(&self.is_of(&site.value, *kinds, site.known).not(), Site::no());
        }
        for kinds in &rules.types {
            // An enum that lists these kinds only refuses all others, wherever it stands.
            if !rules.lists_only(*kinds) {
                *site = site.of(*kinds);
            }
        }
        let of = |kind| site.of(Kinds::one(kind));
        let guarded = [
            (Kinds::NUMBER, self.numbers(&rules.numbers, &site.of(Kinds::NUMBER))),
            (Kinds::one(Kind::String), self.strings(&rules.strings, &of(Kind::String))),
            (Kinds::one(Kind::Array), self.arrays(&rules.arrays, &of(Kind::Array))),
            (Kinds::one(Kind::Object), self.reads(&rules.objects, reads_first, &of(Kind::Object))),
        ];
        for (kinds, checks) in guarded {
            if !kinds.and(site.known).is_empty() && !checks.is_empty() {
                block.when(&self.may_be_of(&site.value, kinds, site.known), checks);
            }
        }
        block
    }

    /// Refuses a value that is of none of the kinds.
    pub fn refuse_type(&mut self, kinds: Kinds, site: &Site) -> Block {
        let names = Js::array(kinds.names().into_iter().map(Js::text));
        self.refuse(site, "type$", [names])
    }

    /// A rule about values of every kind.
    fn general(
        &mut self,
        owner: SchemaId,
        keyword: &'static str,
        rule: &General<'_>,
        site: &Site,
    ) -> Block {
        match rule {
            General::Never => self.refuse(site, "false$", []),
            General::Enum(values) => self.enumeration(values, site),
            General::Const(value) => self.constant_value(value, site),
            General::Logic(logic) => self.logic(owner, keyword, logic, site),
            General::Reference(target) => self.delegate(*target, &site.step(keyword)),
        }
    }

    fn logic(
        &mut self,
        owner: SchemaId,
        keyword: &'static str,
        logic: &Logic,
        site: &Site,
    ) -> Block {
        match logic {
            Logic::AllOf(branches) => self.all_of(branches, &site.step(keyword)),
            Logic::AnyOf(_) => self.union(owner, Keyword::AnyOf, site),
            Logic::OneOf(_) => self.union(owner, Keyword::OneOf, site),
            Logic::Not(schema) => self.negation(*schema, site),
            Logic::If { condition, then, otherwise } => {
                self.conditional(*condition, *then, *otherwise, site)
            }
        }
    }

    /// Whether a value that is known to be of some kinds is of these.
    pub fn is_of(&mut self, value: &Js, kinds: Kinds, known: Kinds) -> Js {
        if known.within(kinds) {
            return Js::boolean(true);
        }
        let mut found = Js::boolean(false);
        let number = kinds.and(Kinds::NUMBER);
        for kind in kinds.without(Kinds::NUMBER).iter() {
            let test = match kind {
                Kind::Null => value.equals(&Js::name("null")),
                Kind::Boolean => value.has_type("boolean"),
                Kind::String => value.has_type("string"),
                Kind::Array => self.runtime("isArray$").call([value.clone()]),
                Kind::Object => self.runtime("isObject$").call([value.clone()]),
                Kind::Integer | Kind::Fraction => Js::boolean(false),
            };
            found = found.or(&test);
        }
        if number.is_empty() {
            return found;
        }
        // Without a call, a number of an array of doubles stays one.
        let is_finite = value.has_type("number").and(&value.less(value).equals(&Js::count(0)));
        let mut is_integer = || self.runtime("isInteger$").call([value.clone()]);
        let test = match (number.has(Kind::Integer), number.has(Kind::Fraction)) {
            (true, false) => is_integer(),
            (false, true) => is_finite.and(&is_integer().not()),
            (true, true) | (false, false) => is_finite,
        };
        found.or(&test)
    }

    /// As [`Unit::is_of`], where nothing asks for the type and the constraints are about these kinds: what is
    /// of a class counts as an object.
    pub fn may_be_of(&mut self, value: &Js, kinds: Kinds, known: Kinds) -> Js {
        if kinds == Kinds::one(Kind::Object) && !known.within(kinds) {
            return self.runtime("isRecord$").call([value.clone()]);
        }
        self.is_of(value, kinds, known)
    }
}

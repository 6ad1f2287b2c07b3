//! The context of a change: a break, with the models of both versions.

use counterpart_compiler::model::{Keyword, Meaning, Model, ObjectConstraint, Schema};
use counterpart_compiler::source::{Document, NodeId, Place};
use serde_json::Value;

use crate::direction::Compatibility;
use crate::question::Break;

/// A break, and the models of both versions.
#[derive(Clone, Copy, Debug)]
pub struct Context<'m> {
    /// The old version.
    pub old: &'m Model,
    /// The new version.
    pub new: &'m Model,
    /// In which direction it breaks.
    pub direction: Compatibility,
    /// The break.
    pub found: &'m Break,
}

/// A place with the model that it is in, so that it is never looked up in the other version.
#[derive(Clone, Copy, Debug)]
pub(super) struct Located<'m> {
    /// The model.
    model: &'m Model,
    /// The document.
    pub(super) document: &'m Document,
    /// The place in it.
    pub(super) place: Place,
}

impl<'m> Located<'m> {
    pub(super) fn of(model: &'m Model, place: Place) -> Self {
        Self { model, document: &model.sources[place.document], place }
    }

    /// Another node of the same document.
    pub(super) fn at(self, node: NodeId) -> Self {
        Self { place: Place { node, ..self.place }, ..self }
    }

    /// The schema here, once for each dynamic scope that it is used in.
    fn schemas(self) -> impl Iterator<Item = &'m Schema> {
        self.model.schemas.at(self.place).iter().map(move |id| &self.model.schemas[*id])
    }

    /// Whether the schema here has a constraint that is written with a keyword.
    pub(super) fn has(self, keyword: Keyword) -> bool {
        self.schemas().any(|schema| schema.constraint(keyword).is_some())
    }

    /// The constraints of the schema here on objects.
    fn of_objects(self) -> impl Iterator<Item = &'m ObjectConstraint> {
        let constraints = self.schemas().flat_map(|schema| &schema.constraints);
        constraints.filter_map(|constraint| match &constraint.meaning {
            Meaning::Object(object) => Some(object),
            Meaning::Never
            | Meaning::Type(_)
            | Meaning::Enum(_)
            | Meaning::Const(_)
            | Meaning::Number(_)
            | Meaning::String(_)
            | Meaning::Array(_)
            | Meaning::Logic(_)
            | Meaning::Reference(_) => None,
        })
    }

    /// The properties that the schema here requires.
    pub(super) fn required(self) -> impl Iterator<Item = &'m str> {
        let lists = self.of_objects().filter_map(|object| {
            if let ObjectConstraint::Required(names) = object { Some(names) } else { None }
        });
        lists.flatten().map(String::as_str)
    }

    /// The properties that the schema here declares.
    fn declared(self) -> impl Iterator<Item = &'m str> {
        let lists = self.of_objects().filter_map(|object| {
            if let ObjectConstraint::Properties(entries) = object { Some(entries) } else { None }
        });
        lists.flatten().map(|(name, _)| name.as_str())
    }

    /// Whether the schema here declares a property.
    pub(super) fn declares(self, key: &str) -> bool {
        self.declared().any(|name| name == key)
    }

    /// Whether the schema here declares properties.
    pub(super) fn declares_some(self) -> bool {
        self.declared().next().is_some()
    }

    /// Whether the schema here constrains nothing.
    pub(super) fn is_any(self) -> bool {
        self.schemas().next().is_some() && self.schemas().all(Schema::admits_all)
    }

    /// The value of a keyword of the schema here, as it is written, for a sentence.
    pub(super) fn written(self, keyword: &str) -> Option<Value> {
        self.document.get(self.place.node, keyword).map(|node| self.document.value(node))
    }

    /// The place of what is below the schema here, and whether it is written there; else that of the
    /// schema.
    pub(super) fn below(self, path: &[&str]) -> (Place, bool) {
        let Self { document, place, .. } = self;
        let mut above = place.node;
        let itself = path.iter().rev().all(|key| {
            let fits = document.step(above).as_deref() == Some(*key);
            above = document.parent(above).unwrap_or(above);
            fits
        });
        if itself && !path.is_empty() {
            return (place, true);
        }
        let found = path.iter().try_fold(place.node, |node, key| document.get(node, key));
        (found.map_or(place, |node| Place { node, ..place }), found.is_some())
    }
}

impl<'m> Context<'m> {
    /// The model of the version that reads.
    pub(super) const fn reading(&self) -> &'m Model {
        match self.direction {
            Compatibility::Backward => self.new,
            Compatibility::Forward => self.old,
        }
    }

    /// The model of the version that writes.
    pub(super) const fn writing(&self) -> &'m Model {
        match self.direction {
            Compatibility::Backward => self.old,
            Compatibility::Forward => self.new,
        }
    }

    /// The schema that refuses the witness.
    pub(super) fn reader(&self) -> Located<'m> {
        Located::of(self.reading(), self.found.refused_by.in_reader())
    }

    /// The schema of the writer's in the same position, where there is one.
    pub(super) fn writer(&self) -> Option<Located<'m>> {
        self.found.was.map(|place| Located::of(self.writing(), place.in_writer()))
    }

    /// The schema in the old version.
    pub(super) fn old_place(&self) -> Option<Located<'m>> {
        match self.direction {
            Compatibility::Backward => self.writer(),
            Compatibility::Forward => Some(self.reader()),
        }
    }

    /// The schema in the new version.
    pub(super) fn new_place(&self) -> Option<Located<'m>> {
        match self.direction {
            Compatibility::Backward => Some(self.reader()),
            Compatibility::Forward => self.writer(),
        }
    }

    /// The refused part of the witness.
    pub(super) fn refused(&self) -> &'m Value {
        self.found.witness.pointer(&self.found.instance).unwrap_or(&Value::Null)
    }

    /// One of two things: for a new version that admits less, or for one that admits more.
    pub(super) const fn either<T: Copy>(&self, narrowed: T, widened: T) -> T {
        match self.direction {
            Compatibility::Backward => narrowed,
            Compatibility::Forward => widened,
        }
    }
}

/// Where something below the schema is written in the old and in the new version; else where the
/// schema stands. Comes with whether it is written in the old version alone.
pub(super) fn places(context: Context<'_>, path: &[&str]) -> (Option<Place>, Option<Place>, bool) {
    let (old, new) = (context.old_place(), context.new_place());
    let (old, new) = (old.map(|it| it.below(path)), new.map(|it| it.below(path)));
    let written = |at: Option<(Place, bool)>| at.is_some_and(|(_, written)| written);
    let gone = written(old) && !written(new);
    (old.map(|(place, _)| place), new.map(|(place, _)| place), gone)
}

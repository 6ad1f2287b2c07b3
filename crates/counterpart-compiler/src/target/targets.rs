//! The targets of a project, each with the settings of its section.

use std::sync::Arc;

use toml::de::DeTable;

use super::section::{Section, SectionError};
use super::{Emitter, Registry, Target, TargetNames};
use crate::model::Model;

/// The targets of a registry, configured by a project file.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    registry: Registry,
    list: Vec<(&'static Target, Arc<dyn Emitter>)>,
}

impl Targets {
    /// Every target of a registry with its default settings.
    #[must_use]
    pub fn new(registry: Registry) -> Self {
        let list = registry.iter().map(|target| (*target, (target.default)())).collect();
        Self { registry, list }
    }

    /// Configures every target of a registry, and takes their sections out of the project file.
    ///
    /// # Errors
    /// When a section states what its target does not admit.
    pub(crate) fn configure(
        registry: Registry,
        file: &mut DeTable<'_>,
    ) -> Result<Self, SectionError> {
        let mut targets = Self::new(registry);
        for (target, emitter) in &mut targets.list {
            if let Some(section) = file.remove(target.id) {
                *emitter = (target.configure)(Section::new(section))?;
            }
        }
        Ok(targets)
    }

    /// The registry they are from.
    #[must_use]
    pub const fn registry(&self) -> Registry {
        self.registry
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Every target with its emitter, in the order of the registry.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Target, &dyn Emitter)> {
        self.list.iter().map(|(target, emitter)| (*target, &**emitter))
    }

    /// The emitter of a target.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&dyn Emitter> {
        self.iter().find(|(target, _)| target.id == id).map(|(_, emitter)| emitter)
    }

    /// The words that some target reserves.
    pub fn reserved(&self) -> impl Iterator<Item = &'static str> {
        self.registry.iter().flat_map(|target| target.reserved.iter().copied())
    }

    /// What contracts and their parts are called in each target.
    #[must_use]
    pub fn names(&self, model: &Model) -> Vec<TargetNames> {
        self.iter().map(|(_, emitter)| emitter.names(model)).collect()
    }

    /// The names under which programs import generated code.
    pub fn packages(&self) -> impl Iterator<Item = &str> {
        self.iter().filter_map(|(_, emitter)| emitter.package())
    }
}

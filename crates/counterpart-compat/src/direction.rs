//! Which way the instances of a definition go, and who is at either end.

use std::collections::BTreeMap;

use counterpart_compiler::model::{Definition, Direction, Model, Origin};
use counterpart_compiler::project::{Role, System};

/// Which of the two versions reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Compatibility {
    /// The new reader accepts what the old writer sends.
    Backward,
    /// The old reader accepts what the new writer sends.
    Forward,
}

impl Compatibility {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Backward, Self::Forward];

    /// The direction in one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Backward => "backward",
            Self::Forward => "forward",
        }
    }

    /// The opposite direction.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Backward => Self::Forward,
            Self::Forward => Self::Backward,
        }
    }
}

/// Who writes and who reads, where that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The system that writes.
    pub writer: Option<String>,
    /// The system that reads.
    pub reader: Option<String>,
}

/// The ways that instances of a definition go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    ways: BTreeMap<Compatibility, Vec<Route>>,
}

impl Traffic {
    /// What the systems say of a definition; else what it says itself; else both ways.
    ///
    /// A server is deployed before its clients, so what goes to it is a request and what comes from
    /// it a response. A system that reads what it wrote itself meets its older data: a request. Where
    /// nobody serves, either end may be the older one.
    #[must_use]
    pub fn of(model: &Model, definition: &Definition, systems: &BTreeMap<String, System>) -> Self {
        let speak = |list: fn(&System) -> &Vec<String>| -> Vec<(&String, &System)> {
            let speaks = |(_, system): &(&String, &System)| {
                list(system).iter().any(|name| means(model, definition, name))
            };
            systems.iter().filter(speaks).collect()
        };
        let (writers, readers) = (speak(|system| &system.writes), speak(|system| &system.reads));
        let mut traffic = Self::default();
        match (writers.as_slice(), readers.as_slice()) {
            ([], []) => match definition.annotations.extension.direction {
                Some(Direction::Request) => {
                    traffic.add(&[Compatibility::Backward], &Route::default());
                }
                Some(Direction::Response) => {
                    traffic.add(&[Compatibility::Forward], &Route::default());
                }
                Some(Direction::Both) | None => traffic.add(&Compatibility::ALL, &Route::default()),
            },
            (writers, []) => writers.iter().for_each(|(name, system)| {
                let ways: &[Compatibility] = match role(system) {
                    Some(Role::Server) => &[Compatibility::Forward],
                    Some(Role::Client) => &[Compatibility::Backward],
                    None => &Compatibility::ALL,
                };
                traffic.add(ways, &Route { writer: Some((*name).clone()), reader: None });
            }),
            ([], readers) => readers.iter().for_each(|(name, system)| {
                let ways: &[Compatibility] = match role(system) {
                    Some(Role::Server) => &[Compatibility::Backward],
                    Some(Role::Client) => &[Compatibility::Forward],
                    None => &Compatibility::ALL,
                };
                traffic.add(ways, &Route { writer: None, reader: Some((*name).clone()) });
            }),
            (writers, readers) => {
                for (writer, reader) in
                    writers.iter().flat_map(|w| readers.iter().map(move |r| (w, r)))
                {
                    let route =
                        Route { writer: Some(writer.0.clone()), reader: Some(reader.0.clone()) };
                    traffic.add(between(*writer, *reader), &route);
                }
            }
        }
        traffic
    }

    /// Whether it goes this way.
    #[must_use]
    pub fn goes(&self, way: Compatibility) -> bool {
        self.ways.contains_key(&way)
    }

    /// Who is at either end of it.
    #[must_use]
    pub fn routes(&self, way: Compatibility) -> &[Route] {
        self.ways.get(&way).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, ways: &[Compatibility], route: &Route) {
        for way in ways {
            let routes = self.ways.entry(*way).or_default();
            if !routes.contains(route) {
                routes.push(route.clone());
            }
        }
    }
}

/// Whether a system or the definition itself says which way it goes.
#[must_use]
pub fn is_spoken_of(
    model: &Model,
    definition: &Definition,
    systems: &BTreeMap<String, System>,
) -> bool {
    let mut names = systems.values().flat_map(|system| system.writes.iter().chain(&system.reads));
    definition.annotations.extension.direction.is_some()
        || names.any(|name| means(model, definition, name))
}

/// The definition as the project file names it: `service-keys#ServiceKeyName`, or the contract alone
/// for its root.
#[must_use]
pub fn full_name(model: &Model, definition: &Definition) -> String {
    let contract = &model[definition.contract].name;
    match definition.origin {
        Origin::Root => contract.clone(),
        Origin::Authored | Origin::Referenced | Origin::Hoisted => {
            format!("{contract}#{}", definition.name)
        }
    }
}

/// Whether the project file means this definition by a name.
pub(crate) fn means(model: &Model, definition: &Definition, name: &str) -> bool {
    let (contract, wanted) = name.split_once('#').unwrap_or((name, ""));
    model[definition.contract].name == contract
        && (definition.name == wanted || (wanted.is_empty() && definition.origin == Origin::Root))
}

fn role(system: &System) -> Option<Role> {
    let serves = (!system.live.is_empty()).then_some(Role::Server);
    system.role.or(serves)
}

fn between(writer: (&String, &System), reader: (&String, &System)) -> &'static [Compatibility] {
    match (role(writer.1), role(reader.1)) {
        _ if writer.0 == reader.0 => &[Compatibility::Backward],
        (Some(Role::Server), Some(Role::Client) | None) | (None, Some(Role::Client)) => {
            &[Compatibility::Forward]
        }
        (Some(Role::Client) | None, Some(Role::Server)) | (Some(Role::Client), None) => {
            &[Compatibility::Backward]
        }
        (Some(Role::Server), Some(Role::Server))
        | (Some(Role::Client), Some(Role::Client))
        | (None, None) => &Compatibility::ALL,
    }
}

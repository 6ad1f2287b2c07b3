//! In which directions the instances of a definition pass between versions, and between which systems.

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

/// The directions in which instances of a definition pass from one version to the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    directions: BTreeMap<Compatibility, Vec<Route>>,
}

impl Traffic {
    /// By the systems that write and read the definition; else by its `x-counterpart.direction`; else
    /// both directions.
    ///
    /// A server is deployed before its clients. So a server must read what older clients send
    /// (backward), and older clients must read what the server sends (forward). A system that reads
    /// what it wrote itself reads its older data (backward). Without a server, either system may be
    /// the older one.
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
                let directions: &[Compatibility] = match role(system) {
                    Some(Role::Server) => &[Compatibility::Forward],
                    Some(Role::Client) => &[Compatibility::Backward],
                    None => &Compatibility::ALL,
                };
                traffic.add(directions, &Route { writer: Some((*name).clone()), reader: None });
            }),
            ([], readers) => readers.iter().for_each(|(name, system)| {
                let directions: &[Compatibility] = match role(system) {
                    Some(Role::Server) => &[Compatibility::Backward],
                    Some(Role::Client) => &[Compatibility::Forward],
                    None => &Compatibility::ALL,
                };
                traffic.add(directions, &Route { writer: None, reader: Some((*name).clone()) });
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

    /// Whether instances pass in a direction.
    #[must_use]
    pub fn goes(&self, direction: Compatibility) -> bool {
        self.directions.contains_key(&direction)
    }

    /// The systems that write and read in a direction.
    #[must_use]
    pub fn routes(&self, direction: Compatibility) -> &[Route] {
        self.directions.get(&direction).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, directions: &[Compatibility], route: &Route) {
        for direction in directions {
            let routes = self.directions.entry(*direction).or_default();
            if !routes.contains(route) {
                routes.push(route.clone());
            }
        }
    }
}

/// Whether a system or the definition itself declares its direction.
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

pub mod made { include!(concat!(env!("OUT_DIR"), "/contracts.rs")); }
use crate::made::keys::{Owner, Source};
pub fn settle(source: Source, owner: Owner) -> u8 {
    let first = match owner { Owner::Local => 1, Owner::Server => 2 };
    match source { Source::Local => first, Source::Server => 2, Source::Env => 3 }
}
pub fn only_other(owner: Owner) -> u8 {
    match owner { Owner::Local => 1, Owner::Server => 2 }
}

//! Pages: one file each that holds everything it shows, with a strict content security policy.

mod check;
mod element;
mod findings;
mod icons;
mod impact;
mod links;
mod map;
mod matrix;
mod page;
mod table;
mod text;

pub use check::check_page;
pub use impact::impact_page;
pub use links::Links;
pub use matrix::matrix_page;
pub use page::MARKER;

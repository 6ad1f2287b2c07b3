//! Compiles `schemas/` and `services/` of the repository into the modules of this crate.

fn main() {
    counterpart_build::compile();
}

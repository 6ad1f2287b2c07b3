//! Compiles `schemas/` into the modules of this crate.

fn main() {
    counterpart_build::compile();
}

//! The targets that contracts are compiled to.

use counterpart_compiler::target::Registry;

/// Every target, in the order in which they are reported. Another target is a crate and a line here.
pub const TARGETS: Registry = &[&counterpart_rust::TARGET, &counterpart_typescript::TARGET];

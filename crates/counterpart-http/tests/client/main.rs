//! Clients and servers that break.

fn main() {}

//! The contracts of another revision, read from git without a checkout.

//! What generated code is made of: one macro for each kind of type. They expand to absolute paths
//! only, since a contract may well define a type called `Option`, and their variables start with an
//! underscore, since it may define a type called `value`, which no variable could be called beside.

mod contract;
mod enumeration;
mod newtype;
mod object;
mod union;

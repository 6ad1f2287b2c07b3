//! A [`Model`](counterpart_model::model::Model) of contracts in, an npm package out.

pub mod escape;

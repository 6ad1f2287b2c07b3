//! Reads source files: which values and fields each lists, what it imports, exports and mentions.
//!
//! | module | from | to |
//! |---|---|---|
//! | [`facts`] | | the nouns: what one file says by itself |
//! | [`read`] | the text of a file | [`facts::Facts`], one reader for each language |
//! | [`sources`] | globs | the files that match, each with its facts, cached between runs |
//! | [`globs`], [`path`] | | patterns and paths, relative to the project's folder |
//!
//! This crate knows no contract and no project file, and it compares nothing. Facts therefore
//! depend on the text of one file alone, so they can be cached under the digest of that text.

#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod facts;
pub mod globs;
mod parallel;
pub mod path;
pub mod read;
pub mod sources;
mod stack;

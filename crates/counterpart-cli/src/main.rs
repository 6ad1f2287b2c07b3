//! The `counterpart` command.

#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

mod answer;
mod arguments;
mod command;
mod date;
mod live;
mod location;
mod page;
mod progress;
mod rules;
mod screen;

use std::process::ExitCode;

use clap::Parser as _;

use crate::arguments::Arguments;
use crate::screen::Screen;

/// Reading thousands of source files is mostly the making of small things by several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    location::settle(&mut arguments);
    let screen = Screen::new(arguments.format, arguments.color);
    command::run(&arguments, &screen).into()
}

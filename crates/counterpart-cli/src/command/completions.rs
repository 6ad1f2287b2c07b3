//! `counterpart completions`: scripts by which shells complete its command line.

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::answer::Answer;
use crate::arguments::Arguments;

/// The script for one shell.
pub fn run(shell: Shell) -> Answer {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "counterpart", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    Answer::new(script.clone()).with("script", &script)
}
